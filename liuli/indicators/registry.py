"""The registry of figures: what is counted, in which words, and which rows prove it.

An app declares its indicators in its room `indicators`; the dashboard, the command
and the nightly snapshot loop over them and know no table.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from liuli.kernel.access import Actor
from liuli.territory.models import Unit

Text = str | Promise
Amount = int | Decimal  # counts are whole, money is yuan to the fen
FEN = 100  # in a yuan


class Qualifier(TextChoices):
    """How sure a figure is: an approximate one is never shown as if counted."""

    EXACT = "exact", pgettext_lazy("qualifier", "counted")
    ABOUT = "about", pgettext_lazy("qualifier", "about")
    AT_LEAST = "at_least", pgettext_lazy("qualifier", "at least")
    RANGE = "range", pgettext_lazy("qualifier", "within a range")
    DERIVED = "derived", pgettext_lazy("qualifier", "derived")


@dataclass(frozen=True, slots=True)
class Period:
    """Stocks are as of `on`; flows count up to `on`, from `since` where one is given.

    `now` is when somebody asks: made at the door, and told by tests.
    """

    on: date
    since: date | None = None
    now: datetime = field(default_factory=timezone.now, compare=False)

    @property
    def moment(self) -> datetime:
        """The end of the day, or now while it lasts: what is later has not happened."""
        midnight = datetime.combine(
            self.on + timedelta(days=1), time(), tzinfo=timezone.get_default_timezone()
        )
        return min(midnight, self.now)

    def days(self, column: str) -> dict[str, date]:
        """The filter of a flow for a column of days."""
        bounds = {f"{column}__lte": self.on}
        if self.since is not None:
            bounds[f"{column}__gte"] = self.since
        return bounds

    def instants(self, column: str) -> dict[str, datetime]:
        """The filter of a flow for a column of instants."""
        bounds = {f"{column}__lte": self.moment}
        if self.since is not None:
            bounds[f"{column}__gte"] = datetime.combine(
                self.since, time(), tzinfo=timezone.get_default_timezone()
            )
        return bounds


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what belongs to it: never shown without its day (G-5)."""

    value: Amount
    as_of: date | None
    of: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    parts: Mapping[str, Amount] = field(default_factory=dict)


Figures = dict[int, Figure]
Measure = Callable[[Sequence[Unit], Period], Figures]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the rows behind a figure."""

    heading: Text
    value: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows a figure counts: the same query as the figure, by construction.

    `capabilities`: holding any of them over the unit opens the list. What it shows is
    still only what the model's own `visible_to(user)` shows. `url(row, user)` is the
    record's page for that reader, "" where there is none.
    """

    find: Callable[[Period], Any]
    columns: tuple[Column, ...]
    capabilities: tuple[str, ...]
    url: Callable[[Any, Actor], str] | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """A closed set of words a figure is split by; it prints as `key:value`."""

    column: str
    labels: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Group:
    """A subject: figures of one subject stand together, subjects by position."""

    slug: str
    label: Text
    position: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """The definition of one figure.

    `part_of` names the whole it belongs to; all parts of a whole sum to it. `first_day`
    answers the first day the figure can be told (None: not yet): no snapshot is kept
    of a day before it. Without it every day can be counted. `is_sum`: the value adds
    up a column of the rows, so it is not their number; `is_money`: its value is yuan to
    the fen, and snapshots keep it in fen, which are whole. `least` names the parameter
    of the least count of people shown, where `figures.small_cell` is too little (FR-2).
    """

    key: str
    label: Text
    group: Group
    unit_word: Text
    measure: Measure
    rows: Rows
    counts_people: bool = False
    is_flow: bool = False
    is_sum: bool = False
    is_money: bool = False
    in_trend: bool = False
    is_worrying: bool = False
    part_of: str = ""
    least: str = ""
    dimension: Dimension | None = None
    first_day: Callable[[], date | None] | None = None

    def can_tell(self, day: date) -> bool:
        """Whether the figure of that day is known at all."""
        if self.first_day is None:
            return True
        first = self.first_day()
        return first is not None and first <= day


class IndicatorDeclaredTwiceError(ValueError):
    """Two functions claim one key: a mistake in the code."""


_INDICATORS: dict[str, Indicator] = {}


def indicator(key: str, **facts: Any) -> Callable[[Measure], Measure]:
    """Declare the decorated function as the figure `key`.

    The function takes units and a period and answers `{unit pk: Figure}` for every
    one of them with one SQL statement, however many units there are. `facts` are the
    other fields of `Indicator`. Raises IndicatorDeclaredTwiceError.
    """

    def declare(measure: Measure) -> Measure:
        if key in _INDICATORS:
            raise IndicatorDeclaredTwiceError(key)
        _INDICATORS[key] = Indicator(key=key, measure=measure, **facts)
        return measure

    return declare


def indicators() -> tuple[Indicator, ...]:
    """Every declared figure: by subject, then in the order of declaration."""
    return tuple(sorted(_INDICATORS.values(), key=lambda each: each.group.position))


def find_indicator(key: str) -> Indicator | None:
    """The figure of that key, or None."""
    return _INDICATORS.get(key)


def measure(
    units: Sequence[Unit], period: Period, *, among: Iterable[Indicator] | None = None
) -> dict[str, Figures]:
    """`{key: {unit pk: Figure}}`: one SQL statement per indicator."""
    chosen = indicators() if among is None else tuple(among)
    return {each.key: each.measure(units, period) for each in chosen}
