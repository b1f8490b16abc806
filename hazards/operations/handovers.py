"""Handing a hazard over to who is in charge, and asking until they answer (HZ-8)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices import Body, Step
from hazards.models import Handover, Hazard
from hazards.operations.moves import locked, person, tell
from hazards.policies import hazards as policies
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused


@transaction.atomic
def hand_over(
    hazard: Hazard,
    *,
    body: str,
    due_on: date,
    text: str,
    actor: Actor,
    now: datetime,
) -> Handover:
    """Report a hazard to the body in charge; it stays ours until they answer.

    Raises Refused `not_open`, `nothing_said`, `date_past`, `handed_over`.
    """
    hazard = locked(hazard)
    require(policies.may_hand_over, actor, hazard)
    if not hazard.is_open:
        raise Refused(_("This hazard is no longer open."), code="not_open")
    if not text.strip():
        raise Refused(_("Say what they are asked to do."), code="nothing_said")
    if due_on < timezone.localdate(now):
        raise Refused(_("The day of the answer has passed already."), code="date_past")
    if hazard.handovers.waiting().filter(body=body).exists():
        raise Refused(
            _("It has been handed over to them already and waits for an answer."),
            code="handed_over",
        )
    made: Handover = Handover.objects.create(
        hazard=hazard,
        body=body,
        due_on=due_on,
        text=text.strip(),
        by_id=person(actor),
        at=now,
    )
    _told(made, Step.HANDED_OVER, str(Body(body).label), actor=actor, now=now)
    return made


@transaction.atomic
def note_receipt(
    handover: Handover,
    *,
    receipt: str,
    received_on: date,
    actor: Actor,
    now: datetime,
) -> Handover:
    """Write down the receipt they gave.

    Raises Refused `receipt_missing`, `already_noted`, `date_future`.
    """
    handover = _fresh(handover, actor)
    if handover.receipt or handover.replied_on:
        raise Refused(_("This has been written down already."), code="already_noted")
    if not receipt.strip():
        raise Refused(_("Write the number of the receipt."), code="receipt_missing")
    _refuse_future(received_on, now)
    handover.receipt, handover.received_on = receipt.strip(), received_on
    handover.save(update_fields=["receipt", "received_on"])
    _told(handover, Step.RECEIVED, handover.receipt, actor=actor, now=now)
    return handover


@transaction.atomic
def note_reply(
    handover: Handover,
    *,
    reply: str,
    replied_on: date,
    actor: Actor,
    now: datetime,
) -> Handover:
    """Write down what they answered; the hazard is re-checked as any other.

    Raises Refused `receipt_missing`, `nothing_said`, `already_noted`, `date_future`,
    `date_past` for an answer before its receipt.
    """
    handover = _fresh(handover, actor)
    if handover.replied_on:
        raise Refused(_("This has been written down already."), code="already_noted")
    if handover.received_on is None:
        raise Refused(_("First write down the receipt."), code="receipt_missing")
    if not reply.strip():
        raise Refused(_("Say what they answered."), code="nothing_said")
    _refuse_future(replied_on, now)
    if replied_on < handover.received_on:
        raise Refused(_("An answer cannot come before its receipt."), code="date_past")
    handover.reply, handover.replied_on = reply.strip(), replied_on
    handover.save(update_fields=["reply", "replied_on"])
    _told(handover, Step.ANSWERED, handover.reply, actor=actor, now=now)
    return handover


def _fresh(handover: Handover, actor: Actor) -> Handover:
    locked(handover.hazard)
    fresh: Handover = (
        Handover.objects.for_update().select_related("hazard__unit").get(pk=handover.pk)
    )
    require(policies.may_hand_over, actor, fresh.hazard)
    return fresh


def _refuse_future(day: date, now: datetime) -> None:
    if day > timezone.localdate(now):
        raise Refused(_("This day has not come yet."), code="date_future")


def _told(
    handover: Handover, step: Step, reason: str, *, actor: Actor, now: datetime
) -> None:
    hazard = handover.hazard
    tell(hazard, step, before=hazard.status, actor=actor, now=now, reason=reason)
    record(f"hazards.{step}", hazard, actor=actor, detail={"handover": handover.pk})
