"""PO-11: a household has exactly one head at any time; dwellings under addresses."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from liuli.indicators.registry import Period
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices import HEAD_CODE, DwellingKind
from residents.indicators.households import HOUSEHOLDS
from residents.models import Household, HouseholdMember, Stay
from residents.operations import (
    add_dwelling,
    change_head,
    close_dwelling,
    end_household,
    follow_addresses,
    found_household,
    join_household,
    leave_household,
)
from tests.clock import TODAY
from tests.factories.residents import a_person, a_stay, an_address

pytestmark = pytest.mark.django_db
START = date(2025, 1, 1)
LATER = date(2025, 6, 1)


def refusal(call, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return caught.value.code


def a_household(grid, *, members=(), **facts):
    people = {a_person(grid): relation for relation in members}
    facts.setdefault("head", a_person(grid))
    return found_household(
        an_address(grid),
        members=people,
        starts_on=START,
        actor=SYSTEM,
        today=TODAY,
        **facts,
    )


def on_day(household, day):
    rows = HouseholdMember.objects.filter(household=household).holding(day)
    return {(row.person_id, row.relation) for row in rows}


def test_a_household_is_founded_with_its_head_po_11(grid):
    household = a_household(grid, members=["11", "21"])

    connection.check_constraints()
    (listed,) = Household.objects.in_unit(grid).holding(TODAY).with_members(TODAY)
    assert listed == household
    assert listed.head.relation == HEAD_CODE
    assert [one.relation for one in listed.present] == [HEAD_CODE, "11", "21"]


@pytest.mark.parametrize(
    ("relation", "code"),
    [(HEAD_CODE, "two_heads"), ("", "relation_missing"), ("xx", "relation_missing")],
)
def test_two_heads_or_no_relation_are_an_error_po_11(grid, relation, code):
    """PO-11: two 户主 in one household, or a member without a code, are refused."""
    assert refusal(a_household, grid, members=[relation]) == code
    assert not Household.objects.exists()


def test_the_database_refuses_two_heads_at_once_po_11(grid):
    household = a_household(grid)

    with (
        pytest.raises(IntegrityError, match="one_head_at_a_time"),
        transaction.atomic(),
    ):
        HouseholdMember.objects.create(
            household=household,
            person=a_person(grid),
            relation=HEAD_CODE,
            period=DateRange(LATER, None),
        )


def test_the_database_refuses_a_day_without_a_head_po_11(grid):
    household = a_household(grid, members=["11"])

    household.members.filter(relation=HEAD_CODE).update(period=DateRange(START, LATER))

    with pytest.raises(IntegrityError, match="one head"):
        connection.check_constraints()


def test_the_database_refuses_a_member_beyond_the_household_po_11(grid):
    household = a_household(grid)

    HouseholdMember.objects.create(
        household=household,
        person=a_person(grid),
        relation="11",
        period=DateRange(START - timedelta(days=1), None),
    )

    with pytest.raises(IntegrityError, match="while it lasts"):
        connection.check_constraints()


def test_nobody_is_in_two_households_at_once(grid):
    head = a_person(grid)
    a_household(grid, head=head)

    assert refusal(a_household, grid, head=head) == "household_held"


def test_a_change_of_head_says_every_relation_anew_po_11(grid):
    wife, child = a_person(grid), a_person(grid)
    head = a_person(grid)
    household = found_household(
        an_address(grid),
        head=head,
        members={wife: "12", child: "21"},
        starts_on=START,
        actor=SYSTEM,
        today=TODAY,
    )

    change_head(
        household,
        head=wife,
        relations={child: "2"},
        on=LATER,
        actor=SYSTEM,
        today=TODAY,
    )

    connection.check_constraints()
    before = LATER - timedelta(days=1)
    assert on_day(household, before) == {
        (head.pk, HEAD_CODE), (wife.pk, "12"), (child.pk, "21"),
    }  # fmt: skip
    assert on_day(household, LATER) == {(wife.pk, HEAD_CODE), (child.pk, "2")}


def test_a_head_leaves_last_or_names_a_successor_po_11(grid):
    head, wife = a_person(grid), a_person(grid)
    household = a_household(grid, head=head)
    facts = {"on": LATER, "actor": SYSTEM, "today": TODAY}
    join_household(household, person=wife, relation="12", **facts)
    next_day = {**facts, "on": LATER + timedelta(days=1)}

    assert refusal(leave_household, household, person=head, **next_day) == "head_needed"
    leave_household(household, person=wife, **next_day)
    leave_household(household, person=head, **next_day)

    connection.check_constraints()
    household.refresh_from_db()
    assert household.period.upper == next_day["on"]


def test_an_ended_household_counts_no_more(grid, community):
    household = a_household(grid)
    end_household(household, on=LATER, actor=SYSTEM, today=TODAY)
    a_household(grid)
    connection.check_constraints()

    def told(day):
        figures = HOUSEHOLDS.figures([community, grid], Period(on=day))
        return [figures[unit.pk].value for unit in (community, grid)]

    assert told(TODAY) == [1, 1]
    assert told(START) == [2, 2]


def test_a_neighbour_writes_no_household_here(grid, neighbour):
    with pytest.raises(NotAllowed):
        found_household(
            an_address(grid),
            head=a_person(grid),
            starts_on=START,
            actor=neighbour,
            today=TODAY,
        )
    assert not Household.objects.exists()


# --- dwellings -----------------------------------------------------------------------
def a_room(unit, address=None, **facts):
    facts.setdefault("label", "301")
    return add_dwelling(
        address or an_address(unit),
        kind=DwellingKind.PARTITION,
        actor=SYSTEM,
        **facts,
    )


def test_who_lived_in_a_room_is_told_by_date_3_4(grid):
    """3.4: a room's people on a day are the stays that cover it."""
    room = a_room(grid, bed_count=2)
    first, second = a_person(grid), a_person(grid)
    a_stay(first, grid, address=room.address, dwelling=room, ends_on=LATER)
    a_stay(
        second, grid, address=room.address, dwelling=room, starts_on=date(2025, 3, 1)
    )

    def people(day):
        return set(
            Stay.objects.filter(dwelling=room)
            .covering(day)
            .values_list("person", flat=True)
        )

    assert people(START) == {first.pk}
    assert people(date(2025, 4, 1)) == {first.pk, second.pk}
    assert people(LATER) == {second.pk}
    assert room.stays.first().room == "301"
    assert refusal(close_dwelling, room, on=TODAY, actor=SYSTEM) == "dwelling_lived_in"


def test_a_room_of_another_address_is_refused_by_the_database(grid):
    room = a_room(grid)

    with pytest.raises(IntegrityError, match="another address"), transaction.atomic():
        a_stay(a_person(grid), grid, dwelling=room)


def test_a_room_is_there_once_and_has_a_size(grid):
    room = a_room(grid)

    assert refusal(a_room, grid, room.address) == "dwelling_known"
    assert refusal(a_room, grid, bed_count=0) == "dwelling_size"


def test_what_stands_at_an_address_follows_its_grid_gr_2(grid, next_grid):
    room = a_room(grid)
    household = found_household(
        room.address,
        head=a_person(grid),
        dwelling=room,
        starts_on=START,
        actor=SYSTEM,
        today=TODAY,
    )
    room.address.unit = next_grid
    room.address.save(update_fields=["unit"])

    follow_addresses([room.address_id], actor=SYSTEM)

    room.refresh_from_db()
    household.refresh_from_db()
    assert (room.unit, household.unit) == (next_grid, next_grid)
