"""A vote from a ledger, with a household's words in it."""

from residents.models import RecordedBallot, Vote
from tests.architecture.world import NAME, PLACE, Part, World
from tests.clock import TODAY


def build(world: World) -> Part:
    vote = Vote.objects.create(
        unit=world.grid, title="探针公约", status="recorded", held_on=TODAY
    )
    RecordedBallot.objects.create(vote=vote, door=f"{PLACE}1号", took_part=False)
    RecordedBallot.objects.create(vote=vote, door="2号", holder=NAME, choice="for")
    return Part(
        arguments={
            "admin:residents_vote_basis": {"pk": vote.pk},
            "admin:residents_vote_certificate": {"pk": vote.pk},
        },
        rows={"residents.vote": vote.pk},
    )
