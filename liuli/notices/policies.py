"""Whose notice it is, and who keeps the robots of a unit."""

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor
from liuli.notices.models import Notice
from liuli.territory.models import Unit


def may_read(actor: Actor, notice: Notice) -> bool:
    """Only the person it was written to."""
    return actor.actor_id == notice.recipient_id


def may_keep_robots(actor: Actor, unit: Unit) -> bool:
    """Whoever leads the community decides which groups are told of it."""
    return actor.may(Capability.ROBOTS_KEEP, unit)
