"""Land compensation by rule, without a database (domain 1.5, G-3, G-4)."""

from datetime import date
from decimal import Decimal as D  # noqa: N817 - two hundred amounts
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuli.kernel.money import mu_to_square_metres, square_metres_to_mu
from petitions.rules.accounts import (
    Balance,
    distributable,
    split_among,
    split_payment,
)
from petitions.rules.comparison import (
    COMPONENTS,
    Cell,
    Side,
    compare,
    time_value,
)
from petitions.rules.decisions import Attendance, judge_decision
from petitions.rules.land import (
    Taking,
    by_multiples,
    by_zone_price,
    share_price,
    zone_price_is_stale,
)
from petitions.rules.membership import (
    Belonging,
    membership_faults,
    needs_legality_review,
    shared_on,
)
from petitions.rules.roll_titles import group_number, village_name

TAKING = Taking(D(120), D(120), D(400), 310)
PLAN = date(2008, 10, 20)
yuan = st.integers(1, 10**11).map(lambda fen: D(fen) / 100)


# --- amounts ------------------------------------------------------------------------
def test_multiples_give_the_example_to_the_fen():
    """LC-1: 400 亩, 310 people, 120 亩 taken, V 1,800, k1 10, k2 6."""
    found = by_multiples(
        TAKING, output_yuan=D(1800), land_multiple=D(10), resettlement_multiple=D(6)
    )

    assert found.people == D("93.00")
    assert found.land_yuan == D("2160000.00")
    assert found.resettlement_yuan == D("1004400.00")
    assert found.total_yuan == D("3164400.00")
    assert found.resettlement_times == D("4.65")
    assert found.together_times == D("14.65")
    assert found.within_caps


def test_the_caps_of_the_law_are_noticed():
    """LC-1: many people on little land pass 15 V·A."""
    crowded = Taking(D(10), D(10), D(20), 200)

    found = by_multiples(
        crowded, output_yuan=D(1800), land_multiple=D(10), resettlement_multiple=D(6)
    )

    assert found.resettlement_times == D("60.00")
    assert not found.within_caps


@pytest.mark.parametrize(("land", "people"), [(5, 6), (11, 6), (10, 3), (10, 7)])
def test_multiples_stay_within_the_law(land, people):
    """LC-1: k1 from 6 to 10, k2 from 4 to 6."""
    with pytest.raises(ValueError, match="between"):
        by_multiples(
            TAKING,
            output_yuan=D(1800),
            land_multiple=D(land),
            resettlement_multiple=D(people),
        )


def test_a_group_without_people_has_no_share():
    """LC-1: n needs land and people before."""
    with pytest.raises(ValueError, match="without"):
        by_multiples(
            Taking(D(1), D(1), D(0), 3),
            output_yuan=D(1),
            land_multiple=D(6),
            resettlement_multiple=D(4),
        )
    with pytest.raises(ValueError, match="more than nothing"):
        by_multiples(
            TAKING, output_yuan=D(0), land_multiple=D(6), resettlement_multiple=D(4)
        )


def test_zone_price_is_exact():
    """LC-2: A × price × factor, halves up."""
    assert by_zone_price(
        D("12.345"), zone_price_yuan=D("66666.67"), class_factor=D("0.8")
    ) == D("658400.03")
    assert zone_price_is_stale(2020, 2024)
    assert not zone_price_is_stale(2020, 2023)
    with pytest.raises(ValueError, match="more than nothing"):
        by_zone_price(D(0), zone_price_yuan=D(1), class_factor=D(1))


def test_a_line_of_a_roll_is_area_times_standard():
    """LC-8: 应分面积 × 补偿标准."""
    assert share_price(D("0.577"), D(90000)) == D("51930.00")
    assert share_price(D("0.589"), D(65000)) == D("38285.00")


