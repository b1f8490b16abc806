"""Adults at sessions and their yearly record check (YT-4)."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from services.choices.youth import CheckResult, Duty
from services.models import ProgrammeAdult, ProgrammeSession, RecordCheck, Rostering
from services.policies import youth as policies


@transaction.atomic
def add_programme_adult(
    unit: Any,
    *,
    name: str,
    duty: Duty,
    user: User | None = None,
    employer: str = "",
    actor: Actor,
) -> ProgrammeAdult:
    """Somebody who will be close to children; not rostered before a record check."""
    require(policies.may_keep, actor, unit)
    adult: ProgrammeAdult = ProgrammeAdult.objects.create(
        unit=unit, name=name.strip(), duty=duty, user=user, employer=employer.strip()
    )
    record("youth.staff_added", adult, actor=actor)
    return adult


@transaction.atomic
def end_programme_adult(
    adult: ProgrammeAdult, *, on: date, actor: Actor, now: datetime
) -> ProgrammeAdult:
    """Leaves: struck off the sessions from that day on where they have not been."""
    adult = ProgrammeAdult.objects.for_update().select_related("unit").get(pk=adult.pk)
    require(policies.may_keep, actor, adult.unit)
    adult.ended_on = on
    adult.save(update_fields=["ended_on"])
    Rostering.objects.filter(
        adult=adult, session__on__gte=on, arrived_at__isnull=True
    ).delete()
    record("youth.staff_left", adult, actor=actor, at=now)
    return adult


@transaction.atomic
def note_check(
    adult: ProgrammeAdult,
    *,
    checked_on: date,
    result: CheckResult,
    actor: Actor,
    now: datetime,
) -> RecordCheck:
    """A day and a word (YT-4). 不予录用 takes the adult off all sessions ahead.

    Raises Refused `checked_in_future`.
    """
    adult = ProgrammeAdult.objects.for_update().select_related("unit").get(pk=adult.pk)
    require(policies.may_keep, actor, adult.unit)
    if checked_on > timezone.localdate(now):
        raise Refused(_("This day has not come yet."), code="checked_in_future")
    check: RecordCheck = RecordCheck.objects.create(
        adult=adult, checked_on=checked_on, result=result, by_id=actor.actor_id
    )
    if result == CheckResult.NOT_TO_HIRE:
        Rostering.objects.filter(
            adult=adult, session__on__gte=checked_on, arrived_at__isnull=True
        ).delete()
    record("youth.check_noted", adult, actor=actor, at=now)
    return check


@transaction.atomic
def roster(
    session: ProgrammeSession, *, adult: ProgrammeAdult, actor: Actor, now: datetime
) -> Rostering:
    """Put an adult down for a session; the database asks for the record check.

    Raises Refused `check_missing`, `rostered_before`, `session_cancelled`.
    """
    unit = session.term.programme.unit
    require(policies.may_keep, actor, unit)
    if session.is_cancelled:
        raise Refused(_("This session is cancelled."), code="session_cancelled")
    if Rostering.objects.filter(session=session, adult=adult).exists():
        raise Refused(_("This adult is down for it already."), code="rostered_before")
    try:
        with transaction.atomic():
            made: Rostering = Rostering.objects.create(session=session, adult=adult)
    except IntegrityError as missing:
        if "record check" not in str(missing):
            raise
        raise Refused(
            _(
                "There is no record check within a year before this day. "
                "Have it checked, note day and result, then roster."
            ),
            code="check_missing",
        ) from missing
    record("youth.rostered", session, actor=actor, unit=unit, at=now)
    return made


@transaction.atomic
def note_arrival(row: Rostering, *, actor: Actor, now: datetime) -> Rostering:
    """The adult is there; whoever keeps programmes or leads this one notes it."""
    row = (
        Rostering.objects.for_update()
        .select_related("session__term__programme__unit")
        .get(pk=row.pk)
    )
    programme = row.session.term.programme
    if not policies.may_keep(actor, programme.unit):
        require(policies.may_lead, actor, programme)
    if row.arrived_at is None:
        row.arrived_at = now
        row.save(update_fields=["arrived_at"])
        record(
            "youth.adult_arrived", row.session, actor=actor, unit=programme.unit, at=now
        )
    return row


@transaction.atomic
def take_off_roster(row: Rostering, *, actor: Actor, now: datetime) -> None:
    """Strike somebody off a session. Raises Refused `arrived_before`."""
    row = (
        Rostering.objects.for_update()
        .select_related("session__term__programme__unit")
        .get(pk=row.pk)
    )
    unit = row.session.term.programme.unit
    require(policies.may_keep, actor, unit)
    if row.arrived_at is not None:
        raise Refused(_("This adult has been there."), code="arrived_before")
    record("youth.taken_off_roster", row.session, actor=actor, unit=unit, at=now)
    row.delete()
