"""Groups side by side, component by component, and how far to trust it (LC-11).

Nothing here says who was wronged: a grade is a statement about papers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

FEN: Final = Decimal("0.01")
COMPONENTS: Final = (
    "land", "resettlement", "crops", "attachments", "housing", "transition",
    "insurance", "reward",
)  # fmt: skip
PER_PERSON_ONLY: Final = frozenset({"housing"})  # already a measure of one person

GRADE_ALL: Final = "A"
GRADE_AMOUNTS: Final = "B"
GRADE_INCOMPLETE: Final = "C"


@dataclass(frozen=True, slots=True)
class Cell:
    """One component of one group: promised, received, and the paper behind it."""

    promised: Decimal | None = None
    received: Decimal | None = None
    received_on: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of one group (domain LC-11, first sentence)."""

    name: str
    regime: str
    price_year: int | None = None
    plan_fixed_on: date | None = None
    mobilised_on: date | None = None
    land_known: bool = False
    area_mu: Decimal | None = None
    people: int | None = None
    retained: Decimal | None = None
    retained_document: str = ""
    cells: dict[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measured:
    """A cell in the two measures that can be laid side by side."""

    name: str
    cell: Cell
    per_mu: Decimal | None
    per_person: Decimal | None


@dataclass(frozen=True, slots=True)
class Line:
    """One component over all groups."""

    component: str
    grade: str
    measured: tuple[Measured, ...]
    missing: tuple[tuple[str, str], ...]  # (group, what is missing)

    @property
    def is_compared(self) -> bool:
        """Grade C is not compared (资料不足, 不作比较)."""
        return self.grade != GRADE_INCOMPLETE

    @property
    def spread_per_mu(self) -> Decimal | None:
        """Highest less lowest 元/亩; None where it is not compared."""
        return self._spread([one.per_mu for one in self.measured])

    @property
    def spread_per_person(self) -> Decimal | None:
        """Highest less lowest 元/人; None where it is not compared."""
        return self._spread([one.per_person for one in self.measured])

    def _spread(self, values: list[Decimal | None]) -> Decimal | None:
        known = [value for value in values if value is not None]
        if not self.is_compared or len(known) < len(values):
            return None
        return max(known) - min(known)


def compare(
    sides: Sequence[Side], components: Sequence[str] = COMPONENTS
) -> list[Line]:
    """A line per component; a grade A needs every paper of every group."""
    general = [(side.name, what) for side in sides for what in _missing_facts(side)]
    if len({side.regime for side in sides}) > 1:
        general.append(("", "same_regime"))
    if len({side.price_year for side in sides}) > 1:
        general.append(("", "same_price_year"))
    return [_line(component, sides, general) for component in components]


def _line(
    component: str, sides: Sequence[Side], general: list[tuple[str, str]]
) -> Line:
    missing = list(general)
    papers = True
    for side in sides:
        cell = side.cells.get(component, Cell())
        if cell.promised is None:
            missing.append((side.name, "amount"))
        if cell.received is None:
            missing.append((side.name, "received"))
        if cell.received and cell.received_on is None:
            missing.append((side.name, "received_on"))
        papers = papers and bool(cell.document)
    known = GRADE_ALL if papers else GRADE_AMOUNTS
    grade = GRADE_INCOMPLETE if missing else known
    measured = tuple(_measured(component, side) for side in sides)
    return Line(component, grade, measured, tuple(missing))


def _missing_facts(side: Side) -> list[str]:
    facts = {
        "regime": side.regime not in {"", "unknown"},
        "price_year": side.price_year is not None,
        "plan_fixed_on": side.plan_fixed_on is not None,
        "mobilised_on": side.mobilised_on is not None,
        "land": side.land_known,
        "area": bool(side.area_mu),
        "people": bool(side.people),
        "retained": side.retained is not None,
    }
    return [name for name, is_known in facts.items() if not is_known]


def _measured(component: str, side: Side) -> Measured:
    cell = side.cells.get(component, Cell())
    if component in PER_PERSON_ONLY:
        return Measured(side.name, cell, None, cell.promised)
    return Measured(
        side.name,
        cell,
        _divided(cell.promised, side.area_mu),
        _divided(cell.promised, None if side.people is None else Decimal(side.people)),
    )


def _divided(amount: Decimal | None, by: Decimal | None) -> Decimal | None:
    if amount is None or not by:
        return None
    return (amount / by).quantize(FEN, rounding=ROUND_HALF_UP)


def time_value(
    amount: Decimal, *, yearly_rate: Decimal, since: date, until: date
) -> Decimal:
    """A labelled scenario, never a claim: simple interest by days (LC-11)."""
    days = max((until - since).days, 0)
    interest = amount * yearly_rate * days / Decimal(365)
    return (amount + interest).quantize(FEN, rounding=ROUND_HALF_UP)
