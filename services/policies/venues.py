"""Who keeps venues and books them."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_keep(actor: Actor, row: Any) -> bool:
    """Whoever keeps venues where the row belongs."""
    return actor.may(Capability.VENUES_KEEP, row.unit)


def may_keep_unit(actor: Actor, unit: Any) -> bool:
    """Whoever keeps venues in that unit."""
    return actor.may(Capability.VENUES_KEEP, unit)
