"""Doorbells: each wakes one operation that looks into the tables."""

from celery import shared_task
from django.utils import timezone

from petitions.operations import reminders, selfservice


@shared_task(time_limit=290, soft_time_limit=270)
def remind_of_petitions() -> None:
    """Tell of limits that are near or over, and of promises that are due."""
    reminders.remind_of_petitions(now=timezone.now())


@shared_task(time_limit=290, soft_time_limit=270)
def forget_tries() -> None:
    """Delete wrong query codes that are too old to count."""
    selfservice.forget_tries(now=timezone.now())
