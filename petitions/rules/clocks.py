"""The clocks of a case (PD-1 to PD-11, PT-9 to PT-12, PT-16).

Plain arithmetic on plain dates: what starts, what stops, when it is due, its light.
The numbers come from parameters; here is only which number belongs to which clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from liuli.kernel.calendar import Deadline, WorkingCalendar

PARAMETER: Final[Mapping[str, str]] = {
    "PD-1": "petitions.register_days",
    "PD-2": "petitions.tell_days",
    "PD-3": "petitions.tell_handed_on_days",
    "PD-4": "petitions.object_working_days",
    "PD-5": "petitions.finish_days",
    "PD-6": "petitions.extension_days",
    "PD-7": "petitions.ask_review_days",
    "PD-8": "petitions.review_days",
    "PD-9": "petitions.ask_reexamination_days",
    "PD-10": "petitions.reexamine_days",
    "PD-11": "petitions.simple_working_days",
    "PD-11a": "petitions.simple_accept_working_days",
}
IN_WORKING_DAYS: Final = frozenset({"PD-4", "PD-11", "PD-11a"})
OF_THE_PETITIONER: Final = frozenset({"PD-7", "PD-9"})
# Windows of others: something may be done in them, and nobody is late (PT-16, PD-4).
WINDOWS: Final = OF_THE_PETITIONER | {"PD-4"}
_HANDED_TO_A_BODY: Final = frozenset({"transferred", "entrusted"})
_FINISHING: Final = frozenset({"PD-5", "PD-6", "PD-11"})
# The clock that a state starts; REGISTERED depends on where the case came from.
_STARTED_BY: Final[Mapping[str, str]] = {
    "transferred": "PD-3",
    "entrusted": "PD-3",
    "accepted": "PD-5",
    "extended": "PD-6",
    "concluded": "PD-7",
    "reviewing": "PD-8",
    "reviewed": "PD-9",
    "reexamining": "PD-10",
}
_BY_ORIGIN: Final[Mapping[str, str]] = {
    "bureau": "PD-1",
    "direct": "PD-2",
    "handed_on": "PD-3",
}
_KEEPS: Final[Mapping[str, frozenset[str]]] = {
    "registered": frozenset({"PD-1", "PD-2", "PD-3"}),
    "transferred": frozenset({"PD-3"}),
    "entrusted": frozenset({"PD-3"}),
    "handling": frozenset({"PD-5", "PD-11"}),
}


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """What decides which clock a step starts."""

    state: str
    origin: str
    is_claim: bool
    has_legal_route: bool
    is_simple: bool = False
    is_new: bool = False


def clocks_started(facts: ClockFacts) -> tuple[str, ...]:
    """The clocks a state starts (PT-2, PD-1 to PD-11).

    Whoever a case is handed to may object within some working days (PD-4), beside
    the days in which the petitioner is told. A simple case is decided on within some
    working days from its registration (PD-11).
    """
    started = [name for name in (clock_started(facts),) if name]
    is_fresh = facts.is_new and facts.state == "registered"
    is_received = is_fresh and facts.origin == "handed_on"
    if is_received or facts.state in _HANDED_TO_A_BODY:
        started.append("PD-4")
    if is_fresh and facts.is_simple and facts.is_claim and not facts.has_legal_route:
        started.append("PD-11a")
    return tuple(started)


def clock_started(facts: ClockFacts) -> str:
    """The clock a state starts by itself, or "" (PT-2, PD-1 to PD-11).

    Only a claim that is decided as a petition runs against the sixty days.
    """
    if facts.state == "registered":
        return _BY_ORIGIN[facts.origin]
    started = _STARTED_BY.get(facts.state, "")
    if started in _FINISHING:
        if not facts.is_claim or facts.has_legal_route:
            return ""
        if facts.is_simple and started == "PD-5":
            return "PD-11"
    return started


def clocks_stopped(state: str, running: frozenset[str]) -> frozenset[str]:
    """Which of the running clocks a state stops: all it does not keep."""
    return running - _KEEPS.get(state, frozenset())


def deadline(
    code: str,
    *,
    started_on: date,
    days: int,
    calendar: WorkingCalendar,
    days_not_counted: int = 0,
) -> Deadline:
    """When a clock is due (PT-9): the start day is not counted, the end rolls.

    `days` of PD-6 are those of PD-5 and the extension together, counted from the day
    of acceptance (PT-11). Hearing days of a re-examination are not counted (PD-10).
    """
    if code in IN_WORKING_DAYS:
        return calendar.working_day_deadline(started_on, days)
    return calendar.calendar_day_deadline(started_on, days + days_not_counted)


def light(
    code: str,
    *,
    started_on: date,
    target_due: date,
    legal_due: date,
    today: date,
    yellow_days: int,
) -> str:
    """green, yellow or red; nothing while a window of others runs (PT-16, PD-4).

    Alarms use the target; red means that the law's own day is over.
    """
    if code in WINDOWS:
        return ""
    if today > legal_due:
        return "red"
    if today >= max(target_due - timedelta(days=yellow_days), started_on):
        return "yellow"
    return "green"


def was_told_too_late(
    *, has_duty: bool, due_on: date, accepted_on: date | None, today: date
) -> bool:
    """逾期未告知: no record of acceptance on the day by which to tell (PT-12).

    Whoever is anonymous or cannot be reached is owed no written notice (PT-3).
    """
    return has_duty and (accepted_on or today) > due_on


def alarms_from(*, target_due: date, entered_on: date, is_back_entered: bool) -> bool:
    """Whether a clock may ring: what was over when an old case came in stays silent."""
    return not is_back_entered or target_due >= entered_on
