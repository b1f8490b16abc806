"""Points: earned by hours and meetings, spent first in first out (VO-2, VO-3)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from residents.choices.meetings import MeetingStatus
from residents.models import Meeting
from services import flows
from services.choices.points import AccountKind, EntryReason, OrderState, StockReason
from services.models import (
    PointsAccount,
    PointsEntry,
    PointsLot,
    PointsOrder,
    PointsTake,
    ServiceHours,
    Serving,
    StockItem,
    Volunteer,
)
from services.operations.stock import move_stock
from services.policies import volunteers as policies
from services.rules import points as rules


def earn_for_hours(
    hours: ServiceHours, *, actor: Actor, now: datetime
) -> PointsEntry | None:
    """Points for confirmed hours; called by what confirms them. None below one."""
    on = timezone.localdate(now)
    per_hour = int(parameter("points.per_hour", unit=hours.unit, on=on))
    points = rules.earned(hours.hours, per_hour=per_hour)
    if points == 0:
        return None
    return _earn(
        hours.volunteer, points, EntryReason.HOURS, on=on, actor=actor, now=now,
        hours=hours,
    )  # fmt: skip


@transaction.atomic
def earn_for_meeting(
    volunteer: Volunteer, *, meeting: Meeting, actor: Actor, now: datetime
) -> PointsEntry:
    """Points for taking part in a meeting that was held; what was voted is not asked.

    Raises Refused `meeting_not_held`, `meeting_elsewhere`, `meeting_counted`.
    """
    volunteer = _locked(volunteer)
    require(policies.may_give_points, actor, volunteer)
    if meeting.status != MeetingStatus.HELD:
        raise Refused(
            _("Points are given once the meeting has been held."),
            code="meeting_not_held",
        )
    community = volunteer.person.community
    if not meeting.unit.path.startswith(community.path):
        raise Refused(_("This meeting was held elsewhere."), code="meeting_elsewhere")
    account = _account(volunteer)
    if PointsEntry.objects.filter(target=account, meeting=meeting).exists():
        raise Refused(
            _("Points for this meeting are given already."), code="meeting_counted"
        )
    on = timezone.localdate(now)
    points = int(parameter("points.per_meeting", unit=volunteer.unit, on=on))
    entry = _earn(
        volunteer, points, EntryReason.MEETING, on=on, actor=actor, now=now,
        meeting=meeting,
    )  # fmt: skip
    record("points.given_for_meeting", volunteer, actor=actor, at=now)
    return entry


def take_back_hours(hours: ServiceHours, *, actor: Actor, now: datetime) -> int:
    """Take back what hours had earned, as far as it is there; returns the points."""
    earned = PointsEntry.objects.filter(hours=hours, reason=EntryReason.HOURS).first()
    if earned is None:
        return 0
    account = PointsAccount.objects.for_update().get(pk=earned.target_id)
    points = min(earned.points, account.balance)
    if points:
        _spend(
            account, points, AccountKind.ISSUED, EntryReason.REVERSAL, actor=actor,
            now=now, hours=hours,
        )  # fmt: skip
    return int(points)


@transaction.atomic
def order_item(
    volunteer: Volunteer, *, item: StockItem, quantity: int, actor: Actor, now: datetime
) -> PointsOrder:
    """Set something aside and pay it in points at once; of two for the last, one wins.

    Raises Refused `nothing_left`, `too_few_points`, `not_for_points`.
    """
    volunteer = _locked(volunteer)
    require(policies.may_keep, actor, volunteer)
    return _order(volunteer, item, quantity, actor=actor, now=now)


@transaction.atomic
def order_own_item(
    volunteer: Volunteer, *, item: StockItem, now: datetime
) -> PointsOrder:
    """As `order_item`, one piece, by the volunteer's own code on the public page."""
    return _order(_locked(volunteer), item, 1, actor=SYSTEM, now=now)


@transaction.atomic
def hand_out(order: PointsOrder, *, actor: Actor, now: datetime) -> PointsOrder:
    """The volunteer has it. Raises Refused `illegal_move`."""
    order = _end(order, OrderState.HANDED_OUT, actor=actor, now=now)
    record("points.handed_out", order, actor=actor, at=now)
    return order


