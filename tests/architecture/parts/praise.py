"""A nomination of the world's person, in words nobody else may read."""

from residents.operations.praise import nominate, open_round
from tests.architecture.world import NAME, Part, World
from tests.clock import TODAY


def build(world: World) -> Part:
    """One round of the community, one nomination by the worker."""
    call = open_round(
        world.community,
        title="新居民之星",
        closes_on=TODAY.replace(year=2099),
        actor=world.people["cadre"],
    )
    nomination = nominate(
        call,
        world.person,
        reason=f"{NAME}热心助人",
        actor=world.people["worker"],
        today=TODAY,
    )
    return Part(
        arguments={
            "admin:residents_nomination_count": {"pk": call.pk},
            "admin:residents_nomination_notice": {"pk": call.pk},
            "admin:residents_nomination_step": {"pk": nomination.pk, "step": "review"},
        },
        rows={"residents.nomination": nomination.pk},
    )
