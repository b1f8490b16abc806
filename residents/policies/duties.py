"""Who arranges duties and tasks of grids (GR-3, GR-4)."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_arrange(actor: Actor, unit: Any) -> bool:
    """Whoever arranges duties over that unit."""
    return actor.may(Capability.DUTIES_ARRANGE, unit)


def may_report_task(actor: Actor, task: Any) -> bool:
    """Whoever works in that grid says that a task is done."""
    return actor.may(Capability.DUTIES_VIEW, task.unit)
