"""Doorbells: each wakes one operation that looks into the tables."""

from celery import shared_task
from django.utils import timezone

from services.operations.care import raise_missed_visits
from services.operations.care_notes import forget_old_notes
from services.operations.points import expire_points


@shared_task(name="services.tasks.watch_care", time_limit=290, soft_time_limit=270)
def watch_care() -> int:
    """Raise missed care visits, and let old notes go; safe to repeat."""
    now = timezone.now()
    forget_old_notes(now=now)
    return raise_missed_visits(now=now)


@shared_task(name="services.tasks.expire_points", time_limit=290, soft_time_limit=270)
def expire_old_points() -> int:
    """Let points run out after their last day; safe to repeat."""
    return expire_points(now=timezone.now())
