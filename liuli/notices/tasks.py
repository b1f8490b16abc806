"""The doorbell of the outbox."""

from celery import shared_task
from django.utils import timezone

from liuli.notices import operations


@shared_task(time_limit=590, soft_time_limit=570)
def deliver_due() -> None:
    """Send what is due; safe to run late, twice, or from two beats at once."""
    operations.deliver_due(now=timezone.now())
