"""Rolls are posted, and members look at their own line by a code (LC-5)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from liuli.kernel.errors import NotAllowed, Refused
from petitions.models import Inspection, InspectionCode, Member, Posting, Roll
from petitions.operations import approve_roll
from petitions.operations.inspections import give_code, look_at_rolls, post_roll
from tests.clock import NOON
from tests.petitions.test_imports_rolls import book

DAY = NOON.date()
WEEK = timedelta(days=7)
HERE = {"address": "198.51.100.7", "now": NOON}
ROWS = (
    [1, "张三", "张三丰", "51179919820807156X", 0.5, 9, 45000, 0, 45000],
    [2, "李四", "李四光", "", 0.1, 9, 9000, 0, 9000],
)


@pytest.fixture
def roll(bring_in, secretary):
    bring_in(book(*ROWS))
    return approve_roll(Roll.objects.get(), actor=secretary, now=NOON)


@pytest.fixture
def member(roll):
    return Member.objects.get(serial=1)


@pytest.fixture
def code(member, funds_officer):
    return give_code(member, actor=funds_officer, now=NOON)


def test_a_code_and_four_places_open_the_own_line(code, member):
    """LC-5, MFD §264: own line, masked list, and the look is written down."""
    found = look_at_rolls(code.lower().replace("-", " "), "156x", **HERE)

    assert [line.due_yuan for line in found.own] == [45000]
    assert len(found.rolls[0][1]) == 2
    assert Inspection.objects.get().member == member
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        Inspection.objects.all().delete()


@pytest.mark.parametrize(
    ("tail", "later"), [("1560", 0), ("", 0), ("156X", 90)], ids=["wrong", "no", "late"]
)
def test_a_code_alone_a_wrong_number_or_an_old_code_open_nothing(code, tail, later):
    now = NOON + timedelta(days=later)

    assert look_at_rolls(code, tail, address="198.51.100.7", now=now) is None
    assert Inspection.objects.get().member is None


def test_a_new_code_ends_the_one_before(code, member, funds_officer):
    give_code(member, actor=funds_officer, now=NOON)

    assert look_at_rolls(code, "156X", **HERE) is None
    assert InspectionCode.objects.filter(ends_on__gt=DAY).count() == 1


def test_guessing_has_to_wait_and_others_do_not(code):
    """SEC: eight misses from one address in a quarter of an hour."""
    for number in range(8):
        assert look_at_rolls(f"AAAA{number}", "", **HERE) is None

    with pytest.raises(Refused) as refusal:
        look_at_rolls(code, "156X", **HERE)
    elsewhere = look_at_rolls(code, "156X", address="198.51.100.8", now=NOON)
    soon = look_at_rolls(
        code, "156X", address="198.51.100.7", now=NOON + timedelta(minutes=16)
    )

    assert refusal.value.code == "too_many_tries"
    assert elsewhere is not None
    assert soon is not None


def test_only_the_index_of_a_code_is_kept(code):
    row = InspectionCode.objects.get()

    assert code.replace("-", "").encode() not in bytes(row.code_index)


def test_a_stranger_without_a_code_sees_nothing_and_a_member_the_masks(
    roll, member, funds_officer, secretary, signed_in, client
):
    """LC-5: handed out at the desk, opened without an account, names masked."""
    keeper = signed_in(funds_officer)
    act = reverse("admin:petitions_member_act", args=[member.pk, "code"])
    page = reverse("petitions:own_line")

    forged = signed_in(secretary).post(act).status_code
    shown = keeper.post(act, follow=True).content.decode()
    code = shown.split("不再显示：")[1][:11]
    bare = client.get(page).content.decode()
    wrong = client.post(page, {"code": "AAAAA-AAAAA", "tail": "156X"}).content.decode()
    opened = client.post(page, {"code": code, "tail": "156X"}).content.decode()
    read = keeper.get(reverse("admin:petitions_member_change", args=[member.pk]))

    assert forged == 403
    assert "45,000.00" not in bare + wrong
    assert "45,000.00" in opened
    assert "李*光" in opened
    for word in ("李四光", "张三丰", "51179919820807156X"):
        assert word not in opened
    assert "本人查看记录" in read.content.decode()


def test_a_roll_is_posted_for_a_week_at_least(roll, funds_officer, secretary):
    """LC-5: only an approved one, by its keeper."""
    words = {"place": "社区公示栏", "posted_on": DAY}

    with pytest.raises(Refused) as short:
        post_roll(roll, **words, ends_on=DAY + timedelta(days=6), actor=funds_officer)
    with pytest.raises(NotAllowed):
        post_roll(roll, **words, ends_on=DAY + WEEK, actor=secretary)
    post_roll(roll, **words, ends_on=DAY + WEEK, actor=funds_officer)

    assert short.value.code == "posting_short"
    assert Posting.objects.get().ends_on == DAY + WEEK


def test_the_list_to_post_says_until_when_objections_are_taken(
    roll, funds_officer, signed_in
):
    """LC-5."""
    keeper = signed_in(funds_officer)
    keeper.post(
        reverse("admin:petitions_roll_act", args=[roll.pk]),
        {
            "act": "post",
            "place": "社区公示栏",
            "posted_on": "2026-03-02",
            "ends_on": "2026-03-12",
        },
    )

    notice = reverse("admin:petitions_roll_disclosure", args=[roll.pk])
    shown = keeper.get(notice).content.decode()

    assert "2026-03-02 至 2026-03-12" in shown
    assert "社区公示栏" in shown
