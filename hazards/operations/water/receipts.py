"""Receipts: one for each payment, oldest bill first; taken back with a reason."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.water import Method
from hazards.models import Bill, Connection, Receipt, ReceiptLine
from hazards.policies import water as policies
from hazards.rules.water.account import allocate
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.money import to_yuan


@transaction.atomic
def take_payment(
    connection: Connection,
    *,
    amount: Decimal,
    paid_on: date,
    method: Method,
    actor: Actor,
    now: datetime,
) -> Receipt:
    """Write the receipt of one payment; no fee is added for collecting (WT-4).

    Raises Refused `amount_wrong`, `more_than_owed`, `payment_in_future`.
    """
    connection = (
        Connection.objects.for_update().select_related("unit").get(pk=connection.pk)
    )
    require(policies.may_account, actor, connection.unit)
    amount = to_yuan(amount)
    if amount <= 0:
        raise Refused(_("The amount must be more than nothing."), code="amount_wrong")
    if paid_on > timezone.localdate(now):
        raise Refused(
            _("This day lies ahead. Check the date."), code="payment_in_future"
        )
    bills = list(Bill.objects.owed().filter(connection=connection).select_for_update())
    owed = sum((bill.owed_yuan for bill in bills), Decimal("0.00"))
    if amount > owed:
        raise Refused(
            _("This household owes %(owed)s yuan; more cannot be taken.")
            % {"owed": owed},
            code="more_than_owed",
        )
    receipt = Receipt.objects.create(
        connection=connection,
        amount_yuan=amount,
        paid_on=paid_on,
        method=method,
        at=now,
        by_id=actor.actor_id,
    )
    parts = allocate(amount, [(bill.pk, bill.owed_yuan) for bill in bills])
    ReceiptLine.objects.bulk_create(
        ReceiptLine(receipt=receipt, bill_id=bill, amount_yuan=part)
        for bill, part in parts
    )
    record("hazards.water_paid", receipt, actor=actor)
    return receipt


@transaction.atomic
def take_receipt_back(
    receipt: Receipt, *, reason: str, actor: Actor, now: datetime
) -> Receipt:
    """Write the row that takes a receipt back; the bills are owed again.

    Raises Refused `taken_back`, `reason_missing`.
    """
    receipt = (
        Receipt.objects.for_update()
        .select_related("connection__unit")
        .get(pk=receipt.pk)
    )
    require(policies.may_account, actor, receipt.connection.unit)
    if not reason.strip():
        raise Refused(_("Say why the receipt is taken back."), code="reason_missing")
    taken_back = Receipt.objects.filter(reverses=receipt).exists()
    if receipt.reverses_id is not None or taken_back:
        raise Refused(_("This receipt is taken back already."), code="taken_back")
    opposite = Receipt.objects.create(
        connection=receipt.connection,
        amount_yuan=-receipt.amount_yuan,
        paid_on=timezone.localdate(now),
        method=receipt.method,
        at=now,
        by_id=actor.actor_id,
        reverses=receipt,
        reason=reason.strip(),
    )
    ReceiptLine.objects.bulk_create(
        ReceiptLine(receipt=opposite, bill_id=bill, amount_yuan=-part)
        for bill, part in receipt.lines.values_list("bill", "amount_yuan")
    )
    record("hazards.water_receipt_taken_back", opposite, actor=actor)
    return opposite
