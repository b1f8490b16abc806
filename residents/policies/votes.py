"""Who may do what with votes (domain section 12, RO-2)."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_prepare(actor: Actor, vote: Any) -> bool:
    """Whoever prepares votes there."""
    return actor.may(Capability.VOTES_PREPARE, vote.unit)


def may_see_roll(actor: Actor, vote: Any) -> bool:
    """Whoever sees the vote itself, not only its result."""
    return actor.may(Capability.VOTES_VIEW, vote.unit)
