"""Doorbells: each wakes one operation that looks into the tables."""

from celery import shared_task
from django.utils import timezone

from petitions.operations import reminders


@shared_task(time_limit=290, soft_time_limit=270)
def remind_of_petitions() -> None:
    """Tell of limits that are near or over, and of promises that are due."""
    reminders.remind_of_petitions(now=timezone.now())
