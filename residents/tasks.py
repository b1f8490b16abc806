"""The monthly doorbell."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from liuli.kernel.access import System
from residents.operations import classify_residents, communities_to_classify


@shared_task(name="residents.tasks.classify_due", soft_time_limit=600, time_limit=660)
def classify_due() -> int:
    """Read the classes where nobody has this month; rung daily, safe to repeat."""
    today = timezone.localdate()
    actor: Any = System("residents.tasks.classify_due")
    communities = communities_to_classify(today=today)
    for community in communities:
        classify_residents(community, today=today, actor=actor)
    return len(communities)
