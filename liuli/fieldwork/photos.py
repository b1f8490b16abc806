"""Photos sent by themselves: the same number and bytes have one answer."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from liuli.attachments.models import File
from liuli.attachments.operations import store_photo
from liuli.fieldwork.items import MOST_PHOTOS, read_uuid
from liuli.fieldwork.operations import (
    Answer,
    announce_arrival,
    lock_photo,
    page_item,
    posted_payload,
    restore_epoch,
    sign_receipt,
    take_one,
)
from liuli.fieldwork.registry import acceptance
from liuli.kernel.access import require
from liuli.kernel.errors import NotAllowed, Refused


@transaction.atomic
def take_photo(
    source: bytes,
    *,
    client_id: UUID,
    kind: str,
    unit: Any,
    actor: Any,
    now: datetime,
    taken_at: datetime | None = None,
    is_from_gallery: bool = False,
) -> File:
    """Store a photo of a record of `kind` and hand it to the record if that is here.

    Raises Refused `unknown_kind`, and what `store_photo` raises.
    """
    taker = acceptance(kind)
    if taker is None or taker.attach is None:
        raise Refused(
            _("This page is older than the portal. Reload it."), code="unknown_kind"
        )
    require(_may_send, actor, unit, capability=taker.opens_with)
    lock_photo(client_id)
    file = store_photo(
        source,
        unit=unit,
        opens_with=taker.opens_with,
        actor=actor,
        now=now,
        client_id=client_id,
        taken_at=taken_at,
        is_from_gallery=is_from_gallery,
    )
    announce_arrival(file, actor=actor)
    return file


def take_page(
    posted: QueryDict,
    files: MultiValueDict[str, Any],
    *,
    kind: str,
    unit: Any,
    actor: Any,
    now: datetime,
) -> Answer:
    """Take what a plain page sent: its photos, then the record that names them."""
    number = read_uuid(posted.get("client_id")) or uuid4()
    uploads = [(one, False) for one in files.getlist("photos")]
    uploads += [(one, True) for one in files.getlist("gallery")]
    try:
        taken = _take_uploads(
            uploads, number=number, kind=kind, unit=unit, actor=actor, now=now
        )
    except NotAllowed:
        raise
    except Refused as refusal:
        return Answer(str(number), "refused", refusal.code, str(refusal))
    payload = posted_payload(posted) | ({"photos": taken} if taken else {})
    item = page_item(kind, payload, client_id=str(number))
    return take_one(item, actor=actor, now=now)


def _take_uploads(
    uploads: list[tuple[Any, bool]],
    *,
    number: UUID,
    kind: str,
    unit: Any,
    actor: Any,
    now: datetime,
) -> list[str]:
    if len(uploads) > MOST_PHOTOS:
        raise Refused(
            _("At most %(count)s photos at a time.") % {"count": MOST_PHOTOS},
            code="too_many_photos",
        )
    numbers = [uuid5(number, str(place)) for place in range(len(uploads))]
    for photo_number, (upload, is_from_gallery) in zip(numbers, uploads, strict=True):
        take_photo(
            upload.read(),
            client_id=photo_number,
            kind=kind,
            unit=unit,
            actor=actor,
            now=now,
            is_from_gallery=is_from_gallery,
        )
    return [str(photo_number) for photo_number in numbers]


def photo_answer(file: File) -> Answer:
    """The receipt of a stored photo."""
    return Answer(
        client_id=str(file.client_id),
        status="accepted",
        receipt=sign_receipt(
            file.client_id, file.source_sha256, file.pk, restore_epoch()
        ),
        facts={"file": file.pk},
    )


def _may_send(actor: Any, unit: Any, *, capability: str) -> bool:
    return bool(actor.may(capability, unit))
