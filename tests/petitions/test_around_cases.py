"""Around a case: recusals, hearings, calls and conferences, likely repeats."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from liuli.audit.models import Entry
from liuli.kernel.errors import NotAllowed, Refused
from liuli.privacy.crypto import blind_index
from petitions.choices.cases import CaseStatus as S
from petitions.choices.cases import LogKind
from petitions.models import Case, CaseLog, Member, Recusal, VillageGroup
from petitions.operations.access import (
    assign_handler,
    declare_recusal,
    end_recusal,
)
from petitions.operations.log import note_in_log
from petitions.querysets.compensation import NAME_PURPOSE
from tests.clock import NOON, TODAY
from tests.factories.petitions import SPEAKERS, a_body, a_case, concluded, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(other_petition_officer):
    return other_petition_officer


@pytest.fixture
def case(community, officer):
    return a_case(community, officer, village_group="四组")


def page(name, case):
    return reverse(f"admin:petitions_case_{name}", args=[case.pk])


# --- recusals ------------------------------------------------------------------------
def test_an_interest_declared_on_the_page_ends_access(case, officer, signed_in):
    """PT-14."""
    browser = signed_in(officer)
    both = {"person": officer.pk, "case": case.pk, "village_group": "四组"}
    refused = browser.post(reverse("admin:petitions_recusal_add"), both)
    assert refused.status_code == 200

    browser.post(
        reverse("admin:petitions_recusal_add"),
        {"person": officer.pk, "case": case.pk, "village_group": ""},
    )

    assert Recusal.objects.get().user == officer
    assert browser.get(page("change", case)).status_code == 404
    listing = reverse("admin:petitions_recusal_changelist")
    assert case.number in browser.get(listing).content.decode()


def test_an_officer_declares_only_their_own_and_an_overseer_anybodys(
    officer, other, secretary, signed_in
):
    """PT-14."""
    forged = {"person": other.pk, "case": "", "village_group": "四组"}

    signed_in(officer).post(reverse("admin:petitions_recusal_add"), forged)
    assert not Recusal.objects.exists()
    signed_in(secretary).post(reverse("admin:petitions_recusal_add"), forged)

    assert Recusal.objects.get().user == other


def test_a_recusal_is_ended_by_somebody_else_once(
    case, community, officer, other, secretary, signed_in
):
    """PT-14."""
    row = declare_recusal(other, unit=community, case=case, actor=other, now=NOON)
    url = reverse("admin:petitions_recusal_end", args=[row.pk])
    assert signed_in(other).post(url).status_code == 403
    assert signed_in(officer).get(url).status_code == 404

    assert signed_in(secretary).post(url).status_code == 302

    with pytest.raises(Refused) as refused:
        end_recusal(row, actor=secretary, now=NOON)
    assert refused.value.code == "ended_before"
    assign_handler(case, handler=other, actor=secretary, now=NOON)
    own = declare_recusal(
        secretary, unit=community, village_group="九组", actor=secretary, now=NOON
    )
    with pytest.raises(Refused) as same:
        end_recusal(own, actor=secretary, now=NOON)
    assert same.value.code == "own_recusal"


@pytest.mark.parametrize(("number", "refused"), [(4, True), (2, False)])
def test_nobody_handles_the_matter_of_a_group_whose_roll_has_their_name(
    number, refused, case, community, other, secretary
):
    """PT-14: a member of the compensation group concerned."""
    group = VillageGroup.objects.create(unit=community, number=number)
    Member.objects.create(
        group=group, key=b"k" * 16, full_name=other.display_name,
        name_index=blind_index(other.display_name, NAME_PURPOSE),
    )  # fmt: skip
    try:
        with transaction.atomic():
            assign_handler(case, handler=other, actor=secretary, now=NOON)
        code = ""
    except Refused as refusal:
        code = refusal.code

    assert code == ("name_alike" if refused else "")


# --- hearings, calls, conferences ----------------------------------------------------
def test_a_hearing_is_entered_while_a_reexamination_runs(
    case, officer, street, signed_in
):
    """PD-10."""
    browser = signed_in(officer)
    days = {"first_on": "2026-03-04", "last_on": "2026-03-06"}
    refused = browser.post(page("hearing", case), days).content.decode()
    assert "没有正在进行的复核" in refused
    case = concluded(case, officer, a_body(street))
    for to in (S.REVIEWING, S.REVIEWED, S.REEXAMINING):
        case = step(case, to, officer, on=TODAY)

    browser.post(page("hearing", case), days)

    assert case.clocks.get(limit="PD-10").not_counted == 3


@pytest.mark.parametrize("kind", LogKind.values)
def test_calls_and_conferences_are_written_once(kind, case, officer):
    """PT-8, PT-17."""
    note_in_log(
        case, kind=LogKind(kind), at=NOON, with_whom="街道信访办值班室",
        said="已当场电话报告", actor=officer, now=NOON,
    )  # fmt: skip

    assert CaseLog.objects.get().kind == kind
    with pytest.raises(DatabaseError), transaction.atomic():
        CaseLog.objects.update(with_whom="x")


def test_a_log_line_is_complete_not_in_the_future_and_of_those_on_the_case(
    case, officer, other
):
    line = {"kind": LogKind.UPWARD, "at": NOON, "with_whom": "街道", "said": "已报告"}
    for wrong, code in (
        ({"with_whom": " "}, "log_incomplete"),
        ({"said": ""}, "log_incomplete"),
        ({"at": NOON + timedelta(minutes=1)}, "log_in_future"),
    ):
        with pytest.raises(Refused) as refused:
            note_in_log(case, **line | wrong, actor=officer, now=NOON)
        assert refused.value.code == code
    with pytest.raises(NotAllowed):
        note_in_log(case, **line, actor=other, now=NOON)

    assert not CaseLog.objects.exists()


def test_an_urgent_case_asks_for_its_call_until_it_is_noted(
    community, officer, signed_in
):
    """PT-17: by telephone and log, not only by a message."""
    urgent = a_case(community, officer, is_urgent=True)
    browser = signed_in(officer)
    assert "立即电话" in browser.get(page("change", urgent)).content.decode()

    browser.post(
        page("log", urgent),
        {"kind": "upward", "at": "2026-03-02T09:30", "with_whom": "街道值班室",
         "said": "已报告，街道派员到场"},
    )  # fmt: skip

    shown = browser.get(page("change", urgent)).content.decode()
    assert "立即电话" not in shown
    assert "街道派员到场" in shown


# --- told in time, repeats -----------------------------------------------------------
@pytest.mark.parametrize(
    ("contact", "days", "late"),
    [("named", 40, True), ("named", 3, False), ("anonymous", 40, False)],
)
def test_a_case_says_that_its_petitioner_was_not_told_in_time(
    contact, days, late, community, officer, signed_in
):
    """PT-12, PT-3."""
    today = timezone.localdate()
    case = a_case(
        community, officer, contact=contact, received_on=today - timedelta(days=days),
        now=timezone.now(),
    )  # fmt: skip

    shown = signed_in(officer).get(page("change", case)).content.decode()

    assert ("逾期未告知" in shown) is late


def registration(community, **more):
    return {
        "unit": community.pk, "received_on": "2026-03-02", "channel": "letter",
        "origin": "direct", "kind": "claim", "topic": "land", "contact": "named",
        "head_count": 1, "form": "written", "demand": "再次要求",
        "name_1": SPEAKERS[0].full_name, "phone_1": SPEAKERS[0].phone,
    } | more  # fmt: skip


def test_a_likely_repeat_is_asked_about_and_a_person_decides(
    case, community, officer, signed_in
):
    """PT-4: reasons on the form, where it leads, and three ways to decide."""
    browser, url = signed_in(officer), reverse("admin:petitions_case_add")

    asked = browser.post(url, registration(community)).content.decode()

    assert Case.objects.count() == 1
    for word in (case.number, "电话相同", "姓名相同", "事项相同", "不予受理"):
        assert word in asked, word
    browser.post(url, registration(community, first_case=case.pk))
    browser.post(url, registration(community, previous_case=case.pk))
    apart = registration(community, is_another_matter="on")
    unsaid = browser.post(url, apart).content.decode()
    assert Case.objects.count() == 3
    assert "请说明如何得知是另一件事" in unsaid
    browser.post(url, apart | {"apart_reason": "涉及另一块地"})
    last = Case.objects.order_by("-pk")[0]
    assert last.moves.get().reason == "涉及另一块地"
    entry = Entry.objects.get(action="petitions.registered", object_label=last.number)
    assert case.pk in entry.detail["apart_from"]
    assert list(Case.objects.order_by("pk").values_list("occurrence", "previous_case"))[
        1:
    ] == [("repeat", None), ("first", case.pk), ("first", None)]


def test_nothing_is_asked_where_nothing_looks_alike(
    case, community, officer, other, signed_in
):
    """PT-4, PP-3: a case one may not see gives no hint."""
    url = reverse("admin:petitions_case_add")

    signed_in(officer).post(url, registration(community, topic="water"))
    signed_in(other).post(url, registration(community))

    assert Case.objects.count() == 3
