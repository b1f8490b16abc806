"""Bills and receipts: one receipt for each payment, nothing is ever rewritten."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices.water import BillState, Method
from hazards.models.water.connection import Connection
from hazards.models.water.network import WaterRow, staff
from hazards.models.water.reading import MeterReading
from hazards.models.water.tariff import Tariff
from hazards.querysets.water.money import BillQuerySet, ReceiptQuerySet
from hazards.querysets.water.network import WaterQuerySet
from liuli.kernel.history import tracked

_ZERO = Decimal("0.00")
_LINES_SUM = """
    IF EXISTS (
        SELECT 1 FROM hazards_$whole whole
        WHERE whole.id IN (SELECT added.$whole_id FROM added)
          AND ($of_whole) <> (
            SELECT $sums FROM hazards_$line line WHERE line.$whole_id = whole.id)
    ) THEN
        RAISE EXCEPTION 'the lines do not sum to the whole'
            USING ERRCODE = 'check_violation', CONSTRAINT = '$name';
    END IF;
    RETURN NULL;
"""
_PAYS = """
    UPDATE hazards_bill bill
    SET paid_yuan = bill.paid_yuan $sign moved.amount,
        late_fee_paid_yuan = bill.late_fee_paid_yuan $sign moved.late_fee
    FROM (
        SELECT bill_id, sum(amount_yuan) AS amount, sum(late_fee_yuan) AS late_fee
        FROM $rows GROUP BY bill_id
    ) moved
    WHERE bill.id = moved.bill_id;
    RETURN NULL;
"""
_REVERSES = """
    IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM hazards_receipt first
        WHERE first.id = NEW.reverses_id AND first.reverses_id IS NULL
          AND first.connection_id = NEW.connection_id
          AND first.amount_yuan = -NEW.amount_yuan
          AND first.late_fee_yuan = -NEW.late_fee_yuan
    ) THEN
        RAISE EXCEPTION 'a reversing row takes back exactly one receipt'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_reverses_exactly';
    END IF;
    RETURN NEW;
"""
_OF_ITS_OWN = """
    IF NOT EXISTS (
        SELECT 1 FROM hazards_receipt receipt
        JOIN hazards_bill bill ON bill.connection_id = receipt.connection_id
        WHERE receipt.id = NEW.receipt_id AND bill.id = NEW.bill_id
          AND bill.state = 'issued'
          AND sign(receipt.amount_yuan) = sign(NEW.amount_yuan)
    ) THEN
        RAISE EXCEPTION 'a payment is put on bills of its own household'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'receiptline_of_its_own';
    END IF;
    RETURN NEW;
