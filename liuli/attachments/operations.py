"""Storing a photo."""

from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.attachments.choices import Opens
from liuli.attachments.models import File
from liuli.attachments.pictures import clean_picture
from liuli.attachments.storage import keep_photo
from liuli.attachments.sweeping import hold_bytes
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter

_MEGABYTE = 1024 * 1024


@transaction.atomic
def store_photo(
    source: bytes,
    *,
    unit: Any,
    opens_with: Opens,
    actor: Any,
    now: datetime,
    client_id: UUID | None = None,
    taken_at: datetime | None = None,
    is_from_gallery: bool = False,
) -> File:
    """Clean, write and record a photo; the caller's operation audits what it shows.

    A phone may send the same photo again: the same number with the same bytes gives
    the first row back. Raises Refused `photo_changed` for other bytes under a known
    number, `photo_too_large`, `photo_format`, `photo_unreadable`, `photo_heic`.
    """
    if (
        len(source)
        > parameter("photo.max_megabytes", on=timezone.localdate(now)) * _MEGABYTE
    ):
        raise Refused(_("This photo is too large to send."), code="photo_too_large")
    known = _known(actor, client_id, source)
    if known is not None:
        return known
    picture = clean_picture(source)
    hold_bytes(picture.sha256)
    keep_photo(picture.content, picture.sha256)
    file, _made = File.objects.get_or_create(
        uploaded_by=actor,
        client_id=client_id,
        sha256=picture.sha256,
        defaults={
            "unit": unit,
            "opens_with": opens_with,
            "source_sha256": picture.source_sha256,
            "width": picture.width,
            "height": picture.height,
            "size": len(picture.content),
            "taken_at": taken_at,
            "is_from_gallery": is_from_gallery,
            "received_at": now,
        },
    )
    return file


def _known(actor: Any, client_id: UUID | None, source: bytes) -> File | None:
    if client_id is None:
        return None
    known = File.objects.filter(uploaded_by=actor, client_id=client_id).first()
    if known is not None and known.source_sha256 != sha256(source).hexdigest():
        raise Refused(
            _("Another photo was already sent under this number."), code="photo_changed"
        )
    return known
