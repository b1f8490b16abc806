"""Who keeps volunteers, confirms their hours, and gives points."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_keep(actor: Actor, row: Any) -> bool:
    """Whoever keeps volunteers where the row belongs."""
    return actor.may(Capability.VOLUNTEERS_KEEP, row.unit)


def may_keep_unit(actor: Actor, unit: Any) -> bool:
    """Whoever keeps volunteers in that unit."""
    return actor.may(Capability.VOLUNTEERS_KEEP, unit)


def may_confirm(actor: Actor, hours: Any) -> bool:
    """Whoever keeps volunteers there, did not enter them and did not do them (VO-1)."""
    own = hours.volunteer.user_id is not None and (
        hours.volunteer.user_id == actor.actor_id
    )
    entered = hours.entered_by_id is not None and (
        hours.entered_by_id == actor.actor_id
    )
    return may_keep(actor, hours) and not own and not entered


def may_give_points(actor: Actor, volunteer: Any) -> bool:
    """Whoever keeps volunteers there, never to themselves."""
    own = volunteer.user_id is not None and volunteer.user_id == actor.actor_id
    return may_keep(actor, volunteer) and not own
