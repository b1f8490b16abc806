"""What the portal asks of those who go round, per grid and week (减负).

Counted is what is due, never who did how much: a grid with one worker shows that
worker's own week, and nothing is compared between persons (rules of 2023-12-18).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count

from liuli.accounts.models import Post
from liuli.accounts.roles import Capability
from liuli.parameters.operations import parameter
from liuli.territory.choices import Level
from liuli.territory.models import Unit

Due = Iterable[tuple[str, int]]
Counter = Callable[[tuple[str, ...], date, date], Due]
_WEEK = timedelta(days=6)


@dataclass(frozen=True)
class Ask:
    """One kind of thing asked: how many are due, and the minutes one takes.

    `count` is given path prefixes and the first and last day; it answers with pairs of
    a unit's path and a number. `minutes` is the key of a parameter.
    """

    key: str
    label: Any
    minutes: str
    count: Counter


@dataclass(frozen=True)
class Line:
    """How many of a kind are due in one grid, and the minutes they take."""

    label: Any
    count: int
    minutes: float


@dataclass(frozen=True)
class Asked:
    """The week of one grid."""

    unit: Unit
    workers: int
    lines: tuple[Line, ...]

    @property
    def minutes(self) -> int:
        """All together."""
        return round(sum(line.minutes for line in self.lines))

    @property
    def hours(self) -> float:
        """The same in hours, for each who goes round there."""
        return round(self.minutes / 60 / max(self.workers, 1), 1)


_asks: dict[str, Ask] = {}


def asks(key: str, *, label: Any, minutes: str) -> Callable[[Counter], Counter]:
    """Count a kind of ask in the burden of a week."""

    def register(count: Counter) -> Counter:
        if key in _asks:
            raise ValueError(f"Two counts of {key}.")
        _asks[key] = Ask(key, label, minutes, count)
        return count

    return register


def every_ask() -> tuple[Ask, ...]:
    """All kinds, in the order they joined."""
    return tuple(_asks.values())


def by_unit(rows: Any, field: str = "unit__path") -> list[tuple[str, int]]:
    """Rows counted per path of their unit."""
    return list(rows.order_by().values_list(field).annotate(Count("pk")))


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday around a day."""
    first = day - timedelta(days=day.weekday())
    return first, first + _WEEK


def asked_in(scopes: tuple[str, ...], *, on: date) -> list[Asked]:
    """Every grid under the paths, in the order of the map, with its week around a day.

    The same number of statements for any number of grids.
    """
    first, last = week_of(on)
    units = Unit.objects.filter(level=Level.GRID).order_by("path")
    grids = [unit for unit in units if unit.path.startswith(scopes)] if scopes else []
    workers = _workers(on)
    due = [
        (ask, float(parameter(ask.minutes)), list(ask.count(scopes, first, last)))
        for ask in every_ask()
    ]
    return [
        Asked(
            unit=grid,
            workers=sum(path.startswith(grid.path) for path in workers),
            lines=tuple(_line(ask, each, pairs, grid) for ask, each, pairs in due),
        )
        for grid in grids
    ]


def _line(ask: Ask, each: float, pairs: list[tuple[str, int]], grid: Unit) -> Line:
    count = sum(number for path, number in pairs if path.startswith(grid.path))
    return Line(ask.label, count, count * each)


def _workers(on: date) -> list[str]:
    posts = Post.objects.live(on).with_capability(Capability.PATROLS_DO)
    return list(posts.values_list("unit__path", flat=True))
