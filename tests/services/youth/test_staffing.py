"""Record checks: a day and a word, every year; without it nobody is rostered (YT-4)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from liuli.kernel.errors import NotAllowed, Refused
from services.choices.youth import CheckResult, Duty
from services.models import RecordCheck, Rostering
from services.operations.youth.staffing import (
    add_programme_adult,
    end_programme_adult,
    note_arrival,
    note_check,
    roster,
    take_off_roster,
)
from tests.clock import NOON, TODAY
from tests.factories.youth import a_session

pytestmark = pytest.mark.django_db


def code_of(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.code


@pytest.fixture
def adult(community, cadre):
    return add_programme_adult(
        community, name="王老师", duty=Duty.TEACHER, employer="陶艺机构", actor=cadre
    )


@pytest.fixture
def session(term):
    return a_session(term, on=TODAY + timedelta(days=20))


def check(adult, cadre, *, days_ago=0, result=CheckResult.NONE):
    return note_check(
        adult,
        checked_on=TODAY - timedelta(days=days_ago),
        result=result,
        actor=cadre,
        now=NOON,
    )


def test_without_a_check_nobody_is_rostered(adult, session, cadre):
    """YT-4: blocked by the database, whatever writes the row."""
    act = {"adult": adult, "actor": cadre, "now": NOON}
    assert code_of(roster, session, **act) == "check_missing"
    with pytest.raises(IntegrityError, match="no record check"), transaction.atomic():
        Rostering.objects.bulk_create([Rostering(session=session, adult=adult)])

    check(adult, cadre)

    assert roster(session, **act).adult == adult
    assert code_of(roster, session, **act) == "rostered_before"


@pytest.mark.parametrize(("days_ago", "is_rostered"), [(344, True), (345, False)])
def test_a_check_counts_on_the_day_of_the_session(
    adult, session, cadre, days_ago, is_rostered
):
    """YT-4: every year; 344 days ago covers a session twenty days ahead, 345 not."""
    check(adult, cadre, days_ago=days_ago)
    act = {"adult": adult, "actor": cadre, "now": NOON}

    if is_rostered:
        roster(session, **act)
    else:
        assert code_of(roster, session, **act) == "check_missing"
        assert not Rostering.objects.exists()


def test_not_to_be_employed_takes_the_adult_off_and_keeps_them_off(
    adult, session, cadre
):
    """YT-4: the latest word decides."""
    check(adult, cadre, days_ago=5)
    act = {"adult": adult, "actor": cadre, "now": NOON}
    roster(session, **act)

    check(adult, cadre, result=CheckResult.NOT_TO_HIRE)

    assert not Rostering.objects.exists()
    assert code_of(roster, session, **act) == "check_missing"


def test_a_check_is_a_day_and_a_word(adult, cadre):
    """YT-4: no details, and nothing is changed afterwards."""
    made = check(adult, cadre)
    columns = {f.name for f in RecordCheck._meta.concrete_fields}

    assert columns == {"id", "adult", "checked_on", "result", "by"}
    assert set(CheckResult.values) == {"none", "not_to_hire"}
    with pytest.raises(DatabaseError), transaction.atomic():
        RecordCheck.objects.filter(pk=made.pk).update(result="not_to_hire")
    tomorrow = TODAY + timedelta(days=1)
    assert code_of(
        note_check, adult, checked_on=tomorrow, result=CheckResult.NONE,
        actor=cadre, now=NOON,
    ) == "checked_in_future"  # fmt: skip


def test_whoever_was_there_stays_on_the_roster(adult, session, cadre):
    check(adult, cadre)
    row = roster(session, adult=adult, actor=cadre, now=NOON)
    note_arrival(row, actor=cadre, now=NOON)

    assert code_of(take_off_roster, row, actor=cadre, now=NOON) == "arrived_before"
    other = a_session(session.term)
    row = roster(other, adult=adult, actor=cadre, now=NOON)
    take_off_roster(row, actor=cadre, now=NOON)
    assert Rostering.objects.count() == 1


def test_whoever_leaves_is_struck_off_what_lies_ahead(adult, session, cadre):
    check(adult, cadre)
    roster(session, adult=adult, actor=cadre, now=NOON)

    end_programme_adult(adult, on=TODAY, actor=cadre, now=NOON)

    assert not Rostering.objects.exists()


def test_only_whoever_keeps_programmes_rosters(adult, session, cadre, worker, stranger):
    check(adult, cadre)

    for person in (worker, stranger):
        with pytest.raises(NotAllowed):
            roster(session, adult=adult, actor=person, now=NOON)
        with pytest.raises(NotAllowed):
            check(adult, person)
    assert not Rostering.objects.exists()
