"""Who may do what with land compensation (domain 12, RO-2)."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_keep(actor: Actor, unit: Any) -> bool:
    """Whoever keeps rolls, payments and objections there."""
    return actor.may(Capability.COMPENSATION_CHANGE, unit)


def may_approve(actor: Actor, unit: Any) -> bool:
    """Whoever approves there; that it is another person is a rule of the record."""
    return actor.may(Capability.COMPENSATION_APPROVE, unit)


def may_decide_roll(actor: Actor, roll: Any) -> bool:
    """An approver who did not enter the roll."""
    return may_approve(actor, roll.group.unit) and actor.actor_id != roll.made_by_id


def may_decide_batch(actor: Actor, batch: Any) -> bool:
    """An approver who did not prepare the batch."""
    unit = batch.roll.group.unit
    return may_approve(actor, unit) and actor.actor_id != batch.prepared_by_id


def may_see(actor: Actor, unit: Any) -> bool:
    """Whoever reads land compensation there."""
    return actor.may(Capability.COMPENSATION_VIEW, unit)


def may_put_to_vote(actor: Actor, split: Any) -> bool:
    """Whoever reads the split and prepares votes there."""
    unit = split.group.unit
    return may_see(actor, unit) and actor.may(Capability.VOTES_PREPARE, unit)


def may_decide_split(actor: Actor, split: Any) -> bool:
    """An approver who did not prepare the split."""
    return may_approve(actor, split.group.unit) and actor.actor_id != split.made_by_id


def may_decide_reversal(actor: Actor, reversal: Any) -> bool:
    """An approver who did not ask for it."""
    unit = reversal.payment.batch.roll.group.unit
    return may_approve(actor, unit) and actor.actor_id != reversal.asked_by_id
