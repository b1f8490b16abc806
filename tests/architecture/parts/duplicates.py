"""Two records of one resident in the worker's grid, and two that were merged."""

from residents.models import DuplicatePair
from residents.operations import find_duplicates, give_consent, merge_people
from tests.architecture.world import NAME, NOON, Part, World
from tests.clock import TODAY
from tests.factories.residents import a_resident


def build(world: World) -> Part:
    """A question to decide and a merge to take back."""
    cadre = world.people["cadre"]
    phone = "19900042425"
    known = [
        a_resident(world.grid, full_name=NAME, identity="", phone=phone)
        for _twice in range(2)
    ]
    more = [a_resident(world.grid, full_name=NAME, identity="") for _twice in range(2)]
    merge = merge_people(more[0], more[1], actor=cadre, now=NOON)
    find_duplicates(world.community)
    pair = DuplicatePair.objects.get(first=known[0], second=known[1])
    consent = give_consent(
        world.person, purpose="tag", form="spoken", actor=cadre, today=TODAY
    )
    return Part(
        arguments={
            "admin:residents_duplicatepair_part": {"pk": merge.pk},
            "admin:residents_person_withdraw": {"pk": consent.pk},
        },
        rows={"residents.duplicatepair": pair.pk},
    )
