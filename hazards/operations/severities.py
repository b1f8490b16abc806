"""How bad a hazard is: raised by anyone, lowered only by two people (HZ-2, HZ-4)."""

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices import Decision, Severity, Step
from hazards.choices.pauses import PauseEnd
from hazards.models import Assignment, Hazard, HazardPause, LoweringRequest
from hazards.operations.moves import locked, person, tell
from hazards.operations.pauses import end_pause
from hazards.policies import hazards as policies
from hazards.rules import hazards as rules
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.errors import Refused


def raise_severity(
    hazard: Hazard, *, severity: str, actor: Actor, now: datetime
) -> None:
    """Make a locked hazard worse, with an earlier due date where that follows (HZ-3).

    Part of other operations: it neither locks nor asks who may. A paused clock runs
    again.
    """
    end_pause(hazard, PauseEnd.MOVED, actor=actor, now=now)
    today = timezone.localdate(now)
    item_days = hazard.item.rectify_days if hazard.item else None
    due = rules.due_date(today, days=rules.rectify_days(severity, item_days=item_days))
    hazard.severity, hazard.due_on = severity, min(hazard.due_on, due)
    hazard.save(update_fields=["severity", "due_on"])
    tell(hazard, Step.RAISED, before=hazard.status, actor=actor, now=now)
    record("hazards.raised", hazard, actor=actor, detail={"severity": str(severity)})


@transaction.atomic
def raise_missed(*, now: datetime) -> int:
    """Make general hazards with two missed due dates major (HZ-4); returns how many.

    Idempotent: a hazard that is major already is left alone.
    """
    today = timezone.localdate(now)
    overdue = list(
        Hazard.objects.open()
        .filter(severity=Severity.GENERAL, due_on__lt=today, paused_at__isnull=True)
        .for_update()
        .select_related("unit", "item")
    )
    dates: dict[int, set[date]] = defaultdict(set)
    for pk, due_on in Assignment.objects.filter(hazard__in=overdue).values_list(
        "hazard_id", "due_on"
    ):
        dates[pk].add(due_on)
    for pk, due_on in HazardPause.objects.filter(
        hazard__in=overdue, due_after__gt=F("due_before")
    ).values_list("hazard_id", "due_before"):
        dates[pk].discard(due_on)  # moved by a pause, not missed
    raised = 0
    for hazard in overdue:
        due_dates = dates[hazard.pk] | {hazard.due_on}
        if rules.rises_when_missed(hazard.severity, due_dates=due_dates, today=today):
            raise_severity(hazard, severity=Severity.MAJOR, actor=SYSTEM, now=now)
            raised += 1
    return raised


@transaction.atomic
def ask_lower_severity(
    hazard: Hazard, *, severity: str, reason: str, actor: Actor, now: datetime
) -> LoweringRequest:
    """Ask a second person to lower the severity; nothing changes yet (HZ-2).

    Raises Refused `not_lower`, `reason_missing`, `already_asked`, `not_open`.
    """
    hazard = locked(hazard)
    require(policies.may_lower, actor, hazard)
    if not hazard.is_open:
        raise Refused(_("This hazard is no longer open."), code="not_open")
    if not rules.is_lower(severity, hazard.severity):
        raise Refused(_("Choose a lower severity."), code="not_lower")
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    if hazard.lowering_requests.filter(decision=Decision.ASKED).exists():
        raise Refused(
            _("A lower severity has already been asked for."), code="already_asked"
        )
    request = LoweringRequest.objects.create(
        hazard=hazard,
        severity=severity,
        reason=reason.strip(),
        asked_by_id=person(actor),
        asked_at=now,
    )
    tell(
        hazard,
        Step.LOWERING_ASKED,
        before=hazard.status,
        actor=actor,
        now=now,
        reason=reason.strip(),
    )
    record("hazards.lowering_asked", hazard, actor=actor)
    return request


@transaction.atomic
def decide_lower_severity(
    request: LoweringRequest, *, is_confirmed: bool, actor: Actor, now: datetime
) -> Hazard:
    """The second person lowers the severity or declines (HZ-2, RO-2).

    Raises Refused `already_decided`, `same_person`, `not_lower`, `not_open`.
    """
    hazard = locked(request.hazard)
    request = (
        LoweringRequest.objects.for_update()
        .select_related("hazard__unit")
        .get(pk=request.pk)
    )
    if request.asked_by_id == actor.actor_id:
        raise Refused(_("Another person has to decide."), code="same_person")
    require(policies.may_decide_lowering, actor, request)
    if request.decision != Decision.ASKED:
        raise Refused(_("This has already been decided."), code="already_decided")
    if not hazard.is_open:
        raise Refused(_("This hazard is no longer open."), code="not_open")
    decision = Decision.CONFIRMED if is_confirmed else Decision.DECLINED
    request.decision = decision
    request.decided_by_id, request.decided_at = actor.actor_id, now
    request.save(update_fields=["decision", "decided_by", "decided_at"])
    if is_confirmed:
        _lower(hazard, request)
    step = Step.LOWERED if is_confirmed else Step.LOWERING_DECLINED
    tell(
        hazard, step, before=hazard.status, actor=actor, now=now, reason=request.reason
    )
    record(f"hazards.{step}", hazard, actor=actor)
    return hazard


def _lower(hazard: Hazard, request: LoweringRequest) -> None:
    if not rules.is_lower(request.severity, hazard.severity):
        raise Refused(_("Choose a lower severity."), code="not_lower")
    hazard.severity = request.severity
    hazard.save(update_fields=["severity"])
