"""Taking accusations, handing them on, and forgetting their words (PP-2)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.counters import next_number
from petitions.choices.cases import Channel
from petitions.models import Accusation, AccusationCounter
from petitions.operations.moves import person
from petitions.policies import cases as policies


@transaction.atomic
def take_accusation(
    unit: Any,
    *,
    words: str,
    received_on: date,
    channel: Channel,
    actor: Actor,
    now: datetime,
) -> Accusation:
    """Seal an accusation; nobody but its taker learns that it exists.

    Raises Refused `nothing_said`, `received_in_future`.
    """
    require(policies.may_take_accusations, actor, unit)
    if not words.strip():
        raise Refused(_("Write down what was said."), code="nothing_said")
    if received_on > timezone.localdate(now):
        raise Refused(_("This day has not come yet."), code="received_in_future")
    taken = Accusation.objects.create(
        number=next_number(AccusationCounter, "JB", unit, on=timezone.localdate(now)),
        unit=unit,
        words=words.strip(),
        received_on=received_on,
        channel=channel,
        taken_by_id=person(actor),
        taken_at=now,
    )
    record("petitions.accusation_taken", taken, actor=actor, at=now)
    return taken


@transaction.atomic
def hand_accusation_on(
    accusation: Accusation, *, to: str, on: date, actor: Actor, now: datetime
) -> Accusation:
    """Note to which body it goes; never to the one it is about.

    Raises Refused `handed_nowhere`, `handed_before_received`, `confirmed_before`.
    """
    accusation = _locked(accusation)
    require(policies.may_hand_accusation_on, actor, accusation)
    _refuse_confirmed(accusation)
    if not to.strip():
        raise Refused(_("Name the body."), code="handed_nowhere")
    if not accusation.received_on <= on <= timezone.localdate(now):
        raise Refused(
            _("It is handed on between the day it came and today."),
            code="handed_before_received",
        )
    accusation.handed_to, accusation.handed_on = to.strip(), on
    accusation.save(update_fields=["handed_to", "handed_on"])
    record("petitions.accusation_handed_on", accusation, actor=actor, at=now)
    return accusation


@transaction.atomic
def open_accusation(accusation: Accusation, *, actor: Actor, now: datetime) -> str:
    """The words, to hand them on; every opening is in the audit.

    Raises Refused `confirmed_before`.
    """
    accusation = _locked(accusation)
    require(policies.may_hand_accusation_on, actor, accusation)
    _refuse_confirmed(accusation)
    record("petitions.accusation_opened", accusation, actor=actor, at=now)
    return accusation.words or ""


@transaction.atomic
def confirm_accusation(
    accusation: Accusation, *, on: date, receipt: str, actor: Actor, now: datetime
) -> Accusation:
    """The body has it: the words are deleted, receipt and days stay.

    Raises Refused `not_handed_on`, `receipt_needed`, `confirmed_before`.
    """
    accusation = _locked(accusation)
    require(policies.may_hand_accusation_on, actor, accusation)
    _refuse_confirmed(accusation)
    if accusation.handed_on is None or not (
        accusation.handed_on <= on <= timezone.localdate(now)
    ):
        raise Refused(
            _("It is confirmed after it was handed on, by today."),
            code="not_handed_on",
        )
    if not receipt.strip():
        raise Refused(_("Write down the number of the receipt."), code="receipt_needed")
    accusation.words, accusation.confirmed_on = None, on
    accusation.receipt = receipt.strip()
    accusation.save(update_fields=["words", "confirmed_on", "receipt"])
    record("petitions.accusation_confirmed", accusation, actor=actor, at=now)
    return accusation


def _locked(accusation: Accusation) -> Accusation:
    found: Accusation = (
        Accusation.objects.for_update().select_related("unit").get(pk=accusation.pk)
    )
    return found


def _refuse_confirmed(accusation: Accusation) -> None:
    if accusation.confirmed_on is not None:
        raise Refused(
            _("The body has confirmed it; nothing of it is kept here."),
            code="confirmed_before",
        )
