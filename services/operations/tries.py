"""Codes typed on public pages: after a few misses the address waits."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.privacy.crypto import blind_index
from services.models import WrongTry

_ADDRESS: Final = "services.wrongtry.address"


def refuse_guessing(address: str, *, now: datetime) -> None:
    """Raises Refused `too_many_tries` after too many misses of one network address."""
    most = int(parameter("services.code_tries", on=timezone.localdate(now)))
    minutes = _minutes(now)
    since = now - timedelta(minutes=minutes)
    recent = WrongTry.objects.filter(at__gte=since, address_index=_index(address))
    if recent.count() >= most:
        raise Refused(
            _("Too many tries. Wait %(minutes)d minutes, or ask at the community.")
            % {"minutes": minutes},
            code="too_many_tries",
        )


def note_miss(address: str, *, now: datetime) -> None:
    """One more code that fitted nothing."""
    WrongTry.objects.create(at=now, address_index=_index(address))


def forget_tries(*, now: datetime) -> int:
    """Delete misses too old to count, whoever comes next; how many (T4)."""
    since = now - timedelta(minutes=_minutes(now))
    return WrongTry.objects.filter(at__lt=since).delete()[0]


def _minutes(now: datetime) -> int:
    return int(parameter("services.code_wait_minutes", on=timezone.localdate(now)))


def _index(address: str) -> bytes:
    return blind_index(address, _ADDRESS)
