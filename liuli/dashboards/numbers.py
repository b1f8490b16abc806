"""Figures as they may be shown: small counts of people hidden once, for every page."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from liuli.indicators.hiding import Cell, Mark, Page, Sheet, hide_small
from liuli.indicators.registry import Amount, Figures, Indicator, Period, measure
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit

# The units directly below each unit, in territory order.
Children = Mapping[int | None, Sequence[Unit]]


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a page: shown, or hidden with the reason."""

    value: Amount
    mark: Mark | None = None
    limit: int = 0

    @property
    def is_shown(self) -> bool:
        """Whether the true value stands on the page."""
        return self.mark is None

    @property
    def text(self) -> str:
        """What stands on the page and in the file."""
        if self.mark is Mark.SMALL:
            return f"<{self.limit}"
        if self.mark is Mark.SECONDARY:
            return _("not shown")
        return f"{self.value:,}"


@dataclass(frozen=True, slots=True)
class Own:
    """What a unit counts beside the units below it (未入格): a row of its own."""

    unit: int


@dataclass(frozen=True, slots=True)
class Ground:
    """The tree, what was counted in it, and what of that is hidden."""

    below: Children
    figures: Mapping[str, Figures]
    marks: Mapping[Cell, Mark]
    limit: int
    limits: Mapping[str, int]

    def least(self, key: str) -> int:
        """The least count of people a figure shows."""
        return self.limits.get(key, self.limit)

    def number(self, row: Hashable, key: str) -> Number:
        """The number of a row: a unit's primary key, or its `Own` part."""
        value = _value(self.figures[key], row, self.below)
        return Number(value, self.marks.get((row, key)), self.least(key))


def survey(
    unit: Unit, period: Period, indicators: Sequence[Indicator], *, limit: int
) -> Ground:
    """Count for a unit and those below it; people for the whole tree.

    What is hidden follows from the whole tree, because a number hidden on one page
    must be hidden on all. One statement per figure, and one for the tree.
    """
    tree = list(Unit.objects.order_by("path"))
    children = _children(tree)
    near = [unit, *children[unit.pk]]
    people = [each for each in indicators if each.counts_people]
    others = [each for each in indicators if not each.counts_people]
    figures = measure(tree, period, among=people)
    marks = hidden_numbers(tree, people, figures, limit=limit)
    return Ground(
        below=children,
        figures=figures | measure(near, period, among=others),
        marks=marks,
        limit=limit,
        limits=own_limits(people),
    )


def own_limits(indicators: Iterable[Indicator]) -> dict[str, int]:
    """The figures that show no count below a limit of their own."""
    return {each.key: int(parameter(each.least)) for each in indicators if each.least}


def hidden_numbers(
    tree: Sequence[Unit],
    people: Sequence[Indicator],
    figures: Mapping[str, Figures],
    *,
    limit: int,
) -> dict[Cell, Mark]:
    """The numbers of people nobody may see, over the whole tree."""
    children = _children(tree)
    keys = [each.key for each in people]
    alive = {
        each.pk for each in tree if any(figures[key][each.pk].value for key in keys)
    }
    pages = []
    values: dict[Cell, int] = {}
    for each in sorted(tree, key=lambda one: len(one.path), reverse=True):
        if each.pk not in alive or not (children[each.pk] or each.parent_id is None):
            continue
        below: list[Hashable] = [
            child.pk for child in children[each.pk] if child.pk in alive
        ]
        if children[each.pk]:
            # The page shows this row also where nobody lives in any unit below.
            below.append(Own(each.pk))
        pages.append(Page(each.pk, tuple(below)))
        for row in (*below, each.pk):
            for key in keys:
                values[row, key] = int(_value(figures[key], row, children))
    sheets, limits = _sheets(people), own_limits(people)
    return hide_small(pages, sheets, values, limit=limit, limits=limits)


def _sheets(people: Iterable[Indicator]) -> list[Sheet]:
    parts: dict[str, list[str]] = {each.key: [] for each in people if not each.part_of}
    for each in people:
        if each.part_of:
            parts[each.part_of].append(each.key)
    return [Sheet(whole, tuple(keys)) for whole, keys in parts.items()]


def _children(tree: Iterable[Unit]) -> Children:
    children: dict[int | None, list[Unit]] = defaultdict(list)
    for each in tree:
        children[each.parent_id].append(each)
    return children


def _value(figures: Figures, row: Hashable, below: Children) -> Amount:
    if isinstance(row, Own):
        beneath = sum(figures[child.pk].value for child in below[row.unit])
        return figures[row.unit].value - beneath
    return figures[row].value  # type: ignore[index]
