"""Public pages without an account: codes that fit, counted tries (PP-4, T4)."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.tips import SENDING, Door
from hazards.models import CodeTry
from liuli.kernel.codes import bare_code, new_code
from liuli.kernel.errors import Refused
from liuli.kernel.text import fold_width
from liuli.parameters.operations import parameter
from liuli.privacy.crypto import blind_index

_ADDRESS: Final = "hazards.codetry.address"


def fresh_code(purpose: str) -> tuple[str, bytes]:
    """A new code and its index."""
    code = new_code(secrets.choice)
    return code, blind_index(code, purpose)


def index_of(code: str, purpose: str) -> bytes:
    """The index of a code as somebody typed it."""
    return blind_index(bare_code(fold_width(code)), purpose)


def refuse_guessing(
    door: Door, *, address: str, code_index: bytes, now: datetime
) -> None:
    """Refuse (`too_many_tries`) once an address or a code has missed too often."""
    most = int(parameter("hazard.code_tries", on=timezone.localdate(now)))
    recent = _recent(door, now)
    if (
        recent.filter(address_index=blind_index(address, _ADDRESS)).count() >= most
        or recent.filter(code_index=code_index).count() >= most
    ):
        raise Refused(
            _("Too many tries. Wait %(minutes)d minutes, or ask at the community.")
            % {"minutes": _minutes(door, now)},
            code="too_many_tries",
        )


def note_miss(door: Door, *, address: str, code_index: bytes, now: datetime) -> None:
    """A code that fits nothing."""
    CodeTry.objects.create(
        at=now,
        door=door,
        address_index=blind_index(address, _ADDRESS),
        code_index=code_index,
    )


@transaction.atomic(durable=True)
def count_sending(door: Door, *, address: str, now: datetime) -> None:
    """Count something sent from an address; refuse (`too_many_sent`) beyond a limit.

    The count is committed before the act, so that a refused act is counted too; inside
    another transaction this raises RuntimeError.
    """
    most = int(parameter("hazard.sent_most", on=timezone.localdate(now)))
    index = blind_index(address, _ADDRESS)
    if _recent(door, now).filter(address_index=index).count() >= most:
        raise Refused(
            _(
                "Much has been sent from this network. Wait %(minutes)d minutes, or "
                "come to the community; in danger call 110 or 119."
            )
            % {"minutes": _minutes(door, now)},
            code="too_many_sent",
        )
    CodeTry.objects.create(at=now, door=door, address_index=index)


def forget_tries(*, now: datetime) -> int:
    """Delete tries too old to count, at every door, whoever comes next; how many (T4).

    They hold the minute and a digest of the network somebody sent from.
    """
    return sum(_old(door, now).delete()[0] for door in Door)


def _recent(door: Door, now: datetime) -> QuerySet[CodeTry]:
    return CodeTry.objects.filter(door=door, at__gte=_since(door, now))


def _old(door: Door, now: datetime) -> QuerySet[CodeTry]:
    return CodeTry.objects.filter(door=door, at__lt=_since(door, now))


def _since(door: Door, now: datetime) -> datetime:
    return now - timedelta(minutes=_minutes(door, now))


def _minutes(door: Door, now: datetime) -> int:
    key = "hazard.sent_minutes" if door in SENDING else "hazard.code_wait_minutes"
    return int(parameter(key, on=timezone.localdate(now)))
