"""Microgrids of the sample community, who holds which duty in them, and two tasks."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Count
from django.utils import timezone

from liuli.accounts.models import User
from liuli.demo.community import SINCE
from liuli.kernel.access import SYSTEM
from liuli.places.models import Address
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from liuli.territory.operations import add_unit
from residents.choices.duties import OF_MICROGRID, Duty, GridWork, TrainingResult
from residents.models import Person
from residents.operations import Holder, approve_task, draw_area, give_duty, give_task
from residents.operations.trainings import hold_training, holders_of, sign_in

_DOORS: Final = 60
_MOST_PER_GRID: Final = 8
_BEGAN: Final = date(2025, 3, 1)
_EMPTY_EVERY: Final = 7  # every seventh duty is a gap, so that gaps are seen

Stretch = tuple[str, int, int]


def people_the_grids(
    community: Unit,
    grids: dict[str, Unit],
    *,
    lead: User,
    cadre: User,
    secretary: User,
    now: datetime,
) -> None:
    """Draw microgrids along the roads and give their duties to residents."""
    for number, grid in enumerate(grids.values()):
        own = lead if number == 0 else (cadre if number % 2 else secretary)
        deputy = secretary if own != secretary else cadre
        _give(grid, Duty.AREA_LEAD, Holder(user=own), now)
        if number != len(grids) - 1:
            _give(grid, Duty.AREA_DEPUTY, Holder(user=deputy), now)
        _fill(grid, now)
    _give_tasks(community, list(grids.values()), now)
    _train(community, now)


def _fill(grid: Unit, now: datetime) -> None:
    people = Person.objects.filter(unit=grid).unmerged().order_by("pk")
    adults = iter(people.filter(birth_on__lt=date(2000, 1, 1))[:200])
    for place, stretch in enumerate(_stretches(grid)):
        road, first, last = stretch
        microgrid = add_unit(
            grid, name=f"{place + 1}号微网格", level=Level.MICROGRID, actor=SYSTEM
        )
        draw_area(
            microgrid,
            road=road,
            number_from=first,
            number_to=last,
            starts_on=SINCE,
            actor=SYSTEM,
        )
        for turn, duty in enumerate(OF_MICROGRID):
            person = next(adults, None)
            if person is None or (place * 4 + turn) % _EMPTY_EVERY == _EMPTY_EVERY - 1:
                continue
            _give(microgrid, duty, Holder(person=person), now)
    head = next(adults, None)
    if head is not None:
        _give(grid, Duty.GROUP_HEAD, Holder(person=head), now)


def _give(unit: Unit, duty: Duty, holder: Holder, now: datetime) -> None:
    give_duty(unit, duty, holder=holder, starts_on=_BEGAN, actor=SYSTEM, now=now)


def _stretches(grid: Unit) -> Iterator[Stretch]:
    """Each road cut where about sixty doors are together; a few per grid."""
    known = Address.objects.filter(unit=grid, number_value__isnull=False)
    rows = (
        known.values("road", "number_value")
        .annotate(doors=Count("pk"))
        .order_by("road", "number_value")
    )
    begun: Stretch | None = None
    doors = made = 0
    for row in rows:
        road, number = row["road"], row["number_value"]
        if begun is not None and (begun[0] != road or doors >= _DOORS):
            yield begun
            begun, doors, made = None, 0, made + 1
            if made == _MOST_PER_GRID:
                return
        begun = (road, begun[1] if begun else number, number)
        doors += row["doors"]
    if begun is not None:
        yield begun


def _give_tasks(community: Unit, grids: list[Unit], now: datetime) -> None:
    """Two lines of the approved list, given to the first two grids."""
    today = timezone.localdate(now)
    listed = (
        (
            "冬季用电用火安全入户提示",
            GridWork.POLICY,
            "街道网格化服务中心2025年第3号清单",
        ),
        ("独居老人入户探访", GridWork.SERVICE, "街道网格化服务中心2025年第3号清单"),
    )
    for days, (title, work, approval) in enumerate(listed, 3):
        task = approve_task(
            community,
            title=title,
            work=work,
            approval=approval,
            starts_on=today,
            actor=SYSTEM,
        )
        due_on = today + timedelta(days=days)
        for grid in grids[:2]:
            give_task(grid, task, due_on=due_on, actor=SYSTEM, now=now)


def _train(community: Unit, now: datetime) -> None:
    """One training some weeks ago: most came, one did not pass."""
    today = timezone.localdate(now)
    training = hold_training(
        community,
        topic="邻里纠纷调解方法",
        place="社区会议室",
        held_on=today - timedelta(days=20),
        actor=SYSTEM,
        today=today,
    )
    came = list(holders_of(training).values_list("pk", flat=True)[:12])
    results = dict.fromkeys(came, TrainingResult.PASSED)
    results |= dict.fromkeys(came[-1:], TrainingResult.FAILED)
    sign_in(training, results=results, actor=SYSTEM)
