"""Volunteers, shifts and hours (VO-1, VO-2): the rows and who may write them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from services.choices.volunteers import HoursSource, HoursState, Tier
from services.models import ServiceHours, ShiftSignUp, Volunteer
from services.operations.hours import (
    check_at_door,
    confirm_hours,
    enter_hours,
    ladder_of,
    refuse_hours,
    void_hours,
)
from services.operations.volunteers import (
    cancel_shift,
    give_guardian_consent,
    give_place_back,
    join_volunteers,
    leave_volunteers,
    plan_shift,
    sign_up,
    volunteer_of_code,
    withdraw_guardian_consent,
)
from tests.clock import NOON, TODAY
from tests.factories.residents import a_resident
from tests.factories.volunteers import a_shift, a_volunteer, some_hours

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SIXTEEN, THIRTEEN = date(2010, 1, 1), date(2012, 12, 1)


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def the_database_refuses(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def entered(volunteer, actor, hours="2", **facts):
    given = {"on": TODAY, "tier": Tier.BASIC, "what": "清洁", "now": NOON}
    return enter_hours(volunteer, hours=Decimal(hours), actor=actor, **given | facts)


def test_a_volunteer_is_fourteen_or_older_and_a_minor_has_a_guardian(
    grid, cadre, worker
):
    """VO-2: minors ≥14 with guardian consent; PI-3: a guardian's word is a row."""
    child = a_resident(grid, full_name="童一", birth_on=THIRTEEN, identity="")
    teen = a_resident(grid, full_name="童二", birth_on=SIXTEEN, identity="")
    unknown = a_resident(grid, full_name="无日期", identity="")
    with pytest.raises(NotAllowed):
        join_volunteers(teen, guardian="父亲", actor=worker, now=NOON)
    for person in (child, unknown):
        refused("volunteer_age", join_volunteers, person, actor=cadre, now=NOON)
        bad = Volunteer(person=person, joined_on=TODAY)
        the_database_refuses(lambda bad=bad: Volunteer.objects.bulk_create([bad]))
    refused("guardian_missing", join_volunteers, teen, actor=cadre, now=NOON)

    volunteer = join_volunteers(teen, guardian="父亲", actor=cadre, now=NOON)

    assert volunteer.guardian_consents.standing().get().guardian == "父亲"
    refused("volunteer_there", join_volunteers, teen, actor=cadre, now=NOON)
    refused("guardian_held", give_guardian_consent, volunteer, guardian="母亲",
            actor=cadre, now=NOON)  # fmt: skip


def test_without_a_guardian_a_minor_takes_no_place_and_has_no_hours(grid, cadre):
    """VO-2: also by bulk and raw rows."""
    teen = a_volunteer(grid, born=SIXTEEN, guardian="父亲")
    shift = a_shift(grid)
    withdraw_guardian_consent(teen, actor=cadre, now=NOON)

    refused("guardian_missing", sign_up, shift, volunteer=teen, actor=cadre, now=NOON)
    place = ShiftSignUp(shift=shift, volunteer=teen, signed_at=NOON)
    the_database_refuses(lambda: ShiftSignUp.objects.bulk_create([place]))
    refused("guardian_missing", entered, teen, cadre, "1")
    hours = ServiceHours(
        volunteer=teen, on=TODAY, hours=1, tier=Tier.BASIC, what="x", entered_at=NOON,
        source=HoursSource.QR, state=HoursState.CONFIRMED,
    )  # fmt: skip
    the_database_refuses(lambda: ServiceHours.objects.bulk_create([hours]))
    give_guardian_consent(teen, guardian="母亲", actor=cadre, now=NOON)
    sign_up(shift, volunteer=teen, actor=cadre, now=NOON)


def test_a_minor_helps_two_hours_a_day_at_most(grid, cadre):
    """VO-2: ≤2 h a day, by hand and by code together."""
    teen = a_volunteer(grid, born=SIXTEEN, guardian="父亲")
    entered(teen, cadre, "1.5")
    refused("minor_hours", entered, teen, cadre, "1")
    shift = a_shift(grid)
    check_at_door(shift, volunteer=teen, now=NOON)
    _place, hours = check_at_door(shift, volunteer=teen, now=NOON + 2 * HOUR)
    assert hours.hours == Decimal("0.5")


def test_manual_hours_are_confirmed_by_somebody_else(grid, cadre, secretary, lead_user):
    """VO-1: confirmer ≠ volunteer, and not who entered them; the database says so too."""
    volunteer = a_volunteer(grid, user=secretary)
    row = entered(volunteer, cadre)
    for own in (cadre, secretary):
        with pytest.raises(NotAllowed):
            confirm_hours(row, actor=own, now=NOON)
        the_database_refuses(
            lambda own=own: ServiceHours.objects.filter(pk=row.pk).update(
                state=HoursState.CONFIRMED, confirmed_by=own
            )
        )
    the_database_refuses(lambda: ServiceHours.objects.update(state="confirmed"))
    born_confirmed = ServiceHours(
        volunteer=volunteer, on=TODAY, hours=1, tier=Tier.BASIC, what="x",
        entered_at=NOON, source=HoursSource.MANUAL, state=HoursState.CONFIRMED,
        confirmed_by=lead_user,
    )  # fmt: skip
    the_database_refuses(lambda: ServiceHours.objects.bulk_create([born_confirmed]))

    confirm_hours(row, actor=lead_user, now=NOON)

    assert volunteer.hours.counted().total() == 2
    refused("illegal_move", confirm_hours, row, actor=lead_user, now=NOON)
    the_database_refuses(lambda: ServiceHours.objects.update(hours=4))


