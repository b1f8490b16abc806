"""Ledgers and lists taken away when their time is over (PI-5, SEC-10)."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from liuli.exchange.conflicts import lapse_conflicts
from liuli.exchange.models import Export, Import
from liuli.exchange.storage import kept_files, wipe, wipe_later, written_before

_ORPHAN_AGE: Final = timedelta(hours=1)


def expire_imports(*, now: datetime) -> int:
    """Wipe files and quoted cells whose time is over; returns of how many (PI-5)."""
    expired = 0
    for found in Import.objects.expired(now):
        with transaction.atomic():
            job = Import.objects.for_update().get(pk=found.pk)
            wipe_later(job.upload)
            wipe_later(job.report)
            job.upload, job.report, job.is_wiped = "", "", True
            job.save(update_fields=["upload", "report", "is_wiped"])
            job.problems.update(quoted=None)
            lapse_conflicts(job)
            job.rows.update(before=None, mark="")  # where from is kept (provenance)
        expired += 1
    _wipe_orphans(now)
    return expired


def _wipe_orphans(now: datetime) -> None:
    """Files of an upload or a report whose transaction never came to its end."""
    named = set(Export.objects.exclude(file="").values_list("file", flat=True))
    for pair in Import.objects.values_list("upload", "report"):
        named |= {name for name in pair if name}
    for name in kept_files() - named:
        if written_before(name, now - _ORPHAN_AGE):
            wipe(name)
