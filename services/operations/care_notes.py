"""Sealed notes of care: opened by named people, each look on record (K14, PI-3)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from services.models import CareNote, CarePlan, CareReader
from services.operations.care import who_may_care
from services.policies import care as policies

OPENED = "care.notes_opened"
_LONGEST = 2000


@transaction.atomic
def write_note(plan: CarePlan, *, text: str, actor: Actor, now: datetime) -> CareNote:
    """Seal a note; whoever wrote it may open it only if named for the plan.

    Raises Refused `words_missing`, `care_ended`.
    """
    plan = CarePlan.objects.for_update().with_people().get(pk=plan.pk)
    require(policies.may_visit, actor, plan)
    if plan.ended_on is not None:
        raise Refused(_("This care plan has ended."), code="care_ended")
    if not text.strip():
        raise Refused(_("Write the note."), code="words_missing")
    note = CareNote.objects.create(
        plan=plan,
        person=plan.person,
        text=text.strip()[:_LONGEST],
        written_by_id=actor.actor_id,
        written_at=now,
    )
    record("care.note_written", plan, actor=actor, at=now)
    return note


@transaction.atomic
def open_notes(plan: CarePlan, *, actor: Actor, now: datetime) -> list[CareNote]:
    """Every note of a plan in clear, newest first; the look is written down first."""
    plan = CarePlan.objects.with_people().get(pk=plan.pk)
    require(policies.may_open_notes, actor, plan)
    notes = plan.notes.filter(text__isnull=False).select_related("written_by")
    found = list(notes.order_by("-pk"))
    record(OPENED, plan, actor=actor, at=now, detail={"notes": len(found)})
    return found


@transaction.atomic
def name_reader(
    plan: CarePlan, *, user: User, actor: Actor, now: datetime
) -> CareReader:
    """Name a colleague who works there. Raises Refused `reader_named`, `elsewhere`."""
    plan = CarePlan.objects.for_update().with_people().get(pk=plan.pk)
    require(policies.may_arrange, actor, plan)
    today = timezone.localdate(now)
    if not who_may_care(plan.unit, on=today).filter(pk=user.pk).exists():
        raise Refused(
            _("This colleague does not visit people of that unit."), code="elsewhere"
        )
    if plan.readers.standing().filter(user=user).exists():
        raise Refused(_("This colleague is named already."), code="reader_named")
    reader = CareReader.objects.create(
        plan=plan, user=user, named_by_id=actor.actor_id, named_at=now
    )
    record("care.reader_named", plan, actor=actor, detail={"user": user.pk})
    return reader


@transaction.atomic
def drop_reader(reader: CareReader, *, actor: Actor, now: datetime) -> CareReader:
    """Take a colleague off. Raises Refused `reader_off` when that was done before."""
    rows = CareReader.objects.for_update().select_related("plan__person__unit")
    reader = rows.get(pk=reader.pk)
    require(policies.may_arrange, actor, reader.plan)
    if reader.ended_at is not None:
        raise Refused(_("This colleague was taken off already."), code="reader_off")
    reader.ended_at = now
    reader.save(update_fields=["ended_at"])
    record(
        "care.reader_dropped", reader.plan, actor=actor, detail={"user": reader.user_id}
    )
    return reader


@transaction.atomic
def forget_old_notes(*, now: datetime) -> int:
    """Erase the notes of plans that ended long ago (PI-5); returns how many."""
    today = timezone.localdate(now)
    days = int(parameter("care.note_days", on=today))
    gone = CareNote.objects.filter(
        text__isnull=False, plan__ended_on__lt=today - timedelta(days=days)
    ).update(text=None)
    if gone:
        record("care.notes_forgotten", actor=SYSTEM, detail={"notes": gone}, at=now)
    return gone
