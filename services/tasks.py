"""Doorbells: each wakes one operation that looks into the tables."""

from celery import shared_task
from django.utils import timezone

from services.operations.care import raise_missed_visits
from services.operations.care_notes import forget_old_notes


@shared_task(name="services.tasks.watch_care", time_limit=290, soft_time_limit=270)
def watch_care() -> int:
    """Raise missed care visits, and let old notes go; safe to repeat."""
    now = timezone.now()
    forget_old_notes(now=now)
    return raise_missed_visits(now=now)
