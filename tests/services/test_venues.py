"""Venues: booked by one at a time, idle hours, walks (E3f, K20, K22, K23)."""

import threading
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.urls import reverse
from django.utils import timezone

from liuli.indicators.registry import Period, find_indicator
from liuli.kernel.errors import Refused
from liuli.notices.models import Notice
from residents.models import Person
from services.choices.venues import BookingPurpose, BookingState, Serves, VenueKind
from services.models import BookingCode, Venue, VenueBooking, WalkTime
from services.operations.circle import circles, use_of_venues
from services.operations.venues import (
    add_venue,
    book_by_code,
    book_venue,
    cancel_booking,
    enter_walk,
    forget_old_codes,
    give_booking_code,
    holder_of_code,
    put_to_use,
    set_opening,
)
from services.rules.venues import circle, idle_share, is_open, open_hours
from tests.clock import NOON, SHANGHAI, TODAY
from tests.factories.residents import a_person, a_stay, an_address
from tests.factories.venues import a_venue, a_wish

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TWO = NOON + DAY  # tomorrow noon
PAGE = "/services/venues/"


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def the_database_refuses(act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


# --- rules ------------------------------------------------------------------------------
def test_open_hours_idle_share_and_the_walk():
    week = {0: (time(9), time(12)), 1: (time(9), time(10, 30))}
    monday = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
    assert is_open(monday, monday + 3 * HOUR, week)
    assert not is_open(monday, monday + 4 * HOUR, week)
    assert not is_open(monday + 2 * DAY, monday + 2 * DAY + HOUR, week)
    assert not is_open(monday, monday + DAY, week)
    first = date(2026, 3, 2)
    assert open_hours(week, first=first, last=first + 7 * DAY) == Decimal("7.5")
    assert idle_share(Decimal(10), Decimal("2.5")) == 75
    assert idle_share(Decimal(0), Decimal(0)) is None
    words = [circle(minutes, most=15) for minutes in (0, 15, 16, None)]
    assert words == ["within", "within", "beyond", "unknown"]


# --- bookings ---------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_venue_is_booked_within_its_hours_and_by_one_at_a_time(
    community, cadre, worker
):
    """E3f: no double booking; the database refuses it too."""
    venue = a_venue(community)
    facts = {"actor": cadre, "now": NOON}
    refused("not_allowed", book_venue, venue, wish=a_wish(), actor=worker, now=NOON)
    refused("venue_shut", book_venue, venue, wish=a_wish(hours=7), **facts)
    refused("venue_small", book_venue, venue, wish=a_wish(head_count=31), **facts)
    refused("booking_past", book_venue, venue, wish=a_wish(NOON - HOUR), **facts)
    refused("words_missing", book_venue, venue, wish=a_wish(title=" "), **facts)
    first = book_venue(venue, wish=a_wish(), **facts)
    refused("venue_taken", book_venue, venue, wish=a_wish(TWO + HOUR), **facts)
    book_venue(venue, wish=a_wish(TWO + 2 * HOUR), **facts)

    def raw(**more):
        given = {
            "venue": venue, "period": DateTimeTZRange(TWO + HOUR, TWO + 2 * HOUR),
            "purpose": BookingPurpose.OTHER, "title": "x", "head_count": 1,
            "state": BookingState.BOOKED, "booked_at": NOON,
        }  # fmt: skip
        VenueBooking.objects.bulk_create([VenueBooking(**given | more)])

    the_database_refuses(raw)
    the_database_refuses(lambda: raw(period=DateTimeTZRange(TWO - HOUR, None)))
    the_database_refuses(lambda: raw(period=DateTimeTZRange(TWO, TWO)))
    the_database_refuses(
        lambda: raw(period=DateTimeTZRange(TWO - HOUR, TWO), head_count=31)
    )
    the_database_refuses(lambda: VenueBooking.objects.filter(pk=first.pk).delete())
    cancel_booking(first, **facts)
    the_database_refuses(lambda: VenueBooking.objects.update(state=BookingState.BOOKED))
    raw()


@pytest.mark.django_db
def test_whoever_waits_moves_up_first_come_first(community, cadre, secretary):
    """E3f: waiting list."""
    venue = a_venue(community)
    held = book_venue(venue, wish=a_wish(), actor=secretary, now=NOON)
    early = book_venue(venue, wish=a_wish(may_wait=True), actor=cadre, now=NOON)
    late = book_venue(venue, wish=a_wish(TWO + HOUR, may_wait=True), actor=secretary,
                      now=NOON + HOUR)  # fmt: skip
    assert {early.state, late.state} == {BookingState.WAITING}
    cancel_booking(held, actor=cadre, now=NOON + 2 * HOUR)
    early.refresh_from_db()
    late.refresh_from_db()
    assert (early.state, late.state) == (BookingState.BOOKED, BookingState.WAITING)
    assert Notice.objects.get(kind="services.booking_stands").recipient == cadre
    refused("illegal_move", cancel_booking, held, actor=cadre, now=NOON)
    refused("booking_past", cancel_booking, early, actor=cadre, now=TWO + 3 * HOUR)


