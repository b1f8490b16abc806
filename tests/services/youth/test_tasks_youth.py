"""The doorbells of programmes ring their operations, twice without harm."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from liuli.celery import app
from liuli.kernel.access import SYSTEM
from services import tasks
from services.models import Enrolment, PickUpCall, SignUpTry, WrongTry
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


def test_tries_are_forgotten_though_nobody_comes():
    """T4: a sender's minute and the digest of a network go with the waiting time."""
    now = timezone.now()
    for age in (14, 16):
        at = now - timedelta(minutes=age)
        WrongTry.objects.create(at=at, address_index=b"x" * 32)
        SignUpTry.objects.create(at=at, address_index=b"x" * 32)

    tasks.forget_tries()

    kept = [now - timedelta(minutes=14)]
    assert [row.at for row in WrongTry.objects.all()] == kept
    assert [row.at for row in SignUpTry.objects.all()] == kept
    beat = app.conf.beat_schedule["forget-tries-of-services"]
    assert (beat["task"], beat["schedule"]) == (tasks.forget_tries.name, 600)


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
