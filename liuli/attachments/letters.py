"""Writing letters from templates, and keeping files sealed beside their record."""

import base64
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from liuli.attachments.choices import Media
from liuli.attachments.docx import fill, words_asked
from liuli.attachments.letter_kinds import LetterKind
from liuli.attachments.models import LetterTemplate, SealedFile
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import NotAllowed, Refused


def may_keep_templates(actor: Actor, unit: Any, *, kind: LetterKind) -> bool:
    """Whoever writes such letters in that unit."""
    return actor.may(kind.capability, unit)


def template_for(kind: LetterKind, unit: Any) -> bytes:
    """The template that counts in a unit: its own, one above it, or the default."""
    row = LetterTemplate.objects.over(unit, kind.key).first()
    return bytes(row.content) if row is not None else kind.default.read_bytes()


@transaction.atomic
def replace_template(
    kind: LetterKind, *, unit: Any, content: bytes, actor: Actor, now: datetime
) -> LetterTemplate:
    """Keep a new template for a unit, once it has been tried with invented words.

    Raises Refused `template_unknown_word`, `template_word_missing` and what
    `words_asked` raises.
    """
    require(may_keep_templates, actor, unit, kind=kind)
    refuse_unfit(kind, content)
    last = (
        LetterTemplate.objects.for_update()
        .filter(unit=unit, kind=kind.key)
        .order_by("-version")
        .first()
    )
    row = LetterTemplate.objects.create(
        unit=unit,
        kind=kind.key,
        version=last.version + 1 if last else 1,
        content=content,
        uploaded_by_id=_person(actor),
        uploaded_at=now,
    )
    record("letters.template_replaced", row, actor=actor, at=now)
    return row


def refuse_unfit(kind: LetterKind, content: bytes) -> None:
    """Refuse a template that asks for unknown words or leaves out needed ones."""
    asked = words_asked(content, kind.examples)
    unknown = asked - set(kind.examples)
    if unknown:
        raise Refused(
            _("The template asks for words this letter does not have: %(words)s.")
            % {"words": _listed(unknown)},
            code="template_unknown_word",
        )
    missing = {word.name for word in kind.words if word.required} - asked
    if missing:
        raise Refused(
            _("The law wants these words in the letter, put them back: %(words)s.")
            % {"words": _listed(missing)},
            code="template_word_missing",
        )


@transaction.atomic
def write_letter(
    kind: LetterKind,
    *,
    unit: Any,
    words: Mapping[str, str],
    actor: Actor,
    now: datetime,
) -> SealedFile:
    """Write a letter with the template that counts and seal it.

    The caller's operation decides who may, keeps the file with its record and audits.
    """
    content = fill(template_for(kind, unit), kind.by_name(words))
    return seal_file(content, media=Media.DOCX, unit=unit, actor=actor, now=now)


@transaction.atomic
def seal_file(
    content: bytes, *, media: Media, unit: Any, actor: Actor, now: datetime
) -> SealedFile:
    """Keep bytes sealed beside the record that owns them."""
    return SealedFile.objects.create(
        unit=unit,
        media=media,
        content=base64.b64encode(content).decode("ascii"),
        size=len(content),
        made_by_id=_person(actor),
        made_at=now,
    )


def open_sealed_file(file: SealedFile) -> bytes:
    """The bytes; only for whoever was found to see the owning record."""
    return base64.b64decode(file.content or "")


def _listed(words: Any) -> str:
    return "、".join(sorted(words))


def _person(actor: Actor) -> int:
    if actor.actor_id is None:
        raise NotAllowed(_("Only a person can do this."), code="person_needed")
    return actor.actor_id
