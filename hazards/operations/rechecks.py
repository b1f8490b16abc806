"""Rectification, re-check and clearance (整改, 复查, 销号: EV-2, HZ-3)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards import flows
from hazards.choices import HazardStatus, Severity, Stage, Step
from hazards.choices.pauses import PauseEnd
from hazards.models import Hazard, Rectification, RelocationNote, Verification
from hazards.operations.moves import locked, person, tell
from hazards.operations.news import tell_failed
from hazards.operations.pauses import end_pause
from hazards.operations.relooks import plan_relooks
from hazards.policies import hazards as policies
from hazards.rules import hazards as rules
from hazards.signals import hazard_closed
from liuli.attachments.models import File
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.calendar import WorkingCalendar
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter


@transaction.atomic
def start_rectifying(hazard: Hazard, *, actor: Actor, now: datetime) -> Hazard:
    """Say that the work has begun; a paused clock runs again.

    Raises Refused `illegal_move`.
    """
    hazard = locked(hazard)
    require(policies.may_rectify, actor, hazard)
    before = hazard.status
    flows.HAZARD.require(before, HazardStatus.RECTIFYING)
    if before == HazardStatus.REPORTED_DONE:
        raise Refused(
            _("This hazard waits for its re-check."), code="waits_for_recheck"
        )
    end_pause(hazard, PauseEnd.MOVED, actor=actor, now=now)
    hazard.status = HazardStatus.RECTIFYING
    hazard.save(update_fields=["status"])
    tell(hazard, Step.STARTED, before=before, actor=actor, now=now)
    record("hazards.started", hazard, actor=actor)
    return hazard


@transaction.atomic
def report_rectified(
    hazard: Hazard,
    *,
    text: str,
    photos: Sequence[File] = (),
    actor: Actor,
    now: datetime,
) -> Hazard:
    """Say what was done; the re-check is due in working days from now (HZ-3).

    A pause of the clock ends with it (EV-5). Raises Refused `illegal_move`,
    `nothing_said`, and what photos raise.
    """
    hazard = locked(hazard)
    require(policies.may_rectify, actor, hazard)
    before = hazard.status
    flows.HAZARD.require(before, HazardStatus.REPORTED_DONE)
    if not text.strip():
        raise Refused(_("Say what was done."), code="nothing_said")
    end_pause(hazard, PauseEnd.MOVED, actor=actor, now=now)
    Rectification.objects.create(
        hazard=hazard,
        round=hazard.round,
        by_id=person(actor),
        at=now,
        text=text.strip(),
    )
    today = timezone.localdate(now)
    days = int(parameter("hazard.recheck_working_days", unit=hazard.unit, on=today))
    hazard.status = HazardStatus.REPORTED_DONE
    hazard.recheck_from = now
    hazard.recheck_due_on = rules.recheck_due_date(
        today, days=days, calendar=WorkingCalendar()
    )
    hazard.save(update_fields=["status", "recheck_from", "recheck_due_on"])
    tell(
        hazard,
        Step.REPORTED_DONE,
        before=before,
        actor=actor,
        now=now,
        reason=text.strip(),
        photos=photos,
        stage=Stage.RECTIFIED,
    )
    record("hazards.reported_done", hazard, actor=actor)
    return hazard


@transaction.atomic
def verify_hazard(
    hazard: Hazard,
    *,
    passed: bool,
    is_on_site: bool,
    text: str = "",
    photos: Sequence[File] = (),
    actor: Actor,
    now: datetime,
) -> Hazard:
    """Re-check: cleared, or back to rectifying with the next round (EV-1, EV-2).

    Once cleared its re-looks are planned (G6) and `hazard_closed` is sent.
    Raises Refused `illegal_move`, `same_person`, `on_site_needed`, `photo_missing`,
    `reason_missing`, `relocation_missing` (HZ-21).
    """
    hazard = locked(hazard)
    require(policies.may_verify, actor, hazard)
    before = hazard.status
    after = HazardStatus.CLEARED if passed else HazardStatus.RECTIFYING
    if before != HazardStatus.REPORTED_DONE:
        raise Refused(
            _("This hazard does not wait for a re-check."), code="illegal_move"
        )
    flows.HAZARD.require(before, after)
    if is_handler(hazard, actor):
        raise Refused(
            _("Who found or rectified a hazard cannot re-check it."),
            code="same_person",
        )
    _refuse_unproven(
        hazard,
        passed=passed,
        is_on_site=is_on_site,
        text=text.strip(),
        photos=photos,
    )
    Verification.objects.create(
        hazard=hazard,
        round=hazard.round,
        by_id=person(actor),
        at=now,
        passed=passed,
        is_on_site=is_on_site,
        text=text.strip(),
    )
    hazard.status = after
    tell(
        hazard,
        Step.CLEARED if passed else Step.FAILED,
        before=before,
        actor=actor,
        now=now,
        reason=text.strip(),
        photos=photos,
        stage=Stage.VERIFIED,
    )
    _settle(hazard, passed=passed, now=now)
    if passed:
        plan_relooks(hazard, now=now)
    record(f"hazards.{'cleared' if passed else 'failed'}", hazard, actor=actor)
    if passed:
        hazard_closed.send(Hazard, hazard=hazard)
    else:
        tell_failed(hazard, fixed_in=hazard.round - 1, actor=actor, now=now)
    return hazard


def is_handler(hazard: Hazard, actor: Actor) -> bool:
    """Whether this person found it, is to rectify it, or reported it done (EV-2)."""
    number = actor.actor_id
    assignment = hazard.current_assignment
    return (
        hazard.found_by_id == number
        or (assignment is not None and assignment.assignee_id == number)
        or hazard.findings.filter(found_by_id=number).exists()
        or hazard.rectifications.filter(round=hazard.round, by_id=number).exists()
    )


def _refuse_unproven(
    hazard: Hazard,
    *,
    passed: bool,
    is_on_site: bool,
    text: str,
    photos: Sequence[File],
) -> None:
    if not passed and not text:
        raise Refused(_("Say what is still wrong."), code="reason_missing")
    if not passed:
        return
    if RelocationNote.objects.unsettled().filter(order__hazard=hazard).exists():
        raise Refused(
            _("First write down where the people who lived there went."),
            code="relocation_missing",
        )
    if hazard.severity == Severity.CRITICAL and not is_on_site:
        raise Refused(
            _("A critical hazard is re-checked on the spot."), code="on_site_needed"
        )
    after_photos = hazard.photos.filter(
        round=hazard.round, stage__in=[Stage.RECTIFIED, Stage.VERIFIED]
    )
    if not photos and not after_photos.exists():
        raise Refused(
            _("Clearance needs a photo taken after the rectification."),
            code="photo_missing",
        )


def _settle(hazard: Hazard, *, passed: bool, now: datetime) -> None:
    hazard.recheck_from = hazard.recheck_due_on = None
    if passed:
        hazard.cleared_at = now
    else:
        hazard.round += 1
    hazard.save(
        update_fields=[
            "status", "cleared_at", "round", "recheck_from", "recheck_due_on",
        ]
    )  # fmt: skip
