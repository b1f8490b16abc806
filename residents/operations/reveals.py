"""Opening a sealed number: with a reason, counted, and on record (MK-2)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.models import Entry
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from residents import policies
from residents.choices import RevealReason
from residents.models import Person
from residents.operations.minors import refuse_without_leave

REVEALED = "residents.revealed"


@transaction.atomic
def reveal_identity(
    person: Person, *, reason: str, actor: Actor, now: datetime, address: str = ""
) -> str:
    """The identity number in clear, "" where there is none; see `_reveal`."""
    person = _reveal(person, "identity", reason, actor, now, address)
    return person.identity or ""


@transaction.atomic
def reveal_phone(
    person: Person, *, reason: str, actor: Actor, now: datetime, address: str = ""
) -> str:
    """The phone numbers in clear, two separated by 、; see `_reveal`."""
    person = _reveal(person, "phone", reason, actor, now, address)
    return "、".join(number for number in (person.phone, person.other_phone) if number)


@transaction.atomic
def call_phone(person: Person, *, actor: Actor, now: datetime) -> str:
    """The number to ring, for a `tel:` address and never for a page.

    Written to the audit; not counted as a reveal. Raises Refused `phone_missing`.
    """
    person = Person.objects.select_related("unit").get(pk=person.pk)
    require(policies.may_call, actor, person)
    if not person.phone:
        raise Refused(_("No telephone number is known."), code="phone_missing")
    record("residents.called", person, actor=actor, at=now)
    return person.phone


def _reveal(
    person: Person, field: str, reason: str, actor: Actor, now: datetime, address: str
) -> Person:
    """Write who looked at whose number and why, within the day's limit.

    Raises Refused `reveal_reason` without a known reason, `reveal_limit` beyond
    residents.reveals_per_day, `minor_needs_leave` for a minor except in an emergency
    (PI-9); a refused attempt opens nothing.
    """
    person = Person.objects.select_related("unit", "community").get(pk=person.pk)
    require(policies.may_reveal, actor, person)
    if reason not in RevealReason.values:
        raise Refused(_("Say why you need the number."), code="reveal_reason")
    if reason != RevealReason.EMERGENCY:
        refuse_without_leave(person, actor, now)
    _refuse_beyond_limit(person, actor, now)
    record(
        REVEALED,
        person,
        actor=actor,
        at=now,
        detail={"field": field, "reason": reason, "address": address},
    )
    return person


def _refuse_beyond_limit(person: Person, actor: Actor, now: datetime) -> None:
    # The user's row is the turnstile: two pages of one person count one by one.
    User.objects.select_for_update(of=("self",)).filter(pk=actor.actor_id).first()
    local = timezone.localtime(now)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    # Up to midnight, not up to `now`: whoever waited here has an older clock than the
    # one let through before.
    today = Entry.objects.filter(
        actor_id=actor.actor_id,
        action=REVEALED,
        at__gte=midnight,
        at__lt=midnight + timedelta(days=1),
    )
    limit = int(
        parameter(
            "residents.reveals_per_day", unit=person.unit, on=timezone.localdate(now)
        )
    )
    if today.count() >= limit:
        raise Refused(
            _("You have opened %(count)d numbers today. Ask your supervisor.")
            % {"count": limit},
            code="reveal_limit",
        )
