"""Keeping photos and scans with a case, sealed (PT-15, PP-3)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.attachments.choices import Media
from liuli.attachments.letters import seal_file
from liuli.attachments.pictures import clean_picture
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from petitions.choices.cases import PhotoKind
from petitions.models import Case, CasePhoto, Visit
from petitions.operations.moves import locked, person
from petitions.policies import cases as policies

MOST_OF_A_CASE = 60
_MEGABYTE = 1024 * 1024


@transaction.atomic
def add_photos(
    case: Case,
    *,
    kind: PhotoKind,
    pictures: Sequence[bytes],
    visit: Visit | None = None,
    actor: Actor,
    now: datetime,
) -> list[CasePhoto]:
    """Keep pictures with a case, or with one of its visits; nothing of them is named.

    Raises Refused `photo_missing`, `too_many_photos`, `photo_too_large`,
    `other_case`, and those of `clean_picture`.
    """
    case = locked(case)
    require(policies.may_note, actor, case)
    if not pictures:
        raise Refused(_("Choose at least one picture."), code="photo_missing")
    if visit is not None and visit.case_id != case.pk:
        raise Refused(_("This visit is of another case."), code="other_case")
    if CasePhoto.objects.filter(case=case).count() + len(pictures) > MOST_OF_A_CASE:
        raise Refused(
            _("A case keeps %(most)d pictures at most.") % {"most": MOST_OF_A_CASE},
            code="too_many_photos",
        )
    kept = [
        _keep(case, picture, kind=kind, visit=visit, actor=actor, now=now)
        for picture in pictures
    ]
    detail = {"photos": len(kept), "kind": str(kind)}
    record("petitions.photos_added", case, actor=actor, at=now, detail=detail)
    return kept


def _keep(
    case: Any,
    picture: bytes,
    *,
    kind: PhotoKind,
    visit: Visit | None,
    actor: Actor,
    now: datetime,
) -> CasePhoto:
    if (
        len(picture)
        > parameter("photo.max_megabytes", on=timezone.localdate(now)) * _MEGABYTE
    ):
        raise Refused(_("This photo is too large to send."), code="photo_too_large")
    return CasePhoto.objects.create(
        case=case,
        visit=visit,
        kind=kind,
        file=seal_file(
            clean_picture(picture).content,
            media=Media.JPEG,
            unit=case.unit,
            actor=actor,
            now=now,
        ),
        added_by_id=person(actor),
        added_at=now,
    )
