"""Needs of residents."""

from residents.choices.needs import NeedKind
from residents.operations import note_need
from tests.architecture.world import NAME, PLACE, Part, World
from tests.clock import NOON


def build(world: World) -> Part:
    """A need of the world's person, in words nobody else may read."""
    need = note_need(
        world.grid,
        kind=NeedKind.HOUSING,
        text=f"{NAME}想在{PLACE}租房",
        person=world.person,
        actor=world.people["worker"],
        now=NOON,
    )
    return Part(
        arguments={
            "residents:need": {"pk": need.pk},
            "admin:residents_need_step": {"pk": need.pk, "step": "answer"},
        },
        rows={"residents.need": need.pk},
    )
