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


def may_hand_out(actor: Actor, place: Any) -> bool:
    """Whoever hands ballots out there: in the whole vote, or at one door of it."""
    return actor.may(Capability.VOTES_HAND_OUT, place.unit)


def may_count(actor: Actor, vote: Any) -> bool:
    """Whoever counts there or in a part of it: area leads count for the community."""
    if actor.may(Capability.VOTES_COUNT, vote.unit):
        return True
    scopes = actor.scopes(Capability.VOTES_COUNT)
    return any(path.startswith(vote.unit.path) for path in scopes)


def may_decide(actor: Actor, vote: Any) -> bool:
    """Whoever opens and closes votes there."""
    return actor.may(Capability.VOTES_DECIDE, vote.unit)


def may_close(actor: Actor, vote: Any) -> bool:
    """As for opening; somebody else has asked for it (RO-2)."""
    return may_decide(actor, vote) and vote.close_asked_by_id != actor.actor_id
