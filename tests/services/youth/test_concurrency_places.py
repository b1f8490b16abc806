"""Two guardians, one place: by the operation and by the database (YT-2)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from services.choices.youth import EnrolmentState
from services.models import Attendance, Enrolment
from tests.clock import NOON
from tests.factories.youth import a_programme, a_session, a_term, an_enrolment

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Each act in a thread with its own connection, all started together."""
    start = Barrier(len(acts))

    def run(act):
        start.wait(timeout=10)
        try:
            return act()
        except IntegrityError as broken:
            return str(broken)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_the_last_place_goes_to_one(community):
    """YT-2: of six at once, two get a place, four wait."""
    term = a_term(a_programme(community), places=2)

    made = at_once(*(lambda: an_enrolment(term) for _n in range(6)))

    states = sorted(each.state for each in made)
    assert states == ["enrolled"] * 2 + ["waiting"] * 4


def test_two_phones_sign_in_at_once_and_both_count(community):
    """YT-8: the count of a session loses nobody, whatever writes the rows."""
    term = a_term(a_programme(community), places=9)
    session = a_session(term)
    children = [an_enrolment(term) for _n in range(4)]

    def come(child):
        row = Attendance(session=session, enrolment=child, is_present=True, at=NOON)
        return lambda: Attendance.objects.bulk_create([row])

    at_once(*(come(child) for child in children))

    session.refresh_from_db()
    assert session.attended == Attendance.objects.count() == 4


def test_the_database_gives_the_last_place_once(community):
    """Without the operation: two raw updates, one is refused."""
    term = a_term(a_programme(community), places=1)
    first = an_enrolment(term)
    waiting = [an_enrolment(term) for _n in range(2)]
    Enrolment.objects.filter(pk=first.pk).update(
        state=EnrolmentState.LEFT, ended_at=first.asked_at
    )

    def take(pk):
        rows = Enrolment.objects.filter(pk=pk)
        return lambda: rows.update(state=EnrolmentState.ENROLLED)

    told = at_once(*(take(each.pk) for each in waiting))

    assert Enrolment.objects.enrolled().count() == 1
    assert sorted(str(each)[:11] for each in told) == ["1", "every place"]
