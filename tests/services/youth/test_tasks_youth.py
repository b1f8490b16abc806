"""The doorbells of programmes ring their operations, twice without harm."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from liuli.kernel.access import SYSTEM
from services import tasks
from services.models import Enrolment, PickUpCall
from services.operations.youth.attendance import mark_attendance
from services.operations.youth.enrolling import leave
from tests.factories.youth import a_session, a_term, an_enrolment, staffed

pytestmark = pytest.mark.django_db


def test_the_ladder_rings_and_rings_once(programme):
    """YT-3."""
    yesterday = timezone.localdate() - timedelta(days=1)
    term = a_term(programme, ends_on=yesterday + timedelta(days=30))
    session = staffed(
        a_session(term, on=yesterday, starts_at=time(9), ends_at=time(10))
    )
    child = an_enrolment(term, now=timezone.now() - timedelta(days=2))
    mark_attendance(session, child, is_present=True, actor=SYSTEM, now=timezone.now())

    for _twice in range(2):
        tasks.climb_youth_ladder()

    assert PickUpCall.objects.filter(step="second").count() == 1


def test_offers_lapse_and_data_is_forgotten(programme, cadre):
    """YT-2, PI-5."""
    today = timezone.localdate()
    long_ago = timezone.now() - timedelta(days=400)
    term = a_term(
        programme,
        places=1,
        starts_on=today - timedelta(days=420),
        ends_on=today + timedelta(days=9),
    )
    first, second = (an_enrolment(term, now=long_ago) for _n in range(2))
    leave(first, actor=cadre, now=long_ago)

    tasks.lapse_youth_offers()
    tasks.forget_young_people()

    second.refresh_from_db()
    assert second.state == "lapsed"
    assert Enrolment.objects.get(pk=first.pk).name is None
