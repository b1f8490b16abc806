"""Doorbells: each wakes one operation that looks into the tables."""

from celery import shared_task
from django.utils import timezone

from liuli.kernel.access import SYSTEM
from services.operations import tries, vouchers
from services.operations.care import raise_missed_visits
from services.operations.care_notes import forget_old_notes
from services.operations.meals import orders, stopping
from services.operations.orders.partners import warn_of_contracts
from services.operations.orders.referrals import raise_late_referrals
from services.operations.orders.rounds import close_rounds
from services.operations.points import expire_points
from services.operations.venues import forget_old_codes
from services.operations.volunteers_gone import forget_left_volunteers
from services.operations.youth import enrolling, pickup, selfservice


@shared_task(time_limit=290, soft_time_limit=270)
def climb_youth_ladder() -> None:
    """Call who is next for children not fetched (YT-3)."""
    pickup.climb_ladder(now=timezone.now())


@shared_task(time_limit=290, soft_time_limit=270)
def lapse_youth_offers() -> None:
    """Offers over their deadline go to the next in line (YT-2)."""
    enrolling.lapse_offers(now=timezone.now())


@shared_task(time_limit=590, soft_time_limit=570)
def forget_young_people() -> None:
    """Delete children's data a year after its end (PI-5)."""
    enrolling.forget_young_people(now=timezone.now())


@shared_task(time_limit=290, soft_time_limit=270)
def forget_tries() -> None:
    """Delete tries at public pages that are too old to count."""
    now = timezone.now()
    tries.forget_tries(now=now)
    selfservice.forget_tries(now=now)


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


@shared_task(name="services.tasks.watch_care", time_limit=290, soft_time_limit=270)
def watch_care() -> int:
    """Raise missed care visits, let old notes and codes go; safe to repeat."""
    now = timezone.now()
    forget_old_notes(now=now)
    forget_old_codes(now=now)
    forget_left_volunteers(now=now)
    return raise_missed_visits(now=now)


@shared_task(name="services.tasks.expire_points", time_limit=290, soft_time_limit=270)
def expire_old_points() -> int:
    """Let points run out after their last day; safe to repeat."""
    return expire_points(now=timezone.now())


@shared_task(time_limit=290, soft_time_limit=270)
def close_group_rounds() -> int:
    """Rounds whose last moment is over go through or fail; safe to repeat (K10)."""
    return close_rounds(now=timezone.now())


@shared_task(time_limit=290, soft_time_limit=270)
def watch_partners() -> int:
    """Contracts that end soon, referrals without an answer; safe to repeat."""
    now = timezone.now()
    return warn_of_contracts(now=now) + raise_late_referrals(now=now)