"""


def yuan(label: Any, **options: Any) -> "models.DecimalField[Any, Any]":
    """Money to the fen."""
    return models.DecimalField(label, max_digits=12, decimal_places=2, **options)


def lines_sum(
    name: str, *, whole: str, line: str, columns: Sequence[str] = ("amount_yuan",)
) -> pgtrigger.Trigger:
    """All lines of a bill or receipt are written at once and sum to it.

    Each of the columns by itself.
    """
    func = _LINES_SUM.replace(
        "$of_whole", ", ".join(f"whole.{column}" for column in columns)
    )
    sums = ", ".join(f"sum(line.{column})" for column in columns)
    func = func.replace("$sums", sums).replace("$whole", whole).replace("$line", line)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(new="added"),
        func=func.replace("$name", name),
    )


def _late_fee_within(name: str) -> models.CheckConstraint:
    """A late fee comes with the money it is of, and is never more (WT-11)."""
    return models.CheckConstraint(
        name=name,
        condition=Q(late_fee_yuan__gte=0, late_fee_yuan__lte=F("amount_yuan"))
        | Q(late_fee_yuan__lte=0, late_fee_yuan__gte=F("amount_yuan")),
        violation_error_message=_(
            "A late fee is never more than what is paid of the bills."
        ),
    )


@tracked()
class Bill(WaterRow):
    """What a household owes for one reading; what is paid follows its receipts.

    `late_fee_paid_yuan` (实收违约金) stands apart: it pays nothing of the bill.
    """

    unit_lookup = "connection__unit"

    connection = models.ForeignKey(
        Connection,
        on_delete=models.PROTECT,
        related_name="bills",
        verbose_name=_("water connection"),
    )
    reading = models.ForeignKey(
        MeterReading,
        on_delete=models.PROTECT,
        related_name="bills",
        verbose_name=_("meter reading"),
    )
    first_on = models.DateField(_("from"))
    last_on = models.DateField(_("until"))
    volume = models.PositiveIntegerField(_("volume (m³)"))
    amount_yuan = yuan(_("due (yuan)"))
    paid_yuan = yuan(_("paid (yuan)"), default=_ZERO, editable=False)
    late_fee_paid_yuan = yuan(_("late fee paid (yuan)"), default=_ZERO, editable=False)
    due_on = models.DateField(_("to be paid by"))
    state = models.CharField(
        _("state"), max_length=8, choices=BillState, default=BillState.ISSUED
    )
    is_as_written = models.BooleanField(_("taken over from a ledger"), default=False)
    issued_by = staff(_("issued by"), null=True, blank=True)
    issued_at = models.DateTimeField(_("issued at"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = BillQuerySet.as_manager()

    class Meta:
        verbose_name = _("water bill")
        verbose_name_plural = _("water bills")
        ordering = ["-last_on", "-pk"]
        indexes = [
            models.Index(fields=["connection", "state", "due_on"]),
            models.Index(fields=["last_on"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="bill_state_known", condition=Q(state__in=BillState.values)
            ),
            models.CheckConstraint(
                name="bill_paid_within_amount",
                condition=Q(paid_yuan__gte=0, paid_yuan__lte=F("amount_yuan")),
                violation_error_message=_(
                    "More than is owed cannot be taken. Check the amount."
                ),
            ),
            models.CheckConstraint(
                name="bill_late_fee_within_paid",
                condition=Q(
                    late_fee_paid_yuan__gte=0, late_fee_paid_yuan__lte=F("paid_yuan")
                ),
            ),
            models.CheckConstraint(
                name="bill_forward", condition=Q(last_on__gte=F("first_on"))
            ),
            models.CheckConstraint(
                name="bill_void_unpaid_and_for_a_reason",
                condition=~Q(state=BillState.VOID)
                | (~Q(reason="") & Q(paid_yuan=_ZERO)),
                violation_error_message=_(
                    "A bill with receipts cannot be void. Take the receipts back first."
                ),
            ),
            models.UniqueConstraint(
                name="bill_once_per_reading",
                fields=["reading"],
                condition=Q(state=BillState.ISSUED),
                violation_error_message=_("This reading is already billed."),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="bill_moves_by_its_table",
                field="state",
                transitions=[(BillState.ISSUED.value, BillState.VOID.value)],
            ),
            pgtrigger.Protect(
                name="bill_amount_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "connection", "reading", "volume", "amount_yuan"
                ),
            ),
        ]

    @property
    def number(self) -> str:
        """As it is printed."""
        return f"SF{self.pk:08d}"

    @property
    def owed_yuan(self) -> Decimal:
        """Still unpaid."""
        return Decimal(self.amount_yuan - self.paid_yuan)


class BillLine(WaterRow):
    """So much of one tier of one tariff in one year."""

    unit_lookup = "bill__connection__unit"

    bill = models.ForeignKey(
        Bill, on_delete=models.PROTECT, related_name="lines", verbose_name=_("bill")
    )
    tariff = models.ForeignKey(
        Tariff,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("water tariff"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    tier = models.PositiveSmallIntegerField(_("tier"))
    volume = models.PositiveIntegerField(_("volume (m³)"))
    price_yuan = models.DecimalField(
        _("price (yuan/m³)"), max_digits=6, decimal_places=2
    )
    amount_yuan = yuan(_("amount (yuan)"))

    objects = WaterQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a bill")
        verbose_name_plural = _("lines of bills")
        ordering = ["bill", "year", "tier", "pk"]
        constraints = [
            models.CheckConstraint(
                name="billline_volume_times_price",
                condition=Q(amount_yuan=F("volume") * F("price_yuan")),
            )
        ]
        triggers = [
            pgtrigger.Protect(name="billline_stays", operation=pgtrigger.Update),
            lines_sum("billline_sums_to_its_bill", whole="bill", line="billline"),
        ]


@tracked()
class Receipt(WaterRow):
    """One payment of a household, or the row that takes one back with a reason.

    `amount_yuan` is what it pays of bills; a late fee (WT-11) comes on top of it.
    """

    unit_lookup = "connection__unit"

    connection = models.ForeignKey(
        Connection,
        on_delete=models.PROTECT,
        related_name="receipts",
        verbose_name=_("water connection"),
    )
    amount_yuan = yuan(_("for bills (yuan)"))
    late_fee_yuan = yuan(_("late fee (yuan)"), default=_ZERO)
    paid_on = models.DateField(_("paid on"))
    method = models.CharField(_("paid by"), max_length=8, choices=Method)
    at = models.DateTimeField(_("entered at"))
    by = staff(_("taken by"), null=True, blank=True)
    reverses = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
        verbose_name=_("takes back"),
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    ledger_key = models.CharField(
        _("row of a ledger"), max_length=80, null=True, blank=True, unique=True
    )

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("water", "receipt")
        verbose_name_plural = pgettext_lazy("water", "receipts")
        ordering = ["-paid_on", "-pk"]
        indexes = [models.Index(fields=["paid_on"])]
        constraints = [
            models.CheckConstraint(
                name="receipt_method_known", condition=Q(method__in=Method.values)
            ),
            models.CheckConstraint(
                name="receipt_negative_iff_reversing",
                condition=Q(reverses__isnull=True, amount_yuan__gt=0)
                | (Q(reverses__isnull=False, amount_yuan__lt=0) & ~Q(reason="")),
                violation_error_message=_("Say why the receipt is taken back."),
            ),
            _late_fee_within("receipt_late_fee_within"),
        ]
        triggers = [
            pgtrigger.Protect(name="receipt_written_once", operation=pgtrigger.Update),
            pgtrigger.Protect(
                name="receipt_stays",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__ledger_key__isnull=True),
            ),
            pgtrigger.Trigger(
                name="receipt_reverses_exactly",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_REVERSES,
            ),
        ]

    @property
    def number(self) -> str:
        """As it is printed."""
        return f"SJ{self.pk:08d}"

    @property
    def whole_yuan(self) -> Decimal:
        """The money that changed hands: for bills, and the late fee."""
        return Decimal(self.amount_yuan + self.late_fee_yuan)


class ReceiptLine(WaterRow):
    """What part of a payment went to which bill; it leads `Bill.paid_yuan`."""

    unit_lookup = "receipt__connection__unit"

    receipt = models.ForeignKey(
        Receipt,
        on_delete=models.PROTECT,
        related_name="lines",
        verbose_name=pgettext_lazy("water", "receipt"),
    )
    bill = models.ForeignKey(
        Bill,
        on_delete=models.PROTECT,
        related_name="receipt_lines",
        verbose_name=_("bill"),
    )
    amount_yuan = yuan(_("for bills (yuan)"))
    late_fee_yuan = yuan(_("late fee (yuan)"), default=_ZERO)

    objects = WaterQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a receipt")
        verbose_name_plural = _("lines of receipts")
        ordering = ["receipt", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="receiptline_once", fields=["receipt", "bill"]
            ),
            models.CheckConstraint(
                name="receiptline_not_nothing", condition=~Q(amount_yuan=_ZERO)
            ),
            _late_fee_within("receiptline_late_fee_within"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="receiptline_written_once", operation=pgtrigger.Update
            ),
            pgtrigger.Trigger(
                name="receiptline_of_its_own",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_OF_ITS_OWN,
            ),
            lines_sum(
                "receiptline_sums_to_its_receipt",
                whole="receipt",
                line="receiptline",
                columns=("amount_yuan", "late_fee_yuan"),
            ),
            pgtrigger.Trigger(
                name="receiptline_pays_its_bill",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(new="added"),
                func=_PAYS.replace("$sign", "+").replace("$rows", "added"),
            ),
            pgtrigger.Trigger(
                name="receiptline_gone_pays_back",
                when=pgtrigger.After,
                operation=pgtrigger.Delete,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(old="gone"),
                func=_PAYS.replace("$sign", "-").replace("$rows", "gone"),
            ),
        ]
