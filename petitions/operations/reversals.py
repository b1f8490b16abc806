"""Taking a payment back: asked by one person, done by another (LC-9, RO-2)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import require
from liuli.kernel.errors import Refused
from petitions.choices.compensation import ReversalState
from petitions.flows.compensation import REVERSAL
from petitions.models import Payment, Reversal
from petitions.operations.payments import reverse_payment
from petitions.policies import compensation as policies


@transaction.atomic
def ask_reversal(
    payment: Payment, *, reason: str, actor: User, now: datetime
) -> Reversal:
    """Ask for a payment to be taken back; nothing moves yet.

    Raises Refused `reason_missing`, `reversed_already`.
    """
    unit = payment.batch.roll.group.unit
    require(policies.may_keep, actor, unit)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    taken = Payment.objects.filter(reverses=payment).exists()
    if taken or payment.reverses_id is not None:
        raise Refused(
            _("This payment has been taken back already."), code="reversed_already"
        )
    asked = Reversal.objects.create(
        payment=payment, reason=reason.strip()[:300], asked_by=actor, asked_at=now
    )
    record("compensation.reversal_asked", asked, actor=actor, unit=unit)
    return asked


@transaction.atomic
def decide_reversal(
    reversal: Reversal, *, is_confirmed: bool, actor: User, now: datetime
) -> Reversal:
    """The second person's yes, which writes the reversing row, or no."""
    reversal = (
        Reversal.objects.for_update()
        .select_related("payment__batch__roll__group__unit")
        .get(pk=reversal.pk)
    )
    require(policies.may_decide_reversal, actor, reversal)
    state = ReversalState.DONE if is_confirmed else ReversalState.DECLINED
    REVERSAL.require(reversal.state, state)
    if is_confirmed:
        reverse_payment(reversal.payment, reason=reversal.reason, actor=actor, now=now)
    reversal.state, reversal.decided_by, reversal.decided_at = state, actor, now
    reversal.save(update_fields=["state", "decided_by", "decided_at"])
    unit = reversal.payment.batch.roll.group.unit
    record("compensation.reversal_decided", reversal, actor=actor, unit=unit)
    return reversal
