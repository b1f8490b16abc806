"""Counting rows for many units at once, by the prefix of their path."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from liuli.indicators.registry import Dimension, Figure, Figures, Period
from liuli.territory.models import Unit

Condition = Callable[[Period], Q]


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows of `base`, those that fulfil `where`, and the count of both.

    Figure and list come from the same two functions, so they cannot differ. Without
    `where` every row of the base counts and the figure has no denominator.
    """

    base: Callable[[Period], Any]
    where: Condition | None = None
    dimension: Dimension | None = None

    def rows(self, period: Period) -> Any:
        """Exactly the rows the figure counts."""
        found = self.base(period)
        return found if self.where is None else found.filter(self.where(period))

    def figures(self, units: Sequence[Unit], period: Period) -> Figures:
        """`{unit pk: Figure}` by one statement, rolled up along the tree."""
        tally = _Tally(units)
        for path, word, value, of in self._groups(units, period):
            tally.add(path, word, value, of)
        words = self.dimension.labels if self.dimension else {}
        return {
            unit.pk: Figure(
                value=tally.values[unit.path],
                of=None if self.where is None else tally.of[unit.path],
                as_of=period.on,
                parts={word: tally.parts[unit.path, word] for word in words},
            )
            for unit in units
        }

    def _groups(
        self, units: Sequence[Unit], period: Period
    ) -> Iterable[tuple[str, str, int, int]]:
        base = self.base(period)
        lookup = getattr(base.model, "unit_lookup", "unit")
        by = [f"{lookup}__path"]
        if self.dimension is not None:
            by.append(self.dimension.column)
        condition = None if self.where is None else self.where(period)
        groups = (
            base.in_scopes(_tops(units))
            .order_by()
            .values(*by)
            .annotate(figure_value=Count("pk", filter=condition), figure_of=Count("pk"))
        )
        for row in groups:
            word = row[self.dimension.column] if self.dimension else ""
            yield row[by[0]], word, row["figure_value"], row["figure_of"]


class _Tally:
    """Adds a count to every asked unit above or at a path."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.asked = {unit.path for unit in units}
        self.values: defaultdict[str, int] = defaultdict(int)
        self.of: defaultdict[str, int] = defaultdict(int)
        self.parts: defaultdict[tuple[str, str], int] = defaultdict(int)

    def add(self, path: str, word: str, value: int, of: int) -> None:
        """Count a group of rows that lie at `path`."""
        for above in _prefixes(path):
            if above in self.asked:
                self.values[above] += value
                self.of[above] += of
                self.parts[above, word] += value


def _prefixes(path: str) -> Iterable[str]:
    end = path.find(".")
    while end >= 0:
        yield path[: end + 1]
        end = path.find(".", end + 1)


def _tops(units: Sequence[Unit]) -> tuple[str, ...]:
    """The paths that no other asked path contains: the whole scope, said shortest."""
    tops: list[str] = []
    for path in sorted(unit.path for unit in units):
        if not tops or not path.startswith(tops[-1]):
            tops.append(path)
    return tuple(tops)
