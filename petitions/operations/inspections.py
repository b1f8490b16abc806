"""Posting a roll, and letting members look without an account (LC-5)."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import require
from liuli.kernel.codes import bare_code, new_code, shown_code
from liuli.kernel.errors import Refused
from liuli.kernel.text import fold_width
from liuli.parameters.operations import parameter
from liuli.privacy.crypto import blind_index
from petitions.choices.compensation import RollState
from petitions.models import (
    Entitlement,
    Inspection,
    InspectionCode,
    Member,
    Posting,
    Roll,
)
from petitions.policies import compensation as policies

_CODE: Final = "petitions.inspectioncode.code"
_ADDRESS: Final = "petitions.inspection.address"


@dataclass(frozen=True, slots=True)
class OwnView:
    """What a member sees: the own lines, and the approved rolls with masked names."""

    member: Member
    own: tuple[Entitlement, ...]
    rolls: tuple[tuple[Roll, tuple[Entitlement, ...]], ...]


@transaction.atomic
def post_roll(
    roll: Roll, *, place: str, posted_on: date, ends_on: date, actor: User
) -> Posting:
    """Say where and how long an approved roll hangs.

    Raises Refused `roll_not_approved`, `posting_short`.
    """
    roll = Roll.objects.for_update().select_related("group__unit").get(pk=roll.pk)
    unit = roll.group.unit
    require(policies.may_keep, actor, unit)
    if roll.state != RollState.APPROVED:
        raise Refused(_("Only an approved roll is posted."), code="roll_not_approved")
    least = int(parameter("compensation.posting_days", unit=unit, on=posted_on))
    if (ends_on - posted_on).days < least:
        raise Refused(
            _("A roll is posted for at least %(days)d days.") % {"days": least},
            code="posting_short",
        )
    posting = Posting.objects.create(
        roll=roll,
        place=place.strip(),
        posted_on=posted_on,
        ends_on=ends_on,
        posted_by=actor,
    )
    record("compensation.roll_posted", posting, actor=actor, unit=unit)
    return posting


@transaction.atomic
def give_code(member: Member, *, actor: User, now: datetime) -> str:
    """A new code for a member, told once; those of before end.

    The member shows who they are at the desk; whoever keeps the roll hands it out.
    """
    member = Member.objects.for_update().select_related("group__unit").get(pk=member.pk)
    unit = member.group.unit
    require(policies.may_keep, actor, unit)
    today = timezone.localdate(now)
    member.inspection_codes.filter(ends_on__gt=today).update(ends_on=today)
    code = new_code(secrets.choice)
    days = int(parameter("compensation.code_days", unit=unit, on=today))
    InspectionCode.objects.create(
        member=member,
        code_index=blind_index(code, _CODE),
        given_by=actor,
        given_at=now,
        ends_on=today + timedelta(days=days),
    )
    record("compensation.code_given", member, actor=actor, unit=unit)
    return shown_code(code)


@transaction.atomic
def look_at_rolls(
    code: str, tail: str, *, address: str, now: datetime
) -> OwnView | None:
    """The own lines and the masked lists of the group, or None; every look is a row.

    Where an identity number is on the roll its last four places are asked too. A miss
    does not say what was wrong. Raises Refused `too_many_tries`.
    """
    whence = blind_index(address, _ADDRESS)
    _refuse_guessing(whence, now)
    member = _member_of(code, tail, timezone.localdate(now))
    Inspection.objects.create(member=member, at=now, address_index=whence)
    return None if member is None else _view(member)


def _refuse_guessing(whence: bytes, now: datetime) -> None:
    day = timezone.localdate(now)
    minutes = int(parameter("compensation.code_wait_minutes", on=day))
    missed = Inspection.objects.filter(
        member=None, address_index=whence, at__gte=now - timedelta(minutes=minutes)
    )
    if missed.count() >= int(parameter("compensation.code_tries", on=day)):
        raise Refused(
            _("Too many tries. Wait %(minutes)d minutes, or ask at the community.")
            % {"minutes": minutes},
            code="too_many_tries",
        )


def _member_of(code: str, tail: str, today: date) -> Any:
    found = (
        InspectionCode.objects.filter(
            code_index=blind_index(bare_code(fold_width(code)), _CODE),
            ends_on__gt=today,
        )
        .select_related("member__group__unit")
        .first()
    )
    if found is None:
        return None
    typed = fold_width(tail).strip().upper()
    known = found.member.identity_tail.upper()
    fits = not known or hmac.compare_digest(known.encode(), typed.encode())
    return found.member if fits else None


def _view(member: Member) -> OwnView:
    rolls = Roll.objects.filter(
        group=member.group_id, state=RollState.APPROVED
    ).with_sums()
    lists = []
    own: list[Entitlement] = []
    for roll in rolls:
        lines = tuple(
            roll.lines.select_related("member", "roll").order_by("member__serial", "pk")
        )
        own += [line for line in lines if line.member_id == member.pk]
        lists.append((roll, lines))
    return OwnView(member, tuple(own), tuple(lists))
