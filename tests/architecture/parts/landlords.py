"""The world's person is a landlord, too."""

from liuli.kernel.access import SYSTEM
from residents.choices.landlords import Relation
from residents.operations.landlords import Home, Tie, admit_landlord, record_letting
from tests.architecture.world import PLACE, Part, World
from tests.clock import TODAY


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
    return Part(
        arguments={
            "admin:residents_landlordmember_step": {"pk": member.pk, "step": "letting"},
        },
        rows={
            "residents.landlordmember": member.pk,
            "residents.letting": letting.pk,
        },
    )
