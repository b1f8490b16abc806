"""Paying out, by two people; a payment is never changed, only taken back (LC-9)."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import require
from liuli.kernel.errors import Refused
from petitions.choices.compensation import BatchState, RollState
from petitions.flows.compensation import BATCH
from petitions.models import Entitlement, Payment, PaymentBatch, PaymentLine, Roll
from petitions.operations.seals import payment_seal
from petitions.policies import compensation as policies
from petitions.rules.accounts import Balance, split_payment


@transaction.atomic
def prepare_payments(
    roll: Roll,
    *,
    paid_on: date,
    actor: User,
    now: datetime,
    total: Decimal | None = None,
) -> PaymentBatch:
    """A batch over everybody still unpaid: all of it, or `total` in proportion.

    Raises Refused `roll_not_approved`, `nothing_unpaid`, `more_than_unpaid`,
    `paid_later`, `batch_waits`.
    """
    roll = Roll.objects.for_update().select_related("group__unit").get(pk=roll.pk)
    require(policies.may_keep, actor, roll.group.unit)
    _refuse_unready(roll, paid_on, now)
    lines = list(Entitlement.objects.for_update().filter(roll=roll).unpaid())
    if not lines:
        raise Refused(_("Everybody on this roll is paid."), code="nothing_unpaid")
    batch = PaymentBatch.objects.create(
        roll=roll, paid_on=paid_on, prepared_by=actor, prepared_at=now
    )
    amounts = _amounts(lines, total)
    PaymentLine.objects.bulk_create(
        PaymentLine(batch=batch, entitlement=line, amount_yuan=amount)
        for line, amount in zip(lines, amounts, strict=True)
        if amount
    )
    record("compensation.payments_prepared", batch, actor=actor, unit=roll.group.unit)
    return batch


def _refuse_unready(roll: Roll, paid_on: date, now: datetime) -> None:
    if roll.state != RollState.APPROVED:
        raise Refused(
            _("A second person has to approve the roll before anything is paid."),
            code="roll_not_approved",
        )
    if paid_on > timezone.localdate(now):
        raise Refused(_("The day of payment lies in the future."), code="paid_later")
    if PaymentBatch.objects.filter(roll=roll).waiting().exists():
        raise Refused(
            _("A batch of this roll already waits for approval."), code="batch_waits"
        )


def _amounts(lines: list[Entitlement], total: Decimal | None) -> list[Decimal]:
    balances = [Balance(line.due_yuan, line.paid_yuan) for line in lines]
    if total is None:
        return [balance.unpaid for balance in balances]
    try:
        return split_payment(total, balances)
    except ValueError as wrong:
        raise Refused(
            _("Enter an amount up to what is still unpaid."), code="more_than_unpaid"
        ) from wrong


@transaction.atomic
def release_payments(
    batch: PaymentBatch, *, actor: User, now: datetime
) -> PaymentBatch:
    """The second person's yes: every line of the batch becomes a payment."""
    batch = _locked(batch)
    require(policies.may_decide_batch, actor, batch)
    BATCH.require(batch.state, BatchState.PAID)
    _decide(batch, BatchState.PAID, actor, now)
    payments = [
        Payment(
            batch=batch,
            entitlement_id=line.entitlement_id,
            amount_yuan=line.amount_yuan,
            paid_on=batch.paid_on,
            at=now,
            by=actor,
        )
        for line in batch.lines.order_by("entitlement_id")
    ]
    for payment in payments:
        payment.seal = payment_seal(payment)
    Payment.objects.bulk_create(payments)
    record(
        "compensation.payments_released",
        batch,
        actor=actor,
        unit=batch.roll.group.unit,
        detail={"payments": len(payments)},
    )
    return batch


@transaction.atomic
def decline_payments(
    batch: PaymentBatch, *, reason: str, actor: User, now: datetime
) -> PaymentBatch:
    """The second person's no; nothing is paid. Raises Refused `reason_missing`."""
    batch = _locked(batch)
    require(policies.may_decide_batch, actor, batch)
    BATCH.require(batch.state, BatchState.DECLINED)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    batch.note = reason.strip()[:300]
    _decide(batch, BatchState.DECLINED, actor, now)
    record(
        "compensation.payments_declined", batch, actor=actor, unit=batch.roll.group.unit
    )
    return batch


@transaction.atomic
def reverse_payment(
    payment: Payment, *, reason: str, actor: User, now: datetime
) -> Payment:
    """Take a payment back by a row of its own; the first row stays.

    Raises Refused `reason_missing`, `reversed_already`.
    """
    locked = Entitlement.objects.for_update().get(pk=payment.entitlement_id)
    batch = _locked(payment.batch)
    require(policies.may_decide_batch, actor, batch)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    taken = Payment.objects.filter(reverses=payment).exists()
    if payment.reverses_id is not None or taken:
        raise Refused(
            _("This payment has been taken back already."), code="reversed_already"
        )
    row = Payment(
        batch=batch,
        entitlement=locked,
        amount_yuan=-payment.amount_yuan,
        paid_on=timezone.localdate(now),
        at=now,
        by=actor,
        reverses=payment,
        reason=reason.strip()[:300],
    )
    row.seal = payment_seal(row)
    row.save()
    record(
        "compensation.payment_reversed", batch, actor=actor, unit=batch.roll.group.unit
    )
    return row


def _locked(batch: PaymentBatch) -> PaymentBatch:
    found: PaymentBatch = (
        PaymentBatch.objects.for_update()
        .select_related("roll__group__unit")
        .get(pk=batch.pk)
    )
    return found


def _decide(batch: PaymentBatch, state: BatchState, actor: User, now: datetime) -> None:
    batch.state, batch.decided_by, batch.decided_at = state, actor, now
    batch.save(update_fields=["state", "note", "decided_by", "decided_at"])
