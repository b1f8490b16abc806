"""The rota: made ahead by rule, a closed shop skipped to the reserve (GR-6)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Count, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.watch import SIZE, Cover
from hazards.models import Site, WatchAway, WatchDuty, WatchGroup, WatchSeat, WatchSwap
from hazards.policies import watch as policies
from hazards.rules import watch as rules
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit

_FAIR: Final = timedelta(weeks=8)


@dataclass(slots=True)
class _Rota:
    """What is needed to say who keeps which day in one community."""

    groups: list[WatchGroup]
    seats: dict[int, dict[int, int]]
    away: dict[int, list[tuple[date, date]]]
    covers: Counter[int]

    def plan(self, group: WatchGroup, on: date) -> int | None:
        """The shop whose day it is by the rule."""
        seats = self.seats.get(group.pk, {})
        days = rules.days_of_week(_places(seats), rules.week_number(on))
        return seats.get(days[on.weekday()])

    def reserve(self, on: date) -> list[int]:
        """Shops of the community that rest this week and are open, the first first."""
        found = []
        for group in self.groups:
            seats = self.seats.get(group.pk, {})
            for place in sorted(rules.resting(_places(seats), rules.week_number(on))):
                shop = seats.get(place)
                if shop is not None and not self.is_away(shop, on):
                    found.append(shop)
        return found

    def is_away(self, shop: int, on: date) -> bool:
        """Whether a shop does no duty on a day."""
        return any(first <= on <= last for first, last in self.away.get(shop, ()))


def make_duties_everywhere(*, today: date) -> int:
    """Make the missing duties of every community; returns how many."""
    units = Unit.objects.filter(
        pk__in=WatchGroup.objects.standing().values("unit")
    ).order_by("pk")
    return sum(make_duties(unit, today=today) for unit in units)


@transaction.atomic
def make_duties(unit: Unit, *, today: date) -> int:
    """Make the missing duties of the days ahead; safe to run twice. How many."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    ahead = int(parameter("watch.days_ahead", unit=unit, on=today))
    days = [today + timedelta(days=n) for n in range(ahead + 1)]
    rota = _rota(unit, days)
    known = set(
        WatchDuty.objects.filter(unit=unit, on__in=days).values_list("group", "on")
    )
    made = []
    for day in days:
        wanted = [g for g in rota.groups if (g.pk, day) not in known]
        wanted = [g for g in wanted if g.starts_on <= day]
        made += _day(unit, rota, wanted, day)
    WatchDuty.objects.bulk_create(made)
    _skip_gone(unit, first=today, last=days[-1])
    return len(made)


@transaction.atomic
def remake_duties(unit: Unit, *, today: date) -> int:
    """Make the days after today anew: groups have changed. What was swapped stays."""
    swaps = WatchSwap.objects.filter(one__unit=unit)
    WatchDuty.objects.filter(unit=unit, on__gt=today, noted_on__isnull=True).exclude(
        pk__in=swaps.values("one")
    ).exclude(pk__in=swaps.values("other")).delete()
    return make_duties(unit, today=today)


@transaction.atomic
def skip_to_reserve(seat: WatchSeat, *, first: date, last: date) -> int:
    """Give the open duties of a closed shop to the reserve; returns how many.

    Where no reserve is left the day has nobody and the community has to ask. Open swaps
    of these days end.
    """
    unit = seat.group.unit
    Unit.objects.select_for_update().get(pk=unit.pk)
    duties = list(
        WatchDuty.objects.for_update()
        .filter(shop_id=seat.shop_id, on__range=(first, last), noted_on__isnull=True)
        .order_by("pk")
    )
    rota = _rota(unit, [duty.on for duty in duties])
    _end_swaps(duties)
    for duty in duties:
        busy = WatchDuty.objects.filter(unit=unit, on=duty.on, shop__isnull=False)
        shop = rules.stand_in(
            rota.reserve(duty.on),
            busy=busy.values_list("shop", flat=True),
            covers=rota.covers,
        )
        duty.shop_id = shop
        duty.cover = Cover.RESERVE if shop is not None else ""
        if shop == duty.planned_id:
            duty.cover = ""
        duty.save(update_fields=["shop", "cover"])
        rota.covers.update([shop] if shop is not None else [])
    return len(duties)


