"""Public pages: after a few misses an address waits, and its answers count no more."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.privacy.crypto import blind_index
from services.choices.tries import TryDoor
from services.models import WrongTry

_ADDRESS: Final = "services.wrongtry.address"


def refuse_guessing(address: str, *, now: datetime) -> None:
    """Raises Refused `too_many_tries` after too many misses of one network address."""
    most = int(parameter("services.code_tries", on=timezone.localdate(now)))
    minutes = _minutes(TryDoor.CODE, now)
    if _recent(TryDoor.CODE, address, now) >= most:
        raise Refused(
            _("Too many tries. Wait %(minutes)d minutes, or ask at the community.")
            % {"minutes": minutes},
            code="too_many_tries",
        )


def note_miss(address: str, *, now: datetime) -> None:
    """One more code that fitted nothing."""
    WrongTry.objects.create(at=now, address_index=_index(address))


def note_answers(address: str, *, now: datetime) -> bool:
    """Note answers to a lesson; False once an address has sent too many to count."""
    most = int(parameter("services.answers_most", on=timezone.localdate(now)))
    if _recent(TryDoor.LESSON, address, now) >= most:
        return False
    WrongTry.objects.create(at=now, door=TryDoor.LESSON, address_index=_index(address))
    return True


def forget_tries(*, now: datetime) -> int:
    """Delete tries too old to count, whoever comes next; how many (T4)."""
    old = (
        WrongTry.objects.filter(door=door, at__lt=_since(door, now)) for door in TryDoor
    )
    return sum(rows.delete()[0] for rows in old)


def _recent(door: TryDoor, address: str, now: datetime) -> int:
    tried = WrongTry.objects.filter(door=door, address_index=_index(address))
    return tried.filter(at__gte=_since(door, now)).count()


def _since(door: TryDoor, now: datetime) -> datetime:
    return now - timedelta(minutes=_minutes(door, now))


def _minutes(door: TryDoor, now: datetime) -> int:
    is_code = door == TryDoor.CODE
    key = "services.code_wait_minutes" if is_code else "services.answers_minutes"
    return int(parameter(key, on=timezone.localdate(now)))


def _index(address: str) -> bytes:
    return blind_index(address, _ADDRESS)