@transaction.atomic
def cancel_order(order: PointsOrder, *, actor: Actor, now: datetime) -> PointsOrder:
    """Stock and points go back, the points with the last day they had.

    Raises Refused `illegal_move`.
    """
    order = _end(order, OrderState.CANCELLED, actor=actor, now=now)
    on = timezone.localdate(now)
    move_stock(
        order.item, change=order.quantity, reason=StockReason.BACK, actor=actor, on=on
    )
    _give_back(order.entry, EntryReason.RETURN, actor=actor, now=now)
    record("points.order_cancelled", order, actor=actor, at=now)
    return order


@transaction.atomic
def expire_points(*, now: datetime) -> int:
    """Let points run out after their last day; returns how many. Safe to repeat."""
    today = timezone.localdate(now)
    due = PointsLot.objects.run_out(today).values("account")
    gone = 0
    accounts = PointsAccount.objects.filter(pk__in=due).order_by("pk")
    for account in accounts.select_for_update(of=("self",)).select_related("unit"):
        lots = list(PointsLot.objects.run_out(today).filter(account=account))
        points = sum(lot.left for lot in lots)
        if points:
            entry = _entry(
                account, points, AccountKind.EXPIRED, EntryReason.EXPIRY,
                actor=SYSTEM, now=now,
            )  # fmt: skip
            for lot in lots:
                PointsTake.objects.create(entry=entry, lot=lot, points=lot.left)
        gone += points
    if gone:
        record("points.expired", actor=SYSTEM, at=now, detail={"points": gone})
    return gone


def account_for_meals(person_id: int | None, community: Any) -> PointsAccount | None:
    """The locked account a diner may pay from in that community; None without one."""
    if person_id is None:
        return None
    rows = PointsAccount.objects.for_update().select_related("unit")
    found: PointsAccount | None = rows.filter(
        volunteer__person=person_id, unit=community
    ).first()
    return found


def pay_for_meal(
    serving: Serving, *, account: PointsAccount, points: int, actor: Actor,
    now: datetime,
) -> PointsEntry:  # fmt: skip
    """What a serving says points pay, out of the locked account; part of serving."""
    return _spend(
        account, points, AccountKind.REDEEMED, EntryReason.MEAL, actor=actor, now=now,
        serving=serving, worth_yuan=serving.points_yuan,
    )  # fmt: skip


def return_points_of(
    serving: Serving, *, back: Serving, actor: Actor, now: datetime
) -> None:
    """The points of a serving that `back` takes back; part of that operation."""
    paid = PointsEntry.objects.filter(serving=serving).first()
    if paid is not None:
        _give_back(
            paid, EntryReason.MEAL_BACK, actor=actor, now=now,
            serving=back, worth_yuan=paid.worth_yuan,
        )  # fmt: skip


def balance_of(volunteer: Volunteer) -> int:
    """What a volunteer has; nought before the first point."""
    found = PointsAccount.objects.filter(volunteer=volunteer).first()
    return found.balance if found else 0


def next_expiry(volunteer: Volunteer) -> tuple[date, int] | None:
    """The day the next points run out, and how many do."""
    lots = PointsLot.objects.open().filter(account__volunteer=volunteer)
    first = lots.first()
    if first is None:
        return None
    day = first.expires_on
    due = lots.filter(expires_on=day).aggregate(points=Sum("left"))["points"]
    return day, due


# --- inside --------------------------------------------------------------------------
def _locked(volunteer: Volunteer) -> Volunteer:
    rows = Volunteer.objects.for_update().with_people()
    fresh: Volunteer = rows.get(pk=volunteer.pk)
    return fresh


def _account(volunteer: Volunteer) -> PointsAccount:
    """The volunteer's account, locked; the volunteer is locked already."""
    account, _new = PointsAccount.objects.get_or_create(
        volunteer=volunteer,
        defaults={"unit": volunteer.person.community, "kind": AccountKind.VOLUNTEER},
    )
    fresh: PointsAccount = (
        PointsAccount.objects.for_update().select_related("unit").get(pk=account.pk)
    )
    return fresh


def _community_account(unit: Any, kind: AccountKind) -> PointsAccount:
    found, _new = PointsAccount.objects.get_or_create(
        unit=unit, kind=kind, volunteer=None
    )
    account: PointsAccount = found
    return account


