"""A list on its way out: what was asked for, by whom, what for, and the sealed file."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.exchange.choices import ExportState
from liuli.exchange.flows import EXPORT
from liuli.exchange.querysets import ExportQuerySet


class Export(models.Model):
    """One file a person asked for. The row is the truth; a worker only moves it on.

    `source` and `subject` name what is listed, `query` holds the filter exactly as it
    was on the screen. Only who asked sees it; the file is wiped at `expires_at`.
    """

    source = models.CharField(_("source"), max_length=40)
    subject = models.CharField(_("list"), max_length=100)
    query = models.JSONField(_("filter"), default=dict, blank=True)
    title = models.CharField(_("title"), max_length=100)
    language = models.CharField(_("language"), max_length=10, default="zh-hans")
    purpose = models.CharField(_("purpose"), max_length=80)
    is_unmasked = models.BooleanField(_("with full numbers"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=ExportState, default=ExportState.WAITING
    )
    fault = models.CharField(_("why there is no file"), max_length=30, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    expected = models.PositiveIntegerField(_("rows when asked"), default=0)
    written = models.PositiveIntegerField(_("rows written"), default=0)
    file = models.CharField(_("sealed file"), max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    taken = models.PositiveSmallIntegerField(_("times taken"), default=0)
    asked_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("asked by"),
    )
    asked_at = models.DateTimeField(_("asked"))
    finished_at = models.DateTimeField(_("finished"), null=True)
    expires_at = models.DateTimeField(_("file is wiped"), null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="export_state_known", condition=Q(state__in=ExportState.values)
            ),
            models.CheckConstraint(
                name="export_ready_with_a_file",
                condition=~Q(state=ExportState.READY)
                | (
                    ~Q(file="") & Q(finished_at__isnull=False, expires_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="export_wiped_without_a_file",
                condition=~Q(state__in=[ExportState.WIPED, ExportState.FAILED])
                | Q(file=""),
            ),
            models.CheckConstraint(
                name="export_for_a_purpose", condition=~Q(purpose="")
            ),
            models.CheckConstraint(
                name="export_failed_for_a_reason",
                condition=~Q(state=ExportState.FAILED) | ~Q(fault=""),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="export_flow", field="state", transitions=EXPORT.transitions()
            )
        ]

    def __str__(self) -> str:
        return f"Export #{self.pk} ({self.subject})"
