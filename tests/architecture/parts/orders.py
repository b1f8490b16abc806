"""A partner with a contract, a round, home help and a referral of the world's person."""

from liuli.kernel.access import SYSTEM
from services.choices.orders import Covers, HelpKind
from services.operations.orders.group import order_for_person
from services.operations.orders.help import (
    ask_for_help,
    complain,
    give_to_partner,
    help_done,
)
from services.operations.orders.referrals import refer_person
from tests.architecture.world import NAME, Part, World
from tests.clock import NOON, TODAY
from tests.factories.orders import DAY, a_contract, a_partner, a_round


def build(world: World) -> Part:
    """Words nobody else may read stand in the order and in the complaint."""
    partner = a_partner(world.community, name="探测服务商")
    a_contract(partner, covers=Covers.GROUP_BUYING)
    a_contract(partner, covers=Covers.HOME_HELP)
    round_ = a_round(world.community, supplier=partner)
    wants = {good.pk: 1 for good in round_.goods.all()}
    order_for_person(round_, person=world.person, wants=wants, actor=SYSTEM, now=NOON)
    order = ask_for_help(
        world.person, kind=HelpKind.CLEANING, what=f"给{NAME}擦窗", wished_on=TODAY,
        actor=SYSTEM, now=NOON,
    )  # fmt: skip
    give_to_partner(order, supplier=partner, price=60, actor=SYSTEM, now=NOON)
    help_done(order, on=TODAY, actor=SYSTEM, now=NOON)
    complain(order, text=f"{NAME}说没擦净", actor=SYSTEM, now=NOON)
    referral = refer_person(
        world.person, institution="区人民医院", consent_on=TODAY, referred_on=TODAY,
        due_on=TODAY + DAY, actor=SYSTEM,
    )  # fmt: skip
    rows = {"groupround": round_, "helporder": order, "referral": referral}
    return Part(
        arguments={
            **{
                f"admin:services_{name}_act": {"pk": row.pk}
                for name, row in rows.items()
            },
            "admin:services_groupround_pickup": {"pk": round_.pk},
        },
        rows={f"services.{name}": row.pk for name, row in rows.items()},
    )
