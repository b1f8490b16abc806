"""Receipts: one for each payment, oldest bill first; taken back with a reason."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.water import Method
from hazards.models import Bill, Connection, Receipt, ReceiptLine
from hazards.operations.water.bills import late_terms
from hazards.operations.water.cutoffs import close_paid_notices
from hazards.policies import water as policies
from hazards.rules.water.late import (
    LateTerms,
    Owed,
    Part,
    bills_and_fees,
    in_whole,
    share_out,
    share_out_with,
)
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
    late_fee: Decimal | None = None,
    reason: str = "",
) -> Receipt:
    """Write the receipt of one payment; no fee is added for collecting (WT-4).

    `amount` is the money that changes hands. What of it is late fee (WT-11) is worked
    out as of `paid_on`, unless `late_fee` names less, for a `reason`. A cut-off notice
    of which nothing is owed any more ends with it.

    Raises Refused `amount_wrong`, `more_than_owed`, `payment_in_future`,
    `late_fee_too_high`, `reason_missing`.
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
    bills = Bill.objects.owed().filter(connection=connection).select_for_update()
    owed, terms = _owed(bills, on=paid_on), late_terms(connection, on=paid_on)
    if late_fee is None:
        parts = share_out(amount, owed, terms)
    else:
        parts = _with_named(to_yuan(late_fee), amount, owed, terms, reason=reason)
    for_bills, fees = bills_and_fees(parts)
    if amount > for_bills + fees:
        raise Refused(
            _("This household owes %(owed)s yuan; more cannot be taken.")
            % {"owed": for_bills + fees},
            code="more_than_owed",
        )
    receipt = Receipt.objects.create(
        connection=connection,
        amount_yuan=for_bills,
        late_fee_yuan=fees,
        paid_on=paid_on,
        method=method,
        at=now,
        by_id=actor.actor_id,
        reason=reason.strip(),
    )
    ReceiptLine.objects.bulk_create(
        ReceiptLine(
            receipt=receipt,
            bill_id=part.bill,
            amount_yuan=part.amount,
            late_fee_yuan=part.late_fee,
        )
        for part in parts
    )
    record("hazards.water_paid", receipt, actor=actor)
    close_paid_notices([connection.pk], actor=actor, now=now)
    return receipt


def to_be_paid(connection: Connection, *, on: date) -> tuple[Decimal, Decimal]:
    """`(for bills, late fees)` in yuan that settle everything on that day (WT-11)."""
    owed = _owed(Bill.objects.owed().filter(connection=connection), on=on)
    return bills_and_fees(in_whole(owed, late_terms(connection, on=on)))


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
        late_fee_yuan=-receipt.late_fee_yuan,
        paid_on=timezone.localdate(now),
        method=receipt.method,
        at=now,
        by_id=actor.actor_id,
        reverses=receipt,
        reason=reason.strip(),
    )
    ReceiptLine.objects.bulk_create(
        ReceiptLine(
            receipt=opposite,
            bill_id=line.bill_id,
            amount_yuan=-line.amount_yuan,
            late_fee_yuan=-line.late_fee_yuan,
        )
        for line in receipt.lines.all()
    )
    record("hazards.water_receipt_taken_back", opposite, actor=actor)
    return opposite


def _owed(bills: Iterable[Bill], *, on: date) -> list[Owed]:
    return [Owed(one.pk, one.owed_yuan, (on - one.due_on).days) for one in bills]


def _with_named(
    late_fee: Decimal,
    amount: Decimal,
    owed: list[Owed],
    terms: LateTerms,
    *,
    reason: str,
) -> list[Part]:
    """The late fee as it is named: never more than the rules give, less for a reason.

    Refused `late_fee_too_high`, `reason_missing`.
    """
    parts = share_out_with(late_fee, money=amount, owed=owed, terms=terms)
    most = share_out(amount, owed, terms)
    if late_fee < 0 or bills_and_fees(parts)[1] < late_fee:
        raise Refused(
            _(
                "At most %(most)s yuan of this payment are late fee. Leave the field "
                "empty: it is worked out."
            )
            % {"most": bills_and_fees(most)[1]},
            code="late_fee_too_high",
        )
    if late_fee < bills_and_fees(most)[1] and not reason.strip():
        raise Refused(
            _("Say why less late fee is taken than is due."), code="reason_missing"
        )
    return parts