@pytest.mark.timeout(60)
@pytest.mark.django_db(transaction=True)
def test_two_book_one_time_at_once_and_one_wins(community, cadre, secretary):
    """E3f under concurrency."""
    venue = a_venue(community)
    answers = [None, None]
    barrier = threading.Barrier(2)

    def run(place, person):
        barrier.wait()
        try:
            wish = a_wish(TWO + place * HOUR)
            answers[place] = book_venue(venue, wish=wish, actor=person, now=NOON).state
        except Refused as refusal:
            answers[place] = refusal.code
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=(place, person))
        for place, person in enumerate((cadre, secretary))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["booked", "venue_taken"]
    assert VenueBooking.objects.standing().count() == 1


# --- by code ----------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_group_books_and_cancels_by_its_code_without_a_sign_in(
    client, community, cadre
):
    """E3f, K22: no name is shown, nobody else's booking is cancelled, guessing waits."""
    now = timezone.now()
    venue = a_venue(community)
    code = give_booking_code(community, holder="舞蹈队欧阳秋", actor=cadre, now=now,
                             expires_on=timezone.localdate(now) + 30 * DAY)  # fmt: skip
    theirs = book_venue(venue, wish=a_wish(_tomorrow(now, 9)), actor=cadre, now=now)
    day = f"{timezone.localdate(now) + DAY:%Y-%m-%d}"
    wish = {
        "code": code.code, "act": "book", "venue": venue.pk, "day": day,
        "starts": "10:00", "ends": "12:00", "purpose": "culture", "title": "排练",
        "head_count": "12",
    }  # fmt: skip
    assert client.get(PAGE).status_code == 200
    taken = client.post(PAGE, wish).content.decode()
    assert "已被预订" in taken
    page = client.post(
        PAGE, wish | {"starts": "11:00", "ends": "13:00"}
    ).content.decode()
    own = VenueBooking.objects.get(code=code)
    assert (own.state, own.booked_by) == (BookingState.BOOKED, None)
    assert "欧阳秋" not in page
    assert "书法课" not in page
    client.post(PAGE, {"code": code.code, "act": "cancel", "row": theirs.pk})
    client.post(PAGE, {"code": code.code, "act": "cancel", "row": "9" * 5000})
    client.post(PAGE, {"code": code.code, "act": "cancel", "row": own.pk})
    states = dict(VenueBooking.objects.values_list("pk", "state"))
    assert states == {theirs.pk: "booked", own.pk: "cancelled"}
    for _try in range(8):
        client.post(PAGE, {"code": "AAAAABBBBB"})
    assert "请稍候" in (
        text := client.post(PAGE, {"code": code.code}).content.decode()
    ) or ("排练" not in text and "晓筑" not in text)


def _tomorrow(now, hour):
    day = timezone.localdate(now) + DAY
    return datetime.combine(day, time(hour), tzinfo=SHANGHAI)


@pytest.mark.django_db
def test_a_code_runs_out_and_opens_its_own_community_only(
    community, other_community, cadre, worker
):
    facts = {"holder": "舞蹈队", "now": NOON}
    refused("not_allowed", give_booking_code, community, expires_on=TODAY, actor=worker,
            **facts)  # fmt: skip
    refused("day_passed", give_booking_code, community, expires_on=TODAY - DAY,
            actor=cadre, **facts)  # fmt: skip
    code = give_booking_code(community, expires_on=TODAY, actor=cadre, **facts)
    assert holder_of_code(code.code, address="192.0.2.1", now=NOON) == code
    assert holder_of_code(code.code, address="192.0.2.1", now=NOON + DAY) is None
    elsewhere = a_venue(other_community)
    refused("elsewhere", book_by_code, code, venue=elsewhere, wish=a_wish(), now=NOON)
    assert forget_old_codes(now=NOON + 365 * DAY) == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT holder FROM services_bookingcode")
        assert "舞蹈队".encode() not in bytes(cursor.fetchone()[0])
    assert forget_old_codes(now=NOON + 366 * DAY) == 1
    kept = BookingCode.objects.get()
    assert (kept.code, kept.code_index, kept.holder) == (None, None, None)


# --- inventory, idle hours, walks -------------------------------------------------------
@pytest.mark.django_db
def test_each_space_has_a_use_or_is_listed_idle(community, cadre, stranger):
    """K20."""
    venue = a_venue(community, use="")
    assert list(Venue.objects.idle()) == [venue]
    refused(
        "not_allowed", put_to_use, venue, use="x", serves=Serves.OLD, actor=stranger
    )
    put_to_use(venue, use="日间照料", serves=Serves.OLD, actor=cadre)
    assert not Venue.objects.idle().exists()
    facts = {
        "kind": VenueKind.HALL, "place": "街口", "area_m2": Decimal(1), "capacity": 1,
        "serves": Serves.ALL, "use": "", "actor": cadre,
    }  # fmt: skip
    refused("venue_there", add_venue, community, name="晓筑", **facts)
    refused("room", add_venue, community, name="甲", **facts | {"capacity": 0})
    refused("hours_reversed", set_opening, venue, weekday=0, opens=time(9),
            closes=time(9), actor=cadre)  # fmt: skip
    the_database_refuses(lambda: Venue.objects.update(area_m2=0))


