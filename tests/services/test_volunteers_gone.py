"""Volunteers who left long ago (PI-5): what goes, what stays, what a hold keeps."""

from datetime import timedelta

import pytest
from django.apps import apps

from liuli.kernel.access import SYSTEM
from residents.models import LegalHold
from services.models import ServiceHours, ShiftSignUp, VolunteerGuardian
from services.operations.points import balance_of
from services.operations.volunteers import give_place_back, leave_volunteers, sign_up
from services.operations.volunteers_gone import forget_left_volunteers
from tests.clock import NOON, TODAY
from tests.factories.volunteers import a_shift, a_volunteer, some_hours

THREE_YEARS = timedelta(days=1095)


def a_past_volunteer(grid, shift):
    """A minor with a guardian, hours, a place and one given back; left at noon."""
    born = TODAY.replace(year=TODAY.year - 15)
    one = a_volunteer(grid, born=born, guardian="母亲欧阳探针")
    place = sign_up(shift, volunteer=one, actor=SYSTEM, now=NOON - timedelta(hours=2))
    give_place_back(place, actor=SYSTEM, now=NOON - timedelta(hours=1))
    sign_up(shift, volunteer=one, actor=SYSTEM, now=NOON - timedelta(hours=1))
    some_hours(one, 1)
    return leave_volunteers(one, actor=SYSTEM, now=NOON)


def history_of(model):
    """Its events."""
    [event] = [
        one
        for one in apps.get_models()
        if getattr(one, "pgh_tracked_model", None) is model
    ]
    return event.objects.all()


@pytest.mark.django_db
def test_after_three_years_names_and_codes_are_gone_and_hours_stay(grid):
    """PI-5: codes, guardians and places go with their history; certificates stay."""
    shift = a_shift(grid, places=9)
    one, held = a_past_volunteer(grid, shift), a_past_volunteer(grid, shift)
    staying = a_volunteer(grid)
    LegalHold.objects.create(person=held.person, reason="案件", placed_at=NOON)

    assert forget_left_volunteers(now=NOON + THREE_YEARS) == 0
    assert forget_left_volunteers(now=NOON + THREE_YEARS + timedelta(days=1)) == 1
    assert forget_left_volunteers(now=NOON + THREE_YEARS + timedelta(days=1)) == 0

    for row in (one, held, staying):
        row.refresh_from_db()
    assert (one.code, one.code_index) == (None, None)
    assert held.code
    assert staying.code
    names = VolunteerGuardian.objects.order_by("volunteer_id").values_list("guardian")
    assert [name for (name,) in names] == [None, "母亲欧阳探针"]
    for model in (VolunteerGuardian, ShiftSignUp):
        events = history_of(model).filter(volunteer_id=one.pk)
        assert {getattr(event, "guardian", None) for event in events} <= {None}
        assert events.exists() == (model is VolunteerGuardian)
    assert set(ShiftSignUp.objects.values_list("volunteer", flat=True)) == {held.pk}
    assert ServiceHours.objects.filter(volunteer=one).count() == 1
    assert balance_of(one) == 10
