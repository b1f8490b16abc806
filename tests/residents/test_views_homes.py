"""Dwellings, households and bans in the desk: who lives where, and who did."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from liuli.kernel.access import SYSTEM
from liuli.notices.models import Notice
from liuli.notices.operations import withdraw_overtaken
from residents.choices import HEAD_CODE, DwellingKind
from residents.models import Dwelling, Household
from residents.operations import (
    add_dwelling,
    end_stay,
    found_household,
    impose_ban,
    lift_ban,
    split_household,
)
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person, a_resident, a_stay, an_address

pytestmark = pytest.mark.django_db
START = date(2025, 1, 1)
DWELLINGS = reverse("admin:residents_dwelling_changelist")
HOUSEHOLDS = reverse("admin:residents_household_changelist")
BANS = reverse("admin:residents_occupancyban_changelist")


def page_of(model, row, step="change"):
    return reverse(f"admin:residents_{model}_{step}", args=[row.pk])


def text_of(response):
    return response.content.decode()


def a_room(unit, *, label="301", **facts):
    facts.setdefault("kind", DwellingKind.PARTITION)
    address = facts.pop("address", None) or an_address(unit)
    return add_dwelling(address, label=label, actor=SYSTEM, **facts)


def lives_in(room, unit, *, full_name="欧阳震华", **facts):
    person = a_person(unit, full_name=full_name)
    a_stay(person, unit, address=room.address, room=room.label, **facts)
    person.refresh_from_db()
    return person


def a_household(room, head, **members):
    return found_household(
        room.address,
        head=head,
        dwelling=room,
        starts_on=START,
        actor=SYSTEM,
        today=TODAY,
        **members,
    )


# --- dwellings --------------------------------------------------------------------------
def test_a_dwelling_tells_who_lives_there_who_did_and_how_close(signed_in, cadre, grid):
    """3.4, HZ-10: people of today, m² each, free beds, and the room's history."""
    room = a_room(grid, bed_count=2, area_m2=9)
    here = [lives_in(room, grid), lives_in(room, grid, full_name="司马相如")]
    gone = lives_in(room, grid, full_name="尉迟恭", ends_on=date(2025, 6, 1))
    lives_in(a_room(grid), grid, full_name="别家人")

    response = signed_in(cadre).get(page_of("dwelling", room))

    shown = response.context
    assert [stay.person for stay in shown["present"]] == here
    assert [stay.person for stay in shown["gone"]] == [gone]
    page = text_of(response)
    assert "4.5" in page
    assert shown["crowding"].is_below_least_area
    assert [w for w in ("震华", "相如", "别**") if w in page] == []
    assert "尉迟*" in page


def test_a_room_named_in_a_stay_is_the_registered_one(grid):
    """Whoever writes 301 need not know that 301 is registered, before or after."""
    early = a_stay(a_person(grid), grid, room="301")
    room = a_room(grid, address=early.address)
    late = a_stay(a_person(grid), grid, address=early.address, room="301")
    other = a_stay(a_person(grid), grid, address=early.address, room="302")

    for stay in (early, late, other):
        stay.refresh_from_db()
    assert (early.dwelling, late.dwelling, other.dwelling) == (room, room, None)


def test_a_dwelling_is_registered_corrected_and_given_up(signed_in, cadre, grid):
    client = signed_in(cadre)
    entry = {"address": "琉璃三街12号", "label": "1床", "kind": "hotel_room"}

    client.post(reverse("admin:residents_dwelling_add"), {**entry, "bed_count": "1"})
    room = Dwelling.objects.get()
    again = client.post(reverse("admin:residents_dwelling_add"), entry)
    client.post(page_of("dwelling", room, "correct"), {"kind": "small_flat"})
    client.post(page_of("dwelling", room, "close"), {"on": TODAY.isoformat()})

    assert "该地址已有这个房间或床位。" in text_of(again)
    room.refresh_from_db()
    assert (room.label, room.kind, room.bed_count) == ("1床", "small_flat", None)
    assert room.closed_on == TODAY


