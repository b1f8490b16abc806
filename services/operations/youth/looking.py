"""Every look at children's data leaves a row and a line of the audit (PI-9)."""

from datetime import datetime

from django.db import transaction

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from services.choices.youth import LookKind
from services.models import Enrolment, EnrolmentLook, Programme, ProgrammeSession
from services.policies import youth as policies


@transaction.atomic
def look_at_record(
    enrolment: Enrolment,
    *,
    kind: LookKind = LookKind.RECORD,
    actor: Actor,
    now: datetime,
) -> Enrolment:
    """One child's record is opened."""
    programme = enrolment.term.programme
    require(policies.may_lead, actor, programme)
    if actor.actor_id is not None:
        EnrolmentLook.objects.create(
            programme=programme,
            enrolment=enrolment,
            kind=kind,
            by_id=actor.actor_id,
            at=now,
        )
    record("youth.record_opened", enrolment, actor=actor, unit=programme.unit, at=now)
    return enrolment


@transaction.atomic
def look_at_roll(
    programme: Programme,
    *,
    session: ProgrammeSession | None = None,
    actor: Actor,
    now: datetime,
) -> None:
    """A list with children's names is opened: of a session, or of a programme."""
    require(policies.may_lead, actor, programme)
    if actor.actor_id is not None:
        EnrolmentLook.objects.create(
            programme=programme,
            session=session,
            kind=LookKind.ROLL,
            by_id=actor.actor_id,
            at=now,
        )
    record("youth.roll_opened", programme, actor=actor, at=now)
