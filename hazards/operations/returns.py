"""Handing a hazard back to whoever assigned it (退回, EV-1)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hazards.choices import HazardStatus, Step
from hazards.choices.pauses import PauseEnd
from hazards.models import Hazard, HazardReturn
from hazards.operations.assignments import MOST_RETURNS, is_returned
from hazards.operations.moves import locked, person, tell
from hazards.operations.news import tell_handed_back
from hazards.operations.pauses import end_pause
from hazards.policies import hazards as policies
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused


@transaction.atomic
def hand_back(hazard: Hazard, *, reason: str, actor: Actor, now: datetime) -> Hazard:
    """Say why it is not one's own to rectify; the clock goes on (EV-1).

    It waits for another assignment: by the lead, after the second return by whoever
    leads the community, who is told. Raises Refused `reason_missing`,
    `returned_already`, `returned_twice`.
    """
    hazard = locked(hazard)
    require(policies.may_hand_back, actor, hazard)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    charge = hazard.current_assignment
    if charge is None or is_returned(hazard):
        raise Refused(
            _("You have handed it back already; it waits to be assigned."),
            code="returned_already",
        )
    before, so_far = hazard.status, hazard.returns.count()
    if so_far >= MOST_RETURNS:
        raise Refused(
            _("It has been handed back twice. Ask the community secretary to decide."),
            code="returned_twice",
        )
    end_pause(hazard, PauseEnd.MOVED, actor=actor, now=now)
    HazardReturn.objects.create(
        hazard=hazard,
        assignment=charge,
        number=so_far + 1,
        by_id=person(actor),
        at=now,
        reason=reason.strip(),
    )
    hazard.status = HazardStatus.ASSIGNED
    hazard.save(update_fields=["status"])
    tell(
        hazard,
        Step.RETURNED,
        before=before,
        actor=actor,
        now=now,
        reason=reason.strip(),
    )
    record("hazards.returned", hazard, actor=actor)
    tell_handed_back(hazard, is_last=so_far + 1 == MOST_RETURNS, actor=actor, now=now)
    return hazard
