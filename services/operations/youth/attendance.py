"""Signing in at a session, with enough adults there (YT-4, YT-8)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from services.choices.youth import EnrolmentState
from services.models import Attendance, Enrolment, HandOver, ProgrammeSession, Rostering
from services.operations.youth.consents import locked
from services.policies import youth as policies
from services.rules.youth import sessions as rules


@transaction.atomic
def mark_attendance(
    session: ProgrammeSession,
    enrolment: Enrolment,
    *,
    is_present: bool,
    actor: Actor,
    now: datetime,
) -> Attendance:
    """One tap: came, or did not come; a second tap puts it right.

    Raises Refused `not_of_this_term`, `session_cancelled`, `not_enrolled`,
    `too_few_adults`, `too_early`, `gone_before`.
    """
    session = (
        ProgrammeSession.objects.for_update()
        .select_related("term__programme__unit")
        .get(pk=session.pk)
    )
    require(policies.may_lead, actor, session.term.programme)
    enrolment = locked(enrolment)
    _refuse(session, enrolment, is_present=is_present, now=now)
    known = Attendance.objects.filter(session=session, enrolment=enrolment).first()
    if known is None:
        known = Attendance.objects.create(
            session=session,
            enrolment=enrolment,
            is_present=is_present,
            at=now,
            by_id=actor.actor_id,
        )
    elif known.is_present != is_present:
        known.is_present, known.at, known.by_id = is_present, now, actor.actor_id
        known.save(update_fields=["is_present", "at", "by"])
    record(
        "youth.signed_in" if is_present else "youth.marked_absent",
        enrolment,
        actor=actor,
        unit=session.term.programme.unit,
        detail={"session": session.pk},
        at=now,
    )
    return known


def adults_needed(session: ProgrammeSession, *, children: int) -> int:
    """How many adults have to be there for so many children (YT-4)."""
    unit = session.term.programme.unit
    return rules.adults_needed(
        children,
        least=int(parameter("youth.least_adults", unit=unit, on=session.on)),
        ratio=int(parameter("youth.children_per_adult", unit=unit, on=session.on)),
    )


def adults_there(session: ProgrammeSession) -> int:
    """Adults of the roster who have arrived."""
    there: int = Rostering.objects.filter(
        session=session, arrived_at__isnull=False
    ).count()
    return there


def _refuse(
    session: ProgrammeSession,
    enrolment: Enrolment,
    *,
    is_present: bool,
    now: datetime,
) -> None:
    if enrolment.term_id != session.term_id:
        raise Refused(
            _("This child is not in the term of the session."), code="not_of_this_term"
        )
    if session.is_cancelled:
        raise Refused(_("This session is cancelled."), code="session_cancelled")
    if session.on > timezone.localdate(now):
        raise Refused(_("This session has not come yet."), code="too_early")
    gone = HandOver.objects.filter(
        attendance__session=session, attendance__enrolment=enrolment
    )
    if not is_present and gone.exists():
        raise Refused(_("This child was handed over before."), code="gone_before")
    if not is_present:
        return
    if enrolment.state != EnrolmentState.ENROLLED:
        raise Refused(
            _("This child has no place; see to the enrolment first."),
            code="not_enrolled",
        )
    present = Attendance.objects.present().filter(session=session)
    children = present.exclude(enrolment=enrolment).count() + 1
    needed = adults_needed(session, children=children)
    if adults_there(session) < needed:
        raise Refused(
            _("%(needed)d adults have to be there first; note who has arrived.")
            % {"needed": needed},
            code="too_few_adults",
        )