def test_areas_are_kept_in_square_metres_and_shown_in_mu():
    """G-3: four decimals, halves up."""
    assert mu_to_square_metres(D(1)) == D("666.67")
    assert square_metres_to_mu(D("666.67")) == D("1.0000")
    assert square_metres_to_mu(D("100.03")) == D("0.1500")


# --- who shares ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("belonging", "shares"),
    [
        (Belonging(), True),
        (Belonging(since=PLAN), True),
        (Belonging(since=date(2008, 10, 21)), False),
        (Belonging(until=PLAN), False),
        (Belonging(died_on=date(2009, 1, 1)), True),
    ],
)
def test_membership_counts_on_the_day_the_plan_was_fixed(belonging, shares):
    """LC-3: neither the meeting nor the payout."""
    assert shared_on(belonging, PLAN) is shares
    assert shared_on(belonging, None) is None


@pytest.mark.parametrize("ground", ["married_out", "divorced"])
def test_leaving_a_woman_out_for_her_marriage_needs_a_legality_review(ground):
    """LC-6: bait: the same person counted, and somebody left out for another reason."""
    assert needs_legality_review(Belonging(dispute=ground, is_excluded=True))
    assert not needs_legality_review(Belonging(dispute=ground))
    assert not needs_legality_review(
        Belonging(dispute="empty_registration", is_excluded=True)
    )


@pytest.mark.parametrize(
    ("belonging", "faults"),
    [
        (Belonging(dispute="married_out", is_excluded=True), ["legality_review"]),
        (Belonging(dispute="newborn", is_excluded=True), ["newborn_left_out"]),
        (Belonging(dispute="civil_servant"), ["membership_lost"]),
        (Belonging(since=date(2010, 1, 1)), ["not_member_on_plan_day"]),
        (Belonging(died_on=date(2012, 1, 1)), ["share_vested_for_heirs"]),
        (Belonging(dispute="student"), []),
    ],
)
def test_disputes_of_membership_say_what_to_look_at(belonging, faults):
    """LC-7."""
    assert membership_faults(belonging, PLAN) == faults


# --- decisions ----------------------------------------------------------------------
def heads(**counts):
    return Attendance(
        **{
            "adults": 300,
            "adults_present": 200,
            "households": 90,
            "households_present": 30,
            "present": 200,
            "agreed": 101,
            "notice_on": date(2025, 5, 1),
        }
        | counts
    )


def test_a_group_meeting_needs_two_thirds_and_more_than_half():
    """LC-4: CWH §28; exactly two thirds is enough, exactly half is not (G-2)."""
    on = date(2020, 6, 1)

    met = judge_decision("group_meeting", on=on, heads=heads())
    half = judge_decision("group_meeting", on=on, heads=heads(agreed=100))
    few = judge_decision("group_meeting", on=on, heads=heads(adults_present=199))

    assert met.is_valid
    assert met.attendance.share == Fraction(2, 3)
    assert met.agreement.share == Fraction(101, 200)
    assert not half.is_valid
    assert half.needs_lawyer
    assert not few.is_valid


def test_household_representatives_make_a_group_meeting_too():
    """LC-4: two thirds of the households instead of the adults."""
    found = judge_decision(
        "group_meeting",
        on=date(2020, 6, 1),
        heads=heads(adults_present=60, households_present=60, present=60, agreed=31),
    )

    assert found.is_valid
    assert (found.attendance.reached, found.attendance.base) == (60, 90)


def test_a_village_assembly_needs_more_than_half_of_the_adults():
    """LC-4: CWH §22."""
    on = date(2020, 6, 1)

    assert not judge_decision(
        "village_assembly", on=on, heads=heads(adults_present=150)
    ).is_valid
    assert judge_decision(
        "village_assembly", on=on, heads=heads(adults_present=151)
    ).is_valid


