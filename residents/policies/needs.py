"""Who may note, decide, answer and tell back."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_note(actor: Actor, unit: Any) -> bool:
    """Whoever notes needs of that unit."""
    return actor.may(Capability.NEEDS_NOTE, unit)


def may_decide(actor: Actor, need: Any) -> bool:
    """Whoever decides who does it."""
    return actor.may(Capability.NEEDS_DECIDE, need.unit)


def may_answer(actor: Actor, need: Any) -> bool:
    """Whoever notes needs there, and whoever has it in hand."""
    is_doer = need.doer_id is not None and need.doer_id == actor.actor_id
    return is_doer or actor.may(Capability.NEEDS_NOTE, need.unit)


def may_tell(actor: Actor, need: Any) -> bool:
    """Whoever meets the person: they note needs there."""
    return actor.may(Capability.NEEDS_NOTE, need.unit)
