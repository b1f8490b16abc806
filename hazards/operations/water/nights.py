"""Night flows, what is usual of them, and rises that ask for a leak (WT-8).

A rise is a question to whoever keeps the network, never a finding: nothing is opened
and nobody is billed by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.water import RepairKind
from hazards.models import BulkMeter, NightBaseline, NightFlow, Outage, Repair
from hazards.policies import water as policies
from hazards.rules.water.nights import (
    Night,
    Rise,
    flow_between,
    is_quiet,
    rise_over,
    usual_flow,
)
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import ParameterBook, parameter

FROM: Final = time(2)
TO: Final = time(4)
_LEAKING: Final = (RepairKind.BURST, RepairKind.LEAK)


@dataclass(frozen=True, slots=True)
class MeterNights:
    """A meter's nights of the window, what is usual, and the rise, if one is there.

    `kept` is None where nobody has kept a usual flow: the lowest quiet night stands in.
    """

    meter: BulkMeter
    nights: tuple[Night, ...]
    baseline: Decimal | None
    kept: NightBaseline | None
    rise: Rise | None


@transaction.atomic
def enter_night_flow(
    meter: BulkMeter, *, night: date, litres_per_hour: Decimal, actor: Actor
) -> NightFlow:
    """The mean flow of a night as a logger or the water company told it (WT-8)."""
    require(policies.may_keep, actor, meter.unit)
    flow = NightFlow(
        meter=meter, night=night, litres_per_hour=litres_per_hour, by_id=actor.actor_id
    )
    return _kept(flow, actor)


@transaction.atomic
def read_night(
    meter: BulkMeter,
    *,
    night: date,
    first: tuple[time, Decimal],
    last: tuple[time, Decimal],
    actor: Actor,
) -> NightFlow:
    """The flow of a night from two readings, about two and four o'clock (WT-8).

    Each reading is its time and the value in m³. Raises Refused `not_at_night`,
    `reading_backwards`.
    """
    require(policies.may_keep, actor, meter.unit)
    starts, ends = (_at(night, moment) for moment, _value in (first, last))
    slack = timedelta(
        minutes=int(parameter("water.night_slack_minutes", unit=meter.unit, on=night))
    )
    if starts < _at(night, FROM) - slack or ends > _at(night, TO) + slack:
        raise Refused(
            _("Read the meter about two and about four o'clock at night."),
            code="not_at_night",
        )
    try:
        litres = flow_between(first[1], last[1], taken=ends - starts)
    except ValueError as error:
        raise Refused(
            _("A meter only runs forwards. Compare the two readings."),
            code="reading_backwards",
        ) from error
    flow = NightFlow(
        meter=meter,
        night=night,
        litres_per_hour=litres,
        from_at=starts,
        from_m3=first[1],
        to_at=ends,
        to_m3=last[1],
        by_id=actor.actor_id,
    )
    return _kept(flow, actor)


@transaction.atomic
def keep_baseline(
    meter: BulkMeter,
    *,
    first: date,
    last: date,
    reason: str,
    actor: Actor,
    now: datetime,
) -> NightBaseline:
    """Keep the middle flow of the quiet nights between two days as the usual one.

    Left out are nights of an outage, and nights on which a known burst or leak ran. It
    holds from the night after the last. Raises Refused `too_few_nights`.
    """
    meter = BulkMeter.objects.for_update().select_related("unit").get(pk=meter.pk)
    require(policies.may_keep, actor, meter.unit)
    measured = _nights(NightFlow.objects.filter(meter=meter), first=first, last=last)
    quiet = _quiet_ones(measured.get(meter.pk, []), _spells(meter.unit))
    least = int(parameter("water.night_least", unit=meter.unit, on=last))
    usual = usual_flow(quiet, least_nights=least)
    if usual is None:
        raise Refused(
            _(
                "Only %(quiet)d quiet nights were measured between these days; "
                "%(least)d are needed."
            )
            % {"quiet": len(quiet), "least": least},
            code="too_few_nights",
        )
    baseline = NightBaseline(
        meter=meter,
        first_night=first,
        last_night=last,
        starts_on=last + timedelta(days=1),
        nights=len(quiet),
        litres_per_hour=usual,
        reason=reason.strip(),
        by_id=actor.actor_id,
        at=now,
    )
    baseline.full_clean()
    baseline.save()
    record("hazards.night_baseline_kept", baseline, actor=actor, at=now)
    return baseline


def nights_of(meters: Iterable[BulkMeter], *, on: date) -> list[MeterNights]:
    """Each meter with its nights of the window up to a day (WT-8).

    The same number of statements for any number of meters of one unit.
    """
    rows = list(meters)
    numbers = [meter.pk for meter in rows]
    book = ParameterBook("water.night_")
    days = int(book.value("water.night_window_days", on=on))
    flows = NightFlow.objects.filter(meter__in=numbers)
    measured = _nights(flows, first=on - timedelta(days=days), last=on)
    kept: dict[int, NightBaseline] = {}
    baselines = NightBaseline.objects.filter(meter__in=numbers).holding(on)
    for each in baselines.select_related("by"):
        kept.setdefault(each.meter_id, each)
    spells = {unit.pk: _spells(unit) for unit in {meter.unit for meter in rows}}
    return [
        _judged(
            meter,
            measured.get(meter.pk, []),
            kept=kept.get(meter.pk),
            spells=spells[meter.unit_id],
            limits=(
                book.value("water.night_over_percent", unit=meter.unit, on=on),
                int(book.value("water.night_in_a_row", unit=meter.unit, on=on)),
            ),
        )
        for meter in rows
    ]


def _judged(
    meter: BulkMeter,
    nights: list[Night],
    *,
    kept: NightBaseline | None,
    spells: "_Spells",
    limits: tuple[Decimal, int],
) -> MeterNights:
    quiet = _quiet_ones(nights, spells)
    lowest = min((night.flow for night in quiet), default=None)
    baseline: Decimal | None = kept.litres_per_hour if kept else lowest
    since = kept.starts_on if kept else date.min
    over_percent, in_a_row = limits
    rise = None
    if baseline is not None:
        rise = rise_over(
            [night for night in nights if night.on >= since],
            baseline=baseline,
            over_percent=over_percent,
            in_a_row=in_a_row,
        )
    return MeterNights(meter, tuple(nights), baseline, kept, rise)


_Spells = list[tuple[datetime, datetime | None]]


def _spells(unit: Any) -> _Spells:
    """When the water was off, and from when to when known bursts and leaks ran."""
    off = Outage.objects.in_unit(unit).values_list("starts_at", "ends_at")
    ran = Repair.objects.in_unit(unit).standing().filter(kind__in=_LEAKING)
    shut = (
        Repair.objects.in_unit(unit)
        .standing()
        .filter(Q(shut_at__isnull=False, restored_at__isnull=False))
    )
    return [
        *off,
        *ran.values_list("reported_at", "done_at"),
        *shut.values_list("shut_at", "restored_at"),
    ]


def _quiet_ones(nights: Iterable[Night], spells: _Spells) -> list[Night]:
    return [
        night
        for night in nights
        if is_quiet((_at(night.on, FROM), _at(night.on, TO)), spells)
    ]


def _nights(rows: Any, *, first: date, last: date) -> dict[int, list[Night]]:
    found: dict[int, list[Night]] = {}
    for meter, night, flow in (
        rows.filter(night__range=(first, last))
        .order_by("night")
        .values_list("meter", "night", "litres_per_hour")
    ):
        found.setdefault(meter, []).append(Night(night, flow))
    return found


def _kept(flow: NightFlow, actor: Actor) -> NightFlow:
    flow.full_clean()
    flow.save()
    record("hazards.night_flow_entered", flow, actor=actor)
    return flow


def _at(night: date, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(night, moment))
