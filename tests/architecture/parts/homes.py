"""A dwelling with its household, and a ban on another one."""

from liuli.kernel.access import SYSTEM
from residents.choices import DwellingKind
from residents.choices.ties import TieKind
from residents.operations import (
    add_dwelling,
    found_household,
    impose_ban,
    record_tie,
)
from tests.architecture.world import NOON, Part, World
from tests.clock import TODAY
from tests.factories.residents import an_address


def build(world: World) -> Part:
    """Both in the worker's grid; the world's person is the head."""
    room, shut = (
        add_dwelling(
            an_address(world.grid),
            kind=DwellingKind.PARTITION,
            label=label,
            actor=SYSTEM,
        )
        for label in ("301", "302")
    )
    household = found_household(
        room.address,
        head=world.person,
        starts_on=TODAY,
        dwelling=room,
        actor=SYSTEM,
        today=TODAY,
    )
    tie = record_tie(
        world.person, kind=TieKind.PERMIT, starts_on=TODAY, actor=SYSTEM, today=TODAY
    )
    ban = impose_ban(shut.address, actor=SYSTEM, basis="重大隐患未整改", now=NOON)
    return Part(
        arguments={
            "admin:residents_person_endorse": {"pk": tie.pk},
            "admin:residents_person_untie": {"pk": tie.pk},
            "admin:residents_household_found": {"dwelling": room.pk},
            "admin:residents_household_step": {"pk": household.pk, "step": "join"},
        },
        rows={
            "residents.dwelling": room.pk,
            "residents.household": household.pk,
            "residents.occupancyban": ban.pk,
        },
    )
