"""HZ-6 and HZ-21: nobody is housed in danger, and nobody is put out unseen."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from hazards.choices import Refuge, Settled
from hazards.models import Hazard, HousingOrder, RelocationNote, Verification
from hazards.operations.occupancy import (
    lift_order,
    look_after,
    note_relocation,
    order_vacancy,
)
from hazards.operations.rechecks import report_rectified, verify_hazard
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from residents.models import OccupancyBan, Stay
from tests.clock import NOON, TODAY
from tests.factories.hazards import assigned, found, make_photo, make_site
from tests.factories.residents import a_person, a_stay

pytestmark = pytest.mark.django_db
PAPER = {
    "issued_by": "辖区派出所",
    "issued_on": TODAY,
    "reference": "琉公通〔2026〕3号",
}


@pytest.fixture
def hazard(grid, worker, cadre):
    return assigned(make_site(grid), worker, cadre=cadre, code="HT-06")


def refusal(call, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return caught.value.code


def ordered(hazard, cadre, **facts):
    return order_vacancy(hazard, **(PAPER | facts), actor=cadre, now=NOON)


def lodger(hazard, grid, **facts):
    return a_stay(a_person(grid), grid, address=hazard.site.address, **facts)


def relocated(note, cadre, **facts):
    words = {"options": [Refuge.RELATIVES], "choice": Refuge.RELATIVES}
    return note_relocation(
        note, **(words | facts), left_on=TODAY, actor=cadre, now=NOON
    )


def passed(hazard, worker, verifier, grid):
    report_rectified(
        hazard,
        text="已整改",
        photos=[make_photo(worker, grid)],
        actor=worker,
        now=NOON,
    )
    return verify_hazard(hazard, passed=True, is_on_site=True, actor=verifier, now=NOON)


def test_an_order_keeps_new_people_out_and_notes_those_inside_hz_6(hazard, grid, cadre):
    inside = lodger(hazard, grid)

    order = ordered(hazard, cadre)

    assert OccupancyBan.objects.in_force().get() == order.ban
    note = RelocationNote.objects.get()
    assert (note.stay, note.choice) == (inside, "")
    assert refusal(lodger, hazard, grid, starts_on=TODAY) == "ban_in_force"


def test_somebody_found_there_afterwards_gets_a_note_hz_21(hazard, grid, cadre):
    ordered(hazard, cadre)

    stay = lodger(hazard, grid, despite_ban=True)

    assert RelocationNote.objects.get().stay == stay


def test_only_a_critical_open_hazard_bears_an_order_hz_6(grid, worker, cadre):
    mild = found(make_site(grid), worker, code="HT-11")

    assert refusal(ordered, mild, cadre) == "not_critical"
    assert not OccupancyBan.objects.exists()


def test_the_database_takes_no_order_for_a_mild_hazard_hz_6(
    hazard, grid, worker, cadre
):
    order = ordered(hazard, cadre)
    mild = found(make_site(grid), worker, code="HT-11")

    with pytest.raises(IntegrityError, match="critical"), transaction.atomic():
        HousingOrder.objects.create(
            hazard=mild, ban=order.ban, by=cadre, at=NOON, **PAPER
        )


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"issued_by": " "}, "order_basis"),
        ({"reference": ""}, "order_basis"),
        ({"issued_on": TODAY + timedelta(days=1)}, "date_future"),
    ],
)
def test_an_order_needs_its_paper_hz_6(hazard, cadre, facts, code):
    assert refusal(ordered, hazard, cadre, **facts) == code


def test_an_order_is_written_down_once(hazard, cadre):
    ordered(hazard, cadre)

    assert refusal(ordered, hazard, cadre) == "order_in_force"


def test_a_worker_and_a_stranger_write_no_order_down(hazard, worker, stranger):
    for actor in (worker, stranger):
        with pytest.raises(NotAllowed):
            ordered(hazard, actor)


def test_clearance_waits_until_everybody_is_accounted_for_hz_21(
    hazard, grid, worker, cadre, lead_user
):
    lodger(hazard, grid)
    ordered(hazard, cadre)

    assert refusal(passed, hazard, worker, lead_user, grid) == "relocation_missing"

    relocated(RelocationNote.objects.get(), cadre)
    hazard.refresh_from_db()
    cleared = verify_hazard(
        hazard, passed=True, is_on_site=True, actor=lead_user, now=NOON
    )
    assert not cleared.is_open


def test_the_database_clears_nothing_while_a_note_is_empty_hz_21(
    hazard, grid, worker, cadre, lead_user
):
    lodger(hazard, grid)
    ordered(hazard, cadre)
    report_rectified(
        hazard, text="已整改", photos=[make_photo(worker, grid)], actor=worker, now=NOON
    )
    Verification.objects.create(
        hazard=hazard, round=1, by=lead_user, at=NOON, passed=True, is_on_site=True
    )

    with pytest.raises(IntegrityError, match="people went"), transaction.atomic():
        Hazard.objects.filter(pk=hazard.pk).update(
            status="cleared", cleared_at=NOON, recheck_from=None, recheck_due_on=None
        )


def test_lifting_needs_a_passed_recheck_and_frees_the_rooms_hz_6(
    hazard, grid, worker, cadre, lead_user
):
    stay = lodger(hazard, grid, despite_ban=True)
    order = ordered(hazard, cadre)
    assert refusal(lift_order, order, actor=cadre, now=NOON) == "recheck_needed"
    relocated(RelocationNote.objects.get(), cadre)
    passed(hazard, worker, lead_user, grid)

    lift_order(order, actor=cadre, now=NOON)

    assert not OccupancyBan.objects.in_force().exists()
    assert Stay.objects.get(pk=stay.pk).is_compliant
    assert refusal(lift_order, order, actor=cadre, now=NOON) == "order_lifted"


def test_the_ban_ends_with_the_last_order_on_the_house(
    hazard, grid, worker, cadre, lead_user
):
    other = assigned(hazard.site, worker, cadre=cadre, code="HT-01")
    Hazard.objects.filter(pk=other.pk).update(severity="critical")
    first, second = ordered(hazard, cadre), ordered(other, cadre)
    assert first.ban == second.ban
    passed(hazard, worker, lead_user, grid)

    lift_order(first, actor=cadre, now=NOON)

    assert OccupancyBan.objects.in_force().get() == second.ban


def test_two_looks_follow_after_seven_and_thirty_days_hz_21(hazard, grid, cadre):
    lodger(hazard, grid)
    ordered(hazard, cadre)
    note = relocated(RelocationNote.objects.get(), cadre)
    week, month = TODAY + timedelta(days=7), TODAY + timedelta(days=30)
    assert note.look_due_on() == week
    due = RelocationNote.objects.look_due
    assert [due(week - timedelta(days=1)).count(), due(week).count()] == [0, 1]

    look_after(note, outcome=Settled.SETTLED, actor=cadre, now=NOON)
    assert [due(week).count(), due(month).count()] == [0, 1]
    look_after(note, outcome=Settled.LOST, actor=cadre, now=NOON)

    assert not due(month).exists()
    code = refusal(look_after, note, outcome=Settled.LOST, actor=cadre, now=NOON)
    assert code == "looks_taken"


def test_somebody_who_leaves_was_offered_something_hz_21(hazard, grid, cadre):
    lodger(hazard, grid)
    ordered(hazard, cadre)
    note = RelocationNote.objects.get()

    assert refusal(relocated, note, cadre, options=[]) == "nothing_offered"
    relocated(note, cadre, options=[], choice=Refuge.UNKNOWN)
    assert refusal(relocated, note, cadre) == "already_noted"


def test_a_look_comes_after_leaving(hazard, grid, cadre):
    lodger(hazard, grid)
    ordered(hazard, cadre)
    note = RelocationNote.objects.get()

    code = refusal(look_after, note, outcome=Settled.LOST, actor=cadre, now=NOON)

    assert code == "not_relocated"


def test_the_system_writes_no_order(hazard):
    with pytest.raises(NotAllowed):
        ordered(hazard, SYSTEM)
