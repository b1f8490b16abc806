"""Venues and wishes to book them, invented."""

from datetime import time, timedelta
from decimal import Decimal

from liuli.kernel.access import SYSTEM
from services.choices.venues import BookingPurpose, Serves, VenueKind
from services.operations.venues import Wish, add_venue, set_opening
from tests.clock import NOON

HOUR = timedelta(hours=1)
TWO = NOON + timedelta(days=1)


def a_venue(unit, *, name="晓筑", days=range(7), **facts):
    given = {
        "kind": VenueKind.HALL, "place": "中街口", "area_m2": Decimal("80.5"),
        "capacity": 30, "serves": Serves.ALL, "use": "活动",
    }  # fmt: skip
    venue = add_venue(unit, name=name, actor=SYSTEM, **given | facts)
    for day in days:
        set_opening(venue, weekday=day, opens=time(9), closes=time(18), actor=SYSTEM)
    return venue


def a_wish(starts=TWO, hours=2, **facts):
    given = {"purpose": BookingPurpose.COURSE, "title": "书法课", "head_count": 10}
    return Wish(starts=starts, ends=starts + hours * HOUR, **given | facts)
