"""What a shop sees and says with its code: its own duty, nobody else's (GR-6)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.tips import Door
from hazards.choices.watch import Away, Cover
from hazards.models import WatchAway, WatchDuty, WatchSeat, WatchSwap
from hazards.operations.codes import index_of, note_miss, refuse_guessing
from hazards.operations.watch.duties import refuse_past, skip_to_reserve
from hazards.operations.watch.groups import CODE
from hazards.policies import watch as policies
from hazards.rules import watch as rules
from liuli.audit.operations import record
from liuli.kernel.access import Actor, System, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter

SHOP: Final = System("watch shop")


@dataclass(frozen=True, slots=True)
class Note:
    """A day in under a minute: how often, whether the own front is in order, words."""

    parking: int = 0
    rubbish: int = 0
    bare: int = 0
    drunk: int = 0
    is_clean: bool = True
    is_orderly: bool = True
    is_green: bool = True
    told: str = ""


@transaction.atomic
def seat_of_code(code: str, *, address: str, now: datetime) -> WatchSeat | None:
    """The place a code opens, or None; misses are counted per address and code.

    Raises Refused `too_many_tries`.
    """
    index = index_of(code, CODE)
    refuse_guessing(Door.WATCH, address=address, code_index=index, now=now)
    seat: WatchSeat | None = (
        WatchSeat.objects.standing()
        .select_related("group__unit", "shop__address")
        .filter(code_index=index)
        .first()
    )
    if seat is None:
        note_miss(Door.WATCH, address=address, code_index=index, now=now)
    return seat


@transaction.atomic
def note_duty(
    duty: WatchDuty,
    *,
    note: Note,
    seat: WatchSeat,
    now: datetime,
    told_at: datetime | None = None,
    client_id: UUID | None = None,
) -> Any:
    """Tell of a day: counts and a few words, no name, no number, no picture.

    `told_at`: when the shop wrote it down without a signal; the days within which a
    day may be told of are counted up to then. `client_id` is the phone's number.

    Raises Refused `not_your_duty`, `told_before`, `too_early`, `too_late`,
    `names_a_number`.
    """
    duty = _own(duty, seat)
    today = timezone.localdate(min(told_at or now, now))
    days = int(parameter("watch.note_days", unit=duty.unit, on=today))
    if duty.noted_on is not None:
        raise Refused(_("This day has been told before."), code="told_before")
    if duty.on > today:
        raise Refused(_("Tell of the day once it has begun."), code="too_early")
    if today > duty.on + timedelta(days=days):
        raise Refused(
            _("This day is too long ago. Tell the community by word of mouth."),
            code="too_late",
        )
    if rules.names_a_number(note.told):
        raise Refused(
            _(
                "Leave out telephone and identity numbers: shops collect no data "
                "about people."
            ),
            code="names_a_number",
        )
    duty.noted_on = today
    duty.parking, duty.rubbish = note.parking, note.rubbish
    duty.bare, duty.drunk = note.bare, note.drunk
    duty.is_clean, duty.is_orderly = note.is_clean, note.is_orderly
    duty.is_green, duty.told = note.is_green, note.told.strip()
    duty.client_id = client_id
    duty.save(
        update_fields=[
            "noted_on", "parking", "rubbish", "bare", "drunk", "is_clean",
            "is_orderly", "is_green", "told", "client_id",
        ]
    )  # fmt: skip
    record("hazards.watch_told", duty, actor=SHOP, at=now)
    return duty


@transaction.atomic
def tell_away(
    seat: WatchSeat,
    *,
    first: date,
    last: date,
    reason: Away,
    actor: Actor = SHOP,
    now: datetime,
) -> WatchAway:
    """Say that a shop is closed: its duties of these days go to the reserve.

    Raises Refused `date_past`, `date_order`.
    """
    seat = WatchSeat.objects.for_update().select_related("group__unit").get(pk=seat.pk)
    require(policies.may_arrange, actor, seat.group.unit)
    if last < first:
        raise Refused(_("The last day lies before the first."), code="date_order")
    if last < timezone.localdate(now):
        raise Refused(_("These days have passed already."), code="date_past")
    away = WatchAway.objects.create(
        seat=seat, starts_on=first, ends_on=last, reason=reason
    )
    skip_to_reserve(seat, first=max(first, timezone.localdate(now)), last=last)
    record("hazards.watch_away", away, actor=actor, unit=seat.group.unit, at=now)
    return away


@transaction.atomic
def ask_swap(
    one: WatchDuty, other: WatchDuty, *, seat: WatchSeat | None, actor: Actor = SHOP,
    now: datetime,
) -> WatchSwap:  # fmt: skip
    """Propose that two duties change shops; a shop that asks has said yes itself.

    Without `seat` a colleague proposes and both shops still have to confirm. Raises
    Refused `not_your_duty`, `duty_over`, `nobody_there`, `same_day`, `swap_open`.
    """
    one, other = _both(one, other)
    require(policies.may_arrange, actor, one.unit)
    if seat is not None:
        _refuse_not_own(one, seat)
    today = timezone.localdate(now)
    for duty in (one, other):
        refuse_past(duty, today=today)
    _refuse_impossible(one, other)
    swap = WatchSwap.objects.create(
        one=one, other=other, one_said_at=now if seat is not None else None
    )
    record("hazards.watch_swap_asked", swap, actor=actor, unit=one.unit, at=now)
    return swap


@transaction.atomic
def answer_swap(
    swap: WatchSwap, *, agrees: bool, seat: WatchSeat, now: datetime
) -> WatchSwap:
    """One side's word; with both the duties change shops.

    Raises Refused `not_your_duty`, `swap_settled`, `duty_over`.
    """
    # First the duties, as wherever a duty changes shops and ends its swaps.
    one, other = _both(swap.one, swap.other)
    swap = WatchSwap.objects.for_update().get(pk=swap.pk)
    if swap.agreed_at or swap.declined_at:
        raise Refused(_("This swap is settled already."), code="swap_settled")
    if seat.shop_id not in (one.shop_id, other.shop_id):
        _refuse_not_own(one, seat)
    if not agrees:
        swap.declined_at = now
        swap.save(update_fields=["declined_at"])
        record("hazards.watch_swap_declined", swap, actor=SHOP, unit=one.unit, at=now)
        return swap
    if seat.shop_id == one.shop_id:
        swap.one_said_at = now
    else:
        swap.other_said_at = now
    if swap.one_said_at and swap.other_said_at:
        _change(swap, one, other, now=now)
    else:
        swap.save(update_fields=["one_said_at", "other_said_at"])
    return swap


def _change(
    swap: WatchSwap, one: WatchDuty, other: WatchDuty, *, now: datetime
) -> None:
    for duty in (one, other):
        refuse_past(duty, today=timezone.localdate(now))
    _refuse_impossible(one, other, but=swap)
    swap.agreed_at = now
    swap.save(update_fields=["one_said_at", "other_said_at", "agreed_at"])
    one.shop_id, other.shop_id = other.shop_id, one.shop_id
    for duty in (one, other):
        duty.cover = "" if duty.shop_id == duty.planned_id else Cover.SWAP
        duty.save(update_fields=["shop", "cover"])
    record("hazards.watch_swapped", swap, actor=SHOP, unit=one.unit, at=now)


def _refuse_impossible(
    one: WatchDuty, other: WatchDuty, *, but: WatchSwap | None = None
) -> None:
    if one.shop_id is None or other.shop_id is None or one.unit_id != other.unit_id:
        raise Refused(
            _("Only two shops of one community can swap their days."),
            code="nobody_there",
        )
    clash = Q(shop_id=one.shop_id, on=other.on) | Q(shop_id=other.shop_id, on=one.on)
    same = one.shop_id == other.shop_id or one.on == other.on
    if same or WatchDuty.objects.filter(clash).exists():
        raise Refused(
            _("A shop would have two duties on one day. Choose another day."),
            code="same_day",
        )
    both = (one.pk, other.pk)
    waiting = WatchSwap.objects.open().filter(Q(one__in=both) | Q(other__in=both))
    if waiting.exclude(pk=but.pk if but else None).exists():
        raise Refused(
            _("A swap of one of these days waits for an answer already."),
            code="swap_open",
        )


def _both(one: WatchDuty, other: WatchDuty) -> tuple[WatchDuty, WatchDuty]:
    rows = WatchDuty.objects.for_update().select_related("unit")
    rows = rows.filter(pk__in=(one.pk, other.pk)).order_by("pk")
    found = {duty.pk: duty for duty in rows}
    return found[one.pk], found[other.pk]


def _own(duty: WatchDuty, seat: WatchSeat) -> WatchDuty:
    fresh: WatchDuty = (
        WatchDuty.objects.for_update().select_related("unit").get(pk=duty.pk)
    )
    _refuse_not_own(fresh, seat)
    return fresh


def _refuse_not_own(duty: WatchDuty, seat: WatchSeat) -> None:
    if duty.shop_id != seat.shop_id:
        raise Refused(
            _("This duty is another shop's. Look at your own days."),
            code="not_your_duty",
        )
