"""What is said of village groups stands beside the counts and changes none (LC-12)."""

import io
import re
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from liuli.audit.models import Entry
from liuli.indicators.registry import Period, find_indicator
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from petitions.choices.compensation import ClaimMatter
from petitions.exports.claims import tell
from petitions.models import LandClaim, Roll, VillageGroup
from petitions.operations.claims import (
    claims_beside,
    load_claims,
    record_claim,
    withdraw_claim,
)
from petitions.operations.land import found_group, state_scheme
from petitions.rules.claims import counted_together, falls_then
from residents.models import Person
from tests.clock import NOON, TODAY
from tests.petitions.test_imports_rolls import LEDGER, book

FACTS = {
    "matter": ClaimMatter.PEOPLE,
    "group_numbers": [6, 2, 5],
    "people": 900,
    "approx": True,
    "year": 2008,
    "words": "共涉及900人左右",
    "source": "案例材料",
}
ROWS = [
    [1, "张三", "张三丰", "", 0.5, 9, 45000, 0, 45000],
    [2, "张三", "张小梅", "", 0.3, 9, 27000, 0, 27000],
]


@pytest.fixture
def loaded(community):
    load_claims(community, today=TODAY, actor=SYSTEM)
    return community


def told(actor):
    groups = list(VillageGroup.objects.order_by("number"))
    return {
        (one.claim.matter, one.groups): (one.claimed, one.recorded, one.difference)
        for one in tell(claims_beside(groups, actor=actor))
    }


def members(community):
    figures = find_indicator("compensation.members").measure(
        [community], Period(on=TODAY, now=NOON)
    )
    return figures[community.pk].value


def test_a_sum_waits_until_every_group_has_its_roll():
    """LC-12: half a sum would look like a difference."""
    assert counted_together([2, 5, 6], {2: 320, 5: 290, 6: 290}) == (900, ())
    assert counted_together([2, 5, 6], {2: 320, 5: 290}) == (None, (6,))


def test_a_day_falls_into_the_time_a_claim_names():
    assert falls_then(date(2008, 10, 8), year=2008, month=10)
    assert falls_then(date(2008, 10, 8), year=2008, month=None)
    assert not falls_then(date(2008, 9, 30), year=2008, month=10)
    assert not falls_then(date(2008, 9, 30), year=None, month=None)


def test_the_case_study_is_loaded_as_claims_once(loaded):
    """LC-12: about 900 people of groups 2, 5 and 6; 310 of group 4; 2008-10."""
    assert load_claims(loaded, today=TODAY, actor=SYSTEM) == 0

    people = LandClaim.objects.filter(matter=ClaimMatter.PEOPLE)
    assert [(c.group_numbers, c.people, c.approx, c.when) for c in people] == [
        ([2, 5, 6], 900, True, "2008"),
        ([4], 310, False, "2008-10"),
    ]
    assert all(c.source and c.words for c in LandClaim.objects.all())
    assert LandClaim.objects.count() == 6


def test_claims_change_no_figure_no_group_and_no_resident(loaded, bring_in):
    """LC-10, LC-12: bait: 1,210 people are claimed, and only the roll's two count."""
    assert members(loaded) == 0
    assert not VillageGroup.objects.exists()
    assert not Person.objects.exists()

    bring_in(book(*ROWS))

    assert members(loaded) == 2
    assert Roll.objects.get().lines.count() == 2
    assert not Person.objects.exists()


def test_what_is_claimed_stands_beside_the_sample_rolls(loaded, bring_in, secretary):
    """LC-10, LC-12, S17: 900 and 310 on the rolls, nothing paid of 2, 5 and 6."""
    bring_in(LEDGER.read_bytes(), LEDGER.name)

    rows = told(secretary)

    assert rows["people", "二组、五组、六组"] == (
        "约900人", "名册在册900人", "无差异",
    )  # fmt: skip
    assert rows["people", "四组"] == ("310人", "名册在册310人", "无差异")
    assert rows["unpaid", "二组、五组、六组"] == (
        "2008", "名册显示已发0.00元", "无差异",
    )  # fmt: skip
    assert rows["standard", "四组"][1:] == ("没有可对照的数", "")


