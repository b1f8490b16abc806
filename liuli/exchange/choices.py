"""The words of an import, as the database stores them."""

from django.db import models
from django.utils.translation import pgettext_lazy


class ImportState(models.TextChoices):
    """How far a ledger has come on its way in (XL-10)."""

    UPLOADED = "uploaded", pgettext_lazy("import", "waits for the dry run")
    CHECKING = "checking", pgettext_lazy("import", "dry run under way")
    CHECKED = "checked", pgettext_lazy("import", "waits for confirmation")
    CONFIRMED = "confirmed", pgettext_lazy("import", "waits to be written")
    RUNNING = "running", pgettext_lazy("import", "being written")
    DONE = "done", pgettext_lazy("import", "imported")
    FAILED = "failed", pgettext_lazy("import", "not imported")
    UNDONE = "undone", pgettext_lazy("import", "undone")


class Stage(models.TextChoices):
    """What the worker is at, for the person who waits."""

    WAITING = "waiting", pgettext_lazy("stage", "waiting for a worker")
    READING = "reading", pgettext_lazy("stage", "reading the file")
    CHECKING = "checking", pgettext_lazy("stage", "checking the rows")
    COMPARING = "comparing", pgettext_lazy("stage", "comparing with what is there")
    WRITING = "writing", pgettext_lazy("stage", "writing")
    FINISHED = "finished", pgettext_lazy("stage", "finished")


class ProblemLevel(models.TextChoices):
    """What a problem means for its row."""

    REFUSED = "refused", pgettext_lazy("problem", "refused")
    DUPLICATE = "duplicate", pgettext_lazy("problem", "duplicate")
    WARNING = "warning", pgettext_lazy("problem", "warning")


class Action(models.TextChoices):
    """What an import did to a row of a table."""

    CREATED = "created", pgettext_lazy("action", "created")
    UPDATED = "updated", pgettext_lazy("action", "updated")


class ExportState(models.TextChoices):
    """How far a list has come on its way out (XL-12)."""

    WAITING = "waiting", pgettext_lazy("export", "waits for a worker")
    RUNNING = "running", pgettext_lazy("export", "being written")
    READY = "ready", pgettext_lazy("export", "ready")
    FAILED = "failed", pgettext_lazy("export", "not written")
    WIPED = "wiped", pgettext_lazy("export", "wiped")


class ConflictState(models.TextChoices):
    """What became of a verified value that a ledger contradicts (XL-11)."""

    OPEN = "open", pgettext_lazy("conflict", "to decide")
    KEPT = "kept", pgettext_lazy("conflict", "kept")
    TAKEN = "taken", pgettext_lazy("conflict", "taken from the sheet")
    WITHDRAWN = "withdrawn", pgettext_lazy("conflict", "taken back with the import")
    LAPSED = "lapsed", pgettext_lazy("conflict", "lapsed with the file")
