"""Tips without a name and rewards by code (HZ-7, G7, T4).

Nothing about the sender is kept: no address, no minute, no device, no audit line of the
sending, no link to a person. The code is told once; only its keyed digest stays.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from hazards import flows
from hazards.choices.tips import Door, TipKind, TipState
from hazards.models import Hazard, Site, Tip, TipReward
from hazards.operations.codes import (
    count_sending,
    fresh_code,
    index_of,
    note_miss,
    refuse_guessing,
)
from hazards.operations.findings import report_hazard
from hazards.operations.moves import person
from hazards.policies import tips as policies
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.notices.channels.errors import NotSentError
from liuli.notices.channels.mail import send_mail
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit

CODE: Final = "hazards.tip.code"
_OVER: Final = (TipState.UNFOUNDED, TipState.ENDED, TipState.REWARDED)


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells; the contact only if they wish to be asked back."""

    kind: TipKind
    text: str
    place: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class TipProgress:
    """What a code opens: a state, a day, words; nothing of what was told."""

    state: TipState
    received_on: date
    answer: str
    amount_yuan: Decimal | None


def send_tip(unit: Unit, *, told: Told, address: str, now: datetime) -> str:
    """Take a tip; returns the code, which is told once and not kept.

    What is told about drugs goes to the police at once and is not stored: its row says
    that there was one, and on which day. A sending that fails counts against the
    address too, so this runs in no other transaction. Raises Refused `nothing_said`,
    `too_many_sent`, `police_not_reached`.
    """
    if not told.text.strip():
        raise Refused(_("Say what you have seen."), code="nothing_said")
    count_sending(Door.TIP_SENT, address=address, now=now)
    code, index = fresh_code(CODE)
    drugs = told.kind == TipKind.DRUGS
    with transaction.atomic():
        Tip.objects.create(
            unit=unit,
            kind=told.kind,
            text=None if drugs else told.text.strip(),
            place=None if drugs else told.place.strip(),
            contact=None if drugs else told.contact.strip() or None,
            code_index=index,
            received_on=timezone.localdate(now),
            state=TipState.FORWARDED if drugs else TipState.RECEIVED,
        )
        if drugs:
            _forward_to_police(told)
    return code


def progress_of(tip: Tip) -> TipProgress:
    """How a tip stands, for whoever has its code."""
    reward = TipReward.objects.filter(tip=tip).first()
    return TipProgress(
        state=TipState(tip.state),
        received_on=tip.received_on,
        answer=tip.answer,
        amount_yuan=reward.amount_yuan if reward else None,
    )


@transaction.atomic
def start_check(tip: Tip, *, actor: Actor) -> Tip:
    """Take a tip in hand. Refused `illegal_move`."""
    tip = _moving(tip, TipState.CHECKING, actor)
    tip.save(update_fields=["state"])
    record("hazards.tip_checking", tip, actor=actor)
    return tip


@transaction.atomic
def open_hazard_of_tip(
    tip: Tip, *, site: Site, text: str, severity: str, actor: Actor, now: datetime
) -> Hazard:
    """Report what was found after a tip as a hazard, in the officer's own words.

    Raises Refused `not_in_hand`, and what `report_hazard` raises.
    """
    tip = _locked(tip)
    require(policies.may_handle, actor, tip)
    if tip.state != TipState.CHECKING or tip.hazard_id is not None:
        raise Refused(
            _("Take the tip in hand first; it opens one hazard."), code="not_in_hand"
        )
    hazard = report_hazard(
        site, text=text, severity=severity, actor=actor, observed_at=now, now=now
    )
    tip.hazard = hazard
    tip.save(update_fields=["hazard"])
    record("hazards.tip_opened_hazard", tip, actor=actor)
    return hazard


@transaction.atomic
def conclude_check(tip: Tip, *, is_confirmed: bool, answer: str, actor: Actor) -> Tip:
    """Say whether it was so, in words the reporter reads. Refused `illegal_move`."""
    after = TipState.CONFIRMED if is_confirmed else TipState.UNFOUNDED
    tip = _moving(tip, after, actor)
    tip.answer = answer.strip()
    _forget(tip)
    tip.save(update_fields=["state", "answer", "contact"])
    record("hazards.tip_checked", tip, actor=actor, detail={"state": str(after)})
    return tip


@transaction.atomic
def grant_reward(
    tip: Tip, *, amount_yuan: Decimal, actor: Actor, now: datetime
) -> TipReward:
    """Grant a reward; another person pays it to whoever brings the code.

    Raises Refused `illegal_move`, `amount_out_of_range`.
    """
    tip = _moving(tip, TipState.GRANTED, actor)
    today = timezone.localdate(now)
    most = Decimal(parameter("tips.reward_most", unit=tip.unit, on=today))
    if not 0 < amount_yuan <= most:
        raise Refused(
            _("A reward lies above 0 and is at most %(most)s yuan.") % {"most": most},
            code="amount_out_of_range",
        )
    tip.save(update_fields=["state"])
    reward = TipReward.objects.create(
        tip=tip,
        amount_yuan=amount_yuan,
        decided_by_id=person(actor),
        decided_on=today,
    )
    record("hazards.tip_reward_granted", reward, actor=actor, unit=tip.unit)
    return reward


