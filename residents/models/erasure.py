"""What is left of a person who was erased, and what stands in the way of it (PI-6)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from residents.choices.rights import ErasureReason
from residents.querysets import HoldQuerySet, PersonFactQuerySet


class LegalHold(models.Model):
    """A reason in law to keep a person's record although it should go."""

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "person__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    reason = models.CharField(_("reason"), max_length=200)
    placed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("placed by"),
    )
    placed_at = models.DateTimeField(_("placed"))
    lifted_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("lifted by"),
    )
    lifted_at = models.DateTimeField(_("lifted"), null=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("legal hold")
        verbose_name_plural = _("legal holds")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="legalhold_one_at_a_time",
                fields=["person"],
                condition=Q(lifted_at__isnull=True),
            ),
            models.CheckConstraint(
                name="legalhold_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why the record must be kept."),
            ),
        ]

    def __str__(self) -> str:
        return f"LegalHold #{self.pk}"


class Erasure(models.Model):
    """Who erased whom, when and why: a number, and nothing else, is left."""

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "person__unit"

    person = models.OneToOneField(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    reason = models.CharField(_("reason"), max_length=20, choices=ErasureReason)
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("erased by"),
    )
    at = models.DateTimeField(_("erased"))
    rows_count = models.PositiveIntegerField(_("rows blanked"), default=0)
    files_count = models.PositiveIntegerField(_("files wiped"), default=0)

    objects = PersonFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="erasure_reason_known",
                condition=Q(reason__in=ErasureReason.values),
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="erasure_append_only",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"Erasure #{self.pk}"
