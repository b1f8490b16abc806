"""What the nine petition figures count, and what they leave alone."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liuli.accounts.roles import Role
from liuli.dashboards.views import visible_rows
from liuli.demo.petitions import receive_petitions
from liuli.indicators.policies import may_open_rows
from liuli.indicators.registry import Period, find_indicator, indicators
from liuli.kernel.access import SYSTEM
from liuli.parameters.operations import set_parameter
from petitions.choices.cases import CaseStatus as S
from petitions.choices.cases import Contact, PromiseState
from petitions.operations.access import revoke_grant
from petitions.operations.visits import Promised, settle_promise
from tests.clock import NOON, TODAY
from tests.factories.petitions import (
    SPEAKERS,
    a_case,
    a_visit,
    concluded,
    handled,
    step,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def bait(person_with_post, other_community):
    """A neighbour community whose case is late and was visited: never counted here."""
    theirs = person_with_post("theirs", Role.PETITION_OFFICER, other_community)
    case = a_case(other_community, theirs)
    a_visit(case, theirs, promises=[Promised("邻社区", "答复", TODAY)])
    return case


def told(key, unit, *, after=0, since=None):
    """The figure some days after the usual day."""
    on, now = TODAY + timedelta(days=after), NOON + timedelta(days=after)
    period = Period(on=on, since=since, now=now)
    with CaptureQueriesContext(connection) as asked:
        figure = find_indicator(f"petitions.{key}").measure([unit], period)[unit.pk]
    assert len(asked) == 1
    return figure.value if figure.of is None else (figure.value, figure.of)


def test_a_limit_turns_yellow_then_red(community, petition_officer, bait):
    """PD-2, PT-9: fifteen days from 2 March; aim for the 17th, yellow from the 12th."""
    a_case(community, petition_officer)

    lights = {
        after: (
            told("clocks_yellow", community, after=after),
            told("clocks_red", community, after=after),
        )
        for after in (9, 10, 15, 16)
    }

    assert lights == {9: (0, 0), 10: (1, 0), 15: (1, 0), 16: (0, 1)}


def test_yellow_begins_where_the_unit_says(community, street, petition_officer):
    """The nearest unit's own number of days holds, also inside the statement."""
    a_case(community, petition_officer)
    for unit, days in ((None, "1"), (street, "2"), (community, "14")):
        set_parameter(
            "petitions.yellow_days", value=days, unit=unit, actor=SYSTEM,
            starts_on=TODAY, source="试验",
        )  # fmt: skip

    assert told("clocks_yellow", community) == 0
    assert told("clocks_yellow", community, after=1) == 1


def test_who_was_not_told_in_time(community, petition_officer, body, bait):
    """PT-12: no word by the day of PD-2; PT-3: the anonymous are owed none."""
    silent, prompt, late = (a_case(community, petition_officer) for _n in range(3))
    a_case(community, petition_officer, contact=Contact.ANONYMOUS)
    step(prompt, S.ACCEPTED, petition_officer, on=TODAY, body=body)
    step(late, S.ACCEPTED, petition_officer, on=TODAY + timedelta(days=16), body=body)

    assert told("not_told_in_time", community, after=15) == (0, 4)
    assert told("not_told_in_time", community, after=17) == (2, 4)
    rows = find_indicator("petitions.not_told_in_time").rows.find(
        Period(on=TODAY + timedelta(days=17), now=NOON + timedelta(days=17))
    )
    assert set(rows.filter(unit=community)) == {silent, late}


def test_old_cases_do_not_alarm(community, petition_officer):
    """Open, but neither yellow nor red nor untold: its clock does not ring."""
    a_case(
        community, petition_officer,
        received_on=date(2019, 5, 6), is_back_entered=True,
    )  # fmt: skip

    assert told("cases_open", community) == 1
    assert told("clocks_yellow", community) == told("clocks_red", community) == 0
    assert told("not_told_in_time", community) == (0, 1)


