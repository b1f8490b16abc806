"""Doorbells: each wakes one operation that looks into the tables."""

from celery import shared_task
from django.utils import timezone

from liuli.kernel.access import SYSTEM
from services.operations import vouchers
from services.operations.meals import orders, stopping


@shared_task(time_limit=290, soft_time_limit=270)
def expire_vouchers() -> None:
    """Vouchers whose last day is over."""
    vouchers.expire_vouchers(today=timezone.localdate())


@shared_task(time_limit=290, soft_time_limit=270)
def place_standing_orders() -> None:
    """Standing orders of today and tomorrow."""
    orders.place_orders_of_day(actor=SYSTEM, now=timezone.now())


@shared_task(time_limit=290, soft_time_limit=270)
def close_meal_orders() -> None:
    """Orders of days that are over."""
    orders.close_orders(today=timezone.localdate())


@shared_task(time_limit=290, soft_time_limit=270)
def stop_meal_subsidies() -> None:
    """Diners who moved away (ML-6)."""
    stopping.stop_where_moved(today=timezone.localdate())
