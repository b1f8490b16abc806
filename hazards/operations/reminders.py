"""Reminding of rounds (F7) and climbing the ladder of due hazards (EV-5).

Each sweep looks at what is open now, in a fixed number of statements, and tells what
has not been told: the key of a notice names the matter and the step, so that a sweep
run twice, late, or by two beats at once tells nobody twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from hazards.choices import HazardStatus, Light, Severity
from hazards.models import Hazard, Round
from hazards.operations import notices
from hazards.operations.pauses import end_due_pauses
from hazards.rules.hazards import end_of_day
from hazards.rules.reminders import (
    Rung,
    needs_no_digest,
    reminder_is_due,
    rungs,
)
from liuli.accounts.roles import Role
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM
from liuli.kernel.calendar import WorkingCalendar
from liuli.notices.operations import News, notify_each
from liuli.notices.operations.staff import Staff
from liuli.parameters.operations import ParameterBook

# A sweep that was away for longer tells nothing of windows long past.
_LOOK_BACK = timedelta(hours=24)


@transaction.atomic
def remind_rounds(*, now: datetime) -> int:
    """Call rounds not started to mind; returns how many notices were made.

    Before its window ends whoever is to walk the round is told, after it the lead of
    the grid, each once. A round taken off for leave is nobody's.
    """
    waiting = [
        round_
        for round_ in Round.objects.not_started()
        .filter(opens_at__lte=now, window_ends_at__gt=now - _LOOK_BACK)
        .select_related("unit")
        if round_.stand_in_id is not None or not round_.move_reason
    ]
    if not waiting:
        return 0
    staff, book = Staff(now=now), ParameterBook("patrol.remind_before_minutes")
    news = [
        each
        for round_ in waiting
        for each in (
            _missed(round_, staff)
            if round_.window_ends_at <= now
            else _ending(round_, staff, book, now=now)
        )
    ]
    return _tell(news, "hazards.rounds_reminded", now=now)


@transaction.atomic
def warn_due_hazards(*, now: datetime) -> int:
    """Tell whom EV-5 names of hazards turning yellow and red; returns how many.

    One key per hazard, round, due date and rung: a new due date starts a new ladder.
    Whoever should have been told at yellow, but was not, is told at red. Pauses whose
    day has come end first; a clock that stands still climbs no rung.
    """
    end_due_pauses(now=now)
    watched = [
        Watched(hazard, light)
        for hazard, light in _lights(now)
        if light in {Light.YELLOW, Light.RED}
    ]
    if not watched:
        return 0
    staff = Staff(now=now)
    news = [each for one in watched for each in _ladder(one, staff, now=now)]
    return _tell(news, "hazards.due_warned", now=now)


def _ending(
    round_: Round, staff: Staff, book: ParameterBook, *, now: datetime
) -> Iterator[News]:
    minutes = book.value("patrol.remind_before_minutes", unit=round_.unit, on=round_.on)
    if not reminder_is_due(
        opens_at=round_.opens_at,
        ends_at=round_.window_ends_at,
        before_minutes=int(minutes),
        now=now,
    ):
        return
    for person in _walkers(round_, staff):
        yield News(
            recipient=person,
            key=f"round:{round_.pk}:before_end",
            kind=notices.ROUND_ENDING,
            params=_about_round(round_),
            url=reverse("hazards:field_round", args=[round_.pk]),
            urgent=True,
            useful_until=round_.window_ends_at,
        )


def _walkers(round_: Round, staff: Staff) -> tuple[int, ...]:
    """The stand-in; else its worker; else whoever patrols the grid by now."""
    if round_.stand_in_id is not None:
        return (round_.stand_in_id,)
    workers = staff.workers_of(round_.unit)
    return (round_.worker_id,) if round_.worker_id in workers else workers


def _missed(round_: Round, staff: Staff) -> Iterator[News]:
    for person in staff.leads_of(round_.unit):
        yield News(
            recipient=person,
            key=f"round:{round_.pk}:missed_window",
            kind=notices.ROUND_MISSED,
            params=_about_round(round_),
            url=reverse("hazards:field_round", args=[round_.pk]),
        )


def _about_round(round_: Round) -> dict[str, int | str]:
    return {
        "round": round_.pk,
        "unit": round_.unit_id,
        "half": round_.half,
        "on": round_.on.isoformat(),
        "ends_at": round_.window_ends_at.isoformat(),
    }


@dataclass(frozen=True, slots=True)
class Watched:
    """A hazard whose light is no longer green."""

    hazard: Hazard
    light: str

    @property
    def red_at(self) -> datetime:
        """The midnight that ends the day of its running clock."""
        return end_of_day(self.hazard.clock[1], zone=timezone.get_default_timezone())

    @property
    def is_recheck(self) -> bool:
        """Whether it is the re-check that is waited for."""
        return self.hazard.status == HazardStatus.REPORTED_DONE


def _lights(now: datetime) -> Iterator[tuple[Hazard, str]]:
    book = ParameterBook("hazard.yellow_share")
    today = timezone.localdate(now)
    running = Hazard.objects.open().filter(paused_at__isnull=True)
    found = running.select_related("unit", "current_assignment")
    for hazard in found.order_by("pk"):
        share = book.value("hazard.yellow_share", unit=hazard.unit, on=today)
        yield hazard, hazard.light(now=now, yellow_share=share)


def _ladder(one: Watched, staff: Staff, *, now: datetime) -> Iterator[News]:
    reached = rungs(
        light=one.light,
        severity=one.hazard.severity,
        red_at=one.red_at,
        now=now,
        calendar=WorkingCalendar(),
    )
    for rung in sorted(reached):
        for person in sorted(_told_at(rung, one, staff)):
            yield _warning(rung, one, person, staff, now=now)


def _told_at(rung: Rung, one: Watched, staff: Staff) -> Iterable[int]:
    place = one.hazard.unit
    if rung == Rung.RED:
        return staff.nearest_of(Role.SECRETARY, place)
    if rung == Rung.STREET:
        return staff.nearest_of(Role.STREET_OFFICER, place)
    return {*staff.leads_of(place), *_handler(one)}


def _handler(one: Watched) -> tuple[int, ...]:
    """Who is to rectify it; nobody while it only waits for somebody else's re-check."""
    charge = one.hazard.current_assignment
    if one.is_recheck or charge is None or charge.assignee_id is None:
        return ()
    return (charge.assignee_id,)


