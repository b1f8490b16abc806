"""Shops of a street, and watch groups made of them."""

from datetime import date, datetime

from hazards.choices import SiteKind
from hazards.models import Site, WatchDuty, WatchGroup, WatchSeat
from hazards.operations.sites import SiteWords, add_site
from hazards.operations.watch.groups import form_groups
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from tests.clock import SHANGHAI, TODAY
from tests.factories.hazards import LONG_AGO


def some_shops(community: Unit, count: int, *, road: str = "琉璃中街") -> list[Site]:
    """Shops at the next house numbers of a road."""
    known = Site.objects.filter(kind=SiteKind.STREET_FRONT).count()
    return [
        add_site(
            community,
            kind=SiteKind.STREET_FRONT,
            address=f"{road}{known + n}号",
            words=SiteWords(name=f"中街小店{known + n}"),
            known_since=LONG_AGO,
            actor=SYSTEM,
        )
        for n in range(1, count + 1)
    ]


def watch_groups(community: Unit, shops: int, *, on: date = TODAY) -> list[WatchGroup]:
    """Groups of new shops that keep watch from a day on."""
    some_shops(community, shops)
    return form_groups(community, on=on, actor=SYSTEM)


def seat_of(duty: WatchDuty) -> WatchSeat:
    """The place of the shop on duty."""
    return WatchSeat.objects.standing().get(shop=duty.shop)


def duty_on(group: WatchGroup, day: date) -> WatchDuty:
    """The duty of a group on a day."""
    return WatchDuty.objects.get(group=group, on=day)


def noon_of(day: date) -> datetime:
    """Twelve o'clock of a day."""
    return datetime(day.year, day.month, day.day, 12, 0, tzinfo=SHANGHAI)
