"""Doorbells of the worker: try, write, take out, take up again, wipe."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from celery import shared_task
from django.db import connection
from django.utils import timezone

from liuli.exchange.choices import ImportState
from liuli.exchange.exports import expire_exports, fail_export
from liuli.exchange.exports import run_export as write_export
from liuli.exchange.models import Export, Import
from liuli.exchange.operations import (
    MOST_ATTEMPTS,
    give_up,
    try_import,
)
from liuli.exchange.operations import (
    run_import as write_import,
)
from liuli.exchange.wiping import expire_imports
from liuli.kernel.access import SYSTEM
from liuli.kernel.later import after_commit

log = logging.getLogger(__name__)

_JOB_LOCK = 0x11_0002  # first key of the advisory locks of single imports
_EXPORT_LOCK = 0x11_0003
_TRYING = frozenset({ImportState.UPLOADED, ImportState.CHECKING})
_WRITING = frozenset({ImportState.CONFIRMED, ImportState.RUNNING})
_PATIENCE_SECONDS = 30


@shared_task(name="liuli.exchange.tasks.check_import", soft_time_limit=840)
def check_import(*, import_id: int) -> None:
    """The dry run of one import."""
    _work(import_id, _TRYING)


@shared_task(name="liuli.exchange.tasks.run_import", soft_time_limit=840)
def run_import(*, import_id: int) -> None:
    """Write one confirmed import."""
    _work(import_id, _WRITING)


@shared_task(name="liuli.exchange.tasks.resume_imports", soft_time_limit=60)
def resume_imports() -> None:
    """Wake a worker for imports that were forgotten or whose worker died."""
    now = timezone.now()
    for job in Import.objects.waiting_for_a_worker():
        since = max(filter(None, (job.uploaded_at, job.confirmed_at)))
        if (now - since).total_seconds() < _PATIENCE_SECONDS:
            continue
        with _alone(job.pk) as alone:
            if not alone:
                continue
            if job.attempts >= MOST_ATTEMPTS:
                give_up(job)
                continue
        name = "check_import" if job.state in _TRYING else "run_import"
        after_commit(f"liuli.exchange.tasks.{name}", import_id=job.pk)


@shared_task(name="liuli.exchange.tasks.expire_uploads", soft_time_limit=300)
def expire_uploads() -> None:
    """Wipe what has been kept long enough."""
    expire_imports(now=timezone.now())


@shared_task(name="liuli.exchange.tasks.run_export", soft_time_limit=3_000)
def run_export(*, export_id: int) -> None:
    """Write one file somebody asked for."""
    with _alone(export_id, lock=_EXPORT_LOCK) as alone:
        export = Export.objects.select_related("asked_by").filter(pk=export_id).first()
        if export is None:
            log.info("Export %s is gone.", export_id)
        elif alone:
            write_export(export, now=timezone.now())


@shared_task(name="liuli.exchange.tasks.resume_exports", soft_time_limit=60)
def resume_exports() -> None:
    """Wake a worker for exports that were forgotten or whose worker died."""
    since = timezone.now() - timedelta(seconds=_PATIENCE_SECONDS)
    for export in Export.objects.waiting_for_a_worker().filter(asked_at__lt=since):
        with _alone(export.pk, lock=_EXPORT_LOCK) as alone:
            if not alone:
                continue
            if export.attempts >= MOST_ATTEMPTS:
                fail_export(export, "interrupted")
                continue
        after_commit("liuli.exchange.tasks.run_export", export_id=export.pk)


@shared_task(name="liuli.exchange.tasks.expire_files", soft_time_limit=300)
def expire_files() -> None:
    """Wipe exports after their day."""
    expire_exports(now=timezone.now())


def _work(import_id: int, states: frozenset[ImportState]) -> None:
    with _alone(import_id) as alone:
        if not alone:
            return
        job = (
            Import.objects.select_related("uploaded_by", "confirmed_by")
            .filter(pk=import_id)
            .first()
        )
        if job is None:
            log.info("Import %s is gone.", import_id)
            return
        if job.state not in states:
            return
        now = timezone.now()
        if states is _TRYING:
            try_import(job, actor=job.uploaded_by or SYSTEM, now=now)
        else:
            write_import(job, actor=job.confirmed_by or SYSTEM, now=now)


@contextmanager
def _alone(number: int, *, lock: int = _JOB_LOCK) -> Iterator[bool]:
    """Whether nobody else works on this one; a dead worker's hold ends with it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [lock, number])
        held = bool(cursor.fetchone()[0])
    try:
        yield held
    finally:
        if held and connection.connection and not connection.connection.broken:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [lock, number])