@pytest.mark.parametrize("hours", ["0", "0.3", "-1", "16.5"])
def test_hours_are_counted_in_halves(grid, cadre, hours):
    """VO-1: to 0.5 h."""
    volunteer = a_volunteer(grid)
    refused("hours_in_halves", entered, volunteer, cadre, hours)
    bad = ServiceHours(
        volunteer=volunteer, on=TODAY, hours=Decimal(hours), tier=Tier.BASIC, what="x",
        entered_at=NOON, source=HoursSource.MANUAL, state=HoursState.PENDING,
    )  # fmt: skip
    the_database_refuses(lambda: ServiceHours.objects.bulk_create([bad]))


def test_hours_by_hand_can_be_refused_and_confirmed_ones_taken_back(
    grid, cadre, lead_user
):
    volunteer = a_volunteer(grid)
    row = entered(volunteer, cadre)
    refused("reason_missing", refuse_hours, row, reason="", actor=lead_user, now=NOON)
    refuse_hours(row, reason="当天没有来", actor=lead_user, now=NOON)
    again = confirm_hours(entered(volunteer, cadre), actor=lead_user, now=NOON)
    void_hours(again, reason="记错人", actor=lead_user, now=NOON)
    assert volunteer.hours.counted().total() == 0
    refused("hours_day", entered, volunteer, cadre, on=TODAY + DAY)
    refused("words_missing", entered, volunteer, cadre, what=" ")


def test_a_code_checks_in_and_out_and_hours_are_never_more_than_true(grid):
    """VO-1: check-in and out by QR, within the shift, down to the half hour."""
    shift, volunteer = a_shift(grid), a_volunteer(grid)
    refused("not_now", check_at_door, shift, volunteer=volunteer, now=NOON - HOUR)
    place, none = check_at_door(shift, volunteer=volunteer, now=NOON + HOUR / 4)
    assert (none, place.came_at) == (None, NOON + HOUR / 4)
    _place, hours = check_at_door(shift, volunteer=volunteer, now=NOON + 2 * HOUR)
    assert (hours.hours, hours.state, hours.source) == (
        Decimal("1.5"),
        "confirmed",
        "qr",
    )
    refused("left_already", check_at_door, shift, volunteer=volunteer, now=NOON + HOUR)
    refused("came_already", give_place_back, place, actor=SYSTEM, now=NOON)


def test_a_shift_has_so_many_places_and_a_place_given_back_is_free(grid, cadre):
    """VO-1; the database counts too."""
    shift = a_shift(grid, places=1)
    first, second = a_volunteer(grid), a_volunteer(grid, full_name="李四")
    place = sign_up(shift, volunteer=first, actor=cadre, now=NOON)
    refused("signed_up", sign_up, shift, volunteer=first, actor=cadre, now=NOON)
    refused("shift_full", sign_up, shift, volunteer=second, actor=cadre, now=NOON)
    row = ShiftSignUp(shift=shift, volunteer=second, signed_at=NOON)
    the_database_refuses(lambda: ShiftSignUp.objects.bulk_create([row]))
    give_place_back(place, actor=cadre, now=NOON)
    refused("place_given_back", give_place_back, place, actor=cadre, now=NOON)
    sign_up(shift, volunteer=second, actor=cadre, now=NOON)
    refused("shift_over", sign_up, shift, volunteer=first, actor=cadre,
            now=NOON + 3 * HOUR)  # fmt: skip
    cancel_shift(shift, reason="下雨", actor=cadre)
    refused("shift_cancelled", sign_up, shift, volunteer=first, actor=cadre, now=NOON)
    leave_volunteers(first, actor=cadre, now=NOON)
    refused("volunteer_left", sign_up, a_shift(grid), volunteer=first, actor=cadre,
            now=NOON)  # fmt: skip


def test_a_shift_lies_in_order(grid, cadre, stranger):
    facts = {
        "title": "清洁", "tier": Tier.BASIC, "place": "街口", "places": 1,
        "starts_at": NOON, "ends_at": NOON + HOUR, "actor": cadre,
    }  # fmt: skip
    refused("shift_reversed", plan_shift, grid, **facts | {"ends_at": NOON})
    refused("shift_places", plan_shift, grid, **facts | {"places": 0})
    refused("words_missing", plan_shift, grid, **facts | {"place": " "})
    refused("not_allowed", plan_shift, grid, **facts | {"actor": stranger})


def test_a_code_is_found_as_typed_and_guessing_ends_after_some_tries(grid):
    volunteer = a_volunteer(grid)
    code = volunteer.code
    typed = f" {code[:5].lower()}-{code[5:]} "
    facts = {"address": "192.0.2.7", "now": NOON}
    assert volunteer_of_code(typed, **facts) == volunteer
    for _try in range(8):
        assert volunteer_of_code("WRONG", **facts) is None
    refused("too_many_tries", volunteer_of_code, code, **facts)
    assert volunteer_of_code(code, address="192.0.2.8", now=NOON) == volunteer
    assert volunteer_of_code(code, address="192.0.2.7", now=NOON + HOUR) == volunteer
    assert code not in str(volunteer)


def test_the_ladder_follows_confirmed_acts_only(grid, cadre):
    """基础服务→专业服务→治理参与 is derived, never typed."""
    volunteer = a_volunteer(grid)
    for _act in range(3):
        some_hours(volunteer, 1)
    entered(volunteer, cadre, "1", tier=Tier.GOVERNANCE)
    assert ladder_of(volunteer, on=TODAY) == Tier.BASIC
