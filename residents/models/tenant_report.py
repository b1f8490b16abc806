"""What landlords report of their tenants, and what landlords have to do (J2)."""

from datetime import date
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from liuli.privacy.fields import EncryptedTextField
from liuli.privacy.masks import mask_name, mask_phone
from residents import flows
from residents.choices.landlords import FALLEN, Direction, Duty, ReportStatus
from residents.querysets.landlords import LandlordDutyQuerySet, ReportQuerySet

_DECIDED = ~Q(status=ReportStatus.REPORTED)


class TenantReport(models.Model):
    """A landlord's word that somebody moved in or out: something to check.

    It is never a stay by itself. Name and numbers are sealed; the numbers are blanked
    when the report is decided, the name when its time is over.
    """

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "dwelling__unit"

    member = models.ForeignKey(
        "residents.LandlordMember",
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name=_("landlord"),
    )
    dwelling = models.ForeignKey(
        "residents.Dwelling",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("dwelling"),
    )
    reported_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("reported by"),
    )
    direction = models.CharField(_("report"), max_length=4, choices=Direction)
    full_name = EncryptedTextField(
        _("full name"), associated="residents.report.name", null=True
    )
    identity = EncryptedTextField(
        _("identity number"), associated="residents.report.identity", null=True
    )
    phone = EncryptedTextField(
        _("phone"), associated="residents.report.phone", null=True
    )
    day = models.DateField(_("day"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    moved_in = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("report of moving in"),
    )
    status = models.CharField(
        pgettext_lazy("tenant report", "state"),
        max_length=10,
        choices=ReportStatus,
        default=ReportStatus.REPORTED,
    )
    reported_at = models.DateTimeField(_("reported at"))
    due_on = models.DateField(_("check by"))
    checked_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resident"),
    )
    stay = models.ForeignKey(
        "residents.Stay",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("stay"),
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("tenant reported by a landlord")
        verbose_name_plural = _("tenants reported by landlords")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "due_on"])]
        constraints = [
            models.CheckConstraint(
                name="tenantreport_direction_known",
                condition=Q(direction__in=Direction.values),
            ),
            models.CheckConstraint(
                name="tenantreport_status_known",
                condition=Q(status__in=ReportStatus.values),
            ),
            models.CheckConstraint(
                name="tenantreport_checked_iff_decided",
                condition=(_DECIDED & Q(checked_at__isnull=False))
                | (~_DECIDED & Q(checked_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="tenantreport_refused_says_why",
                condition=~Q(status=ReportStatus.REFUSED) | ~Q(reason=""),
                violation_error_message=_("Say it in a few words."),
            ),
            models.CheckConstraint(
                name="tenantreport_withdrawn_by_its_landlord",
                condition=~Q(status=ReportStatus.WITHDRAWN)
                | Q(checked_by=F("reported_by"), full_name__isnull=True, note=""),
            ),
            models.CheckConstraint(
                name="tenantreport_numbers_go_when_decided",
                condition=~_DECIDED | Q(identity__isnull=True, phone__isnull=True),
            ),
            models.UniqueConstraint(
                name="tenantreport_out_once",
                fields=["moved_in"],
                condition=Q(direction=Direction.OUT) & ~Q(status__in=FALLEN),
                violation_error_message=_(
                    "That this tenant moved out is reported already."
                ),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="tenantreport_moves_by_its_table",
                field="status",
                transitions=flows.TENANT_REPORT.transitions(),
            ),
            pgtrigger.Protect(
                name="tenantreport_begins_reported",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__status=ReportStatus.REPORTED),
            ),
        ]

    def __str__(self) -> str:
        return f"TenantReport #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the dwelling is."""
        return self.dwelling.unit

    @property
    def masked_name(self) -> str:
        """The name as lists show it."""
        return mask_name(self.full_name) if self.full_name else "—"

    @property
    def masked_phone(self) -> str:
        """138****1234."""
        return mask_phone(self.phone) if self.phone else ""

    @property
    def is_open(self) -> bool:
        """Nobody has checked it yet."""
        return self.status == ReportStatus.REPORTED


@tracked()
class LandlordDuty(models.Model):
    """Something one member has to do by a day."""

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "member__person__community"

    member = models.ForeignKey(
        "residents.LandlordMember",
        on_delete=models.PROTECT,
        related_name="duties",
        verbose_name=_("landlord"),
    )
    kind = models.CharField(_("duty"), max_length=8, choices=Duty)
    text = models.CharField(_("in words"), max_length=100, blank=True)
    due_on = models.DateField(_("due"))
    done_on = models.DateField(_("done"), null=True, blank=True)
    set_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("set by"),
    )

    objects = LandlordDutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty of a landlord")
        verbose_name_plural = _("duties of landlords")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="landlordduty_kind_known", condition=Q(kind__in=Duty.values)
            ),
            models.CheckConstraint(
                name="landlordduty_other_has_words",
                condition=~Q(kind=Duty.OTHER) | ~Q(text=""),
                violation_error_message=_("Say it in a few words."),
            ),
            models.UniqueConstraint(
                name="landlordduty_once_per_day",
                fields=["member", "kind", "due_on", "text"],
                violation_error_message=_("This duty is set already."),
            ),
        ]

    def __str__(self) -> str:
        return f"LandlordDuty #{self.pk}"

    @property
    def unit(self) -> Any:
        """The community of the association."""
        return self.member.unit

    @property
    def words(self) -> str:
        """What is to be done."""
        return self.text or str(self.get_kind_display())

    def light(self, today: date) -> str:
        """Red from the day after it was due, yellow on the day."""
        if self.done_on is not None:
            return ""
        if self.due_on < today:
            return "red"
        return "yellow" if self.due_on == today else "green"
