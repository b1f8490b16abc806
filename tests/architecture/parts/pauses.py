from datetime import timedelta

from hazards.choices.pauses import PauseReason
from hazards.operations.assignments import assign_hazard
from hazards.operations.findings import report_hazard
from hazards.operations.pauses import pause_hazard
from tests.architecture.world import NAME, Part, World
from tests.clock import NOON, TODAY


def build(world: World) -> Part:
    """The clock of a hazard of the worker, paused by the cadre."""
    cadre = world.people["cadre"]
    hazard = report_hazard(
        world.site, text=NAME, actor=world.people["worker"], observed_at=NOON, now=NOON
    )
    assign_hazard(hazard, is_keeper=True, actor=cadre, now=NOON)
    pause = pause_hazard(
        hazard,
        reason=PauseReason.OTHER,
        text=NAME,
        resume_on=TODAY + timedelta(days=3),
        actor=cadre,
        now=NOON,
    )
    return Part(
        arguments={"hazards:field_hand_back": {"pk": hazard.pk}},
        rows={"hazards.hazardpause": pause.pk},
    )
