"""Who makes surveys, and who reads what people wrote in their own words."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor
from services.choices.surveys import SurveyState


def may_keep(actor: Actor, row: Any) -> bool:
    """Whoever makes surveys where the row belongs."""
    return actor.may(Capability.SURVEYS_KEEP, row.unit)


def may_keep_unit(actor: Actor, unit: Any) -> bool:
    """Whoever makes surveys in that unit."""
    return actor.may(Capability.SURVEYS_KEEP, unit)


def may_read_words(actor: Actor, survey: Any) -> bool:
    """The named, once the survey is closed."""
    if survey.state != SurveyState.CLOSED or not may_keep(actor, survey):
        return False
    return bool(survey.readers.filter(user=actor.actor_id).exists())
