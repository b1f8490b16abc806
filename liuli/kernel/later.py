"""Waking a worker after the commit, by name."""

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)


def after_commit(task: str, /, **arguments: str | float | bool | None) -> None:
    """Ring the doorbell of `task` once the running transaction has committed.

    The truth is already a row: with the broker down the act stands, the failure is
    logged, and the sweep that looks into the table does the work later.
    """

    def ring() -> None:
        try:
            current_app.send_task(task, kwargs=arguments)
        except (OperationalError, OSError):
            log.warning("Broker away: %s waits for its sweep.", task)

    transaction.on_commit(ring, robust=True)
