"""Who knocks at doors."""

from typing import Any

from liuli.kernel.access import Actor
from residents.policies import may_register


def may_knock(actor: Actor, door: Any) -> bool:
    """Whoever may write down who lives at that address."""
    return may_register(actor, door.unit)
