"""Service vouchers (老年服务券): issued, used once, expired, revived (ML-3, K6)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.kernel.history import tracked
from services import flows
from services.choices.vouchers import VoucherKind, VoucherState
from services.models.meals.agreement import MealAgreement
from services.models.meals.canteen import Supplier
from services.models.meals.rows import MealRow, staff, unit_column, yuan
from services.models.meals.serving import Serving
from services.querysets.vouchers import VoucherQuerySet, VoucherUseQuerySet

# The database decides who wins: the update waits for the row, then looks again.
_TAKES = """
    UPDATE services_voucher SET state = 'redeemed'
    WHERE id = NEW.voucher_id AND state = 'left'
      AND NEW."on" BETWEEN valid_from AND valid_until
      AND kind IN (NEW.kind, 'any') AND NEW.amount_yuan <= face_yuan;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'this voucher is not to be used here'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'voucheruse_once';
    END IF;
    RETURN NULL;
"""
# A refund revives the voucher while it is valid, else it ends as expired (ML-3).
_REVIVES = """
    UPDATE services_voucher SET
        state = CASE WHEN valid_until >= NEW.refunded_on THEN 'left' ELSE 'expired' END,
        expired_on = CASE WHEN valid_until >= NEW.refunded_on THEN NULL
                          ELSE NEW.refunded_on END
    WHERE id = NEW.voucher_id;
    RETURN NULL;
"""


@tracked()
class Voucher(MealRow):
    """One voucher: for its holder, for some services, for some days, once."""

    unit = unit_column()
    holder = models.ForeignKey(
        MealAgreement,
        on_delete=models.PROTECT,
        related_name="vouchers",
        verbose_name=_("holder"),
    )
    serial = models.CharField(_("serial"), max_length=24, unique=True)
    face_yuan = yuan(_("face value (yuan)"))
    kind = models.CharField(_("to be used for"), max_length=8, choices=VoucherKind)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"))
    issued_on = models.DateField(_("issued on"))
    issued_by = staff(_("issued by"))
    month = models.DateField(_("for the month"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("number in the month"), default=1)
    state = models.CharField(
        pgettext_lazy("voucher", "state"),
        max_length=8,
        choices=VoucherState,
        default=VoucherState.LEFT,
    )
    expired_on = models.DateField(_("expired on"), null=True, blank=True)

    objects = VoucherQuerySet.as_manager()

    class Meta:
        verbose_name = _("voucher")
        verbose_name_plural = _("vouchers")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "valid_until"]),
            models.Index(fields=["issued_on"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="voucher_once_a_month",
                fields=["holder", "month", "position"],
                condition=Q(month__isnull=False),
            ),
            models.CheckConstraint(
                name="voucher_kind_known", condition=Q(kind__in=VoucherKind.values)
            ),
            models.CheckConstraint(
                name="voucher_state_known", condition=Q(state__in=VoucherState.values)
            ),
            models.CheckConstraint(
                name="voucher_worth_something", condition=Q(face_yuan__gt=0)
            ),
            models.CheckConstraint(
                name="voucher_forward", condition=Q(valid_until__gte=F("valid_from"))
            ),
            models.CheckConstraint(
                name="voucher_expired_after_its_last_day",
                condition=(
                    Q(state=VoucherState.EXPIRED)
                    & Q(expired_on__isnull=False, expired_on__gt=F("valid_until"))
                )
                | (~Q(state=VoucherState.EXPIRED) & Q(expired_on__isnull=True)),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="voucher_moves_by_its_table",
                field="state",
                transitions=flows.VOUCHER.transitions(),
            ),
            pgtrigger.Protect(
                name="voucher_stays_as_issued",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "holder", "serial", "face_yuan", "kind", "valid_from",
                    "valid_until", "issued_on",
                ),
            ),
            pgtrigger.Protect(name="voucher_is_kept", operation=pgtrigger.Delete),
        ]  # fmt: skip


@tracked()
class VoucherUse(MealRow):
    """That a voucher was used, at whom, for what; a refund stands on the same row."""

    unit = unit_column()
    voucher = models.ForeignKey(
        Voucher,
        on_delete=models.PROTECT,
        related_name="uses",
        verbose_name=_("voucher"),
    )
    supplier = models.ForeignKey(
        Supplier,
        on_delete=models.PROTECT,
        related_name="voucher_uses",
        verbose_name=_("provider"),
    )
    kind = models.CharField(_("used for"), max_length=8, choices=VoucherKind)
    on = models.DateField(_("day"))
    amount_yuan = yuan(_("amount (yuan)"))
    serving = models.ForeignKey(
        Serving,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="voucher_uses",
        verbose_name=pgettext_lazy("meal", "serving"),
    )
    at = models.DateTimeField(_("used at"))
    by = staff(_("taken by"))
    refunded_on = models.DateField(_("refunded on"), null=True, blank=True)
    refund_reason = models.CharField(
        _("reason of the refund"), max_length=200, blank=True
    )

    objects = VoucherUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("use of a voucher")
        verbose_name_plural = _("uses of vouchers")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["supplier", "on"])]
        constraints = [
            models.UniqueConstraint(
                name="voucheruse_once_at_a_time",
                fields=["voucher"],
                condition=Q(refunded_on__isnull=True),
                violation_error_message=_("This voucher is used already."),
            ),
            models.CheckConstraint(
                name="voucheruse_kind_known", condition=Q(kind__in=VoucherKind.values)
            ),
            models.CheckConstraint(
                name="voucheruse_amount_positive", condition=Q(amount_yuan__gt=0)
            ),
            models.CheckConstraint(
                name="voucheruse_refunded_for_a_reason",
                condition=Q(refunded_on__isnull=True, refund_reason="")
                | (Q(refunded_on__gte=F("on")) & ~Q(refund_reason="")),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="voucheruse_takes_its_voucher",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=_TAKES,
            ),
            pgtrigger.Trigger(
                name="voucheruse_refund_revives",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("refunded_on"),
                condition=pgtrigger.Q(
                    old__refunded_on__isnull=True, new__refunded_on__isnull=False
                ),
                func=_REVIVES,
            ),
            pgtrigger.Protect(
                name="voucheruse_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "voucher", "supplier", "kind", "on", "amount_yuan", "serving"
                ),
            ),
            pgtrigger.Protect(
                name="voucheruse_refunded_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__refunded_on__isnull=False),
            ),
            pgtrigger.Protect(name="voucheruse_is_kept", operation=pgtrigger.Delete),
        ]
