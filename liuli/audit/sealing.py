"""The chain over the audit: a line changed, removed or slipped in is found (SEC-7).

Each sealed line carries HMAC-SM3 over the digest before it and its own content, under a
key the database does not hold. A line is sealed within a minute of its commit, in the
order in which lines became visible, so a long transaction holds nobody up.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from liuli.audit.models import Entry, Seal
from liuli.privacy.crypto import chain_digest

LATE: Final = timedelta(minutes=15)
_PURPOSE: Final = "audit.chain"
_LOCK: Final = 7_041_201
_LOOK_BACK: Final = 100_000  # a transaction that took a number long ago
_MOST: Final = 20_000
_START: Final = b""


@dataclass(slots=True)
class Verdict:
    """What verifying found; `problems` are (what, number of the entry)."""

    sealed: int = 0
    waiting: int = 0
    head: str = ""
    problems: list[tuple[str, int]] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Nothing was changed, removed or slipped in."""
        return not self.problems


@transaction.atomic
def seal_entries(*, now: datetime) -> int:
    """Seal what has been written since; returns how many lines. One at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Seal.objects.order_by("-pk").first()
    digest = bytes(last.digest) if last else _START
    newest = Seal.objects.order_by("-entry_id").values_list("entry_id", flat=True)
    since = (newest.first() or 0) - _LOOK_BACK
    seals = []
    for entry in _unsealed().filter(pk__gt=since).order_by("pk")[:_MOST]:
        digest = _digest(digest, entry)
        seals.append(Seal(entry_id=entry.pk, digest=digest, sealed_at=now))
    Seal.objects.bulk_create(seals, batch_size=2_000)
    return len(seals)


def verify_audit(*, now: datetime, head: tuple[int, str] | None = None) -> Verdict:
    """Walk the whole chain. `head`: a number and digest noted earlier, outside.

    Problems: `missing` (a sealed entry is gone), `altered` (entry or seal changed),
    `unsealed` (older than a quarter of an hour and in no chain), `head` (the noted
    digest is not there any more: the end was cut off and written anew).
    """
    verdict = Verdict()
    digest = _START
    for seal, entry in _chain():
        verdict.sealed += 1
        if entry is None:
            verdict.problems.append(("missing", seal.entry_id))
        elif _digest(digest, entry) != bytes(seal.digest):
            verdict.problems.append(("altered", seal.entry_id))
        digest = bytes(seal.digest)
        if head is not None and head == (verdict.sealed, digest.hex()):
            head = None
    if head is not None:
        verdict.problems.append(("head", head[0]))
    unsealed = _unsealed()
    verdict.waiting = unsealed.count()
    late = unsealed.filter(at__lt=now - LATE).order_by("pk")
    verdict.problems += [("unsealed", pk) for pk in late.values_list("pk", flat=True)]
    verdict.head = f"{verdict.sealed}:{digest.hex()}"
    return verdict


def _chain() -> Iterator[tuple[Seal, Entry | None]]:
    """Seals in their order with their entries, some thousand at a time."""
    after = 0
    while batch := list(Seal.objects.filter(pk__gt=after).order_by("pk")[:2_000]):
        entries = Entry.objects.in_bulk([seal.entry_id for seal in batch])
        for seal in batch:
            yield seal, entries.get(seal.entry_id)
        after = batch[-1].pk


def _unsealed() -> Any:
    sealed = Seal.objects.filter(entry_id=OuterRef("pk"))
    return Entry.objects.filter(~Exists(sealed))


def _digest(previous: bytes, entry: Entry) -> bytes:
    said = [
        entry.pk, entry.at.isoformat(), entry.actor_id, entry.actor_label,
        entry.action, entry.object_type, entry.object_id, entry.object_label,
        entry.unit_path, entry.detail,
    ]  # fmt: skip
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return chain_digest(previous + text.encode(), _PURPOSE)
