"""The clock of a hazard stands still for a while and runs again (挂起: EV-1, EV-5)."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices import BEING_FIXED, HazardStatus, Severity, Step
from hazards.choices.pauses import PauseEnd, PauseReason
from hazards.models import ExternalOrder, Hazard, HazardPause
from hazards.operations.moves import locked, person, tell
from hazards.operations.news import tell_clock_runs
from hazards.policies import hazards as policies
from hazards.rules import pauses as rules
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.calendar import WorkingCalendar
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter


@transaction.atomic
def pause_hazard(
    hazard: Hazard,
    *,
    reason: str,
    resume_on: date,
    text: str = "",
    actor: Actor,
    now: datetime,
) -> HazardPause:
    """Let the clock stand still until the day `resume_on` begins (EV-1).

    The actor approves it and is not the one who has to rectify. Light, ladder and
    digest stand still with it. Raises Refused `not_being_fixed`, `critical`, `paused`,
    `overdue`, `own_hazard`, `note_missing`, `day_past`, `order_runs_on`,
    `pause_too_long`.
    """
    hazard = locked(hazard)
    require(policies.may_pause, actor, hazard)
    _refuse_hazard(hazard, actor, timezone.localdate(now))
    _refuse_words(
        hazard, reason=reason, text=text.strip(), resume_on=resume_on, now=now
    )
    pause = HazardPause.objects.create(
        hazard=hazard,
        reason=reason,
        text=text.strip(),
        by_id=person(actor),
        began_at=now,
        resume_on=resume_on,
        due_before=hazard.due_on,
    )
    words = " · ".join(filter(None, [str(pause.get_reason_display()), pause.text]))
    tell(hazard, Step.PAUSED, before=hazard.status, actor=actor, now=now, reason=words)
    record(
        "hazards.paused",
        hazard,
        actor=actor,
        detail={"reason": str(reason), "until": resume_on.isoformat()},
    )
    return pause


@transaction.atomic
def resume_hazard(hazard: Hazard, *, actor: Actor, now: datetime) -> Hazard:
    """Let the clock run again before its day. Raises Refused `not_paused`."""
    hazard = locked(hazard)
    require(policies.may_pause, actor, hazard)
    if not end_pause(hazard, PauseEnd.HAND, actor=actor, now=now):
        raise Refused(_("The clock of this hazard runs."), code="not_paused")
    return hazard


@transaction.atomic(savepoint=False)
def end_due_pauses(*, now: datetime) -> int:
    """End the pauses whose day has come; returns how many.

    The clock runs from the first moment of that day, however late the sweep comes.
    """
    due = Hazard.objects.filter(
        pauses__ended_at__isnull=True, pauses__resume_on__lte=timezone.localdate(now)
    ).paused()
    numbers = list(due.order_by("pk").values_list("pk", flat=True))
    return sum(_end_on_its_day(number, now=now) for number in numbers)


def end_pause(hazard: Hazard, how: str, *, actor: Actor, now: datetime) -> bool:
    """End the pause of a locked hazard, if there is one; says whether there was.

    The due date moves by the working time the clock stood still, never past an order
    from outside (EV-6). Part of other operations: it neither locks nor asks who may.
    """
    if hazard.paused_at is None:
        return False
    pause = hazard.pauses.get(ended_at__isnull=True)
    today = timezone.localdate(now)
    pause.ended_at = min(now, max(_dawn(pause.resume_on), pause.began_at))
    pause.ended_how = how if today < pause.resume_on else PauseEnd.DAY
    later = rules.moved_date(
        hazard.due_on,
        began_at=timezone.localtime(pause.began_at),
        ended_at=timezone.localtime(pause.ended_at),
        calendar=WorkingCalendar(),
    )
    _move(hazard, later, now=now)
    pause.due_after = hazard.due_on
    pause.save(update_fields=["ended_at", "ended_how", "due_after"])
    hazard.paused_at = None
    tell(hazard, Step.RESUMED, before=hazard.status, actor=actor, now=now)
    record("hazards.resumed", hazard, actor=actor, detail={"how": str(pause.ended_how)})
    if how != PauseEnd.MOVED:
        tell_clock_runs(hazard, pause=pause.pk, actor=actor, now=now)
    return True


def _end_on_its_day(number: int, *, now: datetime) -> bool:
    hazard = locked(Hazard.objects.get(pk=number))
    return end_pause(hazard, PauseEnd.DAY, actor=SYSTEM, now=now)


def _move(hazard: Hazard, later: date, *, now: datetime) -> None:
    """Begin and end of the clock move alike, so that its light stays what it was."""
    order = ExternalOrder.objects.filter(hazard=hazard).first()
    due_on = later if order is None else min(later, order.due_on)
    began = hazard.clock_started_at + (due_on - hazard.due_on)
    hazard.due_on, hazard.clock_started_at = due_on, min(began, now)
    hazard.save(update_fields=["due_on", "clock_started_at"])


def _dawn(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())


def _refuse_hazard(hazard: Hazard, actor: Actor, today: date) -> None:
    if hazard.status not in BEING_FIXED or hazard.status == HazardStatus.FOUND:
        raise Refused(
            _("Only a hazard that is being rectified can be paused. Assign it first."),
            code="not_being_fixed",
        )
    if hazard.severity == Severity.CRITICAL:
        raise Refused(
            _("A critical hazard is not paused: take an interim control instead."),
            code="critical",
        )
    if hazard.paused_at is not None:
        raise Refused(_("This clock stands still already."), code="paused")
    if hazard.due_on < today:
        raise Refused(
            _("It is overdue already; a pause is asked for before the due date."),
            code="overdue",
        )
    charge = hazard.current_assignment
    if charge is not None and charge.assignee_id == actor.actor_id:
        raise Refused(
            _("You have to rectify it yourself; another lead has to approve a pause."),
            code="own_hazard",
        )


def _refuse_words(
    hazard: Hazard, *, reason: str, text: str, resume_on: date, now: datetime
) -> None:
    if reason == PauseReason.OTHER and not text:
        raise Refused(_("Say the reason in the note."), code="note_missing")
    if resume_on <= timezone.localdate(now):
        raise Refused(_("Choose a day after today."), code="day_past")
    order = ExternalOrder.objects.filter(hazard=hazard).first()
    if order is not None and resume_on > order.due_on:
        raise Refused(
            _("The order from outside runs on until %(day)s: choose a day by then.")
            % {"day": order.due_on.isoformat()},
            code="order_runs_on",
        )
    longest = int(parameter("hazard.longest_pause_days", unit=hazard.unit))
    if rules.is_too_long(_stood_still(hazard, resume_on, now), longest_days=longest):
        raise Refused(
            _(
                "All pauses of a hazard together last %(count)d working days at most. "
                "Choose an earlier day."
            )
            % {"count": longest},
            code="pause_too_long",
        )


def _stood_still(hazard: Hazard, resume_on: date, now: datetime) -> int:
    """Working minutes of earlier pauses, and of this one until its day."""
    spans = [
        *hazard.pauses.filter(ended_at__isnull=False).values_list(
            "began_at", "ended_at"
        ),
        (now, _dawn(resume_on)),
    ]
    calendar = WorkingCalendar()
    return sum(
        calendar.working_minutes(timezone.localtime(begin), timezone.localtime(end))
        for begin, end in spans
    )
