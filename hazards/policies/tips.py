"""Who may do what with tips and snaps: one sentence each."""

from typing import Any

from hazards.models import Snap, Tip, TipReward
from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_handle(actor: Actor, tip: Tip) -> bool:
    """The few who read tips there."""
    return actor.may(Capability.TIPS_HANDLE, tip.unit)


def may_pay(actor: Actor, reward: TipReward) -> bool:
    """Whoever pays there and did not grant it (G7)."""
    return (
        actor.may(Capability.TIPS_PAY, reward.tip.unit)
        and actor.actor_id != reward.decided_by_id
    )


def may_pay_in(actor: Actor, unit: Any) -> bool:
    """Whoever pays rewards there."""
    return actor.may(Capability.TIPS_PAY, unit)


def may_decide_snap(actor: Actor, snap: Snap) -> bool:
    """Whoever assigns hazards there."""
    return actor.may(Capability.HAZARDS_ASSIGN, snap.unit)
