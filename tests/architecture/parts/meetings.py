"""A meeting with minutes and a task."""

from datetime import timedelta

from liuli.kernel.access import SYSTEM
from residents.choices.meetings import Capacity, MeetingKind
from residents.operations.meetings import (
    add_follow_up,
    call_meeting,
    minute_meeting,
    plan_meeting,
)
from tests.architecture.world import PLACE, Part, World
from tests.clock import NOON, TODAY


def build(world: World) -> Part:
    meeting = plan_meeting(
        world.grid,
        kind=MeetingKind.COUNCIL,
        title="探针议事会",
        place=PLACE,
        starts_at=NOON,
        agenda="议题",
        actor=SYSTEM,
    )
    call_meeting(meeting, actor=SYSTEM, now=NOON - timedelta(days=5))
    minute_meeting(
        meeting,
        minutes="记录",
        came={Capacity.RESIDENT: 9},
        resolutions=["决议"],
        actor=SYSTEM,
        now=NOON + timedelta(days=1),
    )
    add_follow_up(
        meeting.resolutions.get(), text="张贴", doer="社区", due_on=TODAY, actor=SYSTEM
    )
    return Part(
        arguments={"admin:residents_meeting_step": {"pk": meeting.pk, "step": "done"}},
        rows={"residents.meeting": meeting.pk},
    )
