"""A round with an answer, a convention, a committee whose seat the person holds."""

from datetime import timedelta

from liuli.kernel.access import SYSTEM
from residents.choices.opinions import CommitteeKind, OpinionChannel
from residents.operations.committees import seat_holder, set_up_committee
from residents.operations.conventions import draft_convention
from residents.operations.opinions import add_theme, ask_opinions, enter_opinion
from tests.architecture.world import Part, World
from tests.clock import NOON, TODAY


def build(world: World) -> Part:
    asked = ask_opinions(
        world.grid,
        title="探针征集",
        question="有什么意见？",
        opens_on=TODAY,
        closes_on=TODAY + timedelta(days=5),
        actor=SYSTEM,
    )
    theme = add_theme(asked, title="主题", actor=SYSTEM)
    enter_opinion(
        asked,
        text="意见",
        channel=OpinionChannel.BOX,
        received_on=TODAY,
        themes=[theme],
        actor=SYSTEM,
        now=NOON,
    )
    text = {"title": "公约", "text": "一、和睦相处。"}
    convention = draft_convention(world.grid, **text, actor=SYSTEM).convention
    committee = set_up_committee(
        world.grid,
        kind=CommitteeKind.COURTYARD,
        name="院落小组",
        actor=SYSTEM,
        today=TODAY,
    )
    seat_holder(
        committee.seats.get(number=1),
        person=world.person,
        election="推选",
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=365),
        actor=SYSTEM,
    )
    return Part(
        arguments={
            "admin:residents_opinionround_step": {"pk": asked.pk, "step": "enter"},
            "admin:residents_convention_step": {"pk": convention.pk, "step": "draft"},
            "admin:residents_committee_step": {"pk": committee.pk, "step": "more"},
        },
        rows={
            "residents.opinionround": asked.pk,
            "residents.convention": convention.pk,
            "residents.committee": committee.pk,
        },
    )
