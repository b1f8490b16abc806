"""An open vote with its roll and papers, and a household at the secret place."""

from datetime import date

from liuli.kernel.access import SYSTEM
from residents.choices.votes import Channel
from residents.models import RollEntry
from residents.operations import (
    announce_vote,
    found_household,
    hand_out_ballots,
    open_vote,
    prepare_vote,
    take_ballots_back,
)
from residents.operations.boxes import send_box
from tests.architecture.world import NAME, PLACE, Part, World
from tests.clock import NOON, TODAY
from tests.factories.residents import a_resident, an_address
from tests.factories.votes import OPENS


def build(world: World) -> Part:
    found_household(
        an_address(world.grid, f"{PLACE}3号"),
        head=a_resident(world.grid, full_name=NAME),
        starts_on=date(2024, 1, 1),
        actor=SYSTEM,
        today=TODAY,
    )
    vote = prepare_vote(
        world.grid,
        title="探针表决",
        basis="consultative",
        reason="章程",
        quorum="1/2",
        agreement="1/2",
        held_on=OPENS.date(),
        actor=SYSTEM,
    )
    announce_vote(vote, actor=SYSTEM, now=NOON)
    vote = open_vote(vote, actor=SYSTEM, now=OPENS)
    entries = list(RollEntry.objects.filter(vote=vote))
    hand_out_ballots(vote, entries, actor=SYSTEM, now=OPENS)
    take_ballots_back(vote, entries, channel=Channel.FIXED, actor=SYSTEM, now=OPENS)
    box = send_box(
        vote,
        seal="CD-1",
        first=world.people["worker"],
        second=world.people["cadre"],
        actor=SYSTEM,
        now=OPENS,
    )
    return Part(
        arguments={
            "residents:box": {"pk": box.pk},
            "admin:residents_vote_boxes": {"pk": vote.pk},
            "admin:residents_vote_roll": {"pk": vote.pk},
            "admin:residents_vote_count": {"pk": vote.pk},
            "admin:residents_vote_step": {"pk": vote.pk, "step": "recount"},
        }
    )