def test_a_difference_is_said_plainly_and_a_missing_roll_too(
    community, bring_in, secretary, funds_officer
):
    """LC-12: fewer on the roll than claimed, paid though said unpaid, other month."""
    bring_in(book([1, "张三", "张三丰", "", 0.5, 9, 45000, 5000, 40000], ROWS[1]))
    group = VillageGroup.objects.get()
    state_scheme(
        group,
        plan_fixed_on=None,
        facts={"mobilised_on": date(2008, 9, 30)},
        actor=funds_officer,
    )
    two = {"group_numbers": [2], "source": "来访人所述", "year": 2008}
    for facts in (
        {"matter": ClaimMatter.PEOPLE, "people": 3, "words": "三个人"},
        {"matter": ClaimMatter.UNPAID, "words": "一分钱没发"},
        {"matter": ClaimMatter.MEETING, "month": 10, "words": "十月开的会"},
    ):
        record_claim(community, facts=two | facts, today=TODAY, actor=funds_officer)
    record_claim(community, facts=FACTS, today=TODAY, actor=funds_officer)

    rows = told(secretary)

    assert rows["people", "二组"] == ("3人", "名册在册2人", "名册比所称少1人")
    assert rows["unpaid", "二组"][1:] == ("名册显示已发5,000.00元", "名册有发放记录")
    assert rows["meeting", "二组"][1:] == ("二组 2008-09-30", "时间不同：二组")
    assert rows["people", "二组、五组、六组"][1:] == ("尚无名册：五组、六组", "")


def test_the_pages_and_the_workbook_show_claims_with_their_source(
    loaded, funds_officer, secretary, signed_in
):
    """LC-12: on the group's page and on the comparison, 约 beside the counted."""
    group = found_group(loaded, number=5, village="琉璃村", actor=funds_officer)
    client = signed_in(secretary)

    for page in (
        reverse("admin:petitions_villagegroup_change", args=[group.pk]),
        reverse("admin:petitions_villagegroup_comparison"),
    ):
        text = re.sub(r"<[^>]+>", " ", client.get(page).content.decode())
        assert "约900人" in text
        assert "尚无名册：二组、五组、六组" in text
        assert "社区案例材料" in text
        assert "310人" not in text  # of group 4, which is not shown
    answer = client.get(reverse("admin:petitions_villagegroup_comparison_xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[2]
    assert "约900人" in [row[2] for row in sheet.iter_rows(values_only=True)]


def test_a_claim_is_written_down_and_withdrawn_in_the_desk(
    community, funds_officer, secretary, signed_in
):
    """LC-12: words and source are asked; a withdrawn row stays and is shown no more."""
    group = found_group(community, number=2, village="琉璃村", actor=funds_officer)
    client = signed_in(funds_officer)
    act = "admin:petitions_villagegroup_act"

    wrong = client.post(reverse(act, args=[group.pk, "claim"]), {"group_numbers": "二"})
    client.post(
        reverse(act, args=[group.pk, "claim"]),
        FACTS | {"group_numbers": "6，2、5", "approx": "on"},
    )
    claim = LandClaim.objects.get()
    client.post(
        reverse(act, args=[group.pk, "claim-withdraw"]),
        {"claim": claim.pk, "reason": "抄错了"},
    )

    assert wrong.status_code == 200
    assert claim.group_numbers == [2, 5, 6]
    claim.refresh_from_db()
    assert (claim.withdrawn_on is None, claim.withdrawn_why) == (False, "抄错了")
    assert told(secretary) == {}
    done = Entry.objects.filter(action__startswith="compensation.claim_")
    assert done.count() == 2
    with pytest.raises(Refused, match="撤回"):
        withdraw_claim(claim, reason="又", today=TODAY, actor=funds_officer)


def test_only_who_keeps_compensation_writes_claims(
    community, cadre, stranger, official, secretary
):
    """RO-2."""
    for who in (cadre, stranger, official):
        with pytest.raises(NotAllowed):
            record_claim(community, facts=FACTS, today=TODAY, actor=who)
    load_claims(community, today=TODAY, actor=SYSTEM)
    for who in (cadre, stranger):
        assert not LandClaim.objects.visible_to(who).exists()
    assert LandClaim.objects.visible_to(secretary).count() == 6


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"people": None}, "landclaim_people_iff_about_people"),
        ({"matter": "unpaid"}, "landclaim_people_iff_about_people"),
        ({"matter": "other", "people": None, "approx": False}, "landclaim_"),
        ({"words": ""}, "landclaim_has_groups_words_and_source"),
        ({"group_numbers": []}, "landclaim_has_groups_words_and_source"),
        ({"year": None, "month": 3}, "landclaim_time_usual"),
        ({"withdrawn_on": TODAY}, "landclaim_withdrawn_with_reason"),
    ],
)
def test_the_database_keeps_claims_whole(community, wrong, constraint):
    facts = FACTS | {"unit": community, "entered_on": TODAY} | wrong
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        LandClaim.objects.create(**facts)


def test_the_same_claim_is_kept_once(community, funds_officer):
    record_claim(community, facts=FACTS, today=TODAY, actor=funds_officer)
    with pytest.raises(ValidationError):
        record_claim(community, facts=FACTS, today=TODAY, actor=funds_officer)


def test_the_command_loads_them_and_a_wrong_unit_is_one_line(community):
    out = io.StringIO()
    call_command("land_claims", "--unit", community.code, stdout=out)
    assert out.getvalue().strip() == "new claims: 6"
    with pytest.raises(CommandError) as wrong:
        call_command("land_claims", "--unit", "1")
    assert wrong.value.returncode == 2
