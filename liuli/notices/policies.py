"""Whose notice it is."""

from liuli.kernel.access import Actor
from liuli.notices.models import Notice


def may_read(actor: Actor, notice: Notice) -> bool:
    """Only the person it was written to."""
    return actor.actor_id == notice.recipient_id
