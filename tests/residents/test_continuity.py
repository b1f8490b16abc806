"""候鸟: one record across moves; last seen; knocked at again; handed over."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from liuli.accounts.operations import give_post
from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.places.operations import claim_road
from residents.choices import Hukou, StayKind
from residents.choices.needs import NeedKind, Told
from residents.choices.seen import SeenOutcome
from residents.models import Knock, Person, Stay
from residents.operations import (
    PersonFacts,
    answer_need,
    correct_person,
    decide_need,
    end_stay,
    follow_addresses,
    knock_at,
    note_need,
    people_to_see_again,
    record_stay,
    register_tenant,
    tell_need_back,
)
from residents.rules.seen import not_seen_since
from tests.clock import NOON, TODAY
from tests.factories.residents import (
    a_person,
    a_phone,
    a_resident,
    a_stay,
    an_address,
    an_identity,
)

pytestmark = pytest.mark.django_db
FILE = "admin:residents_person_file"


def refusal(call, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return caught.value.code


# --- one record across moves ------------------------------------------------------------
def test_a_changed_hotel_a_new_phone_and_a_return_in_spring_are_one_record_po_1(grid):
    """PO-1: person ≠ residence: three hotels, two phones, a winter away, one row."""
    claim_road(grid, road="琉璃三街", actor=SYSTEM, starts_on=date(2020, 1, 1))
    number = an_identity()

    def arrives(address, day, phone):
        return register_tenant(
            grid,
            facts=PersonFacts(full_name="候鸟人", identity=number, phone=phone),
            address=address,
            kind=StayKind.SMALL_HOTEL,
            starts_on=day,
            actor=SYSTEM,
            today=TODAY,
        )

    first = arrives("琉璃三街3号", date(2024, 3, 1), a_phone())
    arrives("琉璃三街5号", date(2024, 6, 1), a_phone())
    end_stay(
        Stay.objects.open().get(), ends_on=date(2024, 11, 1), actor=SYSTEM, today=TODAY
    )
    back = arrives("琉璃三街3号", date(2025, 3, 1), a_phone())

    assert back.person == first.person
    assert back.known_since == date(2024, 3, 1)
    assert Person.objects.count() == 1
    assert [(s.starts_on, s.ends_on) for s in Stay.objects.order_by("starts_on")] == [
        (date(2024, 3, 1), date(2024, 6, 1)),
        (date(2024, 6, 1), date(2024, 11, 1)),
        (date(2025, 3, 1), None),
    ]


def test_a_new_number_is_written_on_the_same_record(grid):
    person = a_resident(grid, phone=a_phone())
    correct_person(
        person,
        facts=PersonFacts(full_name=person.full_name, phone="19900012345"),
        actor=SYSTEM,
        today=TODAY,
    )

    assert Person.objects.search("19900012345").get() == person


def test_one_person_has_one_registered_home_whatever_the_stays_po_6(grid):
    """PO-6: a registration is a fact of the person, not of a stay: one place."""
    person = a_resident(grid, hukou=Hukou.LOCAL, hukou_place="成都市锦江区")
    a_stay(person, grid, starts_on=date(2025, 6, 1))

    person.refresh_from_db()
    assert (person.hukou, person.hukou_place) == (Hukou.LOCAL, "成都市锦江区")
    assert person.stays.count() == 2
    assert not [f for f in Stay._meta.concrete_fields if "hukou" in f.name]


# --- last seen, and the re-knock list ---------------------------------------------------
def seen_ago(unit, days, **facts):
    person = a_resident(unit, **facts)
    day = None if days is None else TODAY - timedelta(days=days)
    Person.objects.filter(pk=person.pk).update(last_seen_on=day)
    return person


def due(unit, on=TODAY):
    return set(people_to_see_again(Person.objects.all(), unit=unit, on=on))


def test_whoever_was_not_seen_for_ninety_days_is_due(grid):
    """The 90th day is due, the 89th is not (以上 includes the number, G-2)."""
    assert not_seen_since(date(2026, 3, 31), days=90) == date(2025, 12, 31)
    old, edge = seen_ago(grid, 200), seen_ago(grid, 90)
    seen_ago(grid, 89)
    gone = seen_ago(grid, 200)
    Stay.objects.filter(person=gone).update(period="[2024-01-01,2024-06-01)")

    assert due(grid) == {old, edge}


def test_whoever_was_never_seen_counts_from_the_day_of_entry(grid):
    person = seen_ago(grid, None)
    entered = timezone.localdate(person.entered_at)

    assert due(grid, on=entered + timedelta(days=89)) == set()
    assert due(grid, on=entered + timedelta(days=90)) == {person}


def test_a_knock_in_vain_spares_the_door_for_three_days(grid, worker):
    person = seen_ago(grid, 200)

    knock_at(person, outcome=SeenOutcome.NOBODY, actor=worker, on=TODAY, today=TODAY)

    person.refresh_from_db()
    assert person.last_seen_on == TODAY - timedelta(days=200)
    assert due(grid, on=TODAY + timedelta(days=2)) == set()
    assert due(grid, on=TODAY + timedelta(days=3)) == {person}


def test_whoever_is_still_there_was_seen_and_whoever_has_moved_lives_there_no_more(
    grid, worker
):
    here, moved = seen_ago(grid, 200), seen_ago(grid, 200)
    facts = {"actor": worker, "on": TODAY, "today": TODAY}

    knock_at(here, outcome=SeenOutcome.HERE, **facts)
    knock_at(moved, outcome=SeenOutcome.MOVED, **facts)

    here.refresh_from_db()
    assert here.last_seen_on == TODAY
    assert moved.stays.get().ends_on == TODAY
    assert due(grid) == set()
    again = refusal(knock_at, moved, outcome=SeenOutcome.MOVED, **facts)
    assert again == "nobody_lives_there"
    assert Knock.objects.count() == 2


def test_the_neighbour_does_not_knock_here(grid, neighbour):
    person = seen_ago(grid, 200)

    with pytest.raises(NotAllowed):
        knock_at(
            person, outcome=SeenOutcome.MOVED, actor=neighbour, on=TODAY, today=TODAY
        )

    assert not Knock.objects.exists()
    assert person.stays.get().ends_on is None


# --- handing over -----------------------------------------------------------------------
def moves(person, unit, on=TODAY):
    record_stay(
        person,
        address=an_address(unit),
        kind=StayKind.PARTITION,
        starts_on=on,
        ends_others=True,
        actor=SYSTEM,
        today=TODAY,
    )
    person.refresh_from_db()
    assert person.unit == unit


def a_need(person, **facts):
    return note_need(
        person.unit,
        person=person,
        actor=SYSTEM,
        now=NOON,
        kind=facts.pop("kind", NeedKind.WORK),
    )


def steps(need):
    return [(m.step, m.after, m.text) for m in need.moves.order_by("pk")]


def test_open_needs_follow_a_person_into_the_new_grid(grid, next_grid, worker):
    """Whoever takes the person over sees what is open; what is over stays behind."""
    person = a_resident(grid)
    open_, told = a_need(person), a_need(person, kind=NeedKind.PERMIT)
    answer_need(told, text="已办好", actor=SYSTEM, now=NOON)
    tell_need_back(told, told=Told.MET, actor=SYSTEM, now=NOON)
    type(told).objects.filter(pk=told.pk).update(ask_again_on=None)
    decide_need(open_, doer=worker, actor=SYSTEM, now=NOON)

    moves(person, next_grid)

    open_.refresh_from_db()
    told.refresh_from_db()
    assert (open_.unit, told.unit) == (next_grid, grid)
    assert (open_.status, open_.doer) == ("noted", None), "the old worker let it go"
    assert steps(open_)[-1] == ("handed", "noted", "第一网格")
    assert [step for step, *_rest in steps(told)] == ["noted", "answered", "told"]


def test_whoever_works_in_both_grids_keeps_the_need_in_hand(grid, next_grid, cadre):
    person = a_resident(grid)
    need = a_need(person)
    decide_need(need, doer=cadre, actor=SYSTEM, now=NOON)

    moves(person, next_grid)

    need.refresh_from_db()
    assert (need.unit, need.status, need.doer) == (next_grid, "decided", cadre)


def test_a_post_that_has_ended_keeps_nothing_in_hand(
    grid, next_grid, worker, person_with_post
):
    double = person_with_post("double", Role.GRID_WORKER, grid)
    post = give_post(
        double,
        role=Role.GRID_WORKER,
        unit=next_grid,
        actor=SYSTEM,
        starts_on=date(2024, 1, 1),
    )
    type(post).objects.filter(pk=post.pk).update(period="[2024-01-01,2024-02-01)")
    person = a_resident(grid)
    need = a_need(person)
    decide_need(need, doer=double, actor=SYSTEM, now=NOON)

    moves(person, next_grid)

    need.refresh_from_db()
    assert need.doer is None


def test_needs_follow_a_new_boundary_as_well(grid, next_grid):
    """Not the form but the row is watched: any way of moving takes needs along."""
    person = a_resident(grid)
    need = a_need(person)
    address = person.stays.get().address
    address.unit = next_grid
    address.save(update_fields=["unit"])

    follow_addresses([address.pk], actor=SYSTEM)

    need.refresh_from_db()
    assert need.unit == next_grid


def test_an_answer_that_was_not_given_does_not_come_back(grid):
    """The way back to noted is the move's alone: telling needs an answer."""
    need = a_need(a_person(grid))
    decide_need(need, doer_label="街道", actor=SYSTEM, now=NOON)

    code = refusal(
        tell_need_back, need, told=Told.RETURNED, text="没用", actor=SYSTEM, now=NOON
    )

    assert code == "illegal_move"


