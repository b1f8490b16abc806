"""What a site of each kind must be like (HZ-1): dated versions, never edited."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hazards.choices import Severity, SiteKind
from hazards.querysets.sites import ChecklistQuerySet, ItemQuerySet


class ChecklistVersion(models.Model):
    """The checklist of one site type from a day on."""

    site_kind = models.CharField(_("site type"), max_length=24, choices=SiteKind)
    number = models.PositiveSmallIntegerField(_("version"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)

    objects = ChecklistQuerySet.as_manager()

    class Meta:
        verbose_name = _("checklist")
        verbose_name_plural = _("checklists")
        ordering = ["site_kind", "-number"]
        constraints = [
            models.CheckConstraint(
                name="checklistversion_kind_known",
                condition=Q(site_kind__in=SiteKind.values),
            ),
            models.UniqueConstraint(
                name="checklistversion_number_once", fields=["site_kind", "number"]
            ),
            models.UniqueConstraint(
                name="checklistversion_one_current",
                fields=["site_kind"],
                condition=Q(valid_to__isnull=True),
            ),
            models.CheckConstraint(
                name="checklistversion_forward",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_site_kind_display()} v{self.number}"


class ChecklistItem(models.Model):
    """One required condition; a text is never edited in place."""

    version = models.ForeignKey(
        ChecklistVersion,
        on_delete=models.PROTECT,
        related_name="items",
        verbose_name=_("checklist"),
    )
    site_kind = models.CharField(_("site type"), max_length=24, choices=SiteKind)
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("item code"), max_length=12)
    text = models.CharField(_("required condition"), max_length=300)
    text_en = models.CharField(_("required condition (English)"), max_length=300)
    severity = models.CharField(_("severity"), max_length=8, choices=Severity)
    basis = models.CharField(_("basis"), max_length=200, blank=True)
    rectify_days = models.PositiveSmallIntegerField(_("days to rectify"))

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("checklist item")
        verbose_name_plural = _("checklist items")
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                name="checklistitem_code_once", fields=["version", "code"]
            ),
            models.CheckConstraint(
                name="checklistitem_severity_known",
                condition=Q(severity__in=Severity.values),
            ),
            models.CheckConstraint(
                name="checklistitem_kind_known",
                condition=Q(site_kind__in=SiteKind.values),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="checklistitem_never_edited",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.words}"

    @property
    def words(self) -> str:
        """The required condition in the reader's language."""
        english = (get_language() or "").startswith("en")
        return self.text_en if english else self.text
