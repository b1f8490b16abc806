"""Hazard text of ledgers: offered, then opened or dismissed by a person."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hazards.choices import NoteState
from hazards.models import ChecklistItem, Hazard, LedgerNote, Site
from hazards.operations.findings import report_hazard
from hazards.policies import hazards as policies
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused


@transaction.atomic
def offer_note(
    site: Site, *, noted_on: date | None, text: str, due_text: str = "", actor: Actor
) -> LedgerNote:
    """Keep hazard text for the cadre to decide on; starts no clock.

    The same text of the same day at one site is kept once.
    """
    site = Site.objects.for_update().select_related("unit").get(pk=site.pk)
    require(policies.may_change_site, actor, site)
    note, _made = LedgerNote.objects.get_or_create(
        site=site, noted_on=noted_on, text=text.strip(), defaults={"due_text": due_text}
    )
    record("hazards.note_offered", note, actor=actor, unit=site.unit)
    return note


@transaction.atomic
def open_from_note(
    note: LedgerNote,
    *,
    item: ChecklistItem | None = None,
    severity: str | None = None,
    text: str | None = None,
    actor: Actor,
    now: datetime,
) -> Hazard:
    """Open a hazard from a note: found by the one who opens it, its clock starts now.

    Raises Refused `note_decided` and what `report_hazard` raises.
    """
    note = _locked(note)
    require(policies.may_decide_note, actor, note)
    _refuse_decided(note)
    hazard = report_hazard(
        note.site,
        item=item,
        severity=severity,
        text=note.text if text is None else text,
        actor=actor,
        observed_at=now,
        now=now,
    )
    note.state, note.hazard = NoteState.OPENED, hazard
    note.decided_by_id, note.decided_at = actor.actor_id, now
    note.save(update_fields=["state", "hazard", "decided_by", "decided_at"])
    record("hazards.note_opened", note, actor=actor, unit=note.site.unit)
    return hazard


@transaction.atomic
def dismiss_note(
    note: LedgerNote, *, reason: str, actor: Actor, now: datetime
) -> LedgerNote:
    """Set a note aside, saying why. Refused `note_decided`, `reason_missing`."""
    note = _locked(note)
    require(policies.may_decide_note, actor, note)
    _refuse_decided(note)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    note.state, note.reason = NoteState.DISMISSED, reason.strip()
    note.decided_by_id, note.decided_at = actor.actor_id, now
    note.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    record("hazards.note_dismissed", note, actor=actor, unit=note.site.unit)
    return note


def _locked(note: LedgerNote) -> LedgerNote:
    fresh: LedgerNote = (
        LedgerNote.objects.for_update().select_related("site__unit").get(pk=note.pk)
    )
    return fresh


def _refuse_decided(note: LedgerNote) -> None:
    if note.state != NoteState.OFFERED:
        raise Refused(_("This note has already been decided."), code="note_decided")
