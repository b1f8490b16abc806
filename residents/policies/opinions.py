"""Who may do what with opinion rounds, conventions and committees."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_keep(actor: Actor, row: Any) -> bool:
    """Whoever prepares votes there: opinions, conventions and seats go with them."""
    return actor.may(Capability.VOTES_PREPARE, row.unit)
