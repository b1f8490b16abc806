"""F26: two phones on one hazard; both texts are kept, nothing goes backwards."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from hazards.choices import HazardStatus, Step
from hazards.choices.late import Holds
from hazards.models import LateWord, Rectification
from hazards.operations.late_words import decide_late_word, version_of
from liuli.fieldwork.operations import take_items
from liuli.fieldwork.photos import take_photo
from liuli.kernel.errors import NotAllowed, Refused
from tests.clock import NOON
from tests.factories.hazards import assigned, make_site
from tests.factories.patrols import item
from tests.fieldwork.pictures import jpeg


@pytest.fixture
def hazard(grid, worker, cadre):
    return assigned(make_site(grid), worker, cadre=cadre, now=NOON)


@pytest.fixture
def colleague(person_with_post, grid):
    from liuli.accounts.roles import Role

    return person_with_post("colleague", Role.GRID_WORKER, grid)


def rectified(user, hazard, text, *, seen, photos=()):
    payload = {"hazard": hazard.pk, "text": text, "photos": list(photos)}
    if seen is not None:
        payload["seen"] = seen
    (answer,) = take_items([item("hazards.rectified", payload)], actor=user, now=NOON)
    return answer


def test_second_of_two_phones_is_kept_beside_the_first(hazard, worker, colleague):
    """Also a phone three days stale: what it had seen decides, not the time."""
    seen = version_of(hazard)
    first = rectified(worker, hazard, "换了灭火器", seen=seen)
    second = rectified(colleague, hazard, "只换了一半", seen=seen)

    hazard.refresh_from_db()
    assert (first.status, second.status) == ("accepted", "accepted")
    assert hazard.status == HazardStatus.REPORTED_DONE
    assert list(Rectification.objects.values_list("text", flat=True)) == ["换了灭火器"]
    word = LateWord.objects.get()
    assert (word.move.step, word.move.reason) == (Step.SAID_LATE, "只换了一半")
    assert (word.move.before, word.move.after) == (hazard.status, hazard.status)


def test_report_that_has_seen_everything_is_an_ordinary_one(hazard, worker):
    answer = rectified(worker, hazard, "换了灭火器", seen=version_of(hazard))

    assert answer.status == "accepted"
    assert not LateWord.objects.exists()


@pytest.mark.parametrize("seen", [None, 10**6])
def test_page_that_knows_no_version_is_answered_as_before(
    hazard, worker, colleague, seen
):
    """F25: an older page; the state machine refuses, with a receipt."""
    rectified(worker, hazard, "换了灭火器", seen=version_of(hazard))
    answer = rectified(colleague, hazard, "只换了一半", seen=seen)

    assert (answer.status, LateWord.objects.count()) == ("refused", 0)


def test_photo_of_a_late_report_hangs_on_it(
    hazard, worker, colleague, grid, lead_user, signed_in
):
    seen, number = version_of(hazard), uuid4()
    rectified(worker, hazard, "换了灭火器", seen=seen)
    rectified(colleague, hazard, "只换了一半", seen=seen, photos=[str(number)])

    take_photo(
        jpeg(), client_id=number, kind="hazards.rectified", unit=grid,
        actor=colleague, now=NOON,
    )  # fmt: skip

    word = LateWord.objects.get()
    photo = reverse("attachments:photo", args=[word.move.photos.get().file_id])
    page = signed_in(lead_user).get(
        reverse("admin:hazards_lateword_change", args=[word.pk])
    )
    assert photo in page.content.decode()


def test_lead_decides_once_and_says_why(hazard, worker, colleague, lead_user):
    seen = version_of(hazard)
    rectified(worker, hazard, "换了灭火器", seen=seen)
    rectified(colleague, hazard, "只换了一半", seen=seen)
    word = LateWord.objects.get()

    with pytest.raises(NotAllowed):
        decide_late_word(word, holds=Holds.LATE, note="x", actor=colleague, now=NOON)
    with pytest.raises(Refused) as unsaid:
        decide_late_word(word, holds=Holds.LATE, note=" ", actor=lead_user, now=NOON)
    decide_late_word(word, holds=Holds.LATE, note="去看了", actor=lead_user, now=NOON)
    with pytest.raises(Refused) as again:
        decide_late_word(word, holds=Holds.FIRST, note="x", actor=lead_user, now=NOON)

    word.refresh_from_db()
    assert (unsaid.value.code, again.value.code) == (
        "reason_missing",
        "late_word_decided",
    )
    assert (word.holds, word.note, word.decided_by) == ("late", "去看了", lead_user)


def test_database_refuses_half_a_decision(hazard, worker, colleague):
    seen = version_of(hazard)
    rectified(worker, hazard, "换了灭火器", seen=seen)
    rectified(colleague, hazard, "只换了一半", seen=seen)

    with pytest.raises(IntegrityError), transaction.atomic():
        LateWord.objects.update(holds="late")


def test_lead_sees_both_accounts_at_the_desk(
    client, hazard, worker, colleague, lead_user, stranger
):
    seen = version_of(hazard)
    rectified(worker, hazard, "换了灭火器", seen=seen)
    rectified(colleague, hazard, "只换了一半", seen=seen)
    page = f"/admin/hazards/lateword/{LateWord.objects.get().pk}/change/"

    client.force_login(lead_user)
    text = client.get(page).content.decode()
    client.force_login(stranger)
    refused = client.get(page).status_code

    assert "换了灭火器" in text
    assert "只换了一半" in text
    assert refused == 404
