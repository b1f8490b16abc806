"""How venues are used, and which older people live beyond a walk (K22, K23)."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from liuli.parameters.operations import parameter
from residents.models import Person, Stay
from services.choices.venues import VenueKind
from services.models import Venue, VenueBooking, WalkTime
from services.operations.venues import week_of
from services.rules import venues as rules


@dataclass(frozen=True)
class Use:
    """Hours of one venue: open, booked by purpose, idle."""

    venue: Venue
    open: Decimal
    booked: Decimal
    by_purpose: dict[str, Decimal]
    idle_percent: int | None


@dataclass
class Circle:
    """Older people by their walk to the nearest venue of one kind."""

    kind: VenueKind
    within: int = 0
    beyond: int = 0
    unknown: int = 0
    far: list[tuple[Any, int, int]] = field(default_factory=list)


def use_of_venues(venues: Any, *, first: date, last: date) -> list[Use]:
    """Each venue's hours from one day to another, both included."""
    zone = timezone.get_default_timezone()
    begin = datetime.combine(first, datetime.min.time(), tzinfo=zone)
    end = datetime.combine(last + timedelta(days=1), datetime.min.time(), tzinfo=zone)
    spans: dict[int, Counter[str]] = {}
    standing = VenueBooking.objects.standing().filter(venue__in=venues)
    for booking in standing.at(begin, end):
        minutes = (booking.period.upper - booking.period.lower) // timedelta(minutes=1)
        spans.setdefault(booking.venue_id, Counter())[booking.purpose] += minutes
    return [
        _use(venue, spans.get(venue.pk, Counter()), first=first, last=last)
        for venue in venues.prefetch_related("hours").order_by("name", "pk")
    ]


def _use(venue: Venue, minutes: Counter[str], *, first: date, last: date) -> Use:
    open_ = rules.open_hours(week_of(venue), first=first, last=last)
    by_purpose = {
        purpose: rules.as_hours(timedelta(minutes=count))
        for purpose, count in minutes.items()
    }
    booked = sum(by_purpose.values(), Decimal("0.0"))
    return Use(venue, open_, booked, by_purpose, rules.idle_share(open_, booked))


def circles(people: Any, venues: Any, *, on: date) -> list[Circle]:
    """Per kind of venue there is: how many older people are within the walk.

    By minutes entered for their building, never by a radius. `far` names buildings,
    with the minutes and how many of them live there; nobody's name.
    """
    most = int(parameter("venue.circle_minutes", on=on))
    age = int(parameter("venue.elder_age", on=on))
    born_by = on.replace(year=on.year - age, day=min(on.day, 28))
    elders = Person.objects.filter(pk__in=people, birth_on__lte=born_by)
    stays = Stay.objects.filter(person__in=elders).covering(on)
    homes = Counter(dict(stays.values_list("person", "address").distinct()).values())
    found = []
    for kind in VenueKind:
        of_kind = venues.filter(kind=kind)
        if of_kind.exists():
            found.append(_circle(kind, of_kind, homes, most=most))
    return found


def _circle(kind: VenueKind, venues: Any, homes: Counter[int], *, most: int) -> Circle:
    walks = WalkTime.objects.filter(venue__in=venues, address__in=homes)
    nearest: dict[int, WalkTime] = {}
    for walk in walks.select_related("address").order_by("minutes"):
        nearest.setdefault(walk.address_id, walk)
    circle = Circle(kind)
    for address, count in homes.items():
        walk = nearest.get(address)
        place = rules.circle(walk.minutes if walk else None, most=most)
        setattr(circle, place, getattr(circle, place) + count)
        if walk is not None and place == "beyond":
            circle.far.append((walk.address, walk.minutes, count))
    circle.far.sort(key=lambda line: -line[1])
    return circle
