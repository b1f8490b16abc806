"""Counting on request, and keeping what was counted when a day is over."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import connection, transaction

from liuli.audit.operations import record
from liuli.indicators.models import Snapshot
from liuli.indicators.registry import (
    FEN,
    Amount,
    Figure,
    Figures,
    Period,
    find_indicator,
    indicators,
    measure,
)
from liuli.kernel.access import Actor
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit

_LOCK = 0x6C69756C  # one advisory lock per day, in a space of our own
_BATCH = 2_000


@transaction.atomic
def print_figures(unit: Unit, period: Period, *, actor: Actor) -> dict[str, Figure]:
    """The true figures of one unit, nothing hidden; leaves an audit line."""
    record("figures.printed", unit, actor=actor, at=period.now, detail=_said(period))
    return {key: figures[unit.pk] for key, figures in measure([unit], period).items()}


@transaction.atomic
def note_export(unit: Unit, period: Period, *, actor: Actor) -> None:
    """Say that the figures of a unit left as a file, small counts hidden."""
    record("figures.exported", unit, actor=actor, at=period.now, detail=_said(period))


@transaction.atomic
def snapshot_day(day: date, *, now: datetime) -> int:
    """Recompute and keep every figure of one day; safe to run twice or late.

    Returns how many rows the day now has. Units without any data get none.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, day.toordinal()])
    told = [each for each in indicators() if each.can_tell(day)]
    counted = measure(list(Unit.objects.all()), Period(on=day, now=now), among=told)
    rows = [
        Snapshot(unit_id=unit, day=day, computed_at=now, **facts)
        for unit, facts in _facts(counted)
    ]
    Snapshot.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["unit", "day", "key", "dimension"],
        update_fields=["value", "of", "computed_at"],
    )
    Snapshot.objects.filter(day=day, computed_at__lt=now).delete()
    return len(rows)


def close_days(*, today: date, now: datetime) -> list[date]:
    """Keep every day that is over and may still change, and fill gaps before it.

    What arrives late (a synced round, a corrected move-in) counts for the day it
    happened on, so the last `figures.recompute_days` are counted anew each night;
    older days stay as they were counted. Each day is a transaction of its own.
    """
    recompute = int(parameter("figures.recompute_days", on=today))
    fill = int(parameter("figures.history_days", on=today))
    kept = set(
        Snapshot.objects.between(today - timedelta(days=fill), today)
        .order_by("day")
        .values_list("day", flat=True)
        .distinct()
    )
    closed = []
    for ago in range(max(recompute, fill), 0, -1):
        day = today - timedelta(days=ago)
        if ago <= recompute or day not in kept:
            snapshot_day(day, now=now)
            closed.append(day)
    return closed


def _said(period: Period) -> dict[str, str | None]:
    since = period.since.isoformat() if period.since else None
    return {"on": period.on.isoformat(), "from": since}


def _facts(
    counted: dict[str, Figures],
) -> Iterator[tuple[int, dict[str, str | int | None]]]:
    """One dict of columns per row to keep: all totals, and the parts above nought."""
    alive = {
        unit
        for figures in counted.values()
        for unit, figure in figures.items()
        if figure.value or figure.of
    }
    for key, figures in counted.items():
        for unit in alive:
            figure = figures[unit]
            yield unit, _row(key, "", _whole(key, figure.value), figure.of)
            for word, value in figure.parts.items():
                if value:
                    yield unit, _row(key, word, _whole(key, value), None)


def _whole(key: str, value: Amount) -> int:
    """As a snapshot keeps it: money in fen."""
    each = find_indicator(key)
    return int(value * FEN) if each is not None and each.is_money else int(value)


def _row(
    key: str, dimension: str, value: int, of: int | None
) -> dict[str, str | int | None]:
    return {"key": key, "dimension": dimension, "value": value, "of": of}
