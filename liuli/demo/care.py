"""Who is looked after, who helps, which spaces there are: a few invented rows."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Final

from django.utils import timezone

from liuli.accounts.models import User
from liuli.demo.orders import order_together
from liuli.demo.publicity import tell_and_ask
from liuli.territory.models import Unit
from residents.choices import Basis, Tag
from residents.models import Person
from residents.operations import add_service_tag
from services.choices.activities import CountedHow, EventKind
from services.choices.care import VisitTold
from services.choices.points import StockKind, StockReason
from services.choices.venues import BookingPurpose, Serves, VenueKind
from services.choices.volunteers import Tier
from services.models import Shift, StockItem, Venue
from services.operations.activities import count_event, give_kits, plan_event
from services.operations.care import begin_care, record_visit
from services.operations.care_notes import write_note
from services.operations.hours import confirm_hours, enter_hours
from services.operations.points import order_item
from services.operations.stock import add_stock_item, book_stock
from services.operations.venues import (
    Wish,
    add_venue,
    book_venue,
    give_booking_code,
    set_opening,
)
from services.operations.volunteers import join_volunteers, plan_shift, sign_up

_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_OF_AGE: Final = 25 * 365 * _DAY
_TAGS: Final = (Tag.LIVES_ALONE, Tag.EMPTY_NEST, Tag.DISABLED)
_VENUES: Final = (
    ("党群服务中心多功能厅", VenueKind.HALL, "120", 60, Serves.ALL, "会议与文体"),
    ("晓筑共享客厅", VenueKind.LIVING_ROOM, "80", 30, Serves.OLD, "老人休闲"),
    ("三期活动用房", VenueKind.OTHER, "65", 25, Serves.ALL, ""),
)


def care_for_people(
    community: Unit,
    grid: Unit,
    *,
    carer: User,
    cadre: User,
    secretary: User,
    now: datetime,
) -> None:
    """Care, volunteers, venues, events, notices, surveys, partners and orders."""
    look_after(grid, carer=carer, cadre=cadre, now=now)
    gather_volunteers(community, cadre=cadre, secretary=secretary, now=now)
    open_venues(community, cadre=cadre, now=now)
    hold_events(community, cadre=cadre, now=now)
    tell_and_ask(community, grid, cadre=cadre, secretary=secretary, now=now)
    order_together(community, grid, cadre=cadre, carer=carer, now=now)


def look_after(grid: Unit, *, carer: User, cadre: User, now: datetime) -> None:
    """Three people in care: visited, due today, missed."""
    before = now - 9 * _DAY
    free = Person.objects.filter(
        unit=grid, merged_into=None, erased_at=None, tags__isnull=True
    )
    for place, (person, tag) in enumerate(
        zip(free.order_by("pk"), _TAGS, strict=False)
    ):
        add_service_tag(
            person,
            tag=tag,
            basis=Basis.CONSENT,
            actor=cadre,
            starts_on=timezone.localdate(before),
        )
        plan = begin_care(
            person,
            tag=tag,
            carer=carer,
            rhythm_days=7,
            first_on=timezone.localdate(before) + place * _DAY,
            actor=cadre,
            now=before,
        )
        write_note(plan, text="喜欢聊天，听力不好，说话要慢。", actor=carer, now=before)
        if place < len(_TAGS) - 1:
            record_visit(
                plan.visits.due().get(),
                told=VisitTold.DONE,
                on=timezone.localdate(now) - (7 - 3 * place) * _DAY,
                actor=carer,
                now=now - (7 - 3 * place) * _DAY,
            )


def gather_volunteers(
    community: Unit, *, cadre: User, secretary: User, now: datetime
) -> None:
    """Four volunteers with hours and points, two shifts, things to exchange."""
    today = timezone.localdate(now)
    people = Person.objects.in_unit(community).filter(
        merged_into=None, erased_at=None, birth_on__lte=today - _OF_AGE
    )
    soap = _stocked(community, cadre, now)
    shift = _shift(community, cadre, now)
    for place, person in enumerate(people.order_by("-pk")[:4]):
        volunteer = join_volunteers(person, actor=cadre, now=now - 30 * _DAY)
        row = enter_hours(
            volunteer,
            on=today - (place + 1) * _DAY,
            hours=Decimal("2.5") + place,
            tier=Tier.BASIC,
            what="街面清洁",
            actor=cadre,
            now=now,
        )
        if place:
            confirm_hours(row, actor=secretary, now=now)
            sign_up(shift, volunteer=volunteer, actor=cadre, now=now)
        if place == 1:
            order_item(volunteer, item=soap, quantity=1, actor=cadre, now=now)


def open_venues(community: Unit, *, cadre: User, now: datetime) -> None:
    """Three spaces, one of them idle, with bookings and a code for a group."""
    today = timezone.localdate(now)
    for name, kind, area, capacity, serves, use in _VENUES:
        venue = add_venue(
            community,
            name=name,
            kind=kind,
            place="中三街",
            area_m2=Decimal(area),
            capacity=capacity,
            serves=serves,
            use=use,
            actor=cadre,
        )
        for weekday in range(7):
            set_opening(
                venue, weekday=weekday, opens=time(9), closes=time(21), actor=cadre
            )
    zone = timezone.get_default_timezone()
    hall = Venue.objects.get(unit=community, name=_VENUES[0][0])
    begin = datetime.combine(today, time(9, 30), tzinfo=zone)
    for days, title, purpose in (
        (-3, "书法课", BookingPurpose.COURSE),
        (1, "合唱排练", BookingPurpose.CULTURE),
        (2, "健康讲座", BookingPurpose.SERVICE),
    ):
        starts = begin + days * _DAY
        wish = Wish(starts, starts + 2 * _HOUR, purpose, title, 20)
        book_venue(hall, wish=wish, actor=cadre, now=min(now, starts - _HOUR))
    give_booking_code(
        community, holder="合唱队", expires_on=today + 180 * _DAY, actor=cadre, now=now
    )


def hold_events(community: Unit, *, cadre: User, now: datetime) -> None:
    """A neighbours' day counted, anti-drug publicity, a sorting event with kits."""
    today = timezone.localdate(now)
    kits = StockItem.objects.get(unit=community, name="垃圾分类包")
    for days, kind, title, came, how in (
        (20, EventKind.NEIGHBOURS, "邻里节百家宴", 260, CountedHow.ABOUT),
        (12, EventKind.ANTI_DRUG, "禁毒知识宣传", 200, CountedHow.AT_LEAST),
        (5, EventKind.SORTING, "垃圾分类进院落", 86, CountedHow.EXACT),
    ):
        event = plan_event(
            community,
            kind=kind,
            title=title,
            place="中三街",
            held_on=today - days * _DAY,
            actor=cadre,
        )
        count_event(event, head_count=came, counted_how=how, actor=cadre, today=today)
    give_kits(event, item=kits, count=80, actor=cadre)


def _stocked(community: Unit, cadre: User, now: datetime) -> StockItem:
    today = timezone.localdate(now)
    soap = add_stock_item(
        community, kind=StockKind.REWARD, name="洗衣液", cost=30, actor=cadre
    )
    kits = add_stock_item(
        community, kind=StockKind.KIT, name="垃圾分类包", cost=None, actor=cadre
    )
    for item, count in ((soap, 40), (kits, 3500)):
        book_stock(
            item, count=count, reason=StockReason.RECEIVED, on=today, actor=cadre
        )
    book_stock(kits, count=3120, reason=StockReason.GIVEN, on=today, actor=cadre)
    return soap


def _shift(community: Unit, cadre: User, now: datetime) -> Shift:
    zone = timezone.get_default_timezone()
    begin = datetime.combine(timezone.localdate(now) + 2 * _DAY, time(9), tzinfo=zone)
    return plan_shift(
        community,
        title="街面清洁",
        tier=Tier.BASIC,
        place="中三街口",
        starts_at=begin,
        ends_at=begin + 2 * _HOUR,
        places=8,
        actor=cadre,
    )
