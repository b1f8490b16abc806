"""Finding members by posted words, splits by land, and documents as PDF."""

import io
from decimal import Decimal as D  # noqa: N817 - amounts

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image

from liuli.accounts.roles import Role
from liuli.audit.models import Entry
from liuli.kernel.errors import Refused
from petitions.choices.compensation import SplitBody
from petitions.models import Entitlement, Member, Roll, Split, VillageGroup
from petitions.operations import approve_roll, broken_seals
from petitions.operations.papers import keep_paper
from petitions.operations.splits import (
    adopt_split,
    prepare_split,
    put_split_to_vote,
)
from tests.clock import NOON
from tests.petitions.test_imports_rolls import book
from tests.petitions.test_operations_splits import MINUTES
from tests.petitions.test_operations_splits import met as counted_meeting

pytestmark = pytest.mark.django_db
ROWS = (
    [1, "张三", "张三丰", "51179919820807156X", 0.5, 9, 45000, 0, 45000],
    [2, "李四", "李四光", "", 0.1, 9, 9000, 0, 9000],
    [3, "李四", "李小小", "", 0.1, 9, 9000, 0, 9000],
)


@pytest.fixture
def roll(bring_in):
    bring_in(book(*ROWS))
    return Roll.objects.get()


@pytest.fixture
def group(roll):
    return VillageGroup.objects.get()


# --- the search ----------------------------------------------------------------------
def test_a_member_is_found_by_the_whole_name_and_no_address_holds_it(
    roll, funds_officer, signed_in
):
    """SEC, LC-10: posted, masked, kept nowhere; that somebody asked is written."""
    browser = signed_in(funds_officer)
    url = reverse("admin:petitions_member_search")

    found = browser.post(url, {"words": "李 四光"})
    tail = browser.post(url, {"words": "156x"}).content.decode()
    part = browser.post(url, {"words": "李四"}).content.decode()
    short = browser.post(url, {"words": "李"}).content.decode()

    shown = found.content.decode()
    assert "李**" in shown
    assert "<td" in tail
    assert "没有找到" in part
    assert "ll-message--error" in short
    for page in (shown, tail):
        assert "李四光" not in page.split("</form>")[-1]
        assert "张三丰" not in page
    assert "no-store" in found["Cache-Control"]
    entries = Entry.objects.filter(action="compensation.members_searched")
    assert [e.detail for e in entries.order_by("pk")] == [
        {"found": 1}, {"found": 1}, {"found": 0},
    ]  # fmt: skip


def test_words_in_an_address_are_not_taken(roll, funds_officer, signed_in):
    answer = signed_in(funds_officer).get(
        reverse("admin:petitions_member_changelist"), {"q": "李四光"}
    )

    assert answer.url == reverse("admin:petitions_member_search")


def test_who_may_not_see_members_finds_none(
    roll, stranger, petition_officer, person_with_post, other_community, signed_in
):
    url = reverse("admin:petitions_member_search")
    elsewhere = person_with_post("else", Role.FUNDS_OFFICER, other_community)

    assert signed_in(petition_officer).post(url, {"words": "李四光"}).status_code == 403
    found = signed_in(elsewhere).post(url, {"words": "李四光"}).content.decode()
    assert "李**" not in found


# --- splits by land ------------------------------------------------------------------
def by_land(group, roll, actor, total="1000.00"):
    return prepare_split(
        group, title="按面积分配", total=D(total), body=SplitBody.MEMBERS_ASSEMBLY,
        area_roll=roll, actor=actor, now=NOON,
    )  # fmt: skip


def test_money_is_split_by_land_to_the_fen(
    group, roll, community, funds_officer, secretary
):
    """LC-9: 0.5 : 0.1 : 0.1 of 1,000.00; the sum is exact and the seals fit."""
    split = by_land(group, roll, funds_officer)
    minutes = keep_paper(community, facts=MINUTES, actor=funds_officer, now=NOON)
    counted_meeting(split, funds_officer, minutes)

    drawn = adopt_split(split, opinion=None, actor=secretary, now=NOON).roll

    lines = drawn.lines.order_by("member__serial").values_list("area_mu", "due_yuan")
    assert list(lines) == [
        (D("0.5000"), D("714.28")),
        (D("0.1000"), D("142.86")),
        (D("0.1000"), D("142.86")),
    ]
    assert sum(due for _area, due in lines) == D("1000.00")
    assert list(broken_seals()) == []


def test_a_member_without_land_on_the_roll_stops_the_split(group, roll, funds_officer):
    """LC-9: nothing is guessed."""
    Member.objects.create(
        group=group, key=b"1", serial=9, full_name="王五", name_index=b"1"
    )

    with pytest.raises(Refused) as refused:
        by_land(group, roll, funds_officer)

    assert refused.value.code == "area_missing"
    assert not Split.objects.exists()


def test_a_split_by_land_rests_on_a_roll_of_its_group(
    group, roll, bring_in, funds_officer
):
    """Held by the database, too."""
    bring_in(book(*ROWS, title="原琉璃村五组土地补偿费分配名册"))
    other = Roll.objects.exclude(pk=roll.pk).get()
    split = by_land(group, roll, funds_officer)
    with pytest.raises(Refused) as refused, transaction.atomic():
        by_land(group, other, funds_officer)

    assert refused.value.code == "other_group"
    for change in ({"area_roll": other}, {"area_roll": None}, {"measure": "equal"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Split.objects.filter(pk=split.pk).update(**change)


def test_the_desk_offers_the_rolls_of_the_group_and_says_so_in_the_vote(
    group, roll, funds_officer, secretary, signed_in
):
    """LC-4: what is voted on says by what is split."""
    url = reverse("admin:petitions_villagegroup_act", args=[group.pk, "split"])
    browser = signed_in(funds_officer)
    form = browser.get(url).content.decode()
    browser.post(
        url,
        {"title": "按面积", "total": "1000.00", "body": "members_assembly",
         "area_roll": roll.pk},
    )  # fmt: skip

    split = Split.objects.get()
    page = reverse("admin:petitions_split_change", args=[split.pk])
    assert roll.title in form
    assert roll.title in browser.get(page).content.decode()
    voted = put_split_to_vote(
        split, held_on=NOON.date(), reason="依法", actor=secretary
    )
    assert "面积" in voted.vote.matter


# --- as PDF --------------------------------------------------------------------------
def test_a_document_and_the_list_to_post_are_pdf_for_whoever_may_see_them(
    roll, community, funds_officer, secretary, petition_officer, signed_in
):
    """LC-5, LC-11."""
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "PNG")
    paper = keep_paper(
        community, facts=MINUTES, scans=[out.getvalue()], actor=funds_officer, now=NOON
    )
    addresses = [
        reverse("admin:petitions_landpaper_pdf", args=[paper.pk]),
        reverse("admin:petitions_roll_notice", args=[roll.pk]),
    ]
    browser = signed_in(funds_officer)
    early = browser.get(addresses[1]).status_code
    approve_roll(roll, actor=secretary, now=NOON)

    answers = [browser.get(address) for address in addresses]

    assert early == 404
    for answer in answers:
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")
    assert b"/Image" in answers[0].content
    shut = [signed_in(petition_officer).get(one).status_code for one in addresses]
    assert set(shut) <= {403, 404}
    assert Entitlement.objects.count() == 3
