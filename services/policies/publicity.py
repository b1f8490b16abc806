"""Who writes announcements, and who lets them out."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor
from services.choices.publicity import AnnouncementState


def may_write(actor: Actor, row: Any) -> bool:
    """Whoever writes announcements where the row belongs."""
    return actor.may(Capability.PUBLICITY_WRITE, row.unit)


def may_write_in(actor: Actor, unit: Any) -> bool:
    """Whoever writes announcements in that unit."""
    return actor.may(Capability.PUBLICITY_WRITE, unit)


def may_change(actor: Actor, row: Any) -> bool:
    """Only who wrote it, while it is a draft: so the reviewer is always another."""
    return (
        row.state == AnnouncementState.DRAFT
        and row.written_by_id == actor.actor_id
        and may_write(actor, row)
    )


def may_review(actor: Actor, row: Any) -> bool:
    """Whoever reviews there, but for who wrote it."""
    return row.written_by_id != actor.actor_id and may_decide(actor, row)


def may_decide(actor: Actor, row: Any) -> bool:
    """Whoever reviews there: withdrawing is open to the writer as well."""
    return actor.may(Capability.PUBLICITY_REVIEW, row.unit)
