"""A canteen with a diner of the worker's grid: ordered, served, settled, paid."""

from datetime import timedelta

from liuli.kernel.access import SYSTEM
from services.choices.meals import EndReason, Meal
from services.models import Overpaid, SubsidyTier
from services.operations.meals.agreements import stop_subsidy
from services.operations.meals.orders import order_meal
from services.operations.meals.settling import draw_settlement
from tests.architecture.world import NAME, Part, World
from tests.clock import NOON, TODAY
from tests.factories.meals import a_canteen, a_diner, a_serving, a_voucher
from tests.factories.residents import a_resident, an_identity


def build(world: World) -> Part:
    canteen = a_canteen(world.community, name="探测助餐点")
    identity = an_identity(born=TODAY.replace(year=TODAY.year - 82))
    a_resident(world.grid, full_name=NAME, identity=identity)
    diner = a_diner(world.community, full_name=NAME, identity=identity)
    voucher = a_voucher(diner)
    a_serving(diner, canteen, days_ago=20)
    serving = a_serving(diner, canteen, days_ago=1)
    settlement = draw_settlement(
        canteen.supplier, month=TODAY - timedelta(days=20), actor=SYSTEM, now=NOON
    )
    order_meal(
        diner, canteen=canteen, on=TODAY + timedelta(days=1), meal=Meal.LUNCH,
        actor=SYSTEM, now=NOON,
    )  # fmt: skip
    stop_subsidy(
        diner, last_on=TODAY - timedelta(days=2), reason=EndReason.MOVED, actor=SYSTEM
    )
    rows = {
        "canteen": canteen, "mealagreement": diner, "serving": serving,
        "voucher": voucher, "supplier": canteen.supplier, "settlement": settlement,
        "overpaid": Overpaid.objects.get(), "subsidytier": SubsidyTier.objects.first(),
    }  # fmt: skip
    acts = ("canteen", "mealagreement", "serving", "voucher", "supplier",
            "settlement", "overpaid")  # fmt: skip
    return Part(
        arguments={
            **{f"admin:services_{name}_act": {"pk": rows[name].pk} for name in acts},
            "admin:services_canteen_sheets": {"pk": canteen.pk, "kind": "kitchen"},
            "admin:services_mealagreement_card": {"pk": diner.pk},
            "services:counter": {"pk": canteen.pk},
        },
        rows={f"services.{name}": row.pk for name, row in rows.items() if row},
    )
