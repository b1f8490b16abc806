"""The monthly reading of classes (3.5, FR-1) and overrides."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.db.backends.postgresql.psycopg_any import DateRange

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices import ClassKind, StayKind
from residents.models import ClassReading, ClassSpell, Person, Stay
from residents.operations import classify_residents, end_stay, override_class
from tests.clock import TODAY
from tests.factories.residents import a_person, a_resident, a_stay, an_address

pytestmark = pytest.mark.django_db
LONG_AGO = date(2024, 1, 1)
NEXT_MONTH = date(2026, 4, 2)
MONTH_AFTER = date(2026, 5, 2)


def run(community, today=TODAY):
    return classify_residents(community, today=today, actor=SYSTEM)


def class_of(person, on=TODAY):
    return ClassSpell.objects.filter(person=person).holding(on).get().kind


def test_the_first_class_is_set_at_once(grid, community):
    rooted = a_resident(grid, starts_on=LONG_AGO, has_fixed_work=True)
    floating = a_resident(grid, kind=StayKind.SMALL_HOTEL, starts_on=LONG_AGO)
    local = a_resident(grid, hukou="local")
    owner = a_resident(grid, kind=StayKind.OWNED, starts_on=LONG_AGO)
    new = a_resident(grid, starts_on=TODAY)
    between = a_resident(grid, starts_on=LONG_AGO)

    result = run(community)

    assert (result.read, result.first, result.changed) == (6, 6, 0)
    assert {
        person: class_of(person)
        for person in (rooted, floating, local, owner, new, between)
    } == {
        rooted: "rooted",
        floating: "floating",
        local: "local",
        owner: "local",
        new: "new",
        between: "transitional",
    }
    spell = ClassSpell.objects.get(person=floating)
    assert spell.reasons == ["mostly_hotels", "no_fixed_work"]
    assert spell.period == DateRange(TODAY, None)
    assert spell.rule_version == "2026-1"


def test_a_second_run_on_the_day_changes_nothing(grid, community):
    a_resident(grid)
    run(community)

    assert (run(community).first, run(community).changed) == (0, 0)
    assert ClassSpell.objects.count() == 1


def move_to_hotel(person, grid, day):
    end_stay(person.stays.open().get(), ends_on=day, actor=SYSTEM, today=day)
    a_stay(person, grid, kind=StayKind.SMALL_HOTEL, starts_on=day, today=day)


def test_a_change_needs_two_equal_runs_in_a_row_fr_1(grid, community):
    person = a_resident(grid, starts_on=LONG_AGO, has_fixed_work=True)
    run(community)
    Person.objects.update(has_fixed_work=None)
    move_to_hotel(person, grid, NEXT_MONTH)

    assert run(community, NEXT_MONTH).changed == 0
    assert class_of(person, NEXT_MONTH) == "rooted"
    second = MONTH_AFTER - timedelta(days=5)
    assert run(community, NEXT_MONTH + timedelta(days=20)).changed == 0
    assert run(community, second).changed == 0, "the same month is one run"

    first_of_next = date(2026, 5, 1)
    assert run(community, first_of_next).changed == 1
    assert class_of(person, first_of_next) == "floating"
    old = ClassSpell.objects.get(person=person, kind="rooted")
    assert old.period == DateRange(TODAY, first_of_next)


def test_two_different_runs_in_a_row_change_nothing_fr_1(grid, community):
    person = a_resident(grid, starts_on=LONG_AGO, has_fixed_work=True)
    run(community)
    Person.objects.update(has_fixed_work=False)
    assert run(community, NEXT_MONTH).changed == 0  # transitional for the first time
    Person.objects.update(has_fixed_work=True)
    assert run(community, MONTH_AFTER).changed == 0  # rooted again
    Person.objects.update(has_fixed_work=False)
    assert run(community, date(2026, 6, 2)).changed == 0  # first again

    assert class_of(person, date(2026, 6, 2)) == "rooted"
    assert ClassReading.objects.get(person=person).kind == "transitional"


def test_who_does_not_live_here_today_is_not_read(grid, community):
    gone = a_person(grid)
    a_stay(gone, grid, ends_on=date(2025, 3, 1))
    a_person(grid)

    assert run(community).read == 0


def test_the_next_community_is_not_read(grid, community, other_community):
    a_resident(other_community)

    assert run(community).read == 0


def test_an_unknown_start_counts_as_before(grid, community):
    person = a_resident(grid, starts_on=None, has_fixed_work=True)

    run(community)

    assert class_of(person) == "rooted"


def test_a_run_is_for_who_keeps_the_whole_community(grid, community, worker, cadre):
    a_resident(grid)

    with pytest.raises(NotAllowed):
        classify_residents(community, today=TODAY, actor=worker)
    assert not ClassSpell.objects.exists()
    assert classify_residents(community, today=TODAY, actor=cadre).first == 1


def test_the_run_is_in_the_audit_with_counts_only(grid, community):
    a_resident(grid)

    run(community)

    entry = Entry.objects.get(action="residents.classified")
    assert entry.detail == {"read": 1, "first": 1, "changed": 0}


def test_the_number_of_statements_does_not_grow(
    grid, community, django_assert_num_queries
):
    a_resident(grid)
    with django_assert_num_queries(14):
        run(community)
    a_resident(grid)
    a_resident(grid)
    with django_assert_num_queries(14):
        run(community)


def test_everybody_of_the_community_is_read(grid, community):
    address = an_address(grid)
    people = Person.objects.bulk_create(
        Person(
            unit=grid,
            community=community,
            full_name="张三",
            name_key="张三",
            grams=["张"],
            hukou="local" if number < 120 else "elsewhere",
        )
        for number in range(550)
    )
    Stay.objects.bulk_create(
        Stay(
            person=person,
            address=address,
            unit=grid,
            room=str(number),
            kind=StayKind.PARTITION,
            period=DateRange(LONG_AGO, None),
        )
        for number, person in enumerate(people)
    )

    result = run(community)

    assert (result.first, dict(result.kinds)) == (
        550,
        {"local": 120, "transitional": 430},
    )


# --- overrides --------------------------------------------------------------------------
def override(
    person, actor, kind=ClassKind.ROOTED, reason="住了十年", days=180, today=TODAY
):
    return override_class(
        person,
        kind=kind,
        reason=reason,
        until=today + timedelta(days=days),
        actor=actor,
        today=today,
    )


def test_an_override_holds_and_then_the_reading_returns_fr_1(grid, community, worker):
    person = a_resident(grid, kind=StayKind.SMALL_HOTEL, starts_on=LONG_AGO)
    run(community, TODAY - timedelta(days=40))

    spell = override(person, worker)

    assert (spell.kind, spell.overridden_by, spell.reasons) == (
        "rooted",
        worker,
        ["overridden"],
    )
    assert class_of(person, TODAY - timedelta(days=1)) == "floating"
    assert class_of(person, TODAY + timedelta(days=179)) == "rooted"
    assert class_of(person, TODAY + timedelta(days=180)) == "floating"


def test_runs_leave_an_override_alone(grid, community, worker):
    person = a_resident(grid, kind=StayKind.SMALL_HOTEL, starts_on=LONG_AGO)
    run(community)
    override(person, worker)

    assert run(community, NEXT_MONTH).changed == 0
    assert run(community, MONTH_AFTER).changed == 0
    assert class_of(person, MONTH_AFTER) == "rooted"


def test_an_override_may_replace_an_override(grid, community, worker):
    person = a_resident(grid, kind=StayKind.SMALL_HOTEL, starts_on=LONG_AGO)
    run(community)
    override(person, worker)

    later = TODAY + timedelta(days=10)
    override(person, worker, kind=ClassKind.TRANSITIONAL, days=5, today=later)

    kinds = [
        class_of(person, TODAY + timedelta(days=days)) for days in (9, 10, 14, 15, 300)
    ]
    assert kinds == ["rooted", "transitional", "transitional", "floating", "floating"]


def test_an_override_before_any_reading_stands_alone(grid, worker):
    person = a_resident(grid)

    override(person, worker)

    assert ClassSpell.objects.filter(person=person).count() == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"days": 181}, "override_too_long"),
        ({"days": 0}, "override_too_long"),
        ({"reason": "  "}, "override_reason"),
    ],
)
def test_an_override_needs_a_reason_and_an_end_fr_1(grid, worker, changes, code):
    person = a_resident(grid)

    with pytest.raises(Refused) as caught:
        override(person, worker, **changes)

    assert caught.value.code == code
    assert not ClassSpell.objects.exists()


def test_an_override_is_not_for_the_next_grid(grid, neighbour):
    with pytest.raises(NotAllowed):
        override(a_resident(grid), neighbour)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("kind = 'nomad'", "classspell_kind_known"),
        ("period = daterange('2026-03-02', '2026-08-30')", "classspell_override_ends"),
        ("period = daterange('2026-03-02', NULL)", "classspell_override_ends"),
        ("override_reason = ''", "classspell_override_has_reason"),
        ("period = daterange(NULL, '2026-03-02')", "classspell_has_a_start"),
    ],
)
def test_the_table_refuses_what_cannot_be(grid, worker, change, constraint):
    override(a_resident(grid), worker)

    with pytest.raises(IntegrityError, match=constraint), connection.cursor() as cursor:
        cursor.execute(f"UPDATE residents_classspell SET {change}")


def test_one_class_at_a_time_is_held_by_the_table(grid, community):
    person = a_resident(grid)
    run(community)

    with pytest.raises(IntegrityError, match="classspell_one_at_a_time"):
        ClassSpell.objects.create(
            person=person,
            kind=ClassKind.ROOTED,
            period=DateRange(NEXT_MONTH, None),
            rule_version="x",
        )


def test_the_four_parts_sum_to_the_living(grid, community):
    """`residents.living` = local + floating + rooted + the rest (issue 2, section 6)."""
    a_resident(grid, hukou="local", kind=StayKind.OWNED)
    a_resident(grid, kind=StayKind.OWNED, starts_on=LONG_AGO)
    a_resident(grid, kind=StayKind.SMALL_HOTEL, starts_on=LONG_AGO)
    a_resident(grid, starts_on=LONG_AGO, has_fixed_work=True)
    a_resident(grid, starts_on=TODAY)
    run(community)

    living = Person.objects.living(TODAY)
    others = living.exclude(hukou="local")
    floating = set(others.in_class("floating", on=TODAY))
    rooted = set(others.in_class("rooted", on=TODAY))
    rest = set(others) - floating - rooted

    assert (living.local().count(), len(floating), len(rooted), len(rest)) == (
        1,
        1,
        1,
        2,
    )
    assert living.count() == 5
