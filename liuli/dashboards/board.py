"""One page of figures, assembled: cards, trends and the units below side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liuli.dashboards.charts import Chart, trend_chart
from liuli.dashboards.numbers import Ground, Number, Own, survey
from liuli.dashboards.trends import Past
from liuli.indicators.policies import may_open_rows, may_see_figures
from liuli.indicators.registry import (
    Amount,
    Figure,
    Indicator,
    Period,
    indicators,
)
from liuli.kernel.access import Actor
from liuli.parameters.operations import parameter
from liuli.territory.choices import Level
from liuli.territory.models import Unit


@dataclass(frozen=True, slots=True)
class Card:
    """One figure: what, how many of what, out of how many, as of when, since when."""

    indicator: Indicator
    number: Number
    of: str
    as_of: str
    qualifier: str
    change: str
    parts: list[tuple[str, str]]
    url: str

    @property
    def is_worrying(self) -> bool:
        """Whether this is the one thing to look at."""
        return self.indicator.is_worrying and self.number.value > 0


@dataclass(frozen=True, slots=True)
class Line:
    """One unit in the table of the units below."""

    label: str
    url: str
    numbers: list[Number]
    has_data: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """The figures of one subject."""

    slug: str
    label: str
    indicators: list[Indicator]
    cards: list[Card]
    lines: list[Line]
    total: list[Number]
    chart: Chart | None

    @property
    def has_below(self) -> bool:
        """Whether there is something to set side by side."""
        return any(line.has_data for line in self.lines)


@dataclass(slots=True)
class Board:
    """A whole page."""

    unit: Unit
    period: Period
    trail: list[tuple[str, str]]
    groups: list[Subject] = field(default_factory=list)

    @property
    def query(self) -> str:
        """The days of the page, for its links."""
        return page_query(self.period)

    @property
    def silent(self) -> list[Line]:
        """Units below of which nothing is known yet."""
        return [line for line in self.groups[0].lines if not line.has_data]


def make_board(unit: Unit, period: Period, *, user: Actor) -> Board:
    """The page of a unit for one reader; the same numbers whoever reads."""
    declared = indicators()
    limit = int(parameter("figures.small_cell"))
    ground = survey(unit, period, declared, limit=limit)
    past = Past(unit, period, ground)
    board = Board(unit, period, trail=page_trail(unit, period, user=user))
    for group in dict.fromkeys(each.group for each in declared):
        members = [each for each in declared if each.group == group]
        board.groups.append(_subject(members, board, ground, past, user=user))
    return board


def _subject(
    members: list[Indicator],
    board: Board,
    ground: Ground,
    past: Past,
    *,
    user: Actor,
) -> Subject:
    group = members[0].group
    moving = [each for each in members if each.in_trend]
    keys = [each.key for each in members]
    return Subject(
        slug=group.slug,
        label=str(group.label),
        indicators=members,
        cards=[_card(each, board, ground, past, user=user) for each in members],
        lines=_lines(keys, board, ground),
        total=[ground.number(board.unit.pk, key) for key in keys],
        chart=trend_chart(group.slug, str(group.label), past.series(moving))
        if moving
        else None,
    )


def _card(
    indicator: Indicator, board: Board, ground: Ground, past: Past, *, user: Actor
) -> Card:
    unit = board.unit
    figure = ground.figures[indicator.key][unit.pk]
    # Out of how many people is a card of its own, where it may be shown at all.
    of = "" if figure.of is None or indicator.counts_people else _grouped(figure.of)
    url = ""
    if may_open_rows(user, unit, indicator=indicator):
        url = reverse("dashboards:rows", args=[unit.code, indicator.key])
    return Card(
        indicator=indicator,
        number=ground.number(unit.pk, indicator.key),
        of=of,
        as_of=figure.as_of.isoformat() if figure.as_of else "",
        qualifier=str(figure.qualifier.label),
        change=past.change(indicator),
        parts=_parts(indicator, figure),
        url=f"{url}?{board.query}" if url else "",
    )


def _parts(indicator: Indicator, figure: Figure) -> list[tuple[str, str]]:
    """The parts of a figure that has any.

    None of a count of people: parts of sister units would give small counts away, and
    whoever may know them opens the rows.
    """
    if indicator.counts_people or indicator.dimension is None:
        return []
    return [
        (str(words), _grouped(figure.parts[word]))
        for word, words in indicator.dimension.labels.items()
        if figure.parts.get(word)
    ]


def _lines(keys: Sequence[str], board: Board, ground: Ground) -> list[Line]:
    """The units below in territory order, and what belongs to none of them."""
    below = ground.below.get(board.unit.pk, ())
    lines = []
    for child in below:
        alive = _has_data(ground, child.pk)
        ended = child.valid_to and child.valid_to <= board.period.on
        if not alive and (ended or child.level == Level.MICROGRID):
            continue
        url = reverse("dashboards:unit", args=[child.code])
        numbers = [ground.number(child.pk, key) for key in keys]
        lines.append(Line(str(child), f"{url}?{board.query}", numbers, alive))
    own = Own(board.unit.pk)
    if below and any(ground.number(own, key).value for key in ground.figures):
        numbers = [ground.number(own, key) for key in keys]
        lines.append(Line(_own_label(board.unit), "", numbers, has_data=True))
    return lines


def _own_label(unit: Unit) -> str:
    if unit.level == Level.COMMUNITY:
        return pgettext("row", "In no grid")
    return pgettext("row", "In no unit below")


def _has_data(ground: Ground, unit: int) -> bool:
    return any(figures[unit].value for figures in ground.figures.values())


def page_trail(unit: Unit, period: Period, *, user: Actor) -> list[tuple[str, str]]:
    """The units above that this reader may see, and the unit itself."""
    trail = []
    for above in Unit.objects.above(unit).order_by("path"):
        if above.pk == unit.pk:
            trail.append((str(above), ""))
        elif may_see_figures(user, above):
            url = reverse("dashboards:unit", args=[above.code])
            trail.append((str(above), f"{url}?{page_query(period)}"))
    return trail


def page_query(period: Period) -> str:
    """The days of a page as the query of a link."""
    days: dict[str, Any] = {"on": period.on.isoformat()}
    if period.since:
        days["from"] = period.since.isoformat()
    return urlencode(days)


def _grouped(value: Amount) -> str:
    return f"{value:,}"


def figure_rows(board: Board) -> tuple[list[str], list[list[str | Amount | None]]]:
    """Headings and rows of the page as a file: hidden on screen, hidden here."""
    members = [each for group in board.groups for each in group.indicators]
    headings = [
        _("Unit"),
        *(
            _("%(label)s (%(unit)s)") % {"label": each.label, "unit": each.unit_word}
            for each in members
        ),
    ]
    rows: list[list[str | Amount | None]] = []
    for line in zip(*(group.lines for group in board.groups), strict=True):
        numbers = [number for part in line for number in part.numbers]
        cells = [_plain(each) if line[0].has_data else None for each in numbers]
        rows.append([line[0].label, *cells])
    total = [number for group in board.groups for number in group.total]
    rows.append([str(board.unit), *(_plain(number) for number in total)])
    return headings, rows


def _plain(number: Number) -> Amount | str:
    return number.value if number.is_shown else number.text
