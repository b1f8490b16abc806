"""Hazards: rectified, looked at again and cleared by the right people."""

import io
import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from hazards.choices import HazardStatus
from hazards.models import Hazard, Verification
from hazards.operations.assignments import (
    assign_hazard,
)
from hazards.operations.findings import report_hazard
from hazards.operations.rechecks import (
    report_rectified,
    start_rectifying,
    verify_hazard,
)
from hazards.signals import hazard_closed
from liuli.attachments.choices import Opens
from liuli.attachments.operations import store_photo
from liuli.kernel.errors import Refused
from tests.clock import NOON
from tests.factories.hazards import (
    an_item,
    assigned,
    found,
    make_photo,
    make_site,
    reported_done,
)

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def refusal(call, *args, **kwargs) -> str:
    with pytest.raises(Refused) as refused, transaction.atomic():
        call(*args, **kwargs)
    return refused.value.code


def test_whole_life_to_clearance(worker, cadre, secretary, grid):
    """EV-1: found, assigned, rectifying, reported done, failed, again, cleared."""
    heard: list[str] = []

    def listen(sender, *, hazard, **kwargs):
        heard.append(hazard.number)

    hazard_closed.connect(listen)
    hazard = assigned(make_site(grid), worker, cadre=cadre)
    hazard = start_rectifying(hazard, actor=worker, now=NOON + HOUR)
    hazard = report_rectified(
        hazard,
        text="已清理",
        photos=[make_photo(worker, grid)],
        actor=worker,
        now=NOON + 2 * HOUR,
    )
    assert hazard.recheck_due_on == date(2026, 3, 5)
    hazard = verify_hazard(
        hazard,
        passed=False,
        is_on_site=True,
        text="仍有堆物",
        actor=secretary,
        now=NOON + 3 * HOUR,
    )
    assert (hazard.status, hazard.round) == (HazardStatus.RECTIFYING, 2)
    assert heard == []
    hazard = report_rectified(hazard, text="已全部清理", actor=worker, now=NOON + DAY)
    code = refusal(
        verify_hazard,
        hazard,
        passed=True,
        is_on_site=True,
        actor=secretary,
        now=NOON + DAY + HOUR,
    )
    assert code == "photo_missing"
    hazard = verify_hazard(
        hazard,
        passed=True,
        is_on_site=True,
        photos=[make_photo(secretary, grid)],
        actor=secretary,
        now=NOON + DAY + HOUR,
    )
    hazard_closed.disconnect(listen)

    assert (hazard.status, hazard.cleared_at) == (
        HazardStatus.CLEARED,
        NOON + DAY + HOUR,
    )
    assert heard == [hazard.number]
    assert list(hazard.moves.values_list("step", "after", "round")) == [
        ("found", "found", 1),
        ("assigned", "assigned", 1),
        ("started", "rectifying", 1),
        ("reported_done", "reported_done", 1),
        ("failed", "rectifying", 1),
        ("reported_done", "reported_done", 2),
        ("cleared", "cleared", 2),
    ]


def test_finder_and_fixer_cannot_verify(worker, lead_user, cadre, grid):
    """EV-2: reporter ≠ verifier, fixer ≠ verifier."""
    hazard = reported_done(make_site(grid), worker, cadre=cadre, fixer=lead_user)

    for person in (worker, lead_user):
        code = refusal(
            verify_hazard, hazard, passed=True, is_on_site=True, actor=person, now=NOON
        )
        assert code == "same_person"
    hazard.refresh_from_db()
    assert hazard.status == HazardStatus.REPORTED_DONE
    assert Verification.objects.count() == 0


def test_assignee_cannot_verify_even_when_another_reported(
    worker, lead_user, cadre, grid
):
    hazard = found(make_site(grid), worker)
    hazard = assign_hazard(hazard, assignee=lead_user, actor=cadre, now=NOON)
    hazard = report_rectified(hazard, text="已整改", actor=cadre, now=NOON)

    code = refusal(
        verify_hazard,
        hazard,
        passed=False,
        is_on_site=True,
        text="未改",
        actor=lead_user,
        now=NOON,
    )

    assert code == "same_person"


