"""How figures moved: snapshots of days that are over, and the present day live."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from liuli.dashboards.numbers import Ground
from liuli.indicators.models import Snapshot
from liuli.indicators.registry import (
    FEN,
    Amount,
    Indicator,
    Period,
    find_indicator,
)
from liuli.territory.models import Unit

DAYS = 30


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart: a label and a value per day, None where there is none."""

    indicator: Indicator
    points: dict[date, Amount | None]


class Past:
    """What was counted for one unit on the days behind a page, read at once."""

    def __init__(self, unit: Unit, period: Period, ground: Ground) -> None:
        self.unit, self.period, self.ground = unit, period, ground
        self.kept: dict[tuple[str, date], Amount] = {
            (key, day): _as_told(key, value)
            for key, day, value in Snapshot.objects.in_unit(unit)
            .filter(unit=unit, day__in=self._days())
            .totals()
            .values_list("key", "day", "value")
        }

    def _days(self) -> set[date]:
        days = {self.period.on - timedelta(days=ago) for ago in range(DAYS + 2)}
        return days | set(self._edges())

    def _edges(self) -> tuple[date, date]:
        """The days before this period and before the one of equal length before it."""
        since = self.period.since or self.period.on
        before = since - timedelta(days=1)
        return before, before - (self.period.on - before)

    def change(self, indicator: Indicator) -> str:
        """How a card differs from before, in words; empty where nothing is known."""
        if indicator.is_flow:
            return self._change_of_flow(indicator)
        then = self._shown(indicator, self.period.on - timedelta(days=DAYS))
        now = self.ground.number(self.unit.pk, indicator.key)
        if then is None or not now.is_shown:
            return ""
        return _difference(
            _told(now.value) - then,
            same=_("As 30 days before"),
            changed=_("%(difference)s against 30 days before"),
        )

    def _change_of_flow(self, indicator: Indicator) -> str:
        later, earlier = (self.kept.get((indicator.key, day)) for day in self._edges())
        if later is None or earlier is None:
            return ""
        now = _told(self.ground.number(self.unit.pk, indicator.key).value)
        return _difference(
            now - (later - earlier),
            same=_("As in the period before"),
            changed=_("%(difference)s against the period before"),
        )

    def series(self, indicators: Sequence[Indicator]) -> list[Series]:
        """A line per figure over the last days; flows day by day."""
        return [
            Series(each, self._flow(each) if each.is_flow else self._stock(each))
            for each in indicators
        ]

    def _stock(self, indicator: Indicator) -> dict[date, Amount | None]:
        points: dict[date, Amount | None] = {}
        for ago in range(DAYS, 0, -1):
            day = self.period.on - timedelta(days=ago)
            points[day] = self._shown(indicator, day)
        now = self.ground.number(self.unit.pk, indicator.key)
        points[self.period.on] = _told(now.value) if now.is_shown else None
        return points

    def _flow(self, indicator: Indicator) -> dict[date, Amount | None]:
        """Per day; the present day is not over, so it is left out."""
        points: dict[date, Amount | None] = {}
        for ago in range(DAYS, -1, -1):
            day = self.period.on - timedelta(days=ago)
            end = self.kept.get((indicator.key, day))
            start = self.kept.get((indicator.key, day - timedelta(days=1)))
            if end is not None or ago:
                known = end is not None and start is not None
                points[day] = end - start if known else None  # type: ignore[operator]
        return points

    def _shown(self, indicator: Indicator, day: date) -> Amount | None:
        """A past stock; of people only where it and today's may both be shown."""
        value = self.kept.get((indicator.key, day))
        if value is None or not indicator.counts_people:
            return value
        least = self.ground.least(indicator.key)
        may = self.ground.number(self.unit.pk, indicator.key).is_shown
        return value if may and (value == 0 or value >= least) else None


def _as_told(key: str, kept: int) -> Amount:
    """As the figure is told: money is kept in fen."""
    indicator = find_indicator(key)
    is_money = indicator is not None and indicator.is_money
    return Decimal(kept) / FEN if is_money else kept


def _told(value: Amount) -> Amount:
    """Money to the fen, all else whole."""
    return value if isinstance(value, Decimal) else int(value)


def _difference(difference: Amount, *, same: str, changed: str) -> str:
    if difference == 0:
        return same
    sign = "+" if difference > 0 else "−"
    return changed % {"difference": f"{sign}{_grouped(difference)}"}


def _grouped(difference: Amount) -> str:
    size = abs(difference)
    return f"{size:,.2f}" if isinstance(size, Decimal) else f"{size:,}"
