"""Who fetches whom: the list, the hand-over, and the ladder of calls (YT-3)."""

import hmac
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.codes import bare_code
from liuli.kernel.errors import Refused
from liuli.kernel.text import fold_width
from liuli.notices.operations import News, notify_each
from liuli.parameters.operations import parameter
from services.choices.youth import CallCause, CallStep, Handing, Purpose, Relation
from services.models import (
    Attendance,
    Enrolment,
    HandOver,
    PickUpAdult,
    PickUpCall,
    ProgrammeGrant,
)
from services.models.youth.presence import MOST_ADULTS
from services.operations.youth import notices
from services.operations.youth.consents import consent_to, locked
from services.policies import youth as policies
from services.rules.youth import sessions as rules

_DAYS_LOOKED_BACK = 1


@transaction.atomic
def add_adult(
    enrolment: Enrolment, *, name: str, relation: Relation, actor: Actor, now: datetime
) -> PickUpAdult:
    """Name an adult who may fetch the child, four at most.

    Raises Refused `name_needed`, `too_many_adults`.
    """
    enrolment = locked(enrolment)
    require(policies.may_lead, actor, enrolment.term.programme)
    if not name.strip():
        raise Refused(_("Write the name of the adult."), code="name_needed")
    if enrolment.adults.filter(ended_at__isnull=True).count() >= MOST_ADULTS:
        raise Refused(
            _("Four adults are on the list; take one off first."),
            code="too_many_adults",
        )
    adult: PickUpAdult = PickUpAdult.objects.create(
        enrolment=enrolment,
        name=name.strip(),
        relation=relation,
        added_at=now,
        by_id=actor.actor_id,
    )
    _note("youth.adult_added", enrolment, actor=actor, now=now)
    return adult


@transaction.atomic
def take_adult_off(adult: PickUpAdult, *, actor: Actor, now: datetime) -> PickUpAdult:
    """From now on this adult fetches the child no more; the name is deleted."""
    enrolment = locked(adult.enrolment)
    require(policies.may_lead, actor, enrolment.term.programme)
    adult = PickUpAdult.objects.for_update().get(pk=adult.pk)
    adult.ended_at, adult.name = now, None
    adult.save(update_fields=["ended_at", "name"])
    _note("youth.adult_taken_off", enrolment, actor=actor, now=now)
    return adult


@transaction.atomic
def hand_over(
    attendance: Attendance,
    *,
    how: Handing,
    adult: PickUpAdult | None = None,
    id_shown: bool = False,
    code: str = "",
    actor: Actor,
    now: datetime,
) -> HandOver:
    """A child leaves: to somebody listed, with the code, confirmed, or alone.

    Raises Refused `not_here`, `gone_before`, `not_listed`, `id_not_shown`,
    `code_wrong`, `alone_not_allowed`.
    """
    attendance = _locked_attendance(attendance)
    enrolment = attendance.enrolment
    require(policies.may_lead, actor, enrolment.term.programme)
    if not attendance.is_present:
        raise Refused(_("This child did not come today."), code="not_here")
    if HandOver.objects.filter(attendance=attendance).exists():
        raise Refused(_("This child was handed over before."), code="gone_before")
    _refuse_hand_over(enrolment, how=how, adult=adult, id_shown=id_shown, code=code)
    made: HandOver = HandOver.objects.create(
        attendance=attendance,
        how=how,
        adult=adult if how == Handing.LISTED else None,
        id_shown=id_shown,
        at=now,
        by_id=actor.actor_id,
    )
    _note("youth.handed_over", enrolment, actor=actor, now=now, how=str(how))
    return made


@transaction.atomic
def turn_away(attendance: Attendance, *, actor: Actor, now: datetime) -> PickUpCall:
    """Somebody who is not on the list came: the guardian is called, the child stays.

    Nothing of the stranger is kept. Raises Refused `not_here`, `gone_before`.
    """
    attendance = _locked_attendance(attendance)
    require(policies.may_lead, actor, attendance.enrolment.term.programme)
    if not attendance.is_present:
        raise Refused(_("This child did not come today."), code="not_here")
    if HandOver.objects.filter(attendance=attendance).exists():
        raise Refused(_("This child was handed over before."), code="gone_before")
    call: PickUpCall = PickUpCall.objects.create(
        attendance=attendance,
        cause=CallCause.STRANGER,
        step=CallStep.GUARDIAN,
        at=now,
        by_id=actor.actor_id,
    )
    _note("youth.stranger_turned_away", attendance.enrolment, actor=actor, now=now)
    return call


