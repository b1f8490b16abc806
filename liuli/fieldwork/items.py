"""What a phone sends, read strictly, and the hash that tells two sendings apart."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from liuli.fieldwork.choices import Near
from liuli.fieldwork.clock import read_claim
from liuli.kernel.errors import Refused

MOST_PHOTOS = 9
LONGEST_KIND = 60
HIGHEST_SEQ = 2**31 - 1


@dataclass(frozen=True)
class Item:
    """One act as it came: number, kind, claimed time, content.

    `seq` is the place the phone `phone` gave it among all it kept, whoever entered
    them: what is missing in between never arrived (F24). Older pages tell neither.
    `near` and `sent_at` (the phone's clock when it sent) are claims about the entry and
    no part of it: sent again they may differ.
    """

    client_id: UUID
    kind: str
    observed_at: datetime | None
    payload: Mapping[str, Any]
    photos: tuple[UUID, ...]
    sha256: str
    phone: UUID | None = None
    seq: int | None = None
    near: str = ""
    sent_at: datetime | None = None


def read_item(raw: object) -> Item:
    """Read one entry of a batch. Raises Refused `malformed`."""
    if not isinstance(raw, Mapping):
        raise _malformed()
    client_id = read_uuid(raw.get("client_id"))
    kind, payload = raw.get("kind"), raw.get("payload")
    if client_id is None or not isinstance(kind, str) or not isinstance(payload, dict):
        raise _malformed()
    if not 0 < len(kind) <= LONGEST_KIND or not (kind.isascii() and kind.isprintable()):
        raise _malformed()
    claimed = raw.get("observed_at")
    phone, seq = read_uuid(raw.get("phone")), raw.get("seq")
    is_placed = phone is not None and type(seq) is int and 0 < seq <= HIGHEST_SEQ
    try:
        kept = _writable(payload)
        digest = content_hash({"kind": kind, "at": claimed, "payload": payload})
    except RecursionError:
        raise _malformed() from None
    return Item(
        client_id=client_id,
        kind=kind,
        observed_at=read_claim(claimed),
        payload=kept,
        photos=_photos(payload.get("photos", [])),
        sha256=digest,
        phone=phone if is_placed else None,
        seq=seq if is_placed else None,
        near=_near(raw.get("near")),
        sent_at=read_claim(raw.get("sent_at")),
    )


def read_uuid(text: object) -> UUID | None:
    """A number made by a phone, None when it is none."""
    if not isinstance(text, str):
        return None
    try:
        return UUID(text)
    except ValueError:
        return None


def content_hash(content: object) -> str:
    """SHA-256 of the content, whatever the order of its keys."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _writable(content: Any) -> Any:
    """The content as a database can keep it.

    A phone's length limit may cut an emoji in half; no half of it and no NUL can be
    written, and an item that always fails would be sent again for ever.
    """
    if isinstance(content, str):
        return content.encode("utf-8", "replace").decode().replace("\0", "")
    if isinstance(content, Mapping):
        return {_writable(name): _writable(value) for name, value in content.items()}
    if isinstance(content, list):
        return [_writable(value) for value in content]
    return content


def _photos(listed: object) -> tuple[UUID, ...]:
    if not isinstance(listed, list) or len(listed) > MOST_PHOTOS:
        raise _malformed()
    numbers = [read_uuid(text) for text in listed]
    found = tuple(number for number in numbers if number is not None)
    if len(found) != len(listed) or len(set(found)) != len(found):
        raise _malformed()
    return found


def _near(claim: object) -> str:
    return claim if isinstance(claim, str) and claim in Near.values else ""


def _malformed() -> Refused:
    return Refused(
        _("The phone sent something the portal cannot read. Reload the page."),
        code="malformed",
    )