@transaction.atomic
def end_without_reward(tip: Tip, *, actor: Actor) -> Tip:
    """A confirmed tip that earns no reward. Refused `illegal_move`."""
    tip = _moving(tip, TipState.ENDED, actor)
    _forget(tip)
    tip.save(update_fields=["state", "contact"])
    record("hazards.tip_ended", tip, actor=actor)
    return tip


@transaction.atomic
def pay_reward(
    code: str, *, unit: Unit, address: str, actor: Actor, now: datetime
) -> TipReward | None:
    """Pay the reward of a code, once, by another person than granted it.

    None where the code fits no reward of that community; misses are counted. Raises
    Refused `too_many_tries`, `not_granted`, `paid_before`, `same_person`.
    """
    require(policies.may_pay_in, actor, unit)
    tip = _found(code, address=address, now=now)
    if tip is None or tip.unit_id != unit.pk:
        return None
    tip = _locked(tip)
    reward: TipReward | None = TipReward.objects.for_update().filter(tip=tip).first()
    if reward is None:
        raise Refused(
            _("No reward has been granted for this code."), code="not_granted"
        )
    if reward.paid_on is not None:
        raise Refused(_("This reward has been paid before."), code="paid_before")
    if reward.decided_by_id == actor.actor_id:
        raise Refused(
            _(
                "Another person than the one who granted the reward has to pay it. "
                "Ask a colleague."
            ),
            code="same_person",
        )
    require(policies.may_pay, actor, reward)
    reward.paid_by_id, reward.paid_on = person(actor), timezone.localdate(now)
    reward.save(update_fields=["paid_by", "paid_on"])
    flows.TIP.require(tip.state, TipState.REWARDED)
    tip.state = TipState.REWARDED
    _forget(tip)
    tip.save(update_fields=["state", "contact"])
    record("hazards.tip_rewarded", reward, actor=actor, unit=tip.unit)
    return reward


@transaction.atomic
def reveal_contact(tip: Tip, *, reason: str, actor: Actor) -> str:
    """The contact a reporter left, for a reason that is written down.

    Raises Refused `no_contact`, `reason_missing`.
    """
    tip = _locked(tip)
    require(policies.may_handle, actor, tip)
    if not reason.strip():
        raise Refused(_("Say what you need it for."), code="reason_missing")
    if tip.contact is None:
        raise Refused(_("No contact was left, or it is destroyed."), code="no_contact")
    record("hazards.tip_contact_shown", tip, actor=actor)
    return tip.contact


@transaction.atomic
def forget_contacts(*, today: date) -> int:
    """Destroy contacts that have grown old (reliability 7.4); returns how many."""
    days = int(parameter("tips.contact_days", on=today))
    old = Tip.objects.filter(
        contact__isnull=False, received_on__lt=today - timedelta(days=days)
    )
    return old.update(contact=None)


def _forget(tip: Tip) -> None:
    """Once a tip is over nobody has to be asked back."""
    if tip.state in _OVER:
        tip.contact = None


def _forward_to_police(told: Told) -> None:
    """By mail at once, inside the transaction: with the mail unsent there is no row."""
    address = settings.LIULI_POLICE_MAIL
    if not address or not settings.LIULI_MAIL_URL:
        raise _police_unreached()
    lines = (told.text.strip(), told.place.strip(), told.contact.strip())
    title = gettext_now("A tip about drugs")
    try:
        send_mail(address, title, "\n\n".join(line for line in lines if line))
    except NotSentError as fault:
        raise _police_unreached() from fault


def _police_unreached() -> Refused:
    return Refused(
        _(
            "What is known about drugs goes to the police alone, and the portal cannot "
            "reach them now. Nothing was kept. Please call 110."
        ),
        code="police_not_reached",
    )


def _found(code: str, *, address: str, now: datetime) -> Tip | None:
    index = index_of(code, CODE)
    refuse_guessing(Door.TIP, address=address, code_index=index, now=now)
    tip: Tip | None = (
        Tip.objects.select_related("unit").filter(code_index=index).first()
    )
    if tip is None:
        note_miss(Door.TIP, address=address, code_index=index, now=now)
    return tip


def _locked(tip: Tip) -> Tip:
    fresh: Tip = Tip.objects.for_update().select_related("unit").get(pk=tip.pk)
    return fresh


def _moving(tip: Tip, state: TipState, actor: Actor) -> Tip:
    tip = _locked(tip)
    require(policies.may_handle, actor, tip)
    flows.TIP.require(tip.state, state)
    tip.state = state
    return tip