def _earn(
    volunteer: Volunteer,
    points: int,
    reason: EntryReason,
    *,
    on: date,
    actor: Actor,
    now: datetime,
    **what: Any,
) -> PointsEntry:
    account = _account(volunteer)
    entry = PointsEntry.objects.create(
        source=_community_account(account.unit, AccountKind.ISSUED),
        target=account,
        points=points,
        reason=reason,
        by_id=actor.actor_id,
        at=now,
        **what,
    )
    months = int(parameter("points.life_months", unit=volunteer.unit, on=on))
    _lot(entry, points, expires_on=rules.expires_on(on, months=months))
    return entry


def _lot(entry: PointsEntry, points: int, *, expires_on: date) -> None:
    PointsLot.objects.create(
        entry=entry,
        account=entry.target,
        points=points,
        left=points,
        expires_on=expires_on,
    )


def _entry(
    account: PointsAccount,
    points: int,
    to: AccountKind,
    reason: EntryReason,
    *,
    actor: Actor,
    now: datetime,
    **what: Any,
) -> PointsEntry:
    return PointsEntry.objects.create(
        source=account,
        target=_community_account(account.unit, to),
        points=points,
        reason=reason,
        by_id=actor.actor_id,
        at=now,
        **what,
    )


def _spend(
    account: PointsAccount,
    points: int,
    to: AccountKind,
    reason: EntryReason,
    *,
    actor: Actor,
    now: datetime,
    **what: Any,
) -> PointsEntry:
    """Take points from the lots that run out first; the account is locked."""
    lots = {lot.pk: lot for lot in PointsLot.objects.open().filter(account=account)}
    plain = [rules.Lot(lot.pk, lot.left, lot.expires_on) for lot in lots.values()]
    try:
        taken = rules.take_first(plain, points)
    except rules.TooFewError:
        raise Refused(
            _("There are not enough points."), code="too_few_points"
        ) from None
    entry = _entry(account, points, to, reason, actor=actor, now=now, **what)
    for pk, part in taken:
        PointsTake.objects.create(entry=entry, lot=lots[pk], points=part)
    return entry


def _give_back(
    spent: PointsEntry, reason: EntryReason, *, actor: Actor, now: datetime, **what: Any
) -> None:
    """Points that were exchanged come back with the last day they had."""
    account = PointsAccount.objects.for_update().get(pk=spent.source_id)
    entry = PointsEntry.objects.create(
        source_id=spent.target_id,
        target=account,
        points=spent.points,
        reason=reason,
        by_id=actor.actor_id,
        at=now,
        **what,
    )
    for take in spent.takes.select_related("lot"):
        _lot(entry, take.points, expires_on=take.lot.expires_on)


def _order(
    volunteer: Volunteer, item: StockItem, quantity: int, *, actor: Actor, now: datetime
) -> PointsOrder:
    item = StockItem.objects.for_update().select_related("unit").get(pk=item.pk)
    account = _account(volunteer)
    if item.cost is None or quantity < 1 or item.unit_id != account.unit_id:
        raise Refused(_("This is not given for points."), code="not_for_points")
    on = timezone.localdate(now)
    entry = _spend(
        account, item.cost * quantity, AccountKind.REDEEMED, EntryReason.EXCHANGE,
        actor=actor, now=now,
    )  # fmt: skip
    move_stock(item, change=-quantity, reason=StockReason.SET_ASIDE, actor=actor, on=on)
    order = PointsOrder.objects.create(
        volunteer=volunteer, item=item, quantity=quantity, entry=entry, ordered_at=now
    )
    record("points.ordered", order, actor=actor, at=now)
    return order


def _end(
    order: PointsOrder, after: OrderState, *, actor: Actor, now: datetime
) -> PointsOrder:
    rows = PointsOrder.objects.for_update().select_related(
        "item__unit", "entry", "volunteer__person__unit"
    )
    order = rows.get(pk=order.pk)
    require(policies.may_keep, actor, order)
    flows.POINTS_ORDER.require(order.state, after)
    order.state, order.ended_at, order.ended_by_id = after, now, actor.actor_id
    order.save(update_fields=["state", "ended_at", "ended_by"])
    return order