@pytest.mark.django_db
def test_hours_by_purpose_and_idle_share_agree_with_the_figure(community, grid, cadre):
    """K22, services.venue_hours: hours per place, idle share, what is cancelled is not."""
    venue = a_venue(grid)
    facts = {"actor": cadre, "now": NOON}
    book_venue(venue, wish=a_wish(), **facts)
    book_venue(
        venue, wish=a_wish(TWO + 3 * HOUR, 1, purpose=BookingPurpose.CARE), **facts
    )
    gone = book_venue(venue, wish=a_wish(TWO + DAY), **facts)
    cancel_booking(gone, **facts)
    day = TODAY + DAY
    [use] = use_of_venues(Venue.objects.all(), first=day, last=day)
    assert (use.open, use.booked, use.idle_percent) == (Decimal(9), Decimal(3), 66)
    assert use.by_purpose == {"course": Decimal(2), "care": Decimal(1)}

    def figure(unit, on):
        period = Period(on=on, now=NOON + 9 * DAY)
        return find_indicator("services.venue_hours").measure([unit], period)[unit.pk]

    assert figure(community, TODAY).value == 0
    assert figure(community, day).value == 3
    assert figure(grid, day).parts["course"] == 2


@pytest.mark.django_db
def test_older_people_beyond_the_walk_are_counted_by_minutes_entered(
    community, grid, cadre
):
    """K23: walking time, not radius; unknown is said to be so."""
    venue = a_venue(community)
    born = date(1950, 5, 1)
    homes = [an_address(grid, f"琉璃三街{n}号") for n in (11, 12, 13)]
    for home in homes:
        person = a_person(grid, full_name="老人", birth_on=born, identity="")
        a_stay(person, grid, address=home)
    young = a_person(grid, full_name="青年", birth_on=date(2000, 1, 1), identity="")
    a_stay(young, grid, address=homes[1])
    facts = {"actor": cadre, "now": NOON}
    refused(
        "walk_minutes", enter_walk, venue, address=homes[0].raw, minutes=181, **facts
    )
    enter_walk(venue, address=homes[0].raw, minutes=16, **facts)
    enter_walk(venue, address=homes[0].raw, minutes=15, **facts)
    enter_walk(venue, address=homes[1].raw, minutes=16, **facts)
    assert WalkTime.objects.count() == 2
    [found] = circles(Person.objects.values("pk"), Venue.objects.all(), on=TODAY)
    assert (found.within, found.beyond, found.unknown) == (1, 1, 1)
    assert [(a.pk, m, c) for a, m, c in found.far] == [(homes[1].pk, 16, 1)]


@pytest.mark.django_db
def test_the_desk_keeps_books_and_shows_use_and_circle(
    signed_in, community, cadre, stranger
):
    desk = signed_in(cadre)
    new = reverse("admin:services_venue_new")
    facts = {
        "unit": community.pk, "name": "党群中心", "kind": "hall", "place": "中街口",
        "area_m2": "80", "capacity": "30", "serves": "all", "use": "",
    }  # fmt: skip
    sent = desk.post(new, facts)
    venue = Venue.objects.get()
    assert "闲置" in desk.get(sent["Location"]).content.decode()
    act = reverse("admin:services_venue_act", args=[venue.pk])
    tomorrow = timezone.localdate() + DAY
    desk.post(act, {"act": "opening", "weekday": tomorrow.weekday(), "opens": "09:00",
                    "closes": "18:00"})  # fmt: skip
    desk.post(act, {"act": "book", "day": f"{tomorrow:%Y-%m-%d}", "starts": "10:00",
                    "ends": "11:00", "purpose": "course", "title": "书法课",
                    "head_count": "5"})  # fmt: skip
    booking = VenueBooking.objects.get()
    assert booking.booked_by == cadre
    for name in ("usage", "circle"):
        assert desk.get(reverse(f"admin:services_venue_{name}")).status_code == 200
    for name in ("venue", "venuebooking", "bookingcode"):
        assert desk.get(reverse(f"admin:services_{name}_changelist")).status_code == 200
    shown = reverse("admin:services_venue_change", args=[venue.pk])
    assert "书法课" in desk.get(shown).content.decode()
    assert signed_in(stranger).get(shown).status_code == 404
    cancel = reverse("admin:services_venuebooking_act", args=[booking.pk])
    desk.post(cancel, {"act": "cancel"})
    booking.refresh_from_db()
    assert booking.state == BookingState.CANCELLED
    day = f"{timezone.localdate() + 9 * DAY:%Y-%m-%d}"
    given = desk.post(
        reverse("admin:services_bookingcode_new"),
        {"holder": "舞蹈队", "expires_on": day},
    )
    code = BookingCode.objects.get()
    assert code.code[:5] in desk.get(given["Location"]).content.decode()
