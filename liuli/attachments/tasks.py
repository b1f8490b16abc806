"""A doorbell: photo files no row names are taken away at night."""

from celery import shared_task
from django.utils import timezone

from liuli.attachments import sweeping
from liuli.kernel.access import SYSTEM


@shared_task(name="liuli.attachments.tasks.sweep_photos", soft_time_limit=840)
def sweep_photos() -> None:
    """What killed uploads left behind (reliability 4.3)."""
    sweeping.sweep_photos(actor=SYSTEM, now=timezone.now())
