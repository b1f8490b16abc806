"""Notes a shop's phone kept until it had a signal: one day each, taken once (GR-6).

The phone keeps no code. For each of the shop's days the page hands it a slip that is
good for telling of that day and for nothing else, as long as the shop's code stands.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.signing import Signer
from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from hazards.models import WatchDuty, WatchSeat
from hazards.operations.watch.shops import Note, note_duty
from liuli.kernel.errors import Refused


def slip_of(duty: WatchDuty, seat: WatchSeat) -> str:
    """What a phone shows to tell of this day; another shop's does not fit."""
    text = f"{duty.pk}.{seat.pk}"
    return f"{text}.{_seal(text, seat)}"


def receipt_of(duty: WatchDuty) -> str:
    """A short number that only the portal can make, for the shop to read."""
    text = f"{duty.pk}.{duty.client_id}"
    made = Signer(salt="hazards.watch.receipt").signature(text)
    return "".join(each for each in made if each.isalnum())[:8].upper()


@transaction.atomic
def take_note(
    slip: str, *, client_id: UUID, note: Note, told_at: datetime, now: datetime
) -> WatchDuty:
    """Take a note by its slip; the same number again is the same note.

    `told_at` is when the shop wrote it down. Raises Refused `slip_unknown`,
    `number_used` and what `note_duty` refuses.
    """
    opened, seat = _opened(slip)
    duty: WatchDuty = WatchDuty.objects.for_update().get(pk=opened.pk)
    if duty.client_id == client_id:
        return duty
    if WatchDuty.objects.filter(client_id=client_id).exists():
        raise Refused(
            _("Another day was told under this number. Write the note once more."),
            code="number_used",
        )
    told: WatchDuty = note_duty(
        duty, note=note, seat=seat, now=now, told_at=told_at, client_id=client_id
    )
    return told


def _opened(slip: str) -> tuple[Any, WatchSeat]:
    """The day and the shop of a slip, or Refused `slip_unknown`."""
    text, _dot, seal = slip.rpartition(".")
    numbers = text.split(".")
    if len(numbers) == 2 and all(n.isdecimal() and len(n) < 19 for n in numbers):  # noqa: PLR2004
        duty = WatchDuty.objects.filter(pk=int(numbers[0])).first()
        seat = WatchSeat.objects.standing().filter(pk=int(numbers[1])).first()
        coded = seat is not None and seat.code_index is not None
        if duty and seat and coded and constant_time_compare(_seal(text, seat), seal):
            return duty, seat
    raise Refused(
        _("This phone's page is out of date. Open it with your shop's code again."),
        code="slip_unknown",
    )


def _seal(text: str, seat: WatchSeat) -> str:
    """Over the code's index too: with a new code the old slips are void."""
    index = bytes(seat.code_index or b"").hex()
    return Signer(salt="hazards.watch.slip").signature(f"{text}.{index}")
