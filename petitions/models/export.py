"""A list of cases that leaves the portal: asked by one, let out by another (PP-3)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from petitions.choices.cases import ExportState
from petitions.flows import cases as flows
from petitions.models.life import staff
from petitions.querysets.cases import CaseExportQuerySet


class CaseExport(models.Model):
    """Who wants a list for what, who let it out, and the sealed, marked file."""

    read_capability = "petitions.register"

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    purpose = models.CharField(_("what it is for"), max_length=200)
    asked_by = staff(_("asked by"))
    asked_at = models.DateTimeField(_("asked at"))
    state = models.CharField(
        _("state"), max_length=8, choices=ExportState, default=ExportState.ASKED
    )
    decided_by = staff(_("decided by"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    rows = models.PositiveIntegerField(_("number of cases"), null=True, blank=True)
    file = models.OneToOneField(
        "attachments.SealedFile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("file"),
    )

    objects = CaseExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export of petitions")
        verbose_name_plural = _("exports of petitions")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="caseexport_state_known",
                condition=Q(state__in=ExportState.values),
            ),
            models.CheckConstraint(
                name="caseexport_by_two_people",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                violation_error_message=_("Another person has to decide this."),
            ),
            models.CheckConstraint(
                name="caseexport_decided_iff_not_asked",
                condition=Q(
                    state=ExportState.ASKED,
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | (
                    ~Q(state=ExportState.ASKED)
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="caseexport_file_iff_approved",
                condition=Q(
                    state=ExportState.APPROVED, file__isnull=False, rows__isnull=False
                )
                | (
                    ~Q(state=ExportState.APPROVED)
                    & Q(file__isnull=True, rows__isnull=True)
                ),
            ),
            models.CheckConstraint(
                name="caseexport_says_what_for", condition=~Q(purpose="")
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="caseexport_moves_by_its_table",
                field="state",
                transitions=flows.EXPORT.transitions(),
            ),
            pgtrigger.Protect(
                name="caseexport_begins_asked",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=ExportState.ASKED),
            ),
            pgtrigger.Protect(name="caseexport_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="caseexport_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "unit", "purpose", "asked_by", "asked_at"
                ),
            ),
        ]

    def __str__(self) -> str:
        return _("Export %(number)d") % {"number": self.pk or 0}
