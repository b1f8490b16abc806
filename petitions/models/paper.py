"""The documents behind land compensation, scanned page by page (LC-5, LC-11)."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from petitions.choices.compensation import PaperKind
from petitions.models.roll import staff
from petitions.querysets.land import PaperQuerySet


@tracked()
class LandPaper(models.Model):
    """A document a figure, a standard or a decision rests on."""

    read_capability = Capability.COMPENSATION_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    kind = models.CharField(
        pgettext_lazy("paper", "kind"), max_length=12, choices=PaperKind
    )
    title = models.CharField(pgettext_lazy("paper", "title"), max_length=120)
    number = models.CharField(_("document number"), max_length=60, blank=True)
    issued_by = models.CharField(_("issued by"), max_length=80, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    entered_by = staff(_("entered by"))

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("document on land compensation")
        verbose_name_plural = _("documents on land compensation")
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="landpaper_kind_known", condition=Q(kind__in=PaperKind.values)
            ),
            models.CheckConstraint(name="landpaper_has_title", condition=~Q(title="")),
            models.UniqueConstraint(
                name="landpaper_once_per_number",
                fields=["unit", "number"],
                condition=~Q(number=""),
                violation_error_message=_(
                    "A document with this number is already there."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()


class LandPaperPage(models.Model):
    """One scanned page; opened by the same capability as the document."""

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "paper__unit"

    paper = models.ForeignKey(
        LandPaper,
        on_delete=models.PROTECT,
        related_name="pages",
        verbose_name=_("document on land compensation"),
    )
    position = models.PositiveSmallIntegerField(_("page"))
    file = models.OneToOneField(
        "attachments.File",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("photo"),
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("page of a document")
        verbose_name_plural = _("pages of documents")
        ordering = ["paper_id", "position"]
        constraints = [
            models.UniqueConstraint(
                name="landpaperpage_once", fields=["paper", "position"]
            )
        ]

    def __str__(self) -> str:
        return f"LandPaperPage #{self.pk}"


def behind(label: Any = None) -> models.ForeignKey[Any, Any]:
    """The document something rests on."""
    return models.ForeignKey(
        LandPaper,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label or _("document behind it"),
    )
