"""Readings: what the portal and the database refuse, and who decides (WT-5)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from hazards.choices.water import ReadingKind, ReadingState
from hazards.models import Connection, Meter, MeterReading
from hazards.operations.water.connections import NewMeter, change_meter
from hazards.operations.water.readings import (
    close_meter_round,
    count_reading,
    estimate_of,
    open_meter_round,
    void_reading,
)
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON, TODAY
from tests.factories.water import a_connection, a_reading, a_round, bills_of


def refusal(act):
    with pytest.raises(Refused) as refused, transaction.atomic():
        act()
    return refused.value.code


def test_a_worker_reads_the_meters_of_the_own_grid_only(worker, neighbour, grid):
    """Domain section 12: 网格员 read meters."""
    connection = a_connection(grid)

    reading = a_reading(connection, 113, actor=worker)

    assert (reading.volume, reading.state) == (13, ReadingState.COUNTED)
    with pytest.raises(NotAllowed):
        a_reading(connection, 120, actor=neighbour)
    assert list(MeterReading.objects.visible_to(worker)) == [reading]
    assert not MeterReading.objects.visible_to(neighbour).exists()


def test_a_backward_reading_is_refused_by_portal_and_database(grid):
    """WT-5: 1200 → 1130 is no roll-over."""
    connection = a_connection(grid, start=1200)
    assert refusal(lambda: a_reading(connection, 1130)) == "reading_backwards"

    facts = {
        "meter": connection.meters.get(), "since_on": TODAY, "read_on": TODAY,
        "previous": 1200, "value": 1130, "at": NOON,
    }  # fmt: skip
    for more in (
        {"volume": 0},
        {"volume": 99930, "has_rolled": True},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            MeterReading.objects.create(**facts, **more)
    wrong = facts | {"previous": 1100, "volume": 30}
    with pytest.raises(DatabaseError, match="follow"), transaction.atomic():
        MeterReading.objects.create(**wrong)
    assert not MeterReading.objects.exists()


def test_a_meter_of_four_digits_rolls_over(grid):
    """WT-5: 9998 → 0003 is 5."""
    reading = a_reading(a_connection(grid, start=9998, digits=4), 3)
    assert (reading.volume, reading.has_rolled) == (5, True)


def test_what_a_meter_cannot_say_is_refused(grid):
    """WT-5."""
    connection = a_connection(grid, digits=4)
    a_reading(connection, 120)
    found = [
        refusal(lambda: a_reading(connection, 130)),
        refusal(lambda: a_reading(connection, 130, days_ago=-1)),
        refusal(lambda: a_reading(a_connection(grid, digits=4), 10000)),
    ]
    assert found == ["reading_too_early", "reading_in_future", "reading_beyond_dial"]


def test_three_times_the_usual_waits_for_another_person(grid, worker, lead_user):
    """WT-5: flagged, and decided by somebody who did not enter it (RO-2)."""
    connection = a_connection(grid)
    for ago, value in ((60, 110), (40, 120), (20, 130)):
        a_reading(connection, value, days_ago=ago)
    odd = a_reading(connection, 230, actor=worker)

    assert (odd.state, odd.is_unusual) == (ReadingState.REVIEW, True)
    with pytest.raises(NotAllowed):
        count_reading(odd, actor=worker, now=NOON)
    counted = count_reading(odd, actor=lead_user, now=NOON)
    assert counted.state == ReadingState.COUNTED


def test_estimates_wait_and_a_third_in_a_row_is_refused(grid):
    """WT-5: 估抄, at most two in a row; the database counts, too."""
    connection = a_connection(grid)
    for ago, value in ((60, 110), (40, 120)):
        a_reading(connection, value, days_ago=ago)
    assert estimate_of(connection) == 130
    for ago, value in ((20, 130), (10, 140)):
        guess = a_reading(connection, value, days_ago=ago, kind=ReadingKind.ESTIMATE)
        assert guess.state == ReadingState.REVIEW

    def third():
        return a_reading(connection, 150, kind=ReadingKind.ESTIMATE)

    assert refusal(third) == "too_many_estimates"
    with pytest.raises(DatabaseError), transaction.atomic():
        MeterReading.objects.create(
            meter=connection.meters.get(), since_on=TODAY, read_on=TODAY,
            previous=140, value=150, volume=10, at=NOON, kind=ReadingKind.ESTIMATE,
        )  # fmt: skip


def test_a_changed_meter_ends_with_its_last_value(grid):
    """WT-5: close the old, open the new; nothing that ran in between is lost."""
    connection = a_connection(grid, start=100)
    a_reading(connection, 150, days_ago=10)

    def change(end):
        return change_meter(
            connection, end_value=end, meter=NewMeter(start_value=7), actor=SYSTEM,
            on=TODAY - timedelta(days=9),
        )  # fmt: skip

    assert refusal(lambda: change(160)) == "last_value_unread"
    fresh = change(150)
    reading = a_reading(connection, 12)

    assert (reading.meter, reading.volume) == (fresh, 5)
    with pytest.raises(DatabaseError), transaction.atomic():
        Meter.objects.create(connection=connection)


def test_only_the_last_reading_is_made_void_and_never_a_billed_one(grid, community):
    """WT-5, features B2: correction with a reason."""
    connection = a_connection(grid)
    first = a_reading(connection, 110, days_ago=10)
    last = a_reading(connection, 120)

    def void(reading, reason="抄错"):
        return void_reading(reading, reason=reason, actor=SYSTEM, now=NOON)

    assert refusal(lambda: void(first)) == "reading_built_upon"
    assert refusal(lambda: void(last, " ")) == "reason_missing"
    void(last)
    again = a_reading(connection, 119)
    bills_of(community)
    assert refusal(lambda: void(again)) == "reading_built_upon"
    with pytest.raises(DatabaseError), transaction.atomic():
        MeterReading.objects.filter(pk=again.pk).update(
            state=ReadingState.VOID, reason="x", decided_at=NOON
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        MeterReading.objects.filter(pk=again.pk).update(value=118)


def test_a_round_knows_who_is_still_unread(grid, community, cadre, worker):
    """B2: meter rounds, one open at a time, in street order."""
    first, second = a_connection(grid), a_connection(grid)
    round_ = a_round(community)
    assert refusal(lambda: a_round(community)) == "round_open"
    with pytest.raises(NotAllowed):
        open_meter_round(
            community, name="x", starts_on=TODAY, ends_on=TODAY, actor=worker
        )

    reading = a_reading(first, 110)

    unread = Connection.objects.unread_in(round_).in_street_order()
    assert (reading.round, list(unread)) == (round_, [second])
    close_meter_round(round_, actor=cadre, now=NOON)
    assert a_reading(second, 110).round is None
