"""Entries that a phone counted and that never arrived (F24).

A phone numbers what it keeps. A number missing between others that arrived some time
ago is an entry lost with the phone's storage, put away by hand, or still waiting for a
person who has not signed in on that phone again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from liuli.fieldwork.models import Receipt

LOOKED_BACK: Final = timedelta(days=30)
PATIENCE: Final = timedelta(hours=1)


@dataclass(frozen=True)
class Gap:
    """How many entries of one phone are missing, and who has sent from it."""

    phone: UUID
    missing: int
    workers: frozenset[int]

    @property
    def mark(self) -> str:
        """Enough of the phone's number to tell two phones apart."""
        return self.phone.hex[:4]


def missing_numbers(arrived: Iterable[tuple[int, datetime]], *, now: datetime) -> int:
    """Numbers missing below the highest that has been here for a while.

    Numbers before the first that arrived are of an older page and not counted.
    """
    rows = list(arrived)
    old = [number for number, received_at in rows if received_at <= now - PATIENCE]
    if not old:
        return 0
    lowest, highest = min(number for number, _at in rows), max(old)
    here = {number for number, _at in rows if number <= highest}
    return highest - lowest + 1 - len(here)


def gaps_of(people: Collection[int], *, now: datetime) -> list[Gap]:
    """Phones these people have sent from lately whose entries did not all arrive."""
    receipts: Any = Receipt.objects
    rows = receipts.placed_with(people, since=now - LOOKED_BACK)
    arrived: dict[UUID, list[tuple[int, datetime]]] = defaultdict(list)
    workers: dict[UUID, set[int]] = defaultdict(set)
    for phone, number, received_at, worker in rows:
        arrived[phone].append((number, received_at))
        workers[phone].add(worker)
    counted = {phone: missing_numbers(own, now=now) for phone, own in arrived.items()}
    return [
        Gap(phone, missing, frozenset(workers[phone]))
        for phone, missing in sorted(counted.items())
        if missing > 0
    ]
