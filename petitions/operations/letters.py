"""Writing the letters of a case, and noting how each was served."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.attachments.choices import Media
from liuli.attachments.letter_kinds import find_letter_kind
from liuli.attachments.letters import seal_file, write_letter
from liuli.attachments.pictures import clean_picture
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from petitions.choices.cases import CaseStatus
from petitions.choices.letters import LetterKind, Service
from petitions.flows.cases import CASE
from petitions.models import Case, CaseLetter, Reply
from petitions.operations.moves import locked, person
from petitions.operations.replies import serve_reply
from petitions.policies import cases as policies
from petitions.rules import letters as rules

Words = Callable[[Any, str, date], Mapping[str, str]]


def letters_possible(case: Any) -> list[LetterKind]:
    """The letters that can be written of this case now."""
    so_far = rules.CaseSoFar(
        owes_notice=case.owes_notice,
        is_accepted=case.accepted_on is not None,
        is_extended=case.moves.filter(after=CaseStatus.EXTENDED).exists(),
        has_reply=Reply.objects.filter(case=case).exists(),
    )
    possible = rules.letters_possible(so_far)
    return [kind for kind in LetterKind if kind in possible]


@transaction.atomic
def write_case_letter(
    case: Case, *, kind: LetterKind, words: Words, actor: Actor, now: datetime
) -> CaseLetter:
    """Write a letter from the facts of the case and keep it with the case.

    `words` says what the template of this kind asks for. Raises Refused
    `letter_not_yet`.
    """
    case = locked(case)
    require(policies.may_handle, actor, case)
    may_settle = CASE.allows(case.status, CaseStatus.SETTLED)
    if kind == LetterKind.AGREEMENT:
        is_possible = may_settle
    else:
        is_possible = kind in letters_possible(case)
    if not is_possible:
        raise Refused(
            _("The facts for this letter are not entered yet."), code="letter_not_yet"
        )
    letter_kind = find_letter_kind(f"petitions.{kind}")
    if letter_kind is None:
        raise LookupError(kind)
    today = timezone.localdate(now)
    letter = CaseLetter.objects.create(
        case=case,
        kind=kind,
        file=write_letter(
            letter_kind,
            unit=case.unit,
            words=words(case, kind, today),
            actor=actor,
            now=now,
        ),
        written_on=today,
        written_by_id=person(actor),
    )
    record("petitions.letter_written", case, actor=actor, at=now, detail={"kind": kind})
    return letter


@transaction.atomic
def serve_letter(
    letter: CaseLetter,
    *,
    served_on: date,
    service: Service,
    receipt: str,
    photo: bytes = b"",
    actor: Actor,
    now: datetime,
) -> CaseLetter:
    """Note when and how a letter reached the petitioner; a reply concludes the case.

    Raises Refused `served_before`, `served_in_future`, `receipt_needed`, those of
    `clean_picture` and, for a reply, of `serve_reply`.
    """
    case = locked(letter.case)
    require(policies.may_handle, actor, case)
    letter = CaseLetter.objects.for_update().get(pk=letter.pk)
    if letter.served_on is not None:
        raise Refused(
            _("The service of this letter was noted before."), code="served_before"
        )
    if served_on > timezone.localdate(now):
        raise Refused(_("This day has not come yet."), code="served_in_future")
    if not receipt.strip():
        raise Refused(_("Write down who received it."), code="receipt_needed")
    letter.served_on, letter.service = served_on, service
    letter.receipt, letter.served_by_id = receipt.strip(), person(actor)
    if photo:
        letter.receipt_photo = seal_file(
            clean_picture(photo).content,
            media=Media.JPEG,
            unit=case.unit,
            actor=actor,
            now=now,
        )
    letter.save(
        update_fields=["served_on", "service", "receipt", "served_by", "receipt_photo"]
    )
    if letter.kind == LetterKind.REPLY and CASE.allows(
        case.status, CaseStatus.CONCLUDED
    ):
        way = str(Service(service).label)
        serve_reply(case, served_on=served_on, receipt=way, actor=actor, now=now)
    record(
        "petitions.letter_served",
        case,
        actor=actor,
        at=now,
        detail={"kind": letter.kind},
    )
    return letter
