"""GR-6: the rota of the seven-shop watch, as plain arithmetic."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hazards.rules.watch import (
    days_of_week,
    into_groups,
    names_a_number,
    resting,
    stand_in,
    week_number,
)


@pytest.mark.parametrize(
    ("shops", "sizes"),
    [
        (112, [7] * 16), (106, [7] * 14 + [8]), (7, [7]), (6, []), (13, [13]),
        (14, [7, 7]), (0, []),
    ],
)  # fmt: skip
def test_shops_make_groups_of_seven_and_the_last_keeps_the_remainder(shops, sizes):
    """GR-6: 112 shops are 16 groups; 106 are 15 groups and one shop left over."""
    groups = into_groups(range(shops))

    assert [len(group) for group in groups] == sizes
    assert [n for group in groups for n in group] == list(range(sum(sizes)))


def test_a_full_group_has_the_same_day_every_week():
    """GR-6: each shop has one fixed weekday."""
    assert {tuple(days_of_week(7, week).items()) for week in range(60)} == {
        tuple((day, day) for day in range(7))
    }
    assert resting(7, 3) == frozenset()


@given(spare=st.integers(0, 6), week=st.integers(0, 200_000))
def test_every_week_all_days_are_kept_and_the_reserve_rests(spare, week):
    """GR-6: whoever does not rest has one day; a fixed shop always its own."""
    places = 7 + spare

    days = days_of_week(places, week)

    assert sorted(days) == list(range(7))
    assert len(set(days.values())) == 7
    assert set(days.values()) | resting(places, week) == set(range(places))
    assert set(days.values()) & resting(places, week) == set()
    assert all(place == day for day, place in days.items() if place < 7)


@pytest.mark.parametrize("spare", range(1, 7))
def test_the_reserve_goes_round_fairly(spare):
    """GR-6: the rest is shared out evenly, not one duty in eight days."""
    places = 7 + spare
    rests = Counter(
        place for week in range(places * 7) for place in resting(places, week)
    )

    assert len(rests) == places
    assert max(rests.values()) - min(rests.values()) == 0


def test_a_shop_of_the_group_with_a_remainder_never_waits_a_wandering_week():
    """GR-6: one duty per 8 days is not allowed: the weekday of a shop stays."""
    kept = {
        place: {day for week in range(80) for day, who in days_of_week(8, week).items()
                if who == place}
        for place in range(7)
    }  # fmt: skip

    assert kept == {place: {place} for place in range(7)}


def test_weeks_begin_on_monday():
    assert week_number(date(2026, 3, 2)) == week_number(date(2026, 3, 8))
    assert week_number(date(2026, 3, 9)) == week_number(date(2026, 3, 8)) + 1


def test_whoever_stood_in_least_is_asked_and_nobody_twice_a_day():
    assert stand_in("abc", busy="a", covers={"b": 3, "c": 1}) == "c"
    assert stand_in("ab", busy="ab", covers={}) is None
    assert stand_in("", busy="", covers={}) is None


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("13800001234", True), ("电话 138-0000-1234", True), ("１３８００００１２３４", True),
        ("510199199001010011", True), ("8 点到 10 点有 3 辆车", False),
        ("2026-03", False), ("无", False),
    ],
)  # fmt: skip
def test_numbers_of_people_are_seen_in_a_note(text, is_number):
    """GR-6: no identity collection by shops."""
    assert names_a_number(text) is is_number
