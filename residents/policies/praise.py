"""Who nominates and who reviews (J3)."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_nominate(actor: Actor, person: Any) -> bool:
    """Whoever meets the residents there."""
    return actor.may(Capability.PRAISE_NOMINATE, person.unit)


def may_review(actor: Actor, nomination: Any) -> bool:
    """Whoever decides on commendations where the person lives."""
    return actor.may(Capability.PRAISE_REVIEW, nomination.person.unit)


def may_open_round(actor: Actor, unit: Any) -> bool:
    """Whoever decides on commendations of the community."""
    return actor.may(Capability.PRAISE_REVIEW, unit)


def may_count(actor: Actor, call: Any) -> bool:
    """A person who decides on commendations of the community; two count (J3)."""
    return actor.actor_id is not None and actor.may(Capability.PRAISE_REVIEW, call.unit)
