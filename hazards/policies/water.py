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


def may_note_objection(actor: Actor, unit: Any) -> bool:
    """Whoever a household tells that a bill is wrong."""
    return may_enter_cost(actor, unit)


def may_settle_objection(actor: Actor, objection: Any) -> bool:
    """Whoever decides odd readings there, and did not issue the contested bill."""
    unit = objection.bill.connection.unit
    decides = actor.may(Capability.WATER_APPROVE, unit)
    return decides and actor.actor_id != objection.bill.issued_by_id


def may_stop_supply(actor: Actor, notice: Any) -> bool:
    """The supervisor, who neither wrote nor delivered the notice (WT-11)."""
    unit = notice.connection.unit
    decides = actor.may(Capability.WATER_APPROVE, unit)
    return decides and actor.actor_id not in {notice.written_by_id, notice.sent_by_id}


def may_withdraw_notice(actor: Actor, unit: Any) -> bool:
    """Whoever keeps the accounts or supervises them there."""
    return may_account(actor, unit) or actor.may(Capability.WATER_APPROVE, unit)


def may_resume_supply(actor: Actor, unit: Any) -> bool:
    """Whoever keeps the network or its accounts there: never a matter of rank."""
    return may_enter_cost(actor, unit) or actor.may(Capability.WATER_APPROVE, unit)
