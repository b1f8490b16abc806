"""Photos sent by themselves: the same number and bytes have one answer."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from liuli.attachments.models import File
from liuli.attachments.operations import store_photo
from liuli.fieldwork.operations import (
    Answer,
    announce_arrival,
    lock_photo,
    restore_epoch,
    sign_receipt,
)
from liuli.fieldwork.registry import acceptance
from liuli.kernel.access import require
from liuli.kernel.errors import Refused


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
