"""The board of 微网实格: each grid with its microgrids, who holds what, what is a gap.

Reading only; a handful of statements however many grids.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from liuli.parameters.operations import ParameterBook
from liuli.places.models import Address
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.choices.duties import DUTIES_AT, Duty
from residents.models import GridDuty, MicrogridArea
from residents.rules import duties as rules


@dataclass(frozen=True, slots=True)
class Seat:
    """One duty of one unit and who holds it, or nobody."""

    unit: Unit
    duty: Duty
    held: GridDuty | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A microgrid: its stretches, the doors in them, its seats."""

    unit: Unit
    stretches: Sequence[str]
    doors: int
    remark: str
    seats: Sequence[Seat]


@dataclass(frozen=True, slots=True)
class GridPart:
    """A grid: its own seats, its microgrids, and the doors no microgrid holds."""

    unit: Unit
    seats: Sequence[Seat]
    cells: Sequence[Cell]
    doors: int

    @property
    def doors_outside(self) -> int:
        """Doors of the grid in no microgrid (GR-2)."""
        return self.doors - sum(cell.doors for cell in self.cells)

    @property
    def gap_count(self) -> int:
        """Duties nobody holds, in the grid and its microgrids."""
        seats = [*self.seats, *(seat for cell in self.cells for seat in cell.seats)]
        return sum(1 for seat in seats if seat.held is None)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the page."""

    parts: Sequence[GridPart] = field(default_factory=tuple)

    @property
    def microgrids(self) -> int:
        """How many."""
        return sum(len(part.cells) for part in self.parts)

    @property
    def seat_count(self) -> int:
        """Duties somebody should hold."""
        return sum(
            len(part.seats) + sum(len(cell.seats) for cell in part.cells)
            for part in self.parts
        )

    @property
    def gap_count(self) -> int:
        """Of them, those nobody holds."""
        return sum(part.gap_count for part in self.parts)

    @property
    def held_count(self) -> int:
        """Of them, those somebody holds."""
        return self.seat_count - self.gap_count

    @property
    def covered(self) -> int:
        """Microgrids without a gap (F4)."""
        return sum(
            1
            for part in self.parts
            for cell in part.cells
            if all(seat.held for seat in cell.seats)
        )


def duty_board(user: Any, *, today: date) -> Board:
    """What this person sees of the grids and microgrids in use."""
    units = list(_in_use(user, today))
    grids = [unit for unit in units if unit.level == Level.GRID]
    below: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.level == Level.MICROGRID and unit.parent_id is not None:
            below[unit.parent_id].append(unit)
    held = {
        (duty.unit_id, duty.duty): duty
        for duty in GridDuty.objects.visible_to(user).held(today).with_holders()
    }
    areas = _areas(user, today)
    book = ParameterBook("grid.microgrid")
    parts = []
    doors = _doors(grids)
    for grid in grids:
        limits = [
            int(book.value(f"grid.microgrid_{word}_doors", unit=grid, on=today))
            for word in ("least", "most")
        ]
        cells = [_cell(unit, areas, held, limits) for unit in below[grid.pk]]
        own = _seats(grid, held)
        parts.append(GridPart(grid, own, cells, doors.get(grid.pk, 0)))
    return Board(parts)


def gaps_in(user: Any, *, today: date) -> list[tuple[Unit, Duty]]:
    """Every duty nobody holds, units in territory order (F4, F6)."""
    units = {unit.pk: unit for unit in _in_use(user, today)}
    held = set(
        GridDuty.objects.visible_to(user).held(today).values_list("unit_id", "duty")
    )
    wanted = {pk: DUTIES_AT[unit.level] for pk, unit in units.items()}
    return [(units[pk], Duty(duty)) for pk, duty in rules.gaps(wanted, held)]


def _in_use(user: Any, today: date) -> Any:
    seen = Q(pk__in=[])
    for path in user.scopes(GridDuty.read_capability):
        seen |= Q(path__startswith=path)
    return (
        Unit.objects.filter(seen, level__in=DUTIES_AT)
        .exclude(valid_from__gt=today)
        .exclude(valid_to__lte=today)
        .order_by("path")
    )


def _doors(grids: list[Unit]) -> dict[int, int]:
    rows = Address.objects.filter(unit__in=grids).values("unit").annotate(n=Count("pk"))
    return dict(rows.values_list("unit", "n"))


def _areas(user: Any, today: date) -> dict[int, list[Any]]:
    inside = (
        Address.objects.filter(
            unit_id=OuterRef("grid_id"),
            road=OuterRef("road"),
            number_value__gte=OuterRef("numbers__startswith"),
            number_value__lt=OuterRef("numbers__endswith"),
        )
        .order_by()
        .values("unit_id")
        .annotate(n=Count("pk"))
        .values("n")
    )
    count = Coalesce(Subquery(inside, output_field=IntegerField()), 0)
    found: dict[int, list[Any]] = defaultdict(list)
    for area in (
        MicrogridArea.objects.visible_to(user).in_force(today).annotate(doors=count)
    ):
        found[area.unit_id].append(area)
    return found


def _seats(unit: Unit, held: dict[tuple[int, str], GridDuty]) -> list[Seat]:
    return [
        Seat(unit, duty, held.get((unit.pk, duty))) for duty in DUTIES_AT[unit.level]
    ]


def _cell(
    unit: Unit,
    areas: dict[int, list[Any]],
    held: dict[tuple[int, str], GridDuty],
    limits: list[int],
) -> Cell:
    own = areas.get(unit.pk, [])
    doors = sum(area.doors for area in own)
    remark = rules.size_remark(doors, least=limits[0], most=limits[1])
    return Cell(unit, [area.words for area in own], doors, remark, _seats(unit, held))
