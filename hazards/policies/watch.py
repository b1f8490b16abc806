"""Who may do what with the seven-shop watch: one sentence each."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_arrange(actor: Actor, unit: Any) -> bool:
    """Whoever arranges the watch there."""
    return actor.may(Capability.WATCH_ARRANGE, unit)