@pytest.mark.parametrize("person", ["worker", "lead_user"])
def test_database_itself_keeps_people_apart(
    request, worker, lead_user, cadre, grid, person
):
    """EV-2 held by the database: a raw insert by finder or fixer fails."""
    hazard = reported_done(make_site(grid), worker, cadre=cadre, fixer=lead_user)
    by = request.getfixturevalue(person)

    with (
        pytest.raises(IntegrityError, match="found or rectified"),
        transaction.atomic(),
    ):
        Verification.objects.create(
            hazard=hazard, round=1, by=by, at=NOON, passed=True, is_on_site=True
        )
    Verification.objects.create(
        hazard=hazard, round=1, by=cadre, at=NOON, passed=True, is_on_site=True
    )


@pytest.mark.parametrize("number", [1, 2])
def test_database_takes_no_recheck_before_its_rectification(
    worker, lead_user, cadre, grid, number
):
    """EV-2: else the fixer could re-check first and report the work done afterwards."""
    hazard = assigned(make_site(grid), worker, cadre=cadre)
    if number > 1:
        report_rectified(hazard, text="好了", actor=worker, now=NOON)

    with (
        pytest.raises(IntegrityError, match="follows the rectification"),
        transaction.atomic(),
    ):
        Verification.objects.create(
            hazard=hazard,
            round=number,
            by=lead_user,
            at=NOON,
            passed=True,
            is_on_site=True,
        )
    assert not Verification.objects.exists()


def test_database_clears_only_after_a_passed_recheck(worker, cadre, grid):
    """EV-2: .update() cannot clear, whatever the code forgot."""
    hazard = reported_done(make_site(grid), worker, cadre=cadre)
    clear = {
        "status": HazardStatus.CLEARED,
        "cleared_at": NOON + DAY,
        "recheck_from": None,
        "recheck_due_on": None,
    }

    with pytest.raises(IntegrityError, match="passed re-check"), transaction.atomic():
        Hazard.objects.filter(pk=hazard.pk).update(**clear)
    Verification.objects.create(
        hazard=hazard, round=1, by=cadre, at=NOON, passed=True, is_on_site=False
    )
    assert Hazard.objects.filter(pk=hazard.pk).update(**clear) == 1


def test_critical_is_rechecked_on_site(worker, cadre, secretary, grid):
    """EV-2: critical hazards need an on-site re-check, in code and database."""
    hazard = reported_done(make_site(grid), worker, cadre=cadre, code="HT-06")

    code = refusal(
        verify_hazard,
        hazard,
        passed=True,
        is_on_site=False,
        actor=secretary,
        now=NOON + DAY,
    )
    assert code == "on_site_needed"
    Verification.objects.create(
        hazard=hazard, round=1, by=secretary, at=NOON, passed=True, is_on_site=False
    )
    with pytest.raises(IntegrityError, match="passed re-check"), transaction.atomic():
        Hazard.objects.filter(pk=hazard.pk).update(
            status=HazardStatus.CLEARED,
            cleared_at=NOON + DAY,
            recheck_from=None,
            recheck_due_on=None,
        )


def test_one_photo_is_not_both_before_and_after(worker, cadre, grid):
    site = make_site(grid)
    photo = make_photo(worker, grid)
    hazard = report_hazard(
        site, item=an_item(), photos=[photo], actor=worker, observed_at=NOON, now=NOON
    )
    assign_hazard(hazard, is_keeper=True, actor=cadre, now=NOON)

    code = refusal(
        report_rectified, hazard, text="好了", photos=[photo], actor=worker, now=NOON
    )

    assert code == "photo_used"


def test_one_photo_under_two_numbers_is_still_one_photo(worker, cadre, grid):
    """EV-2: an after-photo is a new photo, whatever number a phone gives the old one."""
    before, again = (
        store_photo(
            a_picture(),
            unit=grid,
            opens_with=Opens.HAZARDS,
            actor=worker,
            now=NOON,
            client_id=uuid.uuid4(),
        )
        for _n in range(2)
    )
    hazard = report_hazard(
        make_site(grid),
        item=an_item(),
        photos=[before],
        actor=worker,
        observed_at=NOON,
        now=NOON,
    )
    assign_hazard(hazard, is_keeper=True, actor=cadre, now=NOON)

    code = refusal(
        report_rectified, hazard, text="好了", photos=[again], actor=worker, now=NOON
    )

    assert before.pk != again.pk
    assert code == "photo_used"


def a_picture():
    """The same bytes each time."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), (7, 8, 9)).save(picture, "JPEG")
    return picture.getvalue()
