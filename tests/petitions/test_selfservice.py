"""PP-4: progress by code and four digits; no name, no account, no guessing."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from liuli.celery import app
from liuli.kernel.codes import bare_code, shown_code
from liuli.kernel.errors import NotAllowed, Refused
from petitions.choices.selfservice import Satisfaction
from petitions.models import Evaluation, QueryCode, WrongCode
from petitions.operations.selfservice import (
    evaluate_case,
    look_up_progress,
    query_code_of,
)
from petitions.tasks import forget_tries
from tests.clock import NOON, TODAY
from tests.factories.petitions import SPEAKERS, a_case, concluded, handled

pytestmark = pytest.mark.django_db
TAIL = SPEAKERS[0].phone[-4:]
HERE = "203.0.113.9"


@pytest.fixture
def case(community, officer):
    return a_case(community, officer, demand="探针诉求")


@pytest.fixture
def code(case, officer):
    return query_code_of(case, actor=officer, now=NOON)


def look(code, tail=TAIL, *, address=HERE, now=NOON):
    return look_up_progress(code, tail, address=address, now=now)


def test_a_code_is_readable_and_the_same_each_time(case, officer, code):
    assert re.fullmatch("[2-9A-HJ-NP-Z]{10}", code)
    assert query_code_of(case, actor=officer, now=NOON) == code
    assert bare_code(f" {shown_code(code).lower()} ") == code
    assert QueryCode.objects.count() == 1


def test_days_and_steps_are_told_and_nothing_else(case, code, officer, body):
    """PT-16: the petitioner's own time and the office's day stand apart."""
    handled(case, officer, body)

    told = look(shown_code(code).lower())

    assert (told.number, told.status, told.body) == (case.number, "handling", str(body))
    assert [state for _on, state in told.steps] == [
        "registered", "accepted", "handling",
    ]  # fmt: skip
    assert told.due_on == case.clocks.get(limit="PD-5").legal_due
    assert told.own_until is None


@pytest.mark.parametrize(
    ("shift", "tail"), [(0, "4321"), (1, TAIL), (0, ""), (1, "4321"), (0, "１２３４")]
)
def test_a_miss_says_nothing_and_is_counted(shift, tail, code):
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3") if shift else code

    assert look(wrong, tail) is None
    assert WrongCode.objects.count() == 1


def test_full_width_digits_are_digits(code):
    wide = "".join(chr(ord(each) + 0xFEE0) for each in TAIL)

    assert look(code, wide) is not None


@pytest.mark.parametrize("by", ["address", "code"])
def test_guessing_is_stopped_per_address_and_per_code(by, code):
    """From one address through many codes, and at one code from many addresses."""
    for number in range(10):
        if by == "address":
            look(f"AAAAAAAA{number}A", "4321")
        else:
            look(code, "4321", address=f"203.0.113.{number}")

    with pytest.raises(Refused) as refused:
        look(code if by == "code" else "BBBBBBBBBB", address=HERE)
    assert refused.value.code == "too_many_tries"
    later = NOON + timedelta(minutes=16)
    assert look(code, address="203.0.113.200", now=later) is not None


def test_misses_are_forgotten_though_nobody_comes(code):
    """PP-4, T4: the digest of a network goes once it is too old to count."""
    now = timezone.now()
    for age in (14, 16):
        look("AAAAAAAAAA", "4321", now=now - timedelta(minutes=age))

    forget_tries()

    assert [row.at for row in WrongCode.objects.all()] == [now - timedelta(minutes=14)]
    beat = app.conf.beat_schedule["forget-tries-of-petitions"]
    assert (beat["task"], beat["schedule"]) == (forget_tries.name, 600)


def test_only_those_on_the_case_give_codes_and_only_with_a_number(
    case, community, officer, other_petition_officer, cadre
):
    for who in (other_petition_officer, cadre):
        with pytest.raises(NotAllowed):
            query_code_of(case, actor=who, now=NOON)
    nobody = a_case(community, officer, contact="anonymous")
    with pytest.raises(Refused) as refused:
        query_code_of(nobody, actor=officer, now=NOON)

    assert refused.value.code == "no_phone"


def judge(code, **more):
    return evaluate_case(
        code, more.get("tail", TAIL), satisfaction=Satisfaction.PARTLY,
        words="答复太慢", address=HERE, now=NOON,
    )  # fmt: skip


def test_the_petitioner_judges_once_after_an_outcome(case, code, officer, body):
    """PT-15: 满意度."""
    with pytest.raises(Refused) as early, transaction.atomic():
        judge(code)
    assert early.value.code == "too_early_to_judge"
    concluded(case, officer, body)
    assert judge(code, tail="4321") is None

    told = judge(code)

    assert (told.evaluation, told.may_evaluate) == ("partly", False)
    assert told.own_until > TODAY
    with pytest.raises(Refused) as again, transaction.atomic():
        judge(code)
    assert again.value.code == "judged_before"
    with pytest.raises(DatabaseError), transaction.atomic():
        Evaluation.objects.update(satisfaction="satisfied")


def test_the_public_page_needs_no_account_and_shows_no_name(
    case, officer, body, client, signed_in
):
    shown = signed_in(officer).post(
        reverse("admin:petitions_case_slip", args=[case.pk])
    ).content.decode()  # fmt: skip
    code = re.search(r"[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}", shown)[0]
    page = reverse("petitions:progress")
    assert client.get(page).status_code == 200
    assert (
        "不匹配" in client.post(page, {"code": code, "tail": "4321"}).content.decode()
    )

    told = client.post(page, {"code": code, "tail": TAIL})

    text = told.content.decode()
    assert case.number in text
    for secret in (SPEAKERS[0].full_name, SPEAKERS[0].phone, "探针诉求", "代**"):
        assert secret not in text
    assert "no-store" in told["Cache-Control"]
    concluded(case, officer, body)
    thanks = client.post(
        reverse("petitions:evaluate"),
        {"code": code, "tail": TAIL, "satisfaction": "partly", "words": ""},
    )
    assert "谢谢" in thanks.content.decode()
    assert client.get(reverse("petitions:evaluate")).status_code == 405
    assert Evaluation.objects.get().satisfaction == "partly"
