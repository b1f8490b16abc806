from hazards.choices.late import Said
from hazards.operations.assignments import assign_hazard
from hazards.operations.findings import report_hazard
from hazards.operations.late_words import keep_late_word, version_of
from tests.architecture.world import NAME, Part, World
from tests.clock import NOON


def build(world: World) -> Part:
    """A report of the worker on a hazard the cadre had assigned meanwhile."""
    worker = world.people["worker"]
    hazard = report_hazard(
        world.site, text=NAME, actor=worker, observed_at=NOON, now=NOON
    )
    seen = version_of(hazard)
    assign_hazard(hazard, is_keeper=True, actor=world.people["cadre"], now=NOON)
    word = keep_late_word(
        hazard, said=Said.RECTIFIED, text=NAME, seen=seen, actor=worker, now=NOON
    )
    assert word is not None
    return Part(
        arguments={"admin:hazards_lateword_act": {"pk": word.pk}},
        rows={"hazards.lateword": word.pk},
    )
