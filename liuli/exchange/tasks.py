"""Doorbells of the worker: try, write, take up again, wipe."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from celery import shared_task
from django.db import connection
from django.utils import timezone

from liuli.exchange.choices import ImportState
from liuli.exchange.models import Import
from liuli.exchange.operations import (
    MOST_ATTEMPTS,
    expire_imports,
    give_up,
    try_import,
)
from liuli.exchange.operations import (
    run_import as write_import,
)
from liuli.kernel.access import SYSTEM
from liuli.kernel.later import after_commit

log = logging.getLogger(__name__)

_JOB_LOCK = 0x11_0002  # first key of the advisory locks of single imports
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
def _alone(import_id: int) -> Iterator[bool]:
    """Whether nobody else works on this import; a dead worker's hold ends with it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_JOB_LOCK, import_id])
        held = bool(cursor.fetchone()[0])
    try:
        yield held
    finally:
        if held and connection.connection and not connection.connection.broken:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_advisory_unlock(%s, %s)", [_JOB_LOCK, import_id]
                )
