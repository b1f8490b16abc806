"""The clocks of a case, on plain dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liuli.kernel.calendar import WorkingCalendar
from petitions.choices.cases import OVER, CaseStatus, Limit
from petitions.flows.cases import CASE, PROMISE
from petitions.rules import clocks as rules

CALENDAR = WorkingCalendar()
DAYS = {
    "PD-1": 15, "PD-2": 15, "PD-3": 15, "PD-4": 5, "PD-5": 60, "PD-6": 90,
    "PD-7": 30, "PD-8": 30, "PD-9": 30, "PD-10": 30, "PD-11": 10, "PD-11a": 3,
}  # fmt: skip


def due(code, start, **more):
    days = more.pop("days", DAYS[code])
    return rules.deadline(code, started_on=start, days=days, calendar=CALENDAR, **more)


def started(state, **facts):
    facts = {"origin": "direct", "is_claim": True, "has_legal_route": False} | facts
    return rules.clock_started(rules.ClockFacts(state=state, **facts))


@pytest.mark.parametrize(
    ("code", "state", "facts"),
    [
        ("PD-1", "registered", {"origin": "bureau"}),
        ("PD-2", "registered", {"origin": "direct"}),
        ("PD-3", "registered", {"origin": "handed_on"}),
        ("PD-3", "transferred", {}),
        ("PD-5", "accepted", {}),
        ("PD-6", "extended", {}),
        ("PD-7", "concluded", {}),
        ("PD-8", "reviewing", {}),
        ("PD-9", "reviewed", {}),
        ("PD-10", "reexamining", {}),
        ("PD-11", "accepted", {"is_simple": True}),
    ],
)
def test_each_step_starts_its_clock(code, state, facts):
    """PD-1, PD-2, PD-3, PD-5, PD-6, PD-7, PD-8, PD-9, PD-10, PD-11."""
    assert started(state, **facts) == code


@pytest.mark.parametrize(
    ("state", "facts", "expected"),
    [
        ("transferred", {}, ("PD-3", "PD-4")),
        ("entrusted", {}, ("PD-3", "PD-4")),
        ("registered", {"origin": "handed_on", "is_new": True}, ("PD-3", "PD-4")),
        ("registered", {"origin": "handed_on"}, ("PD-3",)),
        ("registered", {"is_new": True}, ("PD-2",)),
        ("handling", {}, ()),
        ("registered", {"is_new": True, "is_simple": True}, ("PD-2", "PD-11a")),
        ("registered", {"is_simple": True}, ("PD-2",)),
    ],
)
def test_whoever_a_case_is_handed_to_may_object_within_five_working_days(
    state, facts, expected
):
    """PD-4, PD-11: beside the days in which the petitioner is told; not when it comes back."""
    facts = {"origin": "direct", "is_claim": True, "has_legal_route": False} | facts

    assert rules.clocks_started(rules.ClockFacts(state=state, **facts)) == expected


def test_every_clock_has_a_parameter_and_a_name():
    """PD-1 to PD-11: each number is a dated row, none is code."""
    assert set(rules.PARAMETER) == set(Limit.values)


@pytest.mark.parametrize("facts", [{"is_claim": False}, {"has_legal_route": True}])
def test_only_a_claim_decided_as_a_petition_runs_against_sixty_days(facts):
    """PT-2: suggestions and claims with a legal route have no PD-5."""
    assert started("accepted", **facts) == ""


@pytest.mark.parametrize(
    ("code", "start", "legal", "target"),
    [
        ("PD-2", date(2025, 9, 10), date(2025, 9, 25), date(2025, 9, 25)),
        ("PD-2", date(2025, 9, 18), date(2025, 10, 9), date(2025, 9, 30)),
        ("PD-5", date(2025, 8, 2), date(2025, 10, 9), date(2025, 9, 30)),
        ("PD-6", date(2025, 8, 2), date(2025, 10, 31), date(2025, 10, 31)),
        ("PD-5", date(2025, 12, 17), date(2026, 2, 24), date(2026, 2, 14)),
        ("PD-4", date(2025, 9, 29), date(2025, 10, 13), date(2025, 10, 13)),
        ("PD-4", date(2026, 2, 12), date(2026, 2, 26), date(2026, 2, 26)),
    ],
)
def test_the_vectors_of_the_rulebook(code, start, legal, target):
    """PT-10, PT-9, PD-4: rolling over 国庆, 春节 and worked Saturdays."""
    found = due(code, start)

    assert (found.legal_due, found.target_due) == (legal, target)


def test_an_extension_counts_from_acceptance_not_from_the_rolled_day():
    """PT-11, PD-6: 60 + 30 from 2 August is 31 October, not 30 days from 9 October."""
    assert due("PD-6", date(2025, 8, 2)).legal_due == date(2025, 10, 31)
    assert due("PD-5", date(2025, 10, 9), days=30).legal_due != date(2025, 10, 31)


def test_hearing_days_are_not_counted():
    """PD-10: five days of hearing move the last day by five."""
    plain = due("PD-10", date(2026, 3, 2))
    with_hearing = due("PD-10", date(2026, 3, 2), days_not_counted=5)

    assert with_hearing.unrolled - plain.unrolled == timedelta(days=5)


def test_the_longest_chain_is_225_days():
    """PT-16: 15 + 90 + (30 + 30) + (30 + 30), as the law counts its days."""
    start = day = date(2026, 1, 5)
    for code in ("PD-2", "PD-6", "PD-7", "PD-8", "PD-9", "PD-10"):
        day = due(code, day).unrolled

    assert (day - start).days == 225


@pytest.mark.parametrize("code", ["PD-4", "PD-7", "PD-9"])
def test_the_petitioners_own_window_is_never_late(code):
    """PT-16, PD-4, PD-7, PD-9: no light of any colour, long after its day."""
    end = date(2026, 3, 31)

    assert lit(code, end, today=end + timedelta(days=400)) == ""


def test_lights_turn_yellow_before_the_target_and_red_after_the_law():
    """PT-9: alarms use the day to aim for."""
    target, legal = date(2025, 9, 30), date(2025, 10, 9)

    def at(today):
        return rules.light(
            "PD-5", started_on=date(2025, 8, 2), target_due=target, legal_due=legal,
            today=today, yellow_days=5,
        )  # fmt: skip

    assert at(date(2025, 9, 24)) == "green"
    assert at(date(2025, 9, 25)) == "yellow"
    assert at(legal) == "yellow"
    assert at(legal + timedelta(days=1)) == "red"


def lit(code, end, *, today):
    return rules.light(
        code,
        started_on=end - timedelta(days=30),
        target_due=end,
        legal_due=end,
        today=today,
        yellow_days=5,
    )


def test_a_case_without_acceptance_on_the_day_was_not_told_in_time():
    """PT-12, PT-3: and whoever cannot be written to is owed no notice."""
    day = date(2025, 10, 9)
    late = day + timedelta(days=1)

    def told_late(**facts):
        facts = {"has_duty": True, "accepted_on": None, "today": late} | facts
        return rules.was_told_too_late(due_on=day, **facts)

    assert told_late()
    assert not told_late(today=day)
    assert not told_late(accepted_on=day)
    assert told_late(accepted_on=late)
    assert not told_late(has_duty=False)


def test_what_was_over_when_an_old_case_came_in_stays_silent():
    """Old cases do not all alarm at once; a limit still to come does ring."""
    entered = date(2026, 3, 2)
    over, ahead = entered - timedelta(days=1), entered + timedelta(days=1)

    def rings(target, *, old):
        return rules.alarms_from(
            target_due=target, entered_on=entered, is_back_entered=old
        )

    assert not rings(over, old=True)
    assert rings(ahead, old=True)
    assert rings(over, old=False)


def test_every_state_but_the_last_ones_leads_on_and_the_last_are_over():
    """PT-1.2: every path ends; what ends is what the portal calls over."""
    assert CASE.ends() == frozenset(OVER)
    assert PROMISE.allows("broken", "kept")
    assert not PROMISE.allows("kept", "broken")


CHOICE = st.lists(st.integers(0, 30), min_size=1, max_size=12)


@settings(max_examples=1_000, deadline=None)
@given(
    choices=CHOICE,
    gaps=st.lists(st.integers(0, 40), min_size=12, max_size=12),
    origin=st.sampled_from(["bureau", "direct", "handed_on"]),
    is_claim=st.booleans(),
    is_simple=st.booleans(),
)
def test_a_thousand_legal_lives_keep_every_truth_of_the_clocks(
    choices, gaps, origin, is_claim, is_simple
):
    """PD-1 to PD-11, PT-9, PT-11: random legal lives; no clock runs in a case over."""
    state, day, running, extended = "registered", date(2025, 1, 2), {}, 0
    moves = dict.fromkeys(CaseStatus.values, ())
    for before, after in CASE.transitions():
        moves[before] = (*moves[before], after)
    for choice, gap in zip([None, *choices], [0, *gaps], strict=False):
        if choice is not None:
            if not moves[state]:
                break
            state = moves[state][choice % len(moves[state])]
            day += timedelta(days=gap)
        over = rules.clocks_stopped(state, frozenset(running))
        running = {code: end for code, end in running.items() if code not in over}
        facts = rules.ClockFacts(
            state=state, origin=origin, is_claim=is_claim, has_legal_route=False,
            is_simple=is_simple, is_new=choice is None,
        )  # fmt: skip
        for code in rules.clocks_started(facts):
            if code in running:
                continue
            found = due(code, day)
            assert day <= found.target_due <= found.legal_due
            assert found.target_due <= found.unrolled <= found.legal_due
            assert CALENDAR.is_working_day(found.legal_due)
            running[code] = found
            extended += code == "PD-6"
        assert extended <= 1
        assert len(set(running) & {"PD-5", "PD-6", "PD-11"}) <= 1
        if state in OVER:
            assert running == {}
