"""Who may do what with the water network (domain section 12): one sentence each."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor
from liuli.territory.choices import Level


def may_read(actor: Actor, unit: Any) -> bool:
    """Whoever reads meters there.

    Where no grid claims an address (kept at the community) every grid worker of the
    community may: somebody has to read that meter.
    """
    if actor.may(Capability.WATER_READ, unit):
        return True
    scopes = actor.scopes(Capability.WATER_READ)
    return unit.level == Level.COMMUNITY and any(
        path.startswith(unit.path) for path in scopes
    )


def may_keep(actor: Actor, unit: Any) -> bool:
    """Whoever keeps the network there."""
    return actor.may(Capability.WATER_KEEP, unit)


def may_decide_reading(actor: Actor, reading: Any) -> bool:
    """Whoever decides readings there, and did not enter this one (RO-2)."""
    unit = reading.meter.connection.unit
    return actor.may(Capability.WATER_APPROVE, unit) and actor.actor_id != reading.by_id


def may_account(actor: Actor, unit: Any) -> bool:
    """Whoever keeps water bills and receipts there."""
    return actor.may(Capability.WATER_ACCOUNTS, unit)


def may_enter_cost(actor: Actor, unit: Any) -> bool:
    """Whoever keeps the accounts or the repairs there."""
    return actor.may(Capability.WATER_ACCOUNTS, unit) or actor.may(
        Capability.WATER_KEEP, unit
    )
