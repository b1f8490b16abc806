"""Somebody at the secret place who can be called for something."""

from liuli.kernel.access import SYSTEM
from residents.choices.skills import Skill
from residents.operations.skills import offer_skill
from tests.architecture.world import NAME, Part, World
from tests.clock import TODAY
from tests.factories.residents import a_resident


def build(world: World) -> Part:
    offer = offer_skill(
        a_resident(world.grid, full_name=NAME),
        skill=Skill.LAW,
        note=NAME,
        consent_form="spoken",
        actor=SYSTEM,
        today=TODAY,
    )
    return Part(rows={"residents.skilloffer": offer.pk})