# --- in the desk and at the door --------------------------------------------------------
def test_the_desk_lists_whom_to_knock_at_again(signed_in, cadre, grid):
    today = timezone.localdate()
    late = a_resident(grid)
    Person.objects.filter(pk=late.pk).update(last_seen_on=today - timedelta(days=120))
    fresh = a_resident(grid, full_name="刚见过")
    Person.objects.filter(pk=fresh.pk).update(last_seen_on=today)
    client = signed_in(cadre)

    page = client.get(reverse("admin:index"))

    tray = next(t for t in page.context["trays"] if "seen=again" in t.url)
    assert tray.count == 1
    assert [p.pk for p in client.get(tray.url).context["cl"].result_list] == [late.pk]
    assert "120天前" in client.get(reverse(FILE, args=[late.pk])).content.decode()


def test_a_worker_knocks_again_from_the_phone(signed_in, worker, neighbour, grid):
    today = timezone.localdate()
    late = a_resident(grid, full_name="欧阳震华")
    Person.objects.filter(pk=late.pk).update(last_seen_on=today - timedelta(days=120))
    client = signed_in(worker)
    url = reverse("residents:knock", args=[late.pk])

    field = client.get("/field/").content.decode()
    assert url in field
    assert "震华" not in field
    assert signed_in(neighbour).get(url).status_code == 404
    client.post(url, {"outcome": "here"})

    late.refresh_from_db()
    assert late.last_seen_on == today
    assert url not in client.get("/field/").content.decode()


def test_one_door_is_one_card_and_names_who_else_is_due_there(signed_in, worker, grid):
    """候鸟: a room of three is one way; who was seen there and other rooms are not."""
    today = timezone.localdate()
    place = an_address(grid)
    names = ("欧阳震华", "司徒夏荷", "上官秋实", "诸葛冬青")
    people = [a_person(grid, full_name=name) for name in names]
    for person, room in zip(people, ("301", "301", "302", "301"), strict=True):
        a_stay(person, grid, address=place, room=room)
    for days, person in zip((130, 120, 110, 0), people, strict=True):
        seen = today - timedelta(days=days)
        Person.objects.filter(pk=person.pk).update(last_seen_on=seen)
    urls = [reverse("residents:knock", args=[person.pk]) for person in people]
    client = signed_in(worker)

    field = client.get("/field/").content.decode()
    door = client.get(urls[0]).content.decode()

    assert [url in field for url in urls] == [True, False, True, False]
    assert [url in door for url in urls[1:]] == [True, False, False]
    client.post(urls[0], {"outcome": "here"})
    assert urls[1] in client.get("/field/").content.decode()
