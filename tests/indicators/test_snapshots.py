"""The nightly count: right, repeatable, and open to what arrives late."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from hazards.models import Hazard
from liuli.indicators.models import Snapshot
from liuli.indicators.operations import close_days, snapshot_day
from liuli.indicators.registry import Period, find_indicator, measure
from liuli.indicators.tasks import snapshot_day as snapshot_task
from liuli.kernel.access import SYSTEM
from liuli.parameters.operations import set_parameter
from residents.choices import ClassKind
from tests.clock import NOON, TODAY
from tests.factories.hazards import found, make_site
from tests.factories.residents import a_resident
from tests.indicators.villages import DAY, of_class

YESTERDAY = TODAY - DAY
LATER = NOON + timedelta(hours=1)


def kept(unit, day=YESTERDAY):
    rows = Snapshot.objects.filter(unit=unit, day=day).totals()
    return {row.key: row.value for row in rows}


@pytest.fixture
def brief(db):
    """A short history, so that a test counts days and not minutes."""
    for key, days in (("figures.recompute_days", "2"), ("figures.history_days", "4")):
        set_parameter(key, value=days, actor=SYSTEM, starts_on=YESTERDAY, source="test")


def test_a_day_is_kept_as_it_was_counted(village, grid, street):
    snapshot_day(YESTERDAY, now=NOON)

    for unit in (grid, village, street):
        counted = measure([unit], Period(on=YESTERDAY, now=NOON))
        assert kept(unit) == {
            key: f[unit.pk].value
            for key, f in counted.items()
            if find_indicator(key).can_tell(YESTERDAY)
        }


def test_parts_and_denominators_are_kept(village):
    snapshot_day(YESTERDAY, now=NOON)

    rows = Snapshot.objects.filter(unit=village, key="hazards.found")
    assert {row.dimension: row.value for row in rows} == {
        "": 3, "major": 2, "critical": 1,
    }  # fmt: skip
    assert Snapshot.objects.get(unit=village, key="residents.local").of == 11


def test_units_without_any_data_have_no_rows(village, other_community):
    snapshot_day(YESTERDAY, now=NOON)

    assert not Snapshot.objects.filter(unit=other_community).exists()


def test_counting_a_day_twice_changes_nothing(village):
    first = snapshot_day(YESTERDAY, now=NOON)
    before = set(
        Snapshot.objects.values_list("unit", "key", "dimension", "value", "of")
    )

    second = snapshot_day(YESTERDAY, now=LATER)

    after = Snapshot.objects.values_list("unit", "key", "dimension", "value", "of")
    assert (first, set(after)) == (second, before)
    assert set(Snapshot.objects.values_list("computed_at", flat=True)) == {LATER}


def test_what_is_gone_leaves_the_snapshot(grid, worker):
    hazard = found(make_site(grid), worker, now=NOON - DAY)
    snapshot_day(YESTERDAY, now=NOON)
    assert Snapshot.objects.filter(key="hazards.found", dimension="major").exists()

    Hazard.objects.filter(pk=hazard.pk).update(status="void")
    snapshot_day(YESTERDAY, now=LATER)

    assert not Snapshot.objects.filter(key="hazards.found", dimension="major").exists()
    assert kept(grid)["hazards.found"] == 0


def test_what_arrives_late_counts_for_its_own_day(grid, brief):
    a_resident(grid)
    close_days(today=TODAY, now=NOON)
    a_resident(grid, starts_on=YESTERDAY)

    close_days(today=TODAY, now=LATER)

    living = Snapshot.objects.filter(unit=grid, key="residents.living").order_by("day")
    assert [row.value for row in living] == [1, 1, 1, 2]


def test_gaps_are_filled_and_old_days_left_as_they_were(grid, brief):
    a_resident(grid)
    assert close_days(today=TODAY, now=NOON) == [TODAY - n * DAY for n in (4, 3, 2, 1)]

    assert close_days(today=TODAY, now=LATER) == [TODAY - n * DAY for n in (2, 1)]

    ages = Snapshot.objects.filter(key="residents.living", unit=grid).order_by("day")
    assert [row.computed_at for row in ages] == [NOON, NOON, LATER, LATER]


def test_the_present_day_is_not_over(grid, brief):
    a_resident(grid)

    close_days(today=TODAY, now=NOON)

    assert not Snapshot.objects.filter(day__gte=TODAY).exists()


def test_the_task_counts_one_day_when_told(grid):
    a_resident(grid)

    snapshot_task(day="2026-03-01")

    assert set(Snapshot.objects.values_list("day", flat=True)) == {YESTERDAY}


def test_a_snapshot_exists_once_and_is_never_negative(grid):
    facts = {"unit": grid, "day": TODAY, "key": "x", "computed_at": NOON}
    Snapshot.objects.create(value=1, **facts)
    for wrong in ({"value": 1}, {"value": -1, "dimension": "a"},
                  {"value": 3, "of": 2, "dimension": "b"}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Snapshot.objects.create(**facts, **wrong)


def test_snapshots_are_read_within_the_territory(village, cadre, stranger, official):
    snapshot_day(YESTERDAY, now=NOON)

    assert not Snapshot.objects.visible_to(stranger).exists()
    assert Snapshot.objects.visible_to(cadre).exists()
    units = Snapshot.objects.visible_to(official).values_list("unit__level", flat=True)
    assert set(units) == {"grid", "community", "street", "district"}


def test_classes_have_no_history_before_the_first_was_set(grid):
    of_class(a_resident(grid, hukou="elsewhere"), ClassKind.FLOATING, since=YESTERDAY)

    for day in (YESTERDAY - DAY, YESTERDAY):
        snapshot_day(day, now=NOON)

    assert kept(grid, YESTERDAY)["residents.floating"] == 1
    before = kept(grid, YESTERDAY - DAY)
    assert {"residents.living", "residents.local"} <= set(before)
    assert not set(before) & {
        "residents.floating", "residents.rooted", "residents.unclassified",
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_beats_at_once_keep_one_row_each(grid):
    a_resident(grid)
    expected = snapshot_day(YESTERDAY, now=NOON)
    start = Barrier(2)

    def count(minutes: int) -> int:
        start.wait(timeout=10)
        try:
            return snapshot_day(YESTERDAY, now=NOON + timedelta(minutes=minutes))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        counted = list(pool.map(count, (1, 2)))

    assert counted == [expected, expected]
    assert Snapshot.objects.count() == expected
