"""A doorbell: the chain over the audit grows every minute."""

from celery import shared_task
from django.utils import timezone

from liuli.audit.sealing import seal_entries


@shared_task(name="liuli.audit.tasks.seal", soft_time_limit=120)
def seal() -> int:
    """Seal what has been written since (SEC-7)."""
    return seal_entries(now=timezone.now())
