"""Stock in and out (G12, K24): never below nought."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from services.choices.points import StockKind, StockReason
from services.models import CommunityEvent, StockItem, StockMove
from services.policies.volunteers import may_keep, may_keep_unit


@transaction.atomic
def add_stock_item(
    unit: Any, *, kind: StockKind, name: str, cost: int | None, actor: Actor
) -> StockItem:
    """Something new to keep in stock. Refused `name_missing`, `price`, `there`."""
    require(may_keep_unit, actor, unit)
    name = name.strip()[:60]
    if not name:
        raise Refused(_("Say what it is."), code="name_missing")
    if (kind == StockKind.REWARD) != (cost is not None and cost > 0):
        raise Refused(
            _("What is exchanged costs points; kits cost none."), code="price"
        )
    if StockItem.objects.filter(unit=unit, name=name).exists():
        raise Refused(_("This is in stock already."), code="there")
    item = StockItem.objects.create(unit=unit, kind=kind, name=name, cost=cost)
    record("stock.added", item, actor=actor)
    return item


@transaction.atomic
def book_stock(
    item: StockItem,
    *,
    count: int,
    reason: StockReason,
    on: date,
    actor: Actor,
    note: str = "",
) -> StockMove:
    """Write down what came in or went out. Raises Refused `nothing_left`, `count`.

    For a count, `count` is what was found; the difference is booked with its note.
    """
    item = StockItem.objects.for_update().select_related("unit").get(pk=item.pk)
    require(may_keep, actor, item)
    change = -count if reason == StockReason.GIVEN else count
    if reason == StockReason.COUNTED:
        change = count - item.left
        note = note.strip() or str(_("Counted"))
    elif count < 1:
        raise Refused(_("Give a number above nought."), code="count")
    if change == 0:
        raise Refused(_("The count agrees; there is nothing to book."), code="count")
    moved = move_stock(
        item, change=change, reason=reason, actor=actor, on=on, note=note
    )
    record("stock.booked", item, actor=actor, detail={"reason": reason})
    return moved


def move_stock(
    item: StockItem,
    *,
    change: int,
    reason: StockReason,
    actor: Actor,
    on: date,
    note: str = "",
    event: CommunityEvent | None = None,
) -> StockMove:
    """One movement of stock; the item is locked here. Raises Refused `nothing_left`."""
    item = StockItem.objects.for_update().get(pk=item.pk)
    if item.left + change < 0:
        raise Refused(
            _("Only %(left)d are left.") % {"left": item.left}, code="nothing_left"
        )
    return StockMove.objects.create(
        item=item,
        change=change,
        reason=reason,
        note=note.strip()[:120],
        event=event,
        on=on,
        by_id=actor.actor_id,
    )
