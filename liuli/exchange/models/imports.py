"""An import: one ledger file on its way in, what was wrong, and what it changed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.exchange.choices import Action, ImportState, ProblemLevel, Stage
from liuli.exchange.querysets import ImportPartQuerySet, ImportQuerySet
from liuli.kernel.history import tracked
from liuli.privacy.fields import EncryptedTextField


@tracked(exclude=["progress", "stage"])
class Import(models.Model):
    """One ledger file for one unit. The row is the truth; a worker only moves it on.

    The file itself lies sealed under `upload` until `expires_at`; then it, the
    workbook of refused rows and the quoted cells are wiped (PI-5).
    """

    read_capability = Capability.LEDGERS_IMPORT

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    kind = models.CharField(_("ledger"), max_length=40, blank=True)
    kind_is_chosen = models.BooleanField(_("ledger chosen by hand"), default=False)
    file_name = models.CharField(_("file name"), max_length=255)
    file_hash = models.CharField(_("hash of the file"), max_length=64)
    size = models.PositiveIntegerField(_("bytes"))
    upload = models.CharField(_("sealed file"), max_length=100, blank=True)
    report = models.CharField(_("sealed problem workbook"), max_length=100, blank=True)
    layout = models.JSONField(_("sheets and columns found"), default=list, blank=True)
    choices = models.JSONField(_("columns chosen by hand"), default=dict, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ImportState, default=ImportState.UPLOADED
    )
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage, default=Stage.WAITING
    )
    progress = models.PositiveSmallIntegerField(_("progress (%)"), default=0)
    fault = models.CharField(_("why it was not imported"), max_length=30, blank=True)
    fault_values = models.JSONField(default=dict, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    read = models.PositiveIntegerField(_("read"), default=0)
    created = models.PositiveIntegerField(_("created"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    duplicate = models.PositiveIntegerField(_("duplicate"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    sheets = models.JSONField(_("counts of each sheet"), default=list, blank=True)
    uploaded_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"))
    checked_at = models.DateTimeField(_("checked"), null=True)
    confirmed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    undone_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("undone by"),
    )
    undone_at = models.DateTimeField(_("undone"), null=True)
    expires_at = models.DateTimeField(_("files are wiped"))
    is_wiped = models.BooleanField(_("files wiped"), default=False)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["file_hash"])]
        constraints = [
            models.CheckConstraint(
                name="import_state_known", condition=Q(state__in=ImportState.values)
            ),
            models.CheckConstraint(
                name="import_stage_known", condition=Q(stage__in=Stage.values)
            ),
            models.CheckConstraint(
                name="import_rows_add_up",
                condition=Q(
                    read=F("created")
                    + F("updated")
                    + F("unchanged")
                    + F("duplicate")
                    + F("refused")
                ),
            ),
            models.CheckConstraint(
                name="import_progress_is_a_share", condition=Q(progress__lte=100)
            ),
            models.CheckConstraint(
                name="import_failed_for_a_reason",
                condition=~Q(state=ImportState.FAILED) | ~Q(fault=""),
            ),
            models.CheckConstraint(
                name="import_finished_iff_written",
                condition=Q(
                    state__in=[ImportState.DONE, ImportState.UNDONE],
                    finished_at__isnull=False,
                )
                | ~Q(state__in=[ImportState.DONE, ImportState.UNDONE]),
            ),
        ]

    def __str__(self) -> str:
        return f"Import #{self.pk} ({self.kind or '?'})"


class ImportProblem(models.Model):
    """One thing wrong with one cell of the file; what it said is sealed."""

    read_capability = Capability.LEDGERS_IMPORT
    unit_lookup = "job__unit"

    job = models.ForeignKey(
        Import,
        on_delete=models.CASCADE,
        related_name="problems",
        verbose_name=_("import"),
    )
    sheet = models.CharField(_("sheet"), max_length=100)
    row = models.PositiveIntegerField(_("row"))
    column = models.CharField(_("column"), max_length=200, blank=True)
    code = models.CharField(_("code"), max_length=40)
    level = models.CharField(_("level"), max_length=10, choices=ProblemLevel)
    values = models.JSONField(_("details"), default=dict, blank=True)
    quoted = EncryptedTextField(
        _("the cell says"), associated="exchange.importproblem.quoted", null=True
    )

    objects = ImportPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("problem of an import")
        verbose_name_plural = _("problems of an import")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="importproblem_level_known",
                condition=Q(level__in=ProblemLevel.values),
            )
        ]

    def __str__(self) -> str:
        return f"ImportProblem #{self.pk} ({self.code})"


class ImportedRow(models.Model):
    """One row of a table that an import made or changed, for its undo.

    `before` is the row as it was; `mark` is a digest of the row as the import left
    it, so that a later change by anybody is noticed. `sheet` and `row` say where in
    the file it came from; they stay when the file, `before` and `mark` are wiped.
    """

    job = models.ForeignKey(
        Import, on_delete=models.CASCADE, related_name="rows", verbose_name=_("import")
    )
    model = models.CharField(_("kind of record"), max_length=80)
    object_pk = models.BigIntegerField(_("record number"))
    action = models.CharField(_("action"), max_length=8, choices=Action)
    before = models.JSONField(_("before"), null=True)
    mark = models.CharField(_("digest afterwards"), max_length=32, blank=True)
    sheet = models.CharField(_("sheet"), max_length=100, blank=True)
    row = models.PositiveIntegerField(_("row"), default=0)

    class Meta:
        verbose_name = _("row written by an import")
        verbose_name_plural = _("rows written by an import")
        ordering = ["pk"]
        indexes = [models.Index(fields=["model", "object_pk"])]
        constraints = [
            models.UniqueConstraint(
                name="importedrow_once", fields=["job", "model", "object_pk"]
            ),
            models.CheckConstraint(
                name="importedrow_action_known", condition=Q(action__in=Action.values)
            ),
            models.CheckConstraint(
                name="importedrow_created_from_nothing",
                condition=~Q(action=Action.CREATED) | Q(before__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"ImportedRow #{self.pk}"


class LearnedColumn(models.Model):
    """What a heading means in the ledgers of one community, once a person said so.

    `heading` is its key (no spaces, marks or brackets); an empty `column` says that
    it is kept as a note.
    """

    read_capability = Capability.LEDGERS_IMPORT

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    kind = models.CharField(_("ledger"), max_length=40)
    heading = models.CharField(_("heading"), max_length=200)
    column = models.CharField(_("column"), max_length=60, blank=True)
    learned_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("said by"),
    )
    learned_at = models.DateTimeField(_("said"))

    objects = ImportPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("remembered column")
        verbose_name_plural = _("remembered columns")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="learnedcolumn_one_meaning", fields=["unit", "kind", "heading"]
            ),
            models.CheckConstraint(
                name="learnedcolumn_heading_not_blank", condition=~Q(heading="")
            ),
        ]

    def __str__(self) -> str:
        return f"LearnedColumn #{self.pk} ({self.kind})"
