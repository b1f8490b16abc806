"""The desk's pages of petitions: registering, one case, visits, and who gets in."""

import pytest
from django.urls import reverse

from liuli.accounts.roles import Role
from petitions.models import Body, Case, Petitioner, Promise, Visit
from petitions.operations.access import assign_handler, revoke_grant
from petitions.operations.visits import Promised
from tests.clock import NOON, TODAY
from tests.factories.petitions import SPEAKERS, a_visit

pytestmark = pytest.mark.django_db
PAGES = ("change", "visit", "move", "conclude", "settle", "assign")


def page(name, case):
    return reverse(f"admin:petitions_case_{name}", args=[case.pk])


def five_speakers():
    return {
        f"{field}_{n}": value
        for n, asker in enumerate(SPEAKERS, start=1)
        for field, value in (("name", asker.full_name), ("phone", asker.phone))
    }


def test_forty_people_are_registered_and_received_with_five_representatives(
    community, officer, signed_in
):
    """PT-5, PT-15, D3: two forms, no name beyond five."""
    browser = signed_in(officer)
    registered = browser.post(
        reverse("admin:petitions_case_add"),
        {
            "unit": community.pk, "received_on": "2026-03-02", "channel": "visit",
            "origin": "direct", "kind": "claim", "topic": "land", "contact": "named",
            "head_count": 40, "village_group": "四组", "form": "oral",
            "demand": "尽快发放土补费", **five_speakers(),
        },
    )  # fmt: skip
    case = Case.objects.get()
    assert registered.status_code == 302

    received = browser.post(
        page("visit", case),
        {
            "at": "2026-03-02T09:30", "head_count": 40, "place": "接待室",
            "received_by": "岳敏", "demands": "尽快发放", "said": "已说明程序",
            "promise_by": "街道办", "promise_text": "十五日内书面答复",
            "promise_due": "2026-03-17", **five_speakers(),
        },
    )  # fmt: skip

    assert received.status_code == 302
    assert Visit.objects.get().representatives.count() == 5
    assert Petitioner.objects.count() == 5
    assert "十五日内书面答复" in browser.get(page("visit", case)).content.decode()


def test_the_page_masks_and_writes_down_who_looked(case, officer, signed_in):
    """PP-3."""
    shown = signed_in(officer).get(page("change", case)).content.decode()

    assert "代**" in shown
    assert SPEAKERS[0].full_name not in shown
    assert SPEAKERS[0].phone not in shown
    assert list(case.looks.values_list("by", "purpose")) == [(officer.pk, "handling")]


def test_whoever_oversees_says_why_before_anything_is_shown(case, secretary, signed_in):
    """PP-3."""
    browser = signed_in(secretary)
    assert (
        "要求发放土地补偿费" not in browser.get(page("change", case)).content.decode()
    )
    assert not case.looks.exists()

    browser.post(page("change", case), {"purpose": "supervision"})

    assert "要求发放土地补偿费" in browser.get(page("change", case)).content.decode()
    assert case.looks.get().purpose == "supervision"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_shut_before_a_grant_and_after_it(
    name, case, community, secretary, person_with_post, signed_in
):
    """PP-3, T5: never granted, granted, revoked."""
    other = person_with_post("other", Role.PETITION_OFFICER, community)
    browser, url = signed_in(other), page(name, case)
    assert browser.get(url).status_code == 404

    grant = assign_handler(case, handler=other, actor=secretary, now=NOON)
    assert browser.get(url).status_code == (403 if name == "assign" else 200)

    revoke_grant(grant, actor=secretary, now=NOON)
    assert browser.get(url).status_code == 404


def test_the_list_names_no_petitioner_and_nobody_elses_case(
    case, officer, lead_user, cadre, signed_in
):
    """PP-3, RO-1."""
    listing = reverse("admin:petitions_case_changelist")

    mine = signed_in(officer).get(listing).content.decode()
    leads = signed_in(lead_user).get(listing).content.decode()

    assert case.number in mine
    assert SPEAKERS[0].full_name not in mine
    assert case.number not in leads
    assert signed_in(cadre).get(listing).status_code == 403


def test_a_due_promise_waits_on_the_first_page_without_its_words(
    case, officer, signed_in
):
    """T5: neutral words."""
    a_visit(case, officer, promises=[Promised("街道办", "机密承诺内容", TODAY)])

    shown = signed_in(officer).get("/admin/").content.decode()

    assert case.number in shown
    assert "机密承诺内容" not in shown
    assert Promise.objects.count() == 1


def test_a_petition_officer_names_a_government_body_of_the_street(
    officer, street, signed_in
):
    """PT-6, PT-7."""
    url = reverse("admin:petitions_body_add")

    signed_in(officer).post(
        url, {"name": "街道办事处", "unit": street.pk, "is_government": "on"}
    )

    assert Body.objects.get().unit == street
