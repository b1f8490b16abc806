"""The monthly doorbell rings daily and reads each community once a month (FR-1)."""

from datetime import datetime

import pytest
import time_machine

from liuli.audit.models import Entry
from liuli.celery import app
from residents.models import ClassReading
from residents.operations import communities_to_classify
from residents.tasks import classify_due
from tests.clock import SHANGHAI
from tests.factories.residents import a_resident

pytestmark = pytest.mark.django_db


def at(day, month=3):
    return datetime(2026, month, day, 2, 30, tzinfo=SHANGHAI)


def test_each_community_is_read_once_a_month(grid, other_community, community):
    a_resident(grid)
    a_resident(other_community)

    with time_machine.travel(at(1), tick=False):
        assert classify_due() == 2
        assert classify_due() == 0
    with time_machine.travel(at(31), tick=False):
        assert classify_due() == 0
    with time_machine.travel(at(1, month=4), tick=False):
        assert communities_to_classify(today=at(1, month=4).date()) == sorted(
            [community, other_community], key=lambda unit: unit.path
        )
        assert classify_due() == 2

    assert {str(reading.read_on) for reading in ClassReading.objects.all()} == {
        "2026-04-01"
    }


def test_a_run_missed_on_the_first_is_made_up_for(grid):
    a_resident(grid)

    with time_machine.travel(at(17), tick=False):
        assert classify_due() == 1


def test_the_audit_names_the_task(grid):
    a_resident(grid)

    classify_due()

    entry = Entry.objects.get(action="residents.classified")
    assert (entry.actor_id, entry.actor_label) == (None, "residents.tasks.classify_due")


def test_no_residents_nothing_to_do(community):
    assert classify_due() == 0
    assert not Entry.objects.filter(action="residents.classified").exists()


def test_beat_rings_a_task_that_exists():
    assert app.conf.beat_schedule["classify-residents"]["task"] == classify_due.name