@transaction.atomic
def climb_ladder(*, now: datetime) -> int:
    """Who is still there after the end: second contact, then the leader (YT-3).

    Each step of each child is a row, so a sweep run twice or late calls nobody twice.
    Returns how many steps were taken.
    """
    steps = list(_due_steps(now))
    for attendance, step in steps:
        PickUpCall.objects.create(
            attendance=attendance, cause=CallCause.LATE, step=step, at=now
        )
        _note("youth.pickup_late", attendance.enrolment, actor=SYSTEM, now=now)
    notify_each(list(_news(steps)), now=now)
    return len(steps)


def _due_steps(now: datetime) -> Iterator[tuple[Attendance, CallStep]]:
    today = timezone.localdate(now)
    here = (
        Attendance.objects.still_there()
        .filter(
            session__on__gte=today - timedelta(days=_DAYS_LOOKED_BACK),
            session__on__lte=today,
            session__ends_at__isnull=False,
        )
        .for_update()
        .select_related("session", "enrolment__term__programme__unit")
        .prefetch_related("calls")
    )
    for attendance in here:
        step = _step_of(attendance, now=now, today=today)
        if step is not None:
            yield attendance, step


def _step_of(attendance: Attendance, *, now: datetime, today: date) -> CallStep | None:
    unit = attendance.enrolment.term.programme.unit
    session = attendance.session
    zone = timezone.get_default_timezone()
    ends_at = session.moment(session.ends_at, zone)
    if ends_at is None:
        return None
    called = [c.step for c in attendance.calls.all() if c.cause == CallCause.LATE]
    return rules.late_step(
        ends_at,
        now=now,
        late=int(parameter("youth.late_minutes", unit=unit, on=today)),
        leader=int(parameter("youth.leader_minutes", unit=unit, on=today)),
        called=called,
    )


def _news(steps: Sequence[tuple[Attendance, CallStep]]) -> Iterator[News]:
    """The named leads of the programme: with numbers, never with a child's name."""
    programmes = {a.enrolment.term.programme_id for a, _step in steps}
    leads: dict[int, list[int]] = {}
    grants = ProgrammeGrant.objects.filter(
        programme__in=programmes, revoked_at__isnull=True
    )
    for programme, user in grants.values_list("programme", "user"):
        leads.setdefault(programme, []).append(user)
    for attendance, step in steps:
        enrolment = attendance.enrolment
        for user in leads.get(enrolment.term.programme_id, ()):
            yield News(
                recipient=user,
                key=f"youth:{attendance.pk}:late:{step}",
                kind=notices.PICK_UP_LATE,
                params={
                    "attendance": attendance.pk,
                    "number": enrolment.number,
                    "step": str(step),
                },
                url=reverse("services:youth_hand_over", args=[attendance.session_id]),
                urgent=True,
                breaks_quiet=True,
            )


def _refuse_hand_over(
    enrolment: Enrolment,
    *,
    how: Handing,
    adult: PickUpAdult | None,
    id_shown: bool,
    code: str,
) -> None:
    if how == Handing.LISTED:
        is_listed = (
            adult is not None
            and adult.enrolment_id == enrolment.pk
            and adult.ended_at is None
        )
        if not is_listed:
            raise Refused(
                _("This adult is not on the list: call the guardian, the child stays."),
                code="not_listed",
            )
        if not id_shown:
            raise Refused(
                _("Let them show a document, then hand over."), code="id_not_shown"
            )
    given = bare_code(fold_width(code)).encode()
    own = (enrolment.code or "").encode()
    if how == Handing.CODE and not (own and hmac.compare_digest(given, own)):
        raise Refused(
            _("The code does not fit: call the guardian, the child stays."),
            code="code_wrong",
        )
    if how == Handing.ALONE and consent_to(enrolment, Purpose.ALONE) is None:
        raise Refused(
            _("Nobody consented in writing to going home alone; it is fetched."),
            code="alone_not_allowed",
        )


def _locked_attendance(attendance: Attendance) -> Attendance:
    found: Attendance = (
        Attendance.objects.for_update()
        .select_related("session", "enrolment__term__programme__unit")
        .get(pk=attendance.pk)
    )
    return found


def _note(
    act: str, enrolment: Enrolment, *, actor: Actor, now: datetime, **detail: Any
) -> None:
    unit = enrolment.term.programme.unit
    record(act, enrolment, actor=actor, unit=unit, detail=detail, at=now)
