"""Venues: kept, opened, booked by one at a time, walked to (K20 to K23, E3f)."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.codes import bare_code, new_code
from liuli.kernel.errors import Refused
from liuli.kernel.text import fold_width
from liuli.notices.operations import notify
from liuli.parameters.operations import parameter
from liuli.places.operations import locate_address
from liuli.privacy.crypto import blind_index
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.models import Person
from services import flows
from services.choices.venues import BookingPurpose, BookingState, Serves, VenueKind
from services.models import BookingCode, OpeningHours, Venue, VenueBooking, WalkTime
from services.models.venues import LONGEST_WALK
from services.operations.care_notices import BOOKING_STANDS
from services.operations.tries import note_miss, refuse_guessing
from services.policies import venues as policies
from services.rules import venues as rules

_CODE: Final = "services.bookingcode.code"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to book."""

    starts: datetime
    ends: datetime
    purpose: BookingPurpose
    title: str
    head_count: int
    may_wait: bool = False


@transaction.atomic
def add_venue(
    unit: Any,
    *,
    name: str,
    kind: VenueKind,
    place: str,
    area_m2: Decimal,
    capacity: int,
    serves: Serves,
    use: str,
    actor: Actor,
) -> Venue:
    """A space of the inventory. Refused `words_missing`, `venue_there`, `room`."""
    require(policies.may_keep_unit, actor, unit)
    if not (name.strip() and place.strip()):
        raise Refused(_("Give the venue a name and a place."), code="words_missing")
    if area_m2 <= 0 or capacity < 1:
        raise Refused(_("A venue has an area and holds somebody."), code="room")
    if Venue.objects.filter(unit=unit, name=name.strip()).exists():
        raise Refused(_("A venue of that name is there already."), code="venue_there")
    venue = Venue.objects.create(
        unit=unit,
        name=name.strip()[:60],
        kind=kind,
        place=place.strip()[:120],
        area_m2=area_m2,
        capacity=capacity,
        serves=serves,
        use=use.strip()[:80],
    )
    record("venues.added", venue, actor=actor)
    return venue


@transaction.atomic
def put_to_use(venue: Venue, *, use: str, serves: Serves, actor: Actor) -> Venue:
    """What it is used for from now; without words it stands idle (K20)."""
    venue = _locked(venue, actor)
    venue.use, venue.serves = use.strip()[:80], serves
    venue.save(update_fields=["use", "serves"])
    record("venues.put_to_use", venue, actor=actor)
    return venue


@transaction.atomic
def set_opening(
    venue: Venue, *, weekday: int, opens: time | None, closes: time | None, actor: Actor
) -> None:
    """When it is open on a weekday; without hours it is closed that day.

    Bookings that stand are not touched. Raises Refused `hours_reversed`.
    """
    venue = _locked(venue, actor)
    if opens is None or closes is None:
        OpeningHours.objects.filter(venue=venue, weekday=weekday).delete()
    elif closes <= opens:
        raise Refused(_("The end must come after the start."), code="hours_reversed")
    else:
        OpeningHours.objects.update_or_create(
            venue=venue, weekday=weekday, defaults={"opens": opens, "closes": closes}
        )
    record("venues.hours_set", venue, actor=actor)


@transaction.atomic
def book_venue(
    venue: Venue, *, wish: Wish, actor: Actor, now: datetime
) -> VenueBooking:
    """Book a time, or join the waiting list where it is taken; of two one wins.

    Raises Refused `venue_taken`, `venue_shut`, `venue_small`, `booking_past`,
    `words_missing`.
    """
    venue = _locked(venue, actor)
    return _book(venue, wish, actor=actor, code=None, now=now)


@transaction.atomic
def book_by_code(
    code: BookingCode, *, venue: Venue, wish: Wish, now: datetime
) -> VenueBooking:
    """As `book_venue`, by a code of the community the venue lies in."""
    venue = _locked(venue, SYSTEM)
    if not venue.unit.path.startswith(code.unit.path):
        raise Refused(_("This venue belongs to another community."), code="elsewhere")
    return _book(venue, wish, actor=SYSTEM, code=code, now=now)


@transaction.atomic
def cancel_booking(booking: VenueBooking, *, actor: Actor, now: datetime) -> None:
    """Give the time back; the first on the waiting list who fits has it now.

    Raises Refused `illegal_move`, `booking_past`.
    """
    venue = Venue.objects.for_update().select_related("unit").get(pk=booking.venue_id)
    booking = VenueBooking.objects.for_update().get(pk=booking.pk)
    require(policies.may_keep, actor, venue)
    flows.BOOKING.require(booking.state, BookingState.CANCELLED)
    if booking.period.upper <= now:
        raise Refused(_("This time is over."), code="booking_past")
    stood = booking.state == BookingState.BOOKED
    booking.state = BookingState.CANCELLED
    booking.save(update_fields=["state"])
    record("venues.booking_cancelled", venue, actor=actor, at=now)
    if stood:
        _move_up(venue, booking, now=now)


