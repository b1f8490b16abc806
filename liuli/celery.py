"""The Celery app and its whole timetable. Beat rings; the truth is rows."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liuli.settings")

app = Celery("liuli", task_cls="liuli.kernel.tasks:LiuliTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Each entry only wakes a sweep that looks into the tables; sweeps are safe to run
# twice, late, or from two beats at once.
app.conf.beat_schedule = {
    "deliver-notices": {
        "task": "liuli.notices.tasks.deliver_due",
        "schedule": 60.0,
    },
    "close-dirty-figures": {
        "task": "liuli.indicators.tasks.snapshot_day",
        "schedule": crontab(hour="0", minute="20"),
    },
    "make-rounds": {
        "task": "hazards.tasks.schedule_rounds",
        "schedule": crontab(minute="5"),
    },
    "remind-rounds": {
        "task": "hazards.tasks.remind_rounds",
        "schedule": 300.0,
    },
    "watch-due-hazards": {
        "task": "hazards.tasks.warn_due_hazards",
        "schedule": 600.0,
    },
    "make-watch-duties": {
        "task": "hazards.tasks.make_watch_duties",
        "schedule": crontab(minute="25"),
    },
    "remind-watch": {
        "task": "hazards.tasks.remind_watch",
        "schedule": crontab(hour="17", minute="30"),
    },
    "remind-relooks": {
        "task": "hazards.tasks.remind_relooks",
        "schedule": crontab(hour="6", minute="50"),
    },
    "remind-of-papers": {
        "task": "hazards.tasks.remind_of_papers",
        "schedule": crontab(hour="6", minute="55"),
    },
    "forget-tip-contacts": {
        "task": "hazards.tasks.forget_tip_contacts",
        "schedule": crontab(hour="4", minute="20"),
    },
    "forget-tries-of-hazards": {
        "task": "hazards.tasks.forget_tries",
        "schedule": 600.0,
    },
    "classify-residents": {
        "task": "residents.tasks.classify_due",
        "schedule": crontab(hour="2", minute="30"),
    },
    "find-duplicate-residents": {
        "task": "residents.tasks.find_duplicates_everywhere",
        "schedule": crontab(hour="3", minute="40"),
    },
    "raise-missed-hazards": {
        "task": "hazards.tasks.raise_missed_hazards",
        "schedule": crontab(hour="0", minute="2"),
    },
    "retain": {
        "task": "residents.tasks.retain",
        "schedule": crontab(hour="4", minute="10"),
    },
    "watch-care": {
        "task": "services.tasks.watch_care",
        "schedule": crontab(hour="0", minute="35"),
    },
    "close-group-rounds": {
        "task": "services.tasks.close_group_rounds",
        "schedule": 300.0,
    },
    "watch-partners": {
        "task": "services.tasks.watch_partners",
        "schedule": crontab(hour="6", minute="50"),
    },
    "expire-points": {
        "task": "services.tasks.expire_points",
        "schedule": crontab(hour="0", minute="45"),
    },
    "expire-vouchers": {
        "task": "services.tasks.expire_vouchers",
        "schedule": crontab(hour="0", minute="8"),
    },
    "place-standing-meal-orders": {
        "task": "services.tasks.place_standing_orders",
        "schedule": crontab(hour="5", minute="10"),
    },
    "close-meal-orders": {
        "task": "services.tasks.close_meal_orders",
        "schedule": crontab(hour="0", minute="12"),
    },
    "stop-meal-subsidies": {
        "task": "services.tasks.stop_meal_subsidies",
        "schedule": crontab(hour="3", minute="25"),
    },
    "seal-audit": {
        "task": "liuli.audit.tasks.seal",
        "schedule": 60.0,
    },
    "remind-of-petitions": {
        "task": "petitions.tasks.remind_of_petitions",
        "schedule": crontab(hour="6", minute="40"),
    },
    "forget-tries-of-petitions": {
        "task": "petitions.tasks.forget_tries",
        "schedule": 600.0,
    },
    "call-for-children": {
        "task": "services.tasks.climb_youth_ladder",
        "schedule": 300.0,
    },
    "forget-tries-of-services": {
        "task": "services.tasks.forget_tries",
        "schedule": 600.0,
    },
    "lapse-places-offered": {
        "task": "services.tasks.lapse_youth_offers",
        "schedule": crontab(minute="35"),
    },
    "forget-young-people": {
        "task": "services.tasks.forget_young_people",
        "schedule": crontab(hour="4", minute="25"),
    },
    "sweep-photos": {
        "task": "liuli.attachments.tasks.sweep_photos",
        "schedule": crontab(hour="4", minute="50"),
    },
    "resume-imports": {
        "task": "liuli.exchange.tasks.resume_imports",
        "schedule": 60.0,
    },
    "expire-uploads": {
        "task": "liuli.exchange.tasks.expire_uploads",
        "schedule": crontab(hour="3", minute="10"),
    },
}