def test_members_decide_by_two_thirds_of_all_from_may_2025():
    """LC-4: JTJJ §26–28: of all members, not of those who came; ten days' notice."""
    on = date(2025, 5, 11)

    assert judge_decision("members_assembly", on=on, heads=heads(agreed=200)).is_valid
    assert not judge_decision(
        "members_assembly", on=on, heads=heads(agreed=199)
    ).is_valid
    late = judge_decision(
        "members_assembly",
        on=on,
        heads=heads(agreed=200, notice_on=date(2025, 5, 2)),
    )
    early = judge_decision(
        "members_assembly", on=date(2025, 4, 30), heads=heads(agreed=200)
    )
    assert late.faults == ("notice_short",)
    assert set(early.faults) == {"before_law", "notice_short"}


def test_delegates_may_not_decide_and_doubt_goes_to_a_lawyer():
    """LC-4: not to be delegated; a group meeting after May 2025 is doubtful."""
    on = date(2025, 6, 1)

    delegated = judge_decision("delegates", on=on, heads=heads(agreed=300))
    by_group = judge_decision("group_meeting", on=on, heads=heads())
    old = judge_decision("group_meeting", on=date(2008, 10, 1), heads=heads())
    nobody = judge_decision(
        "members_assembly", on=on, heads=heads(adults=0, adults_present=0, agreed=0)
    )

    assert delegated.faults == ("not_delegable",)
    assert by_group.faults == ("members_decide",)
    assert by_group.needs_lawyer
    assert old.faults == ("older_law",)
    assert not nobody.is_valid
    assert judge_decision("delegates", on=date(2020, 1, 1), heads=heads()).faults == (
        "not_delegable",
    )


# --- money --------------------------------------------------------------------------
def test_a_million_over_310_equal_shares():
    """LC-9: 200 × 3,225.81 + 110 × 3,225.80."""
    shares = split_among(D("1000000.00"), [1] * 310)

    assert (shares.count(D("3225.81")), shares.count(D("3225.80"))) == (200, 110)


@given(
    total=yuan,
    shares=st.lists(st.decimals("0.001", "9", places=3), min_size=1, max_size=60),
)
def test_splits_sum_to_the_fen(total, shares):
    """LC-9, G-4: whatever the amount and the shares."""
    parts = split_among(total, shares)

    assert sum(parts) == total
    assert all(part >= 0 for part in parts)


@given(
    dues=st.lists(yuan, min_size=1, max_size=30),
    percent=st.integers(1, 100),
)
def test_money_that_arrives_never_overpays_a_line(dues, percent):
    """LC-9: nobody gets more than the rest."""
    balances = [Balance(due, D("0.00")) for due in dues]
    total = (sum(dues) * percent / 100).quantize(D("0.01"))
    if total <= 0:
        return

    parts = split_payment(total, balances)

    assert sum(parts) == total
    assert all(part <= one.unpaid for part, one in zip(parts, balances, strict=True))


def test_more_than_what_is_unpaid_is_refused():
    """LC-9."""
    with pytest.raises(ValueError, match="unpaid"):
        split_payment(D("10.01"), [Balance(D(10), D(0))])
    with pytest.raises(ValueError, match="unpaid"):
        split_payment(D(0), [Balance(D(10), D(0))])


@given(due=yuan, paid=yuan)
def test_due_is_paid_and_unpaid_and_overpaid_is_told_apart(due, paid):
    """LC-9: 应发 = 已发 + 未发; 多发, never a negative 未发."""
    balance = Balance(due, paid)

    assert balance.adds_up
    assert balance.unpaid >= 0
    assert balance.overpaid >= 0
    assert 0 in {balance.unpaid, balance.overpaid}


def test_a_retained_part_needs_a_resolution():
    """LC-9."""
    assert distributable(D(100), retained=D(0), has_resolution=False) == D(100)
    assert distributable(D(100), retained=D(20), has_resolution=True) == D(80)
    with pytest.raises(ValueError, match="retained_without_resolution"):
        distributable(D(100), retained=D(1), has_resolution=False)
    with pytest.raises(ValueError, match="retained_too_much"):
        distributable(D(100), retained=D(101), has_resolution=True)


