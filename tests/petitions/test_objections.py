"""Objections in time or late by the days a roll was posted (LC-5, LC-8 f, PT-9)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from liuli.kernel.calendar import WorkingCalendar
from petitions.choices.compensation import Conclusion
from petitions.models import Roll
from petitions.operations import answer_objection, approve_roll, raise_objection
from petitions.operations.inspections import post_roll
from petitions.operations.objections import objections_of
from petitions.rules.objections import Window, timeliness
from tests.clock import NOON
from tests.petitions.test_imports_rolls import book

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 12)
NATIONAL_DAY = Window(date(2025, 9, 20), date(2025, 10, 1))
ROW = [1, "张三", "张三丰", "51179919820807156X", 0.5, 9, 45000, 0, 45000]


def mark(day, *windows):
    calendar = WorkingCalendar()
    return timeliness(day, windows, next_working_day=calendar.next_working_day)


@pytest.mark.parametrize(
    ("day", "windows", "expected"),
    [
        (FIRST, (), "not_posted"),
        (FIRST, (Window(FIRST, LAST),), "in_time"),
        (LAST, (Window(FIRST, LAST),), "in_time"),
        (LAST + timedelta(days=1), (Window(FIRST, LAST),), "late"),
        (FIRST - timedelta(days=1), (Window(FIRST, LAST),), "early"),
        # The last day falls on 国庆: it rolls to the first working day (PT-9).
        (date(2025, 10, 9), (NATIONAL_DAY,), "in_time"),
        (date(2025, 10, 10), (NATIONAL_DAY,), "late"),
        # Posted twice: late for the first, in time for the second, late between.
        (FIRST, (NATIONAL_DAY, Window(FIRST, LAST)), "in_time"),
        (date(2025, 12, 1), (NATIONAL_DAY, Window(FIRST, LAST)), "late"),
    ],
)
def test_an_objection_is_marked_by_the_days_the_roll_hung(day, windows, expected):
    """LC-5, LC-8, PT-9."""
    assert mark(day, *windows) == expected


@pytest.mark.django_db
def test_the_roll_shows_each_mark_and_a_late_one_is_answered(
    bring_in, secretary, funds_officer, signed_in
):
    """LC-8 f: late is a mark, never a reason not to answer."""
    bring_in(book(ROW))
    roll = approve_roll(Roll.objects.get(), actor=secretary, now=NOON)
    raise_objection(roll, matter="先于公示", raised_on=FIRST, actor=funds_officer)
    assert [one.mark for one in objections_of(roll)] == ["not_posted"]
    post_roll(
        roll, place="公示栏", posted_on=FIRST + timedelta(days=1),
        ends_on=LAST, actor=funds_officer,
    )  # fmt: skip
    raise_objection(roll, matter="按时", raised_on=LAST, actor=funds_officer)
    late = raise_objection(
        roll, matter="迟到", raised_on=LAST + timedelta(days=4), actor=funds_officer
    )

    page = reverse("admin:petitions_roll_change", args=[roll.pk])
    shown = signed_in(funds_officer).get(page).content.decode()

    assert [one.mark for one in objections_of(roll)] == ["late", "in_time", "early"]
    for word in ("公示期内提出", "公示期满后提出，照常答复", "公示开始前提出"):
        assert word in shown, word
    done = answer_objection(
        late, conclusion=Conclusion.REJECTED, answer="核对无误",
        answered_on=LAST + timedelta(days=9), actor=funds_officer,
    )  # fmt: skip
    assert done.conclusion == "rejected"
