"""Hazard text of ledgers: offered, then opened, dismissed or split by a person."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hazards.choices import NoteState
from hazards.models import ChecklistItem, Hazard, LedgerNote, NotePart, Site
from hazards.operations.findings import report_hazard
from hazards.policies import hazards as policies
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused

_FEWEST: Final = 2
_LONGEST: Final = 500


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


@transaction.atomic
def split_note(
    note: LedgerNote, *, parts: Sequence[str], actor: Actor, now: datetime
) -> list[LedgerNote]:
    """Offer each hazard of a note by itself, with its site, day and due date.

    The note keeps text, sheet and row of the ledger and is decided by this. Raises
    Refused `note_decided`, `too_few_parts`, `parts_alike`, `part_too_long`,
    `part_known`.
    """
    note = _locked(note)
    require(policies.may_decide_note, actor, note)
    _refuse_decided(note)
    texts = [part.strip() for part in parts if part.strip()]
    _refuse_parts(note, texts)
    note.state = NoteState.SPLIT
    note.decided_by_id, note.decided_at = actor.actor_id, now
    note.save(update_fields=["state", "decided_by", "decided_at"])
    made = [
        LedgerNote.objects.create(
            site=note.site, noted_on=note.noted_on, text=text, due_text=note.due_text
        )
        for text in texts
    ]
    NotePart.objects.bulk_create(
        NotePart(whole=note, part=part, position=position)
        for position, part in enumerate(made, 1)
    )
    record(
        "hazards.note_split",
        note,
        actor=actor,
        unit=note.site.unit,
        detail={"parts": len(made)},
    )
    return made


@transaction.atomic
def join_note(note: LedgerNote, *, actor: Actor, now: datetime) -> LedgerNote:
    """Put a split note together again; its parts are gone, history keeps them.

    Raises Refused `not_split`, and `part_opened` where a part opened a hazard or is
    itself split.
    """
    note = _locked(note)
    require(policies.may_decide_note, actor, note)
    if note.state != NoteState.SPLIT:
        raise Refused(_("This note is not split."), code="not_split")
    parts = LedgerNote.objects.for_update().filter(place_in_whole__whole=note)
    if parts.filter(state__in=(NoteState.OPENED, NoteState.SPLIT)).exists():
        raise Refused(
            _("A part of this note has already opened a hazard or is split itself."),
            code="part_opened",
        )
    numbers = list(parts.order_by("pk").values_list("pk", flat=True))
    NotePart.objects.filter(whole=note).delete()
    LedgerNote.objects.filter(pk__in=numbers).delete()
    note.state, note.decided_by, note.decided_at = NoteState.OFFERED, None, None
    note.save(update_fields=["state", "decided_by", "decided_at"])
    record("hazards.note_joined", note, actor=actor, unit=note.site.unit, at=now)
    return note


def _locked(note: LedgerNote) -> LedgerNote:
    fresh: LedgerNote = (
        LedgerNote.objects.for_update().select_related("site__unit").get(pk=note.pk)
    )
    return fresh


def _refuse_decided(note: LedgerNote) -> None:
    if note.state != NoteState.OFFERED:
        raise Refused(_("This note has already been decided."), code="note_decided")


def _refuse_parts(note: LedgerNote, texts: Sequence[str]) -> None:
    if len(texts) < _FEWEST:
        raise Refused(
            _("Write two parts or more, each on a line of its own."),
            code="too_few_parts",
        )
    if len(set(texts)) < len(texts):
        raise Refused(_("Two parts say the same."), code="parts_alike")
    if any(len(text) > _LONGEST for text in texts):
        raise Refused(
            _("A part has at most %(most)d characters.") % {"most": _LONGEST},
            code="part_too_long",
        )
    known = LedgerNote.objects.filter(
        site=note.site, noted_on=note.noted_on, text__in=texts
    )
    if known.exists():
        raise Refused(
            _("One of these parts is already a note of this site and day."),
            code="part_known",
        )
