"""Orders of a round: placed, cancelled before the close, paid, picked up (K10)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor
from liuli.kernel.errors import Refused
from residents.models import Person
from services.choices.orders import RoundState
from services.models import BookingCode, GroupLine, GroupOrder, GroupRound
from services.operations.orders.money import take_money
from services.operations.orders.rounds import give_back, locked_round


@transaction.atomic
def order_for_person(
    round_: GroupRound, *, person: Person, wants: Mapping[int, int], actor: Actor,
    now: datetime,
) -> GroupOrder:  # fmt: skip
    """An order of a resident, taken at the desk; of two for the last piece one wins.

    `wants` is pieces by good. Raises Refused `round_not_open`, `nothing_wanted`,
    `too_many_pieces`, `nothing_left`, `ordered_already`, `elsewhere`.
    """
    round_ = locked_round(round_, actor)
    if not person.unit.path.startswith(round_.unit.path):
        raise Refused(_("This resident lives in another community."), code="elsewhere")
    return _order(round_, wants, {"person": person}, actor=actor, now=now)


@transaction.atomic
def order_by_code(
    code: BookingCode, *, round_: GroupRound, wants: Mapping[int, int], now: datetime
) -> GroupOrder:
    """As `order_for_person`, by a code of the community, without a name."""
    round_ = locked_round(round_, SYSTEM)
    if code.unit_id != round_.unit_id:
        raise Refused(_("This round is of another community."), code="elsewhere")
    return _order(round_, wants, {"code": code}, actor=SYSTEM, now=now)


@transaction.atomic
def cancel_group_order(order: GroupOrder, *, actor: Actor, now: datetime) -> GroupOrder:
    """Before the close everything goes back, the money too.

    Raises Refused `round_not_open`, `order_over`.
    """
    order = _locked(order, actor)
    _refuse_shut(order.round, now)
    _refuse_cancelled(order)
    for line in _lines(order):
        give_back(
            line,
            line.open,
            reason=pgettext("group buying", "cancelled"),
            actor=actor,
            now=now,
        )
    order.cancelled_at = now
    order.save(update_fields=["cancelled_at"])
    record("orders.group_cancelled", order.round, actor=actor, at=now)
    return order


@transaction.atomic
def collect_payment(order: GroupOrder, *, actor: Actor, now: datetime) -> GroupOrder:
    """Take what the order costs, whole and to the fen.

    Raises Refused `order_over`, `paid_already`, `round_over`.
    """
    order = _locked(order, actor)
    _refuse_cancelled(order)
    _refuse_over(order.round)
    due = sum(
        line.price_yuan * (line.quantity - line.refunded) for line in _lines(order)
    )
    if order.paid_yuan > 0 or due <= 0:
        raise Refused(_("Nothing is to be paid here."), code="paid_already")
    take_money(order, due, actor=actor, now=now)
    record("orders.paid", order.round, actor=actor, at=now)
    return _fresh(order)


@transaction.atomic
def pick_up(order: GroupOrder, *, actor: Actor, now: datetime) -> GroupOrder:
    """Hand everything of an order over; what is unpaid is paid with it.

    Raises Refused `round_not_closed`, `order_over`, `picked_up_already`.
    """
    order = _locked(order, actor)
    _refuse_cancelled(order)
    if order.round.state != RoundState.CLOSED:
        raise Refused(
            _("Wait until the round has closed and goes through."),
            code="round_not_closed",
        )
    lines = [line for line in _lines(order) if line.open]
    if not lines:
        raise Refused(_("This order has been fetched."), code="picked_up_already")
    if order.paid_yuan <= 0:
        order = collect_payment(order, actor=actor, now=now)
    for line in lines:
        line.picked += line.open
        line.save(update_fields=["picked"])
    record("orders.picked_up", order.round, actor=actor, at=now)
    return order


def order_at_counter(
    round_: GroupRound, *, number: int | None = None, code: BookingCode | None = None
) -> GroupOrder | None:
    """The standing order of a round by its pick-up number, or the code it has."""
    orders = GroupOrder.objects.standing().filter(round=round_)
    if code is not None:
        return orders.filter(code=code).first()
    return orders.filter(number=number).first() if number is not None else None


def _order(
    round_: GroupRound, wants: Mapping[int, int], whose: dict[str, Any], *,
    actor: Actor, now: datetime,
) -> GroupOrder:  # fmt: skip
    _refuse_shut(round_, now)
    orders = GroupOrder.objects.filter(round=round_)
    if orders.standing().filter(**whose).exists():
        raise Refused(
            _("There is an order in this round already. Cancel it first."),
            code="ordered_already",
        )
    goods = {good.pk: good for good in round_.goods.select_for_update().order_by("pk")}
    pieces = {goods[pk]: n for pk, n in wants.items() if pk in goods and n > 0}
    if not pieces:
        raise Refused(_("Choose at least one piece."), code="nothing_wanted")
    for good, count in pieces.items():
        if count > round_.most_each:
            raise Refused(
                _("At most %(most)d of each.") % {"most": round_.most_each},
                code="too_many_pieces",
            )
        if count > good.left:
            raise Refused(
                _("%(good)s: only %(left)d are left.")
                % {"good": good, "left": good.left},
                code="nothing_left",
            )
    last = orders.aggregate(last=Max("number"))["last"] or 0
    order = GroupOrder.objects.create(
        round=round_, number=last + 1, placed_at=now, by_id=actor.actor_id, **whose
    )
    for good, count in pieces.items():
        GroupLine.objects.create(
            order=order, good=good, quantity=count, price_yuan=good.price_yuan
        )
    record("orders.group_ordered", round_, actor=actor, at=now)
    return order


def _locked(order: GroupOrder, actor: Actor) -> GroupOrder:
    """The round is locked before the order, here and wherever both are."""
    round_ = locked_round(order.round, actor)
    fresh: GroupOrder = GroupOrder.objects.for_update().get(pk=order.pk)
    fresh.round = round_
    return fresh


def _fresh(order: GroupOrder) -> GroupOrder:
    found: GroupOrder = GroupOrder.objects.select_related("round__unit").get(
        pk=order.pk
    )
    return found


def _lines(order: GroupOrder) -> list[GroupLine]:
    rows = GroupLine.objects.for_update().filter(order=order)
    return list(rows.select_related("order", "good").order_by("pk"))


def _refuse_shut(round_: GroupRound, now: datetime) -> None:
    is_open = round_.opens_at <= now < round_.closes_at
    if round_.state != RoundState.OPEN or not is_open:
        raise Refused(_("This round takes no orders now."), code="round_not_open")


def _refuse_over(round_: GroupRound) -> None:
    if round_.state not in {RoundState.OPEN, RoundState.CLOSED}:
        raise Refused(_("This round is over."), code="round_over")


def _refuse_cancelled(order: GroupOrder) -> None:
    if order.cancelled_at is not None:
        raise Refused(_("This order was cancelled."), code="order_over")