@transaction.atomic
def stand_in(duty: WatchDuty, *, shop: Site, actor: Actor, now: datetime) -> WatchDuty:
    """Have another shop keep the day of one that is absent, or of nobody.

    An open swap of the day ends: what was agreed was agreed with the shop of before.
    Raises Refused `duty_over`, `shop_has_duty`, `not_of_the_watch`.
    """
    duty = WatchDuty.objects.for_update().select_related("unit").get(pk=duty.pk)
    require(policies.may_arrange, actor, duty.unit)
    refuse_past(duty, today=timezone.localdate(now))
    seats = WatchSeat.objects.standing().filter(group__unit=duty.unit)
    if not seats.filter(shop=shop).exists():
        raise Refused(
            _("Choose a shop of the watch of this community."), code="not_of_the_watch"
        )
    if WatchDuty.objects.filter(shop=shop, on=duty.on).exists():
        raise Refused(
            _("This shop has a duty on that day already. Choose another."),
            code="shop_has_duty",
        )
    _end_swaps([duty])
    duty.shop = shop
    duty.cover = "" if shop.pk == duty.planned_id else Cover.ABSENT
    duty.save(update_fields=["shop", "cover"])
    record("hazards.watch_stood_in", duty, actor=actor)
    return duty


def refuse_past(duty: WatchDuty, *, today: date) -> None:
    """Refuse `duty_over` for a day that has passed or has been told of."""
    if duty.noted_on is not None or duty.on < today:
        raise Refused(
            _("This duty is over. Choose a day that is still to come."),
            code="duty_over",
        )


def _end_swaps(duties: Iterable[WatchDuty]) -> None:
    """Nobody's word for a day counts once another shop holds it (GR-6)."""
    pks = [duty.pk for duty in duties]
    touched = WatchSwap.objects.open().filter(Q(one__in=pks) | Q(other__in=pks))
    touched.update(declined_at=Now())


def _skip_gone(unit: Unit, *, first: date, last: date) -> None:
    """Shops that no longer exist leave days made before to the reserve."""
    seats = WatchSeat.objects.standing().filter(
        group__unit=unit, shop__closed_on__lte=last
    )
    for seat in seats.select_related("shop", "group__unit"):
        skip_to_reserve(seat, first=max(first, seat.shop.closed_on), last=last)


def _day(
    unit: Unit, rota: _Rota, groups: Sequence[WatchGroup], on: date
) -> list[WatchDuty]:
    plans = {group.pk: rota.plan(group, on) for group in groups}
    busy = {shop for shop in plans.values() if shop is not None}
    made = []
    for group in groups:
        planned = plans[group.pk]
        shop: int | None = planned
        if planned is None or rota.is_away(planned, on):
            shop = rules.stand_in(rota.reserve(on), busy=busy, covers=rota.covers)
            if shop is not None:
                busy.add(shop)
                rota.covers.update([shop])
        made.append(
            WatchDuty(
                unit=unit,
                group=group,
                on=on,
                planned_id=planned,
                shop_id=shop,
                cover="" if shop in (None, planned) else Cover.RESERVE,
            )
        )
    return made


def _rota(unit: Unit, days: Iterable[date]) -> _Rota:
    days = list(days) or [date.min]
    groups = list(WatchGroup.objects.standing().filter(unit=unit).order_by("number"))
    seats: defaultdict[int, dict[int, int]] = defaultdict(dict)
    standing = WatchSeat.objects.standing().filter(group__in=groups)
    for group, place, shop in standing.values_list("group", "place", "shop"):
        seats[group][place] = shop
    away: defaultdict[int, list[tuple[date, date]]] = defaultdict(list)
    absences = WatchAway.objects.filter(seat__in=standing).within(min(days), max(days))
    for shop, first, last in absences.values_list("seat__shop", "starts_on", "ends_on"):
        away[shop].append((first, last))
    for shop, gone in standing.filter(shop__closed_on__isnull=False).values_list(
        "shop", "shop__closed_on"
    ):
        away[shop].append((gone, date.max))
    covers = WatchDuty.objects.filter(
        Q(cover=Cover.RESERVE), unit=unit, on__gte=_back(min(days))
    )
    counted = covers.order_by().values_list("shop").annotate(times=Count("pk"))
    return _Rota(groups, dict(seats), dict(away), Counter(dict(counted)))


def _back(day: date) -> date:
    return day if day == date.min else day - _FAIR


def _places(seats: dict[int, int]) -> int:
    return max([SIZE, *(place + 1 for place in seats)])
