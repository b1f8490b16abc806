"""Doorbells: each wakes one operation that looks into the tables."""

from celery import shared_task
from django.utils import timezone

from hazards.operations import (
    codes,
    key_site_news,
    paper_news,
    relook_news,
    reminders,
    schedules,
    severities,
    tips,
)
from hazards.operations.watch import duties as watch_duties
from hazards.operations.watch import reminders as watch_reminders


@shared_task(time_limit=290, soft_time_limit=270)
def schedule_rounds() -> None:
    """Make the missing rounds of today and the days ahead."""
    schedules.schedule_rounds(timezone.localdate())


@shared_task(time_limit=290, soft_time_limit=270)
def remind_rounds() -> None:
    """Call rounds not started to mind."""
    reminders.remind_rounds(now=timezone.now())


@shared_task(time_limit=590, soft_time_limit=570)
def warn_due_hazards() -> None:
    """Tell of hazards turning yellow and red."""
    reminders.warn_due_hazards(now=timezone.now())


@shared_task(time_limit=590, soft_time_limit=570)
def raise_missed_hazards() -> None:
    """Make general hazards with two missed due dates major."""
    severities.raise_missed(now=timezone.now())


@shared_task(time_limit=290, soft_time_limit=270)
def make_watch_duties() -> None:
    """Make the missing days of the seven-shop watch."""
    watch_duties.make_duties_everywhere(today=timezone.localdate())


@shared_task(time_limit=290, soft_time_limit=270)
def remind_watch() -> None:
    """Call tomorrow's watch to mind."""
    watch_reminders.remind_watch(now=timezone.now())


@shared_task(time_limit=290, soft_time_limit=270)
def forget_tip_contacts() -> None:
    """Destroy contacts of tips that have grown old."""
    tips.forget_contacts(today=timezone.localdate())


@shared_task(time_limit=290, soft_time_limit=270)
def forget_tries() -> None:
    """Delete tries at public pages that are too old to count."""
    codes.forget_tries(now=timezone.now())


@shared_task(time_limit=290, soft_time_limit=270)
def remind_relooks() -> None:
    """Call re-looks to mind, and key sites nobody has looked at."""
    now = timezone.now()
    relook_news.remind_relooks(now=now)
    key_site_news.remind_key_sites(now=now)


@shared_task(time_limit=290, soft_time_limit=270)
def remind_of_papers() -> None:
    """Call hand-overs, licences and meter rounds to mind."""
    paper_news.remind_of_papers(now=timezone.now())
