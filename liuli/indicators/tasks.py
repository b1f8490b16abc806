"""The nightly count."""

from datetime import date

from celery import shared_task
from django.utils import timezone

from liuli.indicators import operations


@shared_task
def snapshot_day(*, day: str | None = None) -> None:
    """Keep the figures of one day, or of every day that is over and may change."""
    now = timezone.now()
    if day is None:
        operations.close_days(today=timezone.localdate(now), now=now)
    else:
        operations.snapshot_day(date.fromisoformat(day), now=now)
