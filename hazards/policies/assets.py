"""Who may do what with assets: one sentence each."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_keep(actor: Actor, unit: Any) -> bool:
    """Whoever assigns hazards there."""
    return actor.may(Capability.HAZARDS_ASSIGN, unit)


def may_report(actor: Actor, unit: Any) -> bool:
    """Whoever reports hazards there."""
    return actor.may(Capability.HAZARDS_REPORT, unit)
