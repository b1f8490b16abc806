"""Starting and stopping the clocks of a case with each of its steps."""

from datetime import date

from django.utils import timezone

from liuli.kernel.calendar import WorkingCalendar
from liuli.parameters.operations import parameter
from petitions.choices.cases import Limit, MatterKind
from petitions.models import Case, Clock
from petitions.rules import clocks as rules


def turn_clocks(case: Case, *, on: date) -> None:
    """Stop what the case's state stops and start what it starts, as of `on`."""
    running = {
        clock.limit: clock for clock in Clock.objects.running().filter(case=case)
    }
    over = rules.clocks_stopped(case.status, frozenset(running))
    for limit in sorted(over):
        clock = running[limit]
        clock.stopped_on = max(on, clock.started_on)
        clock.save(update_fields=["stopped_on"])
    for started in rules.clocks_started(_facts(case)):
        if started in over or started not in running:
            start_clock(case, Limit(started), on=on)


def start_clock(case: Case, limit: Limit, *, on: date) -> Clock:
    """One clock with the days the law gives on the day it starts (G-1).

    The extended limit counts from acceptance, sixty and thirty days (PT-11).
    """
    begins, days = on, _days(limit, on, case)
    if limit == Limit.FINISH_EXTENDED:
        begins = case.accepted_on or on
        days += _days(Limit.FINISH, begins, case)
    due = rules.deadline(
        limit, started_on=begins, days=days, calendar=WorkingCalendar()
    )
    return Clock.objects.create(
        case=case,
        limit=limit,
        started_on=begins,
        days=days,
        legal_due=due.legal_due,
        target_due=due.target_due,
        is_provisional=due.provisional,
        rings=rules.alarms_from(
            target_due=due.target_due,
            entered_on=timezone.localdate(case.registered_at),
            is_back_entered=case.is_back_entered,
        ),
    )


def exclude_hearing(clock: Clock, *, days: int) -> Clock:
    """Days of a hearing do not count against a re-examination (PD-10)."""
    clock.not_counted += days
    due = rules.deadline(
        clock.limit,
        started_on=clock.started_on,
        days=clock.days,
        calendar=WorkingCalendar(),
        days_not_counted=clock.not_counted,
    )
    clock.legal_due, clock.target_due = due.legal_due, due.target_due
    clock.is_provisional = due.provisional
    clock.save(
        update_fields=["not_counted", "legal_due", "target_due", "is_provisional"]
    )
    return clock


def _days(limit: Limit, on: date, case: Case) -> int:
    return int(parameter(rules.PARAMETER[limit], unit=case.unit, on=on))


def _facts(case: Case) -> rules.ClockFacts:
    return rules.ClockFacts(
        state=case.status,
        origin=case.origin,
        is_claim=case.kind == MatterKind.CLAIM,
        has_legal_route=bool(case.legal_route),
        is_simple=case.is_simple,
        is_new=not Clock.objects.filter(case=case).exists(),
    )