# --- side by side -------------------------------------------------------------------
def side(name, *, price=D(90000), document="川府土〔2008〕1号", **facts):
    known = {
        "regime": "multiplier",
        "price_year": 2008,
        "plan_fixed_on": PLAN,
        "mobilised_on": date(2008, 10, 8),
        "land_known": True,
        "area_mu": D("100.0000"),
        "people": 300,
        "retained": D(0),
        "cells": {
            "land": Cell(price * 100, D("0.00"), None, document),
            "housing": Cell(D(35), D(35), PLAN, document),
        },
    }
    return Side(name, **(known | facts))


def line_of(sides, component="land"):
    (line,) = compare(sides, [component])
    return line


def test_all_papers_make_grade_a_in_both_measures():
    """LC-11: 元/亩 and 元/人, and the difference."""
    line = line_of([side("二组"), side("四组", price=D(65000))])

    assert line.grade == "A"
    assert [one.per_mu for one in line.measured] == [D("90000.00"), D("65000.00")]
    assert [one.per_person for one in line.measured] == [D("30000.00"), D("21666.67")]
    assert line.spread_per_mu == D("25000.00")
    assert line.spread_per_person == D("8333.33")


def test_amounts_without_papers_are_grade_b():
    """LC-11."""
    line = line_of([side("二组"), side("四组", document="")])

    assert line.grade == "B"
    assert line.is_compared


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"plan_fixed_on": None}, ("四组", "plan_fixed_on")),
        ({"mobilised_on": None}, ("四组", "mobilised_on")),
        ({"retained": None}, ("四组", "retained")),
        ({"people": None}, ("四组", "people")),
        ({"area_mu": None}, ("四组", "area")),
        ({"land_known": False}, ("四组", "land")),
        ({"cells": {}}, ("四组", "amount")),
        ({"cells": {"land": Cell(D(1), D(1))}}, ("四组", "received_on")),
        ({"regime": "zone_price"}, ("", "same_regime")),
        ({"price_year": 2012}, ("", "same_price_year")),
    ],
)
def test_what_is_missing_makes_grade_c_and_no_comparison(change, missing):
    """LC-11: 资料不足, 不作比较."""
    line = line_of([side("二组"), side("四组", **change)])

    assert line.grade == "C"
    assert missing in line.missing
    assert not line.is_compared
    assert line.spread_per_mu is None
    assert line.spread_per_person is None


def test_housing_is_a_measure_of_one_person():
    """LC-11: 住房安置㎡/人 is never divided by land."""
    line = line_of([side("二组"), side("四组")], "housing")

    assert [one.per_mu for one in line.measured] == [None, None]
    assert [one.per_person for one in line.measured] == [D(35), D(35)]
    assert line.spread_per_mu is None


def test_every_component_has_its_line():
    """LC-11: each component separately."""
    assert [line.component for line in compare([side("二组")])] == list(COMPONENTS)


def test_time_value_is_a_scenario_by_days():
    """LC-11: only on request, simple interest."""
    assert time_value(
        D(10000), yearly_rate=D("0.03"), since=date(2009, 1, 1), until=date(2010, 1, 1)
    ) == D("10300.00")
    assert time_value(
        D(10000), yearly_rate=D("0.03"), since=PLAN, until=date(2008, 1, 1)
    ) == D("10000.00")


# --- titles of rolls ----------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("原琉璃村二组土地补偿费分配名册(单位:元) 二组", 2),
        ("琉璃村第12村民小组名册", 12),
        ("琉璃村４组", 4),
        ("二组、五组合并名册", None),
        ("土地补偿费名册", None),
    ],
)
def test_the_group_is_read_from_title_and_sheet(text, number):
    """LC-8: one roll a group; two groups in one title are not guessed."""
    assert group_number(text) == number


def test_the_village_is_read_from_the_title():
    assert village_name("原琉璃村二组土地补偿费") == "琉璃村"
    assert village_name("四组") == ""
