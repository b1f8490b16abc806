"""Laying groups side by side from what is recorded of them (LC-11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db import transaction

from liuli.audit.operations import record
from liuli.kernel.access import Actor
from petitions.choices.compensation import LandClass
from petitions.models import LandPaper, Scheme, SchemeItem, VillageGroup
from petitions.rules.comparison import (
    PER_PERSON_ONLY,
    Cell,
    Line,
    Side,
    compare,
    time_value,
)

_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Groups in their order, the lines, and the document behind each cell."""

    groups: tuple[VillageGroup, ...]
    sides: tuple[Side, ...]
    lines: tuple[Line, ...]
    papers: dict[tuple[str, str], LandPaper]
    retained_papers: dict[str, LandPaper]

    def paper(self, component: str, side: str) -> LandPaper | None:
        """The document behind one cell."""
        return self.papers.get((component, side))


@dataclass(frozen=True, slots=True)
class Scenario:
    """What simple interest would make of what is outstanding: a scenario only."""

    name: str
    since: date | None
    outstanding: Decimal | None
    value: Decimal | None


def compare_groups(groups: Sequence[VillageGroup]) -> Comparison:
    """Every component of the groups; four statements, however many groups."""
    schemes = {
        scheme.group_id: scheme
        for scheme in Scheme.objects.filter(group__in=groups).select_related(
            "retained_paper"
        )
    }
    items: dict[int, list[SchemeItem]] = {}
    for item in SchemeItem.objects.filter(scheme__group__in=groups).select_related(
        "paper", "scheme"
    ):
        items.setdefault(item.scheme.group_id, []).append(item)
    unclear = set(
        VillageGroup.objects.filter(
            pk__in=[group.pk for group in groups],
            parcels__land_class=LandClass.UNKNOWN,
        ).values_list("pk", flat=True)
    )
    sides: list[Side] = []
    papers: dict[tuple[str, str], LandPaper] = {}
    retained: dict[str, LandPaper] = {}
    for group in groups:
        mine = items.get(group.pk, [])
        scheme = schemes.get(group.pk)
        side = _side(group, scheme, mine, has_unclear=group.pk in unclear)
        sides.append(side)
        papers |= {(i.component, side.name): i.paper for i in mine if i.paper}
        if scheme is not None and scheme.retained_paper:
            retained[side.name] = scheme.retained_paper
    return Comparison(
        tuple(groups), tuple(sides), tuple(compare(sides)), papers, retained
    )


def _side(
    group: VillageGroup,
    scheme: Scheme | None,
    items: Sequence[SchemeItem],
    *,
    has_unclear: bool,
) -> Side:
    known: dict[str, Any] = {}
    if scheme is not None:
        known = {
            "price_year": scheme.price_year,
            "mobilised_on": scheme.mobilised_on,
            "people": scheme.people,
            "retained": scheme.retained_yuan,
            "retained_document": str(scheme.retained_paper or ""),
        }
    return Side(
        name=group.full_name,
        regime=scheme.regime if scheme else "",
        plan_fixed_on=group.plan_fixed_on,
        land_known=group.area_mu is not None and not has_unclear,
        area_mu=group.area_mu,
        cells={
            item.component: Cell(
                item.promised,
                item.received,
                item.received_on,
                str(item.paper) if item.paper else "",
            )
            for item in items
        },
        **known,
    )


def scenarios(
    comparison: Comparison, *, percent: Decimal, until: date
) -> list[Scenario]:
    """Simple interest on what was promised and not received, since the plan's day.

    Only where promised, received and the day are known; nothing is estimated.
    """
    return [_scenario(side, percent / _HUNDRED, until) for side in comparison.sides]


def _scenario(side: Side, rate: Decimal, until: date) -> Scenario:
    money = [
        cell
        for name, cell in side.cells.items()
        if name not in PER_PERSON_ONLY and cell.promised is not None
    ]
    gaps = [cell for cell in money if cell.received is None]
    if not money or gaps or side.plan_fixed_on is None:
        return Scenario(side.name, side.plan_fixed_on, None, None)
    outstanding = sum((max(_less(cell), Decimal(0)) for cell in money), Decimal("0.00"))
    value = time_value(
        outstanding, yearly_rate=rate, since=side.plan_fixed_on, until=until
    )
    return Scenario(side.name, side.plan_fixed_on, outstanding, value)


def _less(cell: Cell) -> Decimal:
    return (cell.promised or Decimal(0)) - (cell.received or Decimal(0))


@transaction.atomic
def note_comparison_taken(unit: Any, *, actor: Actor) -> None:
    """Say that a comparison left as a file: amounts and documents, nobody's name."""
    record("compensation.comparison_taken", unit, actor=actor)
