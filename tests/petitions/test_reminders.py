"""Reminders of limits and promises: each step once, to whom it concerns."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liuli.notices.models import Notice
from liuli.notices.operations import make_digests
from liuli.notices.texts import sentences
from petitions.choices.cases import PromiseState
from petitions.operations.access import declare_recusal
from petitions.operations.reminders import remind_of_petitions
from petitions.operations.visits import Promised, settle_promise
from petitions.tasks import remind_of_petitions as bell
from tests.clock import NOON, TODAY
from tests.factories.petitions import a_body, a_case, a_visit, handled

pytestmark = pytest.mark.django_db


def told():
    return set(Notice.objects.values_list("kind", "recipient__username"))


def sweep(day):
    return remind_of_petitions(now=NOON + timedelta(days=(day - TODAY).days))


def test_a_limit_is_told_when_near_and_when_over_once_each(
    community, officer, secretary
):
    """PD-2, PT-9, PT-12: fifteen days from 2 March; aim for the 17th."""
    a_case(community, officer)
    assert sweep(date(2026, 3, 11)) == 0

    assert [sweep(date(2026, 3, day)) for day in (12, 12, 16)] == [1, 0, 0]
    assert told() == {("petitions.limit_near", "petitions")}

    assert [sweep(date(2026, 3, day)) for day in (18, 19)] == [2, 0]
    assert told() == {
        ("petitions.limit_near", "petitions"),
        ("petitions.limit_over", "petitions"),
        ("petitions.limit_over", "secretary"),
    }


def test_a_notice_says_number_and_day_and_no_word_of_the_case(community, officer):
    """T5."""
    case = a_case(community, officer, demand="探针诉求")
    sweep(date(2026, 3, 12))

    text = sentences(list(Notice.objects.all()))[0]

    assert case.number in text
    assert "2026-03-17" in text
    assert "探针" not in str(Notice.objects.values()[0]) + text


def test_what_was_over_when_an_old_case_came_in_stays_silent(
    community, officer, secretary
):
    """Old cases do not all alarm at once; what runs on from today does ring."""
    for year in range(2008, 2020):
        a_case(
            community, officer, received_on=date(year, 5, 6), is_back_entered=True,
            demand=f"旧件{year}",
        )  # fmt: skip
    a_case(
        community, officer, received_on=TODAY - timedelta(days=5), is_back_entered=True
    )

    assert sweep(TODAY) == 0
    assert sweep(TODAY + timedelta(days=9)) == 1


def test_the_petitioners_own_time_is_nobodys_reminder(
    community, officer, secretary, street
):
    """PT-16."""
    from tests.factories.petitions import concluded

    concluded(a_case(community, officer), officer, a_body(street))

    assert sweep(TODAY + timedelta(days=400)) == 0


def test_a_case_nobody_handles_is_told_to_whoever_oversees(
    grid, lead_user, secretary, community
):
    """A lead registers and does not handle; a recused overseer is not told."""
    a_case(grid, lead_user)
    assert sweep(date(2026, 3, 12)) == 1
    assert told() == {("petitions.limit_near", "secretary")}
    Notice.objects.all().delete()

    case = a_case(grid, lead_user)
    declare_recusal(secretary, unit=community, case=case, actor=secretary, now=NOON)

    assert sweep(date(2026, 3, 12)) == 1


def test_a_promise_is_told_on_its_day_and_withdrawn_once_kept(
    community, officer, secretary
):
    """3.8: neither twice, nor after it was kept."""
    case = a_case(community, officer)
    promised = [Promised("街道办", "书面答复", TODAY + timedelta(days=3))]
    visit = a_visit(case, officer, promises=promised)
    assert sweep(TODAY + timedelta(days=2)) == 0

    assert [sweep(TODAY + timedelta(days=day)) for day in (3, 3, 4)] == [1, 0, 0]
    assert told() == {("petitions.promise_due", "petitions")}

    day = NOON + timedelta(days=5)
    settle_promise(
        visit.promises.get(), state=PromiseState.KEPT, actor=officer, now=day
    )
    make_digests(now=day)
    assert Notice.objects.get(kind="petitions.promise_due").withdrawn_at is not None


def test_a_sweep_over_many_cases_costs_the_same_statements(
    community, officer, secretary, street
):
    def cost(cases):
        for number in range(cases):
            handled(
                a_case(community, officer, demand=f"{number}"), officer, a_body(street)
            )
        with CaptureQueriesContext(connection) as asked:
            sweep(TODAY + timedelta(days=200))
        return len(asked)

    first = cost(1)

    assert cost(4) <= first


def test_the_task_rings_the_sweep(community, officer):
    a_case(community, officer, received_on=datetime.now().astimezone().date() - timedelta(days=14), now=datetime.now().astimezone())  # fmt: skip

    bell()

    assert Notice.objects.filter(kind="petitions.limit_near").count() == 1
