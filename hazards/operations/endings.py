"""Keeping people safe meanwhile, and taking back what was entered by mistake."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hazards import flows
from hazards.choices import HazardStatus, Step
from hazards.choices.pauses import PauseEnd
from hazards.models import Hazard, InterimControl
from hazards.operations.moves import locked, person, tell
from hazards.operations.pauses import end_pause
from hazards.policies import hazards as policies
from liuli.attachments.models import File
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused


@transaction.atomic
def control_hazard(
    hazard: Hazard,
    *,
    kind: str,
    text: str = "",
    photos: Sequence[File] = (),
    actor: Actor,
    now: datetime,
) -> InterimControl:
    """Record what keeps people safe until it is rectified (HZ-3).

    Raises Refused `not_open`.
    """
    hazard = locked(hazard)
    require(policies.may_control, actor, hazard)
    if not hazard.is_open:
        raise Refused(_("This hazard is no longer open."), code="not_open")
    control = InterimControl.objects.create(
        hazard=hazard, kind=kind, by_id=person(actor), at=now, text=text.strip()
    )
    tell(
        hazard,
        Step.CONTROLLED,
        before=hazard.status,
        actor=actor,
        now=now,
        reason=text.strip(),
        photos=photos,
    )
    record("hazards.controlled", hazard, actor=actor, detail={"control": str(kind)})
    return control


@transaction.atomic
def void_hazard(hazard: Hazard, *, reason: str, actor: Actor, now: datetime) -> Hazard:
    """Take a hazard back that was entered by mistake (作废); its number stays used.

    Raises Refused `illegal_move`, `reason_missing`.
    """
    hazard = locked(hazard)
    require(policies.may_void, actor, hazard)
    before = hazard.status
    flows.HAZARD.require(before, HazardStatus.VOID)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    end_pause(hazard, PauseEnd.MOVED, actor=actor, now=now)
    hazard.status = HazardStatus.VOID
    hazard.recheck_from = hazard.recheck_due_on = None
    hazard.save(update_fields=["status", "recheck_from", "recheck_due_on"])
    tell(
        hazard, Step.VOIDED, before=before, actor=actor, now=now, reason=reason.strip()
    )
    record("hazards.voided", hazard, actor=actor)
    return hazard
