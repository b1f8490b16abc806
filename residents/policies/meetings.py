"""Who may do what with meetings."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_keep_meeting(actor: Actor, meeting: Any) -> bool:
    """Whoever prepares votes there: they call meetings and write the minutes."""
    return actor.may(Capability.VOTES_PREPARE, meeting.unit)
