"""Who may bring ledgers in."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.exchange.models import Import
from liuli.kernel.access import Actor


def may_import(actor: Actor, unit: Any = None) -> bool:
    """Whoever imports ledgers for that unit (for any, where none is named)."""
    return actor.may(Capability.LEDGERS_IMPORT, unit)


def may_handle(actor: Actor, job: Import) -> bool:
    """Whoever imports ledgers for the unit of that import."""
    return actor.may(Capability.LEDGERS_IMPORT, job.unit)


def may_decide(actor: Actor, job: Import, *, change_capability: str = "") -> bool:
    """Whoever imports for that unit and may change such records there."""
    needed = change_capability or Capability.LEDGERS_IMPORT
    return may_handle(actor, job) and actor.may(needed, job.unit)
