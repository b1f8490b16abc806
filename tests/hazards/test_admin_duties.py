"""Orders, hand-overs and relocations on a hazard's page (HZ-6, HZ-8, HZ-21)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from hazards.models import Handover, HousingOrder, RelocationNote
from tests.factories.hazards import assigned, make_site
from tests.factories.residents import a_person, a_stay

pytestmark = pytest.mark.django_db


@pytest.fixture
def hazard(grid, worker, cadre):
    return assigned(
        make_site(grid), worker, cadre=cadre, code="HT-06", now=timezone.now()
    )


def page_of(hazard):
    return reverse("admin:hazards_hazard_change", args=[hazard.pk])


def test_an_order_is_written_down_and_the_people_are_listed_masked(
    hazard, grid, cadre, signed_in
):
    a_stay(a_person(grid, full_name="赵小妹"), grid, address=hazard.site.address)
    browser = signed_in(cadre)
    today = timezone.localdate().isoformat()

    browser.post(
        reverse("admin:hazards_hazard_order", args=[hazard.pk]),
        {"issued_by": "辖区派出所", "reference": "通〔2026〕3号", "issued_on": today},
    )
    note = RelocationNote.objects.get()
    browser.post(
        reverse("admin:hazards_relocate", args=[note.pk]),
        {"options": ["relatives"], "choice": "relatives", "left_on": today},
    )

    page = browser.get(page_of(hazard)).content.decode()
    assert HousingOrder.objects.in_force().count() == 1
    assert "通〔2026〕3号" in page
    assert "赵**" in page
    assert "赵小妹" not in page
    note.refresh_from_db()
    assert note.choice == "relatives"


def test_a_hand_over_goes_its_way_to_the_answer(hazard, cadre, signed_in):
    browser = signed_in(cadre)
    today = timezone.localdate().isoformat()
    form = browser.get(page_of(hazard)).context["forms"]["hand_over"]
    assert form.initial["body"] == "police"

    browser.post(
        reverse("admin:hazards_hazard_hand_over", args=[hazard.pk]),
        {"body": "police", "due_on": today, "text": "请依法处理"},
    )
    row = Handover.objects.get()
    for door, words in (
        ("receipt", {"receipt": "收 7", "received_on": today}),
        ("reply", {"reply": "已责令停业", "replied_on": today}),
    ):
        browser.post(reverse(f"admin:hazards_{door}", args=[row.pk]), words)

    row.refresh_from_db()
    assert (row.receipt, row.reply) == ("收 7", "已责令停业")
    listed = browser.get(reverse("admin:hazards_handover_changelist"))
    assert hazard.number in listed.content.decode()


def test_a_form_left_empty_says_which_field(hazard, cadre, signed_in):
    browser = signed_in(cadre)
    today = timezone.localdate().isoformat()
    browser.post(
        reverse("admin:hazards_hazard_hand_over", args=[hazard.pk]),
        {"body": "police", "due_on": today, "text": "请依法处理"},
    )

    answer = browser.post(
        reverse("admin:hazards_receipt", args=[Handover.objects.get().pk]),
        {"receipt": "", "received_on": today},
        follow=True,
    )

    assert "回执编号" in answer.content.decode()
    assert not Handover.objects.exclude(receipt="").exists()
