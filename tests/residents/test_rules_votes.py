"""Thresholds and ratios in whole numbers (VT-1..10, LC-4)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from residents.rules.ballot_words import read_choice, vote_title
from residents.rules.votes import (
    Share,
    Tally,
    VotingRule,
    is_close,
    measure_vote,
    missing_facts,
    percent,
    rule_for,
)

TWO_THIRDS, THREE_QUARTERS = Share(2, 3), Share(3, 4)
HALF = Share(1, 2, is_strict=True)
A_DAY = date(2024, 8, 31)


def test_the_case_study_thresholds():
    """VT-6: 731 needs 488; 596 needs 299 ordinary, 447 special."""
    least = (TWO_THIRDS.least(731), HALF.least(596), THREE_QUARTERS.least(596))

    assert least == (488, 299, 447)


@given(st.integers(1, 10**9), st.integers(0, 10**9))
@pytest.mark.parametrize("share", [TWO_THIRDS, THREE_QUARTERS, HALF])
def test_a_test_is_the_exact_fraction_and_least_is_its_edge(share, whole, part):
    """VT-6, G-2: never a float; 过半数 is strictly more than half."""
    exact, line = Fraction(part, whole), Fraction(share.over, share.under)

    reached = share.reached(part, whole)

    assert reached == (exact > line if share.is_strict else exact >= line)
    assert reached == (part >= share.least(whole))


def test_nothing_is_enough_of_nothing():
    assert not TWO_THIRDS.reached(0, 0)


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_ratio_has_one_decimal_half_up(whole, part):
    """VT-10: exact, and never off by more than half a tenth."""
    shown = percent(part, whole)

    assert shown.as_tuple().exponent == -1
    difference = Fraction(shown) - Fraction(100 * part, whole)
    assert -Fraction(1, 20) < difference <= Fraction(1, 20)


def test_the_ratios_of_the_case_study():
    """VT-10, 7.2 S1–S4."""
    shown = [percent(108, 112), percent(596, 731), percent(495, 596), percent(495, 731)]

    assert shown == [Decimal("96.4"), Decimal("81.5"), Decimal("83.1"), Decimal("67.7")]
    assert (percent(1, 0), percent(1, None)) == (None, None)


@given(*[st.integers(0, 500)] * 5)
def test_silence_and_abstention_never_agree(yes, no, abstain, invalid, silent):
    """VT-7: abstaining takes part; whoever stays away is counted nowhere else."""
    ballots = yes + no + abstain + invalid
    tally = Tally(yes, no, abstain, invalid, roll=ballots + silent)

    assert (tally.ballots, tally.silent) == (ballots, silent)
    more_silent = Tally(yes, no, abstain, invalid, roll=ballots + silent + 1)
    rule = rule_for("members_assembly", on=date(2025, 6, 1))
    if measure_vote(more_silent, rule).holds:
        assert measure_vote(tally, rule).holds


def test_owners_are_measured_by_heads_and_by_area():
    """VT-1, VT-2: a missing area makes the result not derivable, never a yes."""
    rule = rule_for("owners_special", on=A_DAY)
    heads_only = measure_vote(Tally(495, 75, 26, roll=731), rule)
    whole = measure_vote(
        Tally(
            495, 75, 26, roll=731, area_roll=7_000_000, area_voted=5_000_000,
            area_yes=4_000_000,
        ),
        rule,
    )  # fmt: skip
    small = measure_vote(
        Tally(
            495, 75, 26, roll=731, area_roll=7_000_000, area_voted=4_000_000,
            area_yes=3_900_000,
        ),
        rule,
    )  # fmt: skip

    assert heads_only.quorum_heads.holds is True
    assert heads_only.agreement_heads.holds is True
    assert (heads_only.quorum_area.holds, heads_only.holds) == (None, None)
    assert (whole.holds, small.holds) == (True, False)
    assert missing_facts(Tally(108), [heads_only]) == ("electorate", "area")


@pytest.mark.parametrize(
    ("basis", "day", "tally", "holds"),
    [
        # VT-3 residents' meeting: more than half attend, more than half of them agree
        ("residents_meeting", A_DAY, Tally(26, 25, 0, roll=100), True),
        ("residents_meeting", A_DAY, Tally(50, 0, 0, roll=100), False),
        # LC-4, VT-4 villager group: two thirds present, then more than half of them
        ("villager_group", A_DAY, Tally(34, 33, 0, roll=100), True),
        ("villager_group", A_DAY, Tally(33, 33, 0, roll=100), False),
        # LC-4, D5 assembly of members: two thirds of all members agree
        ("members_assembly", date(2025, 5, 1), Tally(67, 0, 0, roll=100), True),
        ("members_assembly", date(2025, 5, 1), Tally(66, 34, 0, roll=100), False),
    ],
)
def test_each_body_has_its_own_line(basis, day, tally, holds):
    assert measure_vote(tally, rule_for(basis, on=day)).holds is holds


def test_the_day_of_the_vote_chooses_the_rule():
    """G-1, VT-3: the acts of 2026 wait for their confirmation; JTJJ began in 2025."""
    old = rule_for("residents_meeting", on=date(2025, 12, 31))
    new = rule_for("residents_meeting", on=date(2026, 1, 1))

    assert (old.confirm_key, new.confirm_key) == ("", "vote.residents_meeting_2026")
    assert rule_for("members_assembly", on=date(2025, 4, 30)) is None


def test_a_vote_on_the_line_is_counted_again():
    """VT-8: within one percent of the line."""
    rule = VotingRule("consultative", Share(1, 2), HALF)

    close = [is_close(Tally(y, 100 - y, 0), rule, percent=Decimal(1)) for y in (49, 51)]
    clear = [is_close(Tally(y, 100 - y, 0), rule, percent=Decimal(1)) for y in (48, 52)]

    assert (close, clear) == ([True, True], [False, False])


@pytest.mark.parametrize("text", ["", "2", "3/2", "0/3", "a/b", "1/0", "-1/2"])
def test_only_a_part_of_a_whole_is_a_share(text):
    """VT-5: an own quorum is a fraction."""
    with pytest.raises(ValueError, match="Not a"):
        Share.read(text, is_strict=False)


@pytest.mark.parametrize(
    ("words", "choice"),
    [("同意", "for"), ("不同意", "against"), (" 弃权", "abstain"), ("废票", "invalid"),
     ("看情况", None), ("", None)],
)  # fmt: skip
def test_words_of_an_opinion(words, choice):
    assert read_choice(words) == choice


def test_the_title_names_the_vote():
    assert vote_title("《某街自治公约》投票登记表") == "《某街自治公约》"
    assert vote_title(" 活动用房 意见征集表 ") == "活动用房意见征集"
    assert vote_title("投票") == "投票"
    assert vote_title("表") == "表"