def _warning(
    rung: Rung, one: Watched, person: int, staff: Staff, *, now: datetime
) -> News:
    hazard = one.hazard
    due_on = hazard.clock[1]
    page = (
        "admin:hazards_hazard_change"
        if staff.is_at_desk(person)
        else "hazards:field_hazard"
    )
    return News(
        recipient=person,
        key=f"hazard:{hazard.pk}:{hazard.round}:{due_on:%Y%m%d}:"
        f"{'recheck' if one.is_recheck else 'rectify'}:{rung}",
        kind=_KINDS[one.is_recheck, Light(one.light)],
        params={
            "hazard": hazard.pk,
            "number": hazard.number,
            "round": hazard.round,
            "unit": hazard.unit_id,
            "severity": hazard.severity,
            "due_on": due_on.isoformat(),
        },
        url=reverse(page, args=[hazard.pk]),
        urgent=needs_no_digest(
            rung, severity=hazard.severity, red_at=one.red_at, now=now
        ),
        breaks_quiet=hazard.severity == Severity.CRITICAL,
        to_group=rung in {Rung.RED, Rung.STREET},
    )


_KINDS = {
    (False, Light.YELLOW): notices.RECTIFY_SOON,
    (False, Light.RED): notices.RECTIFY_OVERDUE,
    (True, Light.YELLOW): notices.RECHECK_SOON,
    (True, Light.RED): notices.RECHECK_OVERDUE,
}


def _tell(news: list[News], action: str, *, now: datetime) -> int:
    made = notify_each(news, now=now)
    if made:
        record(action, actor=SYSTEM, detail={"notices": made}, at=now)
    return made