def test_the_petitioners_own_window_is_never_late(community, petition_officer, body):
    """PT-16, PD-7: open for long after the reply, yet no limit of the office."""
    concluded(a_case(community, petition_officer), petition_officer, body)

    for after in (28, 60):
        assert told("clocks_yellow", community, after=after) == 0
        assert told("clocks_red", community, after=after) == 0
    assert told("cases_open", community, after=60) == 1


def test_visits_of_many_and_heads_of_all(community, petition_officer, bait):
    """PT-5: forty are a group visit; a visit of four adds its heads only."""
    case = a_case(community, petition_officer)
    a_visit(case, petition_officer)
    set_parameter(
        "petitions.group_visit_people", value="41", unit=community, actor=SYSTEM,
        starts_on=TODAY + timedelta(days=1), source="试验",
    )  # fmt: skip

    assert told("group_visits", community) == 1
    assert told("group_visits", community, after=1) == 0
    assert told("visitors", community) == 40
    assert told("visitors", community, since=TODAY + timedelta(days=1), after=1) == 0


def test_promises_are_due_until_settled_and_broken_until_kept(
    community, petition_officer, bait
):
    """A promise kept late is no longer broken."""
    case = a_case(community, petition_officer)
    soon = Promised("街道办事处", "书面答复", TODAY + timedelta(days=1))
    visit = a_visit(case, petition_officer, promises=[soon])
    promise = visit.promises.get()
    assert told("promises_due", community) == 0
    assert told("promises_due", community, after=1) == 1

    for state, broken in ((PromiseState.BROKEN, 1), (PromiseState.KEPT, 0)):
        settle_promise(
            promise, state=state, actor=petition_officer, now=NOON + timedelta(days=2)
        )
        assert told("promises_broken", community, after=2) == broken
        assert told("promises_due", community, after=2) == 0


def test_closed_on_time_out_of_closed(community, petition_officer, body, bait):
    """PD-5, PT-16: ended after the petitioner's window, every own limit kept."""
    prompt = handled(a_case(community, petition_officer), petition_officer, body)
    late = a_case(community, petition_officer)
    a_case(community, petition_officer)
    step(prompt, S.WITHDRAWN, petition_officer, on=TODAY, reason="本人撤回")
    step(late, S.WITHDRAWN, petition_officer, on=TODAY + timedelta(days=20),
         reason="本人撤回")  # fmt: skip

    assert told("closed_on_time", community) == (1, 1)
    assert told("closed_on_time", community, after=20) == (1, 2)
    assert told("cases_open", community, after=20) == 1


def test_rows_open_by_grant_only_and_small_counts_hide(
    community, person_with_post, petition_officer, secretary, official, bait
):
    """PP-3: a colleague without a grant and an official open nothing."""
    colleague = person_with_post("petitions2", Role.PETITION_OFFICER, community)
    case = a_case(community, petition_officer, askers=SPEAKERS[:1])
    a_visit(case, petition_officer)
    ours = [each for each in indicators() if each.key.startswith("petitions.")]
    period = Period(on=TODAY, now=NOON)
    shown = find_indicator("petitions.cases_open")

    assert len(ours) == 9
    assert all(each.counts_people for each in ours)
    for each in ours:
        assert may_open_rows(petition_officer, community, indicator=each)
        assert not may_open_rows(official, community, indicator=each)
        assert not visible_rows(each, community, period, colleague).exists()
    assert list(visible_rows(shown, community, period, petition_officer)) == [case]
    revoke_grant(case.grants.get(), actor=secretary, now=NOON)
    assert not visible_rows(shown, community, period, petition_officer).exists()


def test_the_sample_shows_cases_a_visit_and_promises(community, petition_officer):
    """PT-5, PP-3: three cases; forty came, five spoke; the old one does not ring."""
    receive_petitions(community, officer=petition_officer, now=NOON)

    keys = ("cases_open", "clocks_red", "group_visits", "visitors", "promises_due")
    assert [told(key, community) for key in keys] == [3, 0, 1, 40, 1]
