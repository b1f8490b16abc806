"""Money going out: batches of two people, payments written once (LC-9, RO-2)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.privacy.fields import BlindIndexField
from petitions.choices.compensation import BatchState
from petitions.flows.compensation import BATCH
from petitions.models.roll import Entitlement, Roll, staff, yuan
from petitions.querysets.compensation import BatchQuerySet, PaymentQuerySet

_OF_AN_APPROVED_ROLL = """
    IF NOT EXISTS (
        SELECT 1 FROM petitions_roll roll
        WHERE roll.id = NEW.roll_id AND roll.state = 'approved'
    ) THEN
        RAISE EXCEPTION 'nothing is paid before the roll is approved'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'paymentbatch_of_an_approved_roll';
    END IF;
    RETURN NEW;
"""
_OF_A_PAID_BATCH = """
    IF NOT EXISTS (
        SELECT 1 FROM petitions_paymentbatch batch
        JOIN petitions_entitlement line ON line.roll_id = batch.roll_id
        WHERE batch.id = NEW.batch_id AND batch.state = 'paid'
          AND line.id = NEW.entitlement_id
    ) THEN
        RAISE EXCEPTION 'a payment belongs to a batch a second person released'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'payment_of_a_released_batch';
    END IF;
    IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM petitions_payment first
        WHERE first.id = NEW.reverses_id AND first.reverses_id IS NULL
          AND first.entitlement_id = NEW.entitlement_id
          AND first.amount_yuan = -NEW.amount_yuan
    ) THEN
        RAISE EXCEPTION 'a reversing row takes back exactly one payment'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'payment_reverses_exactly';
    END IF;
    RETURN NEW;
"""
_LINE_FOLLOWS = """
    UPDATE petitions_entitlement line
    SET paid_here_yuan = line.paid_here_yuan + added.amount
    FROM (
        SELECT entitlement_id, sum(amount_yuan) AS amount FROM added
        GROUP BY entitlement_id
    ) added
    WHERE line.id = added.entitlement_id;
    RETURN NULL;
"""


def written_once(name: str) -> pgtrigger.Protect:
    """Rows that tell what happened are never changed or taken away."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


@tracked()
class PaymentBatch(models.Model):
    """A list of payments: prepared by one person, released or declined by another."""

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "roll__group__unit"

    roll = models.ForeignKey(
        Roll,
        on_delete=models.PROTECT,
        related_name="batches",
        verbose_name=_("payee roll"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=BatchState, default=BatchState.PREPARED
    )
    paid_on = models.DateField(pgettext_lazy("payment", "paid on"))
    prepared_by = staff(_("prepared by"))
    prepared_at = models.DateTimeField(_("prepared at"))
    decided_by = staff(_("decided by"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment batch")
        verbose_name_plural = _("payment batches")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="paymentbatch_state_known",
                condition=Q(state__in=BatchState.values),
            ),
            models.CheckConstraint(
                name="paymentbatch_second_person",
                condition=Q(
                    state=BatchState.PREPARED,
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | (
                    ~Q(state=BatchState.PREPARED)
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("prepared_by"))
                ),
                violation_error_message=_("Another person has to decide."),
            ),
            models.UniqueConstraint(
                name="paymentbatch_one_at_a_time",
                fields=["roll"],
                condition=Q(state=BatchState.PREPARED),
                violation_error_message=_(
                    "A batch of this roll already waits for approval."
                ),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="paymentbatch_moves_by_its_table",
                field="state",
                transitions=BATCH.transitions(),
            ),
            pgtrigger.Trigger(
                name="paymentbatch_of_an_approved_roll",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("roll_id", "state"),
                func=_OF_AN_APPROVED_ROLL,
            ),
        ]

    def __str__(self) -> str:
        return f"PaymentBatch #{self.pk}"


class PaymentLine(models.Model):
    """What a batch means to pay on one line."""

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "batch__roll__group__unit"

    batch = models.ForeignKey(
        PaymentBatch,
        on_delete=models.PROTECT,
        related_name="lines",
        verbose_name=_("payment batch"),
    )
    entitlement = models.ForeignKey(
        Entitlement,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("line of a roll"),
    )
    amount_yuan = yuan(_("amount (yuan)"))

    objects = PaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a payment batch")
        verbose_name_plural = _("lines of payment batches")
        ordering = ["batch_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="paymentline_once", fields=["batch", "entitlement"]
            ),
            models.CheckConstraint(
                name="paymentline_amount_positive", condition=Q(amount_yuan__gt=0)
            ),
        ]
        triggers = [written_once("paymentline_written_once")]

    def __str__(self) -> str:
        return f"PaymentLine #{self.pk}"


class Payment(models.Model):
    """Money that went out, or a reversing row; never changed (LC-9)."""

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "batch__roll__group__unit"

    batch = models.ForeignKey(
        PaymentBatch,
        on_delete=models.PROTECT,
        related_name="payments",
        verbose_name=_("payment batch"),
    )
    entitlement = models.ForeignKey(
        Entitlement,
        on_delete=models.PROTECT,
        related_name="payments",
        verbose_name=_("line of a roll"),
    )
    amount_yuan = yuan(_("amount (yuan)"))
    paid_on = models.DateField(pgettext_lazy("payment", "paid on"))
    at = models.DateTimeField(_("entered at"))
    by = staff(_("released by"))
    reverses = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
        verbose_name=_("takes back"),
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    seal = BlindIndexField(_("seal"), db_index=False)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="payment_negative_iff_reversing",
                condition=Q(reverses__isnull=True, amount_yuan__gt=0)
                | (Q(reverses__isnull=False, amount_yuan__lt=0) & ~Q(reason="")),
                violation_error_message=_("Say why the payment is taken back."),
            )
        ]
        triggers = [
            written_once("payment_written_once"),
            pgtrigger.Trigger(
                name="payment_of_a_released_batch",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_OF_A_PAID_BATCH,
            ),
            pgtrigger.Trigger(
                name="payment_leads_its_line",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(new="added"),
                func=_LINE_FOLLOWS,
            ),
        ]

    def __str__(self) -> str:
        return f"Payment #{self.pk}"
