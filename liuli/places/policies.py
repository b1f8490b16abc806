"""Who keeps the addresses."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_change_places(actor: Actor, unit: Any) -> bool:
    """Draw grid boundaries and add other names in a unit."""
    return actor.may(Capability.PLACES_CHANGE, unit)
