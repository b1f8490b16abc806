"""Hiding small counts of people, so that no page lets one be worked out (T3).

A count from 1 to below the limit is small. Hiding it alone is not enough: the total
and the sisters give it away. So further counts are hidden until every hidden one
could still be at least two numbers, on every page of the tree at once: what is hidden
on one page is hidden on all.

A page is a table: a unit's own row, one row per unit below, one column per figure,
the columns that are parts of another adding up to it. Each number stands in one sum
along its row and one along its column, so raising one hidden number by one and
passing the change on from sum to sum is a walk in a graph; a number can be worked out
exactly when no such walk leads back to it. The cheapest walk says what else to hide.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from heapq import heappop, heappush

Row = Hashable
Cell = tuple[Row, str]
Node = tuple[str, Hashable]

_OUTSIDE: Node = ("outside", None)
_HEADER_COST = 10**12  # a unit's own figure is hidden only when nothing else will do


class Mark(Enum):
    """Why a number is not shown."""

    SMALL = "small"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True)
class Page:
    """One unit and the rows below it; rows without children are on their parent's."""

    header: Row
    below: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures that add up together: parts and their whole, or one figure alone."""

    whole: str
    parts: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.parts, self.whole)


@dataclass(slots=True)
class _Table:
    """One page of one sheet, as a graph whose edges are the numbers."""

    page: Page
    sheet: Sheet
    values: Mapping[Cell, int]
    limits: Mapping[str, int]
    marks: dict[Cell, Mark]
    edges: dict[Cell, tuple[Node, Node]] = field(default_factory=dict)
    at: dict[Node, list[Cell]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row in (*self.page.below, self.page.header):
            for column in self.sheet.columns:
                self._add(row, column)

    def _add(self, row: Row, column: str) -> None:
        across = ("row", row) if self.sheet.parts else _OUTSIDE
        down = ("column", column) if self.page.below else _OUTSIDE
        # A whole stands on the other side of its row's sum, a header of its column's.
        turned = (column == self.sheet.whole) != (row == self.page.header)
        ends = (down, across) if turned else (across, down)
        self.edges[row, column] = ends
        for node in ends:
            self.at.setdefault(node, []).append((row, column))

    def open_cells(self) -> list[Cell]:
        """Hidden numbers of this page that its sums give away."""
        return [
            cell
            for cell in self.edges
            if cell in self.marks and self.way_out(cell, only_hidden=True) is None
        ]

    def way_out(self, cell: Cell, *, only_hidden: bool) -> list[Cell] | None:
        """The cheapest numbers to hide so that this one can differ; None: no way."""
        tail, head = self.edges[cell]
        best: tuple[int, list[Cell]] | None = None
        for allowed, start, goal in (
            (self._may_rise(cell), head, tail),
            (self._may_fall(cell), tail, head),
        ):
            if allowed:
                found = self._cheapest(start, goal, cell, only_hidden=only_hidden)
                if found is not None and (best is None or found[0] < best[0]):
                    best = found
        return None if best is None else best[1]

    def _cheapest(
        self, start: Node, goal: Node, without: Cell, *, only_hidden: bool
    ) -> tuple[int, list[Cell]] | None:
        queue: list[tuple[int, int, Node, tuple[Cell, ...]]] = [(0, 0, start, ())]
        seen: set[Node] = set()
        ticket = 0
        while queue:
            cost, _ticket, node, walked = heappop(queue)
            if node == goal:
                return cost, list(walked)
            if node in seen:
                continue
            seen.add(node)
            for cell, onward in self._steps(node, without):
                if onward in seen or (only_hidden and cell not in self.marks):
                    continue
                ticket += 1
                step = (cost + self._cost(cell), ticket, onward, (*walked, cell))
                heappush(queue, step)
        return None

    def _steps(self, node: Node, without: Cell) -> Iterator[tuple[Cell, Node]]:
        for cell in self.at[node]:
            if cell == without:
                continue
            tail, head = self.edges[cell]
            if tail == node and self._may_rise(cell):
                yield cell, head
            if head == node and self._may_fall(cell):
                yield cell, tail

    def _may_rise(self, cell: Cell) -> bool:
        value = self.values[cell]
        limit = self.limits[cell[1]]
        return value >= limit or 0 < value < limit - 1

    def _may_fall(self, cell: Cell) -> bool:
        value = self.values[cell]
        limit = self.limits[cell[1]]
        return value > limit or 1 < value < limit

    def _cost(self, cell: Cell) -> int:
        if cell in self.marks:
            return 0
        header = _HEADER_COST if cell[0] == self.page.header else 0
        return header + self.values[cell]


def hide_small(
    pages: Sequence[Page],
    sheets: Sequence[Sheet],
    values: Mapping[Cell, int],
    *,
    limit: int,
    limits: Mapping[str, int] | None = None,
) -> dict[Cell, Mark]:
    """Which numbers to hide. `pages` come leaves first, `values` holds every cell.

    `limits` are those of columns that have one of their own (FR-2). Nought is shown.
    Every hidden number can be at least two on every page.
    """
    own = limits or {}
    least = {column: own.get(column, limit) for s in sheets for column in s.columns}
    marks: dict[Cell, Mark] = {
        cell: Mark.SMALL for cell, value in values.items() if 0 < value < least[cell[1]]
    }
    tables = [
        _Table(page, sheet, values, least, marks) for page in pages for sheet in sheets
    ]
    pending = bool(marks)
    while pending:
        grown = [table for table in tables if _hide_more(table, marks)]
        pending = bool(grown)
    return marks


def _hide_more(table: _Table, marks: dict[Cell, Mark]) -> bool:
    """Hide what else this page needs; whether anything was added."""
    added = False
    for cell in table.open_cells():
        for other in table.way_out(cell, only_hidden=False) or ():
            if other not in marks:
                marks[other] = Mark.SECONDARY
                added = True
    return added
