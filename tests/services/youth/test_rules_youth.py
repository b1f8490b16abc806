"""Ages, adults and the ladder, without a database."""

from datetime import date, datetime, timedelta

import pytest

from services.rules.youth import ages, sessions
from services.rules.youth.ages import AgeClass
from services.rules.youth.words import read_kind
from tests.clock import NOON

ON = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("birth_on", "age", "wanted"),
    [
        (date(2018, 3, 3), 7, AgeClass.NONE),
        (date(2018, 3, 2), 8, AgeClass.LIMITED),
        (date(2008, 3, 3), 17, AgeClass.LIMITED),
        (date(2008, 3, 2), 18, AgeClass.FULL),
        (date(2016, 2, 29), 10, AgeClass.LIMITED),
    ],
)
def test_ages_turn_on_the_birthday_itself(birth_on, age, wanted):
    """YT-1: below 8 no capacity, 8 to 17 limited."""
    assert ages.years_old(birth_on, on=ON) == age
    assert ages.age_class(birth_on, on=ON) == wanted


def test_below_fourteen_everything_is_sensitive():
    """YT-1."""
    assert ages.is_sensitive(date(2012, 3, 3), on=ON)
    assert not ages.is_sensitive(date(2012, 3, 2), on=ON)


def test_a_leap_day_child_is_older_on_the_first_of_march():
    born = date(2016, 2, 29)

    assert ages.years_old(born, on=date(2025, 2, 28)) == 8
    assert ages.years_old(born, on=date(2025, 3, 1)) == 9


def test_home_alone_from_twelve():
    """YT-3."""
    assert ages.may_go_alone(date(2014, 3, 2), on=ON)
    assert not ages.may_go_alone(date(2014, 3, 3), on=ON)


@pytest.mark.parametrize(
    ("least", "most", "fits"),
    [
        (None, None, True),
        (8, 12, True),
        (9, None, False),
        (None, 7, False),
        (8, 8, True),
    ],
)
def test_the_range_includes_both_ends(least, most, fits):
    assert ages.fits(date(2017, 6, 1), on=ON, least=least, most=most) is fits


@pytest.mark.parametrize(
    ("children", "adults"), [(0, 2), (1, 2), (20, 2), (21, 3), (30, 3), (31, 4)]
)
def test_two_adults_and_one_for_every_ten(children, adults):
    """YT-4."""
    assert sessions.adults_needed(children, least=2, ratio=10) == adults


def test_a_check_holds_a_year_to_the_day():
    """YT-4: every year."""
    checked = date(2025, 3, 3)

    assert sessions.check_holds(checked, on=date(2026, 3, 2))
    assert not sessions.check_holds(checked, on=date(2026, 3, 3))
    assert not sessions.check_holds(checked, on=date(2025, 3, 2))
    assert sessions.check_expires_on(date(2024, 2, 29)) == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("minutes", "called", "step"),
    [
        (29, [], None),
        (30, [], "second"),
        (44, ["second"], None),
        (45, ["second"], "leader"),
        (90, [], "second"),
        (90, ["second", "leader"], None),
    ],
)
def test_the_ladder_climbs_one_step_at_a_time(minutes, called, step):
    """YT-3: thirty minutes late, the second contact; then the leader."""
    end = datetime(2026, 3, 2, 11, 0, tzinfo=NOON.tzinfo)
    now = end + timedelta(minutes=minutes)

    found = sessions.late_step(end, now=now, late=30, leader=15, called=called)

    assert found == step


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("亲子陶艺课堂", "parent_child"),
        ("陶艺心理疗愈课", "healing"),
        ("陶艺展览比赛", "exhibition"),
        ("雏鹰课堂", "eaglets"),
        ("青少年普法", "law"),
        ("陶艺", None),
    ],
)
def test_the_kind_is_read_from_the_name(words, kind):
    """YT-8."""
    assert read_kind(words) == kind
