"""Taking what imports hold of certain records away, before its time is over (PI-6)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.exchange.choices import ImportState
from liuli.exchange.conflicts import lapse_conflicts
from liuli.exchange.models import Conflict, Import, ImportedRow, ImportProblem
from liuli.exchange.storage import wipe_later
from liuli.kernel.errors import Refused

_UNDER_WAY: Final = frozenset(
    {
        ImportState.UPLOADED,
        ImportState.CHECKING,
        ImportState.CHECKED,
        ImportState.CONFIRMED,
        ImportState.RUNNING,
    }
)


@transaction.atomic
def forget_records(
    records: Iterable[tuple[str, int]], *, community: Any, now: datetime
) -> int:
    """Take away what imports remember of these (model label, number) records.

    A sealed workbook cannot lose a single row, so every ledger file of the community
    is wiped with its quoted cells, whether it names the record or not; returns how
    many files that were. Raises Refused `erasure_import_waiting` while an import is
    under way: its file is still needed and may bring the record back.
    """
    jobs = Import.objects.select_for_update(of=("self",)).filter(
        unit__path__startswith=community.path, is_wiped=False
    )
    if any(job.state in _UNDER_WAY and job.expires_at > now for job in jobs):
        raise Refused(
            _("An import of this community is under way. Finish or undo it first."),
            code="erasure_import_waiting",
        )
    for model, number in records:
        ImportedRow.objects.filter(model=model, object_pk=number).delete()
        Conflict.objects.filter(model=model, object_pk=number).delete()
    for job in jobs:
        wipe_later(job.upload)
        wipe_later(job.report)
        job.upload, job.report, job.is_wiped = "", "", True
        job.save(update_fields=["upload", "report", "is_wiped"])
        lapse_conflicts(job)
    theirs = {"job__unit__path__startswith": community.path}
    ImportProblem.objects.filter(**theirs).update(quoted=None, values={})
    # A wiped import is never undone, and `expire_imports` passes it over: the values
    # of before go now, of imports that were wiped earlier too.
    ImportedRow.objects.filter(**theirs).update(before=None, mark="")
    return len(jobs)