def test_the_list_filters_by_what_goes_on_in_a_room(signed_in, cadre, grid):
    lived, empty, shut, banned = (a_room(grid) for _number in range(4))
    lives_in(lived, grid)
    Dwelling.objects.filter(pk=shut.pk).update(closed_on=TODAY)
    impose_ban(banned.address, actor=SYSTEM, basis="重大隐患", now=NOON)
    client = signed_in(cadre)

    def shown(**query):
        rows = client.get(DWELLINGS, query).context["cl"].result_list
        return {row.pk for row in rows}

    assert shown(state="lived") == {lived.pk}
    assert shown(state="empty") == {empty.pk, banned.pk}
    assert shown(state="closed") == {shut.pk}
    assert shown(state="banned") == {banned.pk}


@pytest.mark.parametrize("url", [DWELLINGS, HOUSEHOLDS, BANS])
def test_lists_take_the_same_statements_for_one_row_and_three(
    url, signed_in, cadre, grid
):
    def add_one():
        room = a_room(grid)
        a_household(room, lives_in(room, grid))
        impose_ban(room.address, actor=SYSTEM, basis="重大隐患", now=NOON)

    client = signed_in(cadre)
    add_one()
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    add_one()
    add_one()
    with CaptureQueriesContext(connection) as three:
        page = client.get(url)

    assert len(one) == len(three)
    assert "震华" not in text_of(page)


def test_the_neighbour_and_the_stranger_find_no_home_here(
    signed_in, stranger, cadre, official, grid
):
    room = a_room(grid)
    household = a_household(room, lives_in(room, grid))
    ban = impose_ban(room.address, actor=SYSTEM, basis="重大隐患", now=NOON)

    for model, row in (
        ("dwelling", room),
        ("household", household),
        ("occupancyban", ban),
    ):
        assert signed_in(cadre).get(page_of(model, row)).status_code == 200
        assert signed_in(stranger).get(page_of(model, row)).status_code == 404
        assert signed_in(official).get(page_of(model, row)).status_code in {302, 403}


# --- households -------------------------------------------------------------------------
def test_a_household_is_founded_among_who_lives_there_po_11(signed_in, cadre, grid):
    """PO-11: the form offers the room's people; one is the head, the others related."""
    room = a_room(grid)
    head, wife, lodger = (lives_in(room, grid) for _number in range(3))
    url = reverse("admin:residents_household_found", args=[room.pk])
    client = signed_in(cadre)

    client.post(
        url,
        {
            "on": START.isoformat(),
            "head": head.pk,
            f"relation_{wife.pk}": "12",
            f"relation_{lodger.pk}": "",
        },
    )

    household = Household.objects.get()
    members = household.members.values_list("person", "relation")
    assert set(members) == {(head.pk, HEAD_CODE), (wife.pk, "12")}
    assert set(client.get(url).context["form"].people) == {str(lodger.pk)}


def test_members_come_and_go_and_the_head_changes_po_11(signed_in, cadre, grid):
    """PO-11: joining, another head, leaving: each from a day, nobody lost."""
    room = a_room(grid)
    head, wife, child = (lives_in(room, grid) for _number in range(3))
    household = a_household(room, head, members={wife: "12"})
    client = signed_in(cadre)

    def step(name, **data):
        url = reverse("admin:residents_household_step", args=[household.pk, name])
        return client.post(url, {"on": "2025-06-01", **data})

    step("join", person=child.pk, relation="2")
    refused = step("leave", person=head.pk, on="2025-06-02")
    step("head", head=wife.pk, on="2025-06-02", **{f"relation_{child.pk}": "2"})

    assert "请先确定由谁接任户主。" in text_of(refused)
    page = client.get(page_of("household", household)).context
    assert [(m.person, m.relation) for m, _name in page["present"]] == [
        (wife, HEAD_CODE),
        (child, "2"),
    ]
    assert {m.person for m, _name in page["gone"]} == {head, wife, child}

    step("end", on="2025-07-01")
    page = client.get(page_of("household", household)).context
    assert (page["present"], page["steps"], page["lasts"]) == ([], [], False)


