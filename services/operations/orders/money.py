"""Money of group orders, in and out; what an order has paid is kept by triggers."""

from datetime import datetime
from decimal import Decimal

from liuli.kernel.access import Actor
from services.choices.orders import MoneyKind
from services.models import GroupMoney, GroupOrder


def take_money(
    order: GroupOrder, amount: Decimal, *, actor: Actor, now: datetime
) -> GroupMoney:
    """Part of collecting; the order is locked."""
    return _move(order, MoneyKind.COLLECTED, amount, "", actor, now)


def give_money_back(
    order: GroupOrder, amount: Decimal, *, reason: str, actor: Actor, now: datetime
) -> GroupMoney | None:
    """Where the order was paid; part of whatever gives goods back. None else."""
    paid = GroupOrder.objects.for_update().get(pk=order.pk).paid_yuan
    if paid <= 0 or amount <= 0:
        return None
    return _move(order, MoneyKind.REFUNDED, amount, reason, actor, now)


def _move(
    order: GroupOrder, kind: MoneyKind, amount: Decimal, reason: str, actor: Actor,
    now: datetime,
) -> GroupMoney:  # fmt: skip
    return GroupMoney.objects.create(
        order=order,
        kind=kind,
        amount_yuan=amount,
        reason=reason[:120],
        at=now,
        by_id=actor.actor_id,
    )
