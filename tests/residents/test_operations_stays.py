"""Stays: recorded, ended, verified; where they are and whom they carry along."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.db.backends.postgresql.psycopg_any import DateRange

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.places.models import Address
from liuli.places.operations import claim_road
from residents.choices import Source, StayKind
from residents.models import Person, Stay
from residents.operations import (
    PersonFacts,
    classify_residents,
    end_stay,
    follow_addresses,
    record_stay,
    register_tenant,
    verify_stay,
)
from tests.clock import TODAY
from tests.factories.residents import (
    a_person,
    a_resident,
    a_stay,
    an_address,
    an_identity,
)

pytestmark = pytest.mark.django_db
START = date(2025, 1, 1)


def refusal(call, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return caught.value.code


def test_a_stay_takes_its_unit_from_the_address_and_leads_the_person(grid, next_grid):
    person = a_person(next_grid)

    stay = a_stay(person, grid)

    stay.refresh_from_db()
    person.refresh_from_db()
    assert (stay.unit, person.unit) == (grid, grid)
    assert (stay.starts_on, stay.ends_on) == (START, None)
    assert person.last_seen_on == TODAY


def test_the_database_copies_the_unit_whatever_is_written(grid, next_grid):
    stay = a_stay(a_person(grid), grid)

    Stay.objects.filter(pk=stay.pk).update(unit=next_grid)

    stay.refresh_from_db()
    assert stay.unit == grid


def test_a_person_follows_the_open_stay_begun_last(grid, next_grid):
    person = a_resident(grid, starts_on=date(2025, 1, 1))

    a_stay(person, next_grid, starts_on=date(2024, 1, 1))
    person.refresh_from_db()
    assert person.unit == grid

    a_stay(person, next_grid, starts_on=date(2026, 1, 1))
    person.refresh_from_db()
    assert person.unit == next_grid


def test_a_person_who_left_stays_where_they_were(grid):
    person = a_resident(grid)

    end_stay(person.stays.get(), ends_on=TODAY, actor=SYSTEM, today=TODAY)

    person.refresh_from_db()
    assert person.unit == grid


def test_verified_stays_of_one_person_never_overlap_3_4(grid, next_grid):
    person = a_person(grid)
    a_stay(person, grid, is_verified=True)

    code = refusal(
        a_stay, person, next_grid, starts_on=date(2025, 6, 1), is_verified=True
    )

    assert code == "stay_overlap"
    assert person.stays.count() == 1


def test_moving_on_the_same_day_is_no_overlap_3_4(grid, next_grid):
    person = a_person(grid)
    a_stay(person, grid, is_verified=True, ends_on=date(2025, 6, 1))

    a_stay(person, next_grid, starts_on=date(2025, 6, 1), is_verified=True)

    assert person.stays.count() == 2


def test_unverified_stays_may_overlap_po_1(grid, next_grid):
    person = a_person(grid)
    a_stay(person, grid)
    second = a_stay(person, next_grid)

    verify_stay(person.stays.first(), actor=SYSTEM, today=TODAY)
    assert (
        refusal(verify_stay, person.stays.last(), actor=SYSTEM, today=TODAY)
        == "stay_overlap"
    )
    assert Stay.objects.filter(is_verified=True).count() == 1
    assert second in person.stays.all()


def test_verified_overlap_is_refused_by_the_table_in_raw_sql(grid, next_grid):
    person = a_person(grid)
    a_stay(person, grid)
    a_stay(person, next_grid)

    with (
        pytest.raises(IntegrityError, match="stay_verified_do_not_overlap"),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE residents_stay SET is_verified = true")


def test_one_stay_per_start_even_when_the_start_is_unknown(grid):
    person = a_person(grid)
    address = an_address(grid)
    a_stay(person, grid, address=address, starts_on=None)

    assert (
        refusal(a_stay, person, grid, address=address, starts_on=None) == "stay_known"
    )


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("kind = 'palace'", "stay_kind_known"),
        ("source = 'rumour'", "stay_source_known"),
        ("period = 'empty'", "stay_period_not_empty"),
    ],
)
def test_the_table_refuses_what_cannot_be(grid, change, constraint):
    a_stay(a_person(grid), grid)

    with pytest.raises(IntegrityError, match=constraint), connection.cursor() as cursor:
        cursor.execute(f"UPDATE residents_stay SET {change}")


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "code"),
    [
        (TODAY + timedelta(days=1), None, "date_future"),
        (START, TODAY + timedelta(days=2), "date_future"),
        (START, START, "period_reversed"),
        (START, START - timedelta(days=1), "period_reversed"),
    ],
)
def test_dates_that_cannot_be_are_refused(grid, starts_on, ends_on, code):
    person = a_person(grid)

    assert refusal(a_stay, person, grid, starts_on=starts_on, ends_on=ends_on) == code
    assert not person.stays.exists()


def test_ending_is_once_and_after_the_start(grid):
    stay = a_stay(a_person(grid), grid)

    assert (
        refusal(end_stay, stay, ends_on=START, actor=SYSTEM, today=TODAY)
        == "period_reversed"
    )
    end_stay(stay, ends_on=TODAY, actor=SYSTEM, today=TODAY)
    assert (
        refusal(end_stay, stay, ends_on=TODAY, actor=SYSTEM, today=TODAY)
        == "stay_ended"
    )


def test_only_those_who_keep_the_address_change_its_stays(grid, next_grid, neighbour):
    person = a_resident(grid)
    stay = person.stays.get()

    for call in (
        lambda: record_stay(
            person,
            address=stay.address,
            kind=StayKind.OWNED,
            starts_on=TODAY,
            actor=neighbour,
            today=TODAY,
        ),
        lambda: end_stay(stay, ends_on=TODAY, actor=neighbour, today=TODAY),
        lambda: verify_stay(stay, actor=neighbour, today=TODAY),
    ):
        with pytest.raises(NotAllowed):
            call()
    stay.refresh_from_db()
    assert (stay.period.upper, stay.is_verified, person.stays.count()) == (
        None,
        False,
        1,
    )


def test_verifying_means_the_person_was_seen(grid, worker):
    person = a_resident(grid)
    Person.objects.update(last_seen_on=None)

    verify_stay(person.stays.get(), actor=worker, today=TODAY)

    person.refresh_from_db()
    assert person.last_seen_on == TODAY


def test_verifying_a_stay_of_the_past_does_not_mean_the_person_was_seen(grid, worker):
    person = a_person(grid)
    stay = a_stay(person, grid, ends_on=date(2025, 6, 1))
    Person.objects.update(last_seen_on=date(2025, 5, 1))

    verify_stay(stay, actor=worker, today=TODAY)

    person.refresh_from_db()
    assert person.last_seen_on == date(2025, 5, 1)


# --- where an address belongs -----------------------------------------------------------
def test_a_claimed_road_takes_its_people_along_gr_2(community, grid, cadre):
    address = an_address(community, "琉璃三街7号")
    person = a_person(community)
    a_stay(person, community, address=address)
    person.refresh_from_db()
    assert set(Person.objects.outside_grids()) == {person}

    claim_road(grid, road="琉璃三街", actor=SYSTEM, starts_on=date(2020, 1, 1))

    person.refresh_from_db()
    assert (person.unit, person.stays.get().unit) == (grid, grid)
    assert not Person.objects.outside_grids().exists()


def test_following_an_address_that_did_not_move_changes_nothing(grid):
    person = a_resident(grid)

    assert follow_addresses([person.stays.get().address_id], actor=SYSTEM) == 0


# --- a new tenant -----------------------------------------------------------------------
def tenancy(unit, actor, address="琉璃三街9号", **changes):
    facts = PersonFacts(
        full_name=changes.pop("full_name", "赵六"),
        identity=changes.pop("identity", ""),
        phone=changes.pop("phone", ""),
    )
    return register_tenant(
        unit,
        facts=facts,
        address=address,
        kind=StayKind.PARTITION,
        starts_on=changes.pop("starts_on", TODAY),
        actor=actor,
        today=TODAY,
        **changes,
    )


@pytest.fixture
def claimed(grid):
    claim_road(grid, road="琉璃三街", actor=SYSTEM, starts_on=date(2020, 1, 1))
    return grid


def test_a_new_tenant_is_a_person_and_a_stay_in_one_act(claimed, worker):
    found = tenancy(claimed, worker, identity=an_identity())

    assert (found.is_new, found.known_since) == (True, None)
    assert (found.stay.unit, found.person.unit) == (claimed, claimed)
    assert found.stay.source == Source.FIELD
    assert [spell.kind for spell in found.person.class_spells.all()] == ["new"]


def test_a_tenant_known_in_the_next_grid_has_moved(claimed, next_grid, worker):
    number = an_identity()
    there = a_resident(next_grid, identity=number, starts_on=START)

    found = tenancy(claimed, worker, identity=number)

    assert (found.person, found.is_new, found.known_since) == (there, False, START)
    assert found.person.class_spells.count() == 1
    assert found.person.unit == claimed
    old = Stay.objects.get(person=there, unit=next_grid)
    assert old.period == DateRange(START, TODAY)


def test_a_second_home_leaves_the_first_open(claimed, worker):
    number = an_identity()
    known = a_resident(claimed, identity=number)

    tenancy(claimed, worker, identity=number, has_moved=False)

    assert known.stays.open().count() == 2


def test_a_tenant_of_the_next_grid_is_not_this_workers(claimed, neighbour):
    assert refusal(tenancy, claimed, neighbour) == "address_elsewhere"

    assert not Person.objects.exists()
    assert not Address.objects.exists()


def test_a_refused_tenant_leaves_nothing_behind(claimed, worker):
    assert (
        refusal(tenancy, claimed, worker, starts_on=TODAY + timedelta(days=1))
        == "date_future"
    )

    assert not Person.objects.exists()
    assert not Address.objects.exists()


def test_a_tenant_at_an_address_no_grid_claims_stays_at_the_community(
    claimed, community, worker, stranger
):
    found = tenancy(claimed, worker, address="琉璃九街9号")

    assert (found.stay.unit, found.person.unit) == (community, community)
    assert (
        refusal(tenancy, claimed, stranger, address="琉璃九街8号")
        == "address_elsewhere"
    )


def test_a_tenant_who_has_a_class_keeps_it_until_the_runs_agree_fr_1(
    claimed, community, worker
):
    number = an_identity()
    known = a_resident(
        claimed, identity=number, starts_on=date(2020, 1, 1), has_fixed_work=True
    )
    classify_residents(community, today=TODAY - timedelta(days=20), actor=SYSTEM)

    tenancy(claimed, worker, identity=number)

    assert [spell.kind for spell in known.class_spells.all()] == ["rooted"]


def test_a_refused_stay_leaves_no_address_behind(claimed, worker):
    person = a_person(claimed)

    code = refusal(
        record_stay,
        person,
        address="琉璃三街999号",
        kind=StayKind.OWNED,
        starts_on=TODAY + timedelta(days=1),
        actor=worker,
        today=TODAY,
    )

    assert code == "date_future"
    assert not Address.objects.filter(raw="琉璃三街999号").exists()
