"""The world's person is a landlord, too, and has reported a tenant."""

from liuli.accounts.operations import give_post, make_password, open_account
from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from residents.choices.landlords import Duty, Relation
from residents.operations.columns import PersonFacts
from residents.operations.landlords import (
    Home,
    Tie,
    admit_landlord,
    link_account,
    record_letting,
)
from residents.operations.tenant_reports import report_move_in, set_duty
from tests.architecture.world import NAME, NUMBER_TEXT, PLACE, Part, World
from tests.clock import NOON, TODAY


def build(world: World) -> Part:
    """A member of the association with one dwelling."""
    letting = record_letting(
        world.person,
        home=Home(f"{PLACE}5号", "201"),
        tie=Tie(Relation.OWNS),
        actor=SYSTEM,
        today=TODAY,
    )
    address = letting.dwelling.address
    address.unit = world.grid
    address.save(update_fields=["unit"])
    letting.dwelling.unit = world.grid
    letting.dwelling.save(update_fields=["unit"])
    member = admit_landlord(world.person, joined_on=TODAY, actor=SYSTEM, today=TODAY)
    account, _first = open_account(
        "landlord",
        display_name="房东一号",
        actor=SYSTEM,
        password=make_password(),
        must_change_password=False,
    )
    give_post(
        account,
        role=Role.LANDLORD,
        unit=world.community,
        actor=SYSTEM,
        starts_on=TODAY,
    )
    link_account(member, account=account, actor=SYSTEM, today=TODAY)
    report = report_move_in(
        letting.dwelling,
        facts=PersonFacts(NAME, phone=NUMBER_TEXT),
        day=TODAY,
        actor=account,
        now=NOON,
    )
    set_duty(world.community, kind=Duty.FIRE, due_on=TODAY, actor=SYSTEM, today=TODAY)
    return Part(
        arguments={
            "admin:residents_landlordmember_step": {"pk": member.pk, "step": "letting"},
            "residents:report": {"pk": report.pk},
        },
        rows={
            "residents.landlordmember": member.pk,
            "residents.letting": letting.pk,
            "residents.tenantreport": report.pk,
        },
    )