def test_a_household_splits_at_the_same_address_po_11(signed_in, cadre, grid):
    """PO-11: 分户: who goes has a head of their own, who stays keeps theirs."""
    room = a_room(grid)
    head, son, daughter_in_law = (lives_in(room, grid) for _number in range(3))
    old = a_household(room, head, members={son: "2", daughter_in_law: "38"})
    url = reverse("admin:residents_household_step", args=[old.pk, "split"])

    response = signed_in(cadre).post(
        url,
        {
            "on": TODAY.isoformat(),
            "head": son.pk,
            f"relation_{daughter_in_law.pk}": "12",
        },
    )

    fresh = Household.objects.exclude(pk=old.pk).get()
    assert response["Location"] == page_of("household", fresh)
    assert (fresh.dwelling, fresh.address) == (room, room.address)
    for household, people in ((old, {head}), (fresh, {son, daughter_in_law})):
        present = household.members.holding(TODAY)
        assert {member.person for member in present} == people
    connection.check_constraints()


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (["head"], "head_needed"),
        (["head", "son"], "nobody_stays"),
        ([], "not_a_member"),
    ],
)
def test_a_split_leaves_a_head_behind_po_11(who, code, grid):
    from liuli.kernel.errors import Refused

    room = a_room(grid)
    cast = {"head": lives_in(room, grid), "son": lives_in(room, grid)}
    household = a_household(room, cast["head"], members={cast["son"]: "2"})
    first, *others = [cast[name] for name in who] or [a_resident(grid)]

    with pytest.raises(Refused) as caught:
        split_household(
            household,
            head=first,
            relations=dict.fromkeys(others, "2"),
            on=TODAY,
            actor=SYSTEM,
            today=TODAY,
        )

    assert caught.value.code == code
    assert Household.objects.count() == 1


# --- bans -------------------------------------------------------------------------------
def test_a_ban_stands_on_the_page_of_its_dwellings_hz_6(signed_in, cadre, grid):
    """HZ-6: read only here: the page shows basis and who lives there all the same."""
    room = a_room(grid)
    person = lives_in(room, grid)
    other = a_room(grid)
    ban = impose_ban(room.address, actor=SYSTEM, basis="疏散通道堵塞", now=NOON)
    late = lives_in(room, grid, full_name="司马相如", despite_ban=True)
    client = signed_in(cadre)

    assert "疏散通道堵塞" in text_of(client.get(page_of("dwelling", room)))
    assert "疏散通道堵塞" not in text_of(client.get(page_of("dwelling", other)))
    page = client.get(page_of("occupancyban", ban))
    assert [stay.person for stay in page.context["stays"]] == [late, person]
    assert client.post(page_of("occupancyban", ban)).status_code == 200
    rows = client.get(BANS, {"force": "lived"}).context["cl"].result_list
    assert [(row.pk, row.living) for row in rows] == [(ban.pk, 1)]


def test_a_breach_is_told_to_who_assigns_hazards_there_hz_6(
    grid, next_grid, cadre, lead_user, worker, stranger, secretary
):
    """HZ-6: once, without a name, until the person has moved out."""
    room = a_room(grid)
    impose_ban(room.address, actor=SYSTEM, basis="重大隐患", now=NOON)
    stay = a_stay(
        a_person(grid, full_name="欧阳震华"),
        grid,
        address=room.address,
        despite_ban=True,
    )

    told = Notice.objects.filter(kind="residents.ban_breached")
    assert {n.recipient for n in told} == {cadre, lead_user, secretary}
    assert "震华" not in str([(n.params, n.url) for n in told])
    now = timezone.now()
    withdraw_overtaken(now=now)
    assert set(told.values_list("withdrawn_at", flat=True)) == {None}
    end_stay(stay, ends_on=TODAY, actor=SYSTEM, today=TODAY)
    withdraw_overtaken(now=now + timedelta(minutes=1))
    assert None not in set(told.values_list("withdrawn_at", flat=True))


def test_linking_an_old_stay_to_its_room_is_no_new_stay_hz_6(grid):
    """HZ-6: a ban on the house hinders nobody to register the rooms of it."""
    stay = a_stay(a_person(grid), grid, room="301")
    ban = impose_ban(stay.address, actor=SYSTEM, basis="重大隐患", now=NOON)

    room = a_room(grid, address=stay.address)

    stay.refresh_from_db()
    assert (stay.dwelling, stay.is_compliant) == (room, True)
    lift_ban(ban, actor=SYSTEM, basis="复查合格", now=NOON)