@transaction.atomic
def give_booking_code(
    community: Any,
    *,
    holder: str,
    expires_on: date,
    actor: Actor,
    now: datetime,
    person: Person | None = None,
) -> BookingCode:
    """A code for a group or a resident. Refused `words_missing`, `day_passed`."""
    require(policies.may_keep_unit, actor, community)
    today = timezone.localdate(now)
    if not holder.strip():
        raise Refused(_("Say who holds the code."), code="words_missing")
    if expires_on < today:
        raise Refused(_("The last day cannot lie in the past."), code="day_passed")
    code = new_code(secrets.choice)
    given = BookingCode.objects.create(
        unit=community,
        person=person,
        holder=holder.strip()[:60],
        code=code,
        code_index=blind_index(code, _CODE),
        given_on=today,
        expires_on=expires_on,
    )
    record("venues.code_given", given, actor=actor)
    return given


def holder_of_code(text: str, *, address: str, now: datetime) -> BookingCode | None:
    """The code as typed, or None; misses are counted. Refused `too_many_tries`."""
    refuse_guessing(address, now=now)
    index = blind_index(bare_code(fold_width(text)), _CODE)
    live = BookingCode.objects.live(timezone.localdate(now)).select_related("unit")
    found = live.filter(code_index=index).first()
    if found is None:
        note_miss(address, now=now)
    return found


@transaction.atomic
def forget_old_codes(*, now: datetime) -> int:
    """Blank codes that ran out long ago, and who held them (PI-5); how many."""
    today = timezone.localdate(now)
    days = int(parameter("venue.code_keep_days", on=today))
    old = BookingCode.objects.filter(
        expires_on__lt=today - timedelta(days=days), code__isnull=False
    )
    gone = old.update(code=None, code_index=None, holder=None)
    if gone:
        record("venues.codes_forgotten", actor=SYSTEM, detail={"codes": gone}, at=now)
    return gone


@transaction.atomic
def enter_walk(
    venue: Venue, *, address: str, minutes: int, actor: Actor, now: datetime
) -> WalkTime:
    """Minutes on foot from a building, as walked; entering it again puts it right.

    Raises Refused `walk_minutes`.
    """
    venue = _locked(venue, actor)
    if not 0 <= minutes <= LONGEST_WALK:
        raise Refused(
            _("A walk takes up to %(most)d minutes.") % {"most": LONGEST_WALK},
            code="walk_minutes",
        )
    place = locate_address(
        address, community=_community(venue), today=timezone.localdate(now)
    )
    walk, _new = WalkTime.objects.update_or_create(
        venue=venue, address=place, defaults={"minutes": minutes}
    )
    record("venues.walk_entered", venue, actor=actor)
    return walk


def week_of(venue: Venue) -> dict[int, tuple[time, time]]:
    """Its opening hours by weekday."""
    return {row.weekday: (row.opens, row.closes) for row in venue.hours.all()}


def _book(
    venue: Venue, wish: Wish, *, actor: Actor, code: BookingCode | None, now: datetime
) -> VenueBooking:
    _refuse_unfit(venue, wish, now)
    clash = venue.bookings.standing().at(wish.starts, wish.ends).exists()
    if clash and not wish.may_wait:
        raise Refused(
            _("The venue is taken at that time. Choose another, or wait for it."),
            code="venue_taken",
        )
    booking = VenueBooking.objects.create(
        venue=venue,
        period=DateTimeTZRange(wish.starts, wish.ends),
        purpose=wish.purpose,
        title=wish.title.strip()[:80],
        head_count=wish.head_count,
        state=BookingState.WAITING if clash else BookingState.BOOKED,
        code=code,
        booked_by_id=actor.actor_id,
        booked_at=now,
    )
    record("venues.booked", venue, actor=actor, at=now, detail={"state": booking.state})
    return booking


def _refuse_unfit(venue: Venue, wish: Wish, now: datetime) -> None:
    if not wish.title.strip():
        raise Refused(_("Say what takes place."), code="words_missing")
    if wish.starts < now:
        raise Refused(_("This time has begun already."), code="booking_past")
    if not 1 <= wish.head_count <= venue.capacity:
        raise Refused(
            _("The venue holds %(most)d people.") % {"most": venue.capacity},
            code="venue_small",
        )
    local = timezone.localtime(wish.starts), timezone.localtime(wish.ends)
    if venue.closed_on is not None or not rules.is_open(*local, week_of(venue)):
        raise Refused(_("The venue is not open at that time."), code="venue_shut")


def _move_up(venue: Venue, gone: VenueBooking, *, now: datetime) -> None:
    """Whoever waits for a time that is free now has it, first come first."""
    waiting = venue.bookings.waiting().at(gone.period.lower, gone.period.upper)
    for booking in waiting.filter(period__startswith__gt=now):
        free = venue.bookings.standing().at(booking.period.lower, booking.period.upper)
        if free.exists():
            continue
        booking.state = BookingState.BOOKED
        booking.save(update_fields=["state"])
        record("venues.moved_up", venue, actor=SYSTEM, at=now)
        if booking.booked_by_id is not None:
            notify(
                [booking.booked_by_id],
                kind=BOOKING_STANDS,
                key=f"venue_booking:{booking.pk}:stands",
                params={"on": timezone.localdate(booking.period.lower).isoformat()},
                url=reverse("admin:services_venue_change", args=[venue.pk]),
                now=now,
            )


def _locked(venue: Venue, actor: Actor) -> Venue:
    fresh: Venue = Venue.objects.for_update().select_related("unit").get(pk=venue.pk)
    require(policies.may_keep, actor, fresh)
    return fresh


def _community(venue: Venue) -> Any:
    return Unit.objects.above(venue.unit).get(level=Level.COMMUNITY)
