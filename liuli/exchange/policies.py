"""Who may bring ledgers in."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.exchange.models import Import
from liuli.exchange.registry import get_kind
from liuli.kernel.access import Actor


def may_import(actor: Actor, unit: Any = None, *, kind: str = "") -> bool:
    """Whoever imports ledgers for that unit (for any, where none is named).

    `kind`: of this kind, whose rows they keep by their office too.
    """
    declared = get_kind(kind)
    needed = declared.import_capability if declared else Capability.LEDGERS_IMPORT
    return actor.may(Capability.LEDGERS_IMPORT, unit) and actor.may(needed, unit)


def may_handle(actor: Actor, job: Import) -> bool:
    """Whoever imports such ledgers for the unit of that import.

    What no kind was found for is seen by whoever brought it, and by nobody else.
    """
    if get_kind(job.kind) is None and job.uploaded_by_id != actor.actor_id:
        return False
    return may_import(actor, job.unit, kind=job.kind)


def may_decide(actor: Actor, job: Import, *, change_capability: str = "") -> bool:
    """Whoever imports for that unit and may change such records there."""
    needed = change_capability or Capability.LEDGERS_IMPORT
    return may_handle(actor, job) and actor.may(needed, job.unit)
