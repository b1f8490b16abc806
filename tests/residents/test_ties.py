"""T of 3.5: ties to the place; permits (PO-4); shares and flows of who lives here."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from liuli.indicators.registry import Period
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices import StayKind
from residents.choices.ties import TieKind
from residents.indicators.makeup import LITTLE_SCHOOLING, OLD
from residents.models import ClassSpell, Person, Tie
from residents.operations import (
    classify_residents,
    end_tie,
    endorse_permit,
    flows_by_month,
    found_household,
    override_class,
    record_tie,
)
from residents.operations.ties import count_ties
from tests.clock import TODAY
from tests.factories.residents import a_person, a_resident, a_stay, an_address

pytestmark = pytest.mark.django_db
LONG_AGO = date(2024, 1, 1)


def refusal(call, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return caught.value.code


def tied(person, kind=TieKind.SCHOOL, since=LONG_AGO, **facts):
    facts.setdefault("actor", SYSTEM)
    return record_tie(person, kind=kind, starts_on=since, today=TODAY, **facts)


def class_of(person, community, on=TODAY):
    classify_residents(community, today=on, actor=SYSTEM)
    return ClassSpell.objects.filter(person=person).holding(on).get()


@pytest.mark.parametrize("kind", [TieKind.SCHOOL, TieKind.INSURANCE, TieKind.SPOUSE])
def test_a_tie_roots_who_has_lived_here_long_3_5(kind, grid, community):
    """3.5 rule 3: L ≥ 180 in a partition, M ≤ 1, and T ≥ 1 without fixed work."""
    person, other = (
        a_resident(grid, starts_on=LONG_AGO),
        a_resident(grid, starts_on=LONG_AGO),
    )
    tied(person, kind)

    spell = class_of(person, community)

    assert spell.kind == "rooted"
    assert spell.reasons == ["long_stay", "few_moves", "ties"]
    assert ClassSpell.objects.get(person=other).kind == "transitional"


def test_a_tie_that_is_over_holds_nobody_3_5(grid, community):
    person = a_resident(grid, starts_on=LONG_AGO)
    end_tie(tied(person), on=TODAY, actor=SYSTEM, today=TODAY)

    assert class_of(person, community).kind == "transitional"


def test_a_spouse_in_the_same_household_is_a_tie_of_both_3_5(grid):
    head, wife, lodger = (a_person(grid) for _number in range(3))
    found_household(
        an_address(grid),
        head=head,
        members={wife: "12", lodger: "99"},
        starts_on=LONG_AGO,
        actor=SYSTEM,
        today=TODAY,
    )
    tied(head, TieKind.SPOUSE)
    tied(head, TieKind.SCHOOL)

    counted = count_ties(Person.objects.values("pk"), on=TODAY)

    assert counted == {head.pk: 2, wife.pk: 1}


def test_a_permit_holds_a_year_and_is_endorsed_or_suspended_po_4(grid):
    """PO-4: in time: a year more; made up late: a gap, and a year from that day."""
    person = a_resident(grid)
    permit = tied(person, TieKind.PERMIT, since=date(2024, 3, 1))
    assert permit.period.upper == date(2025, 3, 1)

    permit = endorse_permit(permit, on=date(2025, 2, 20), actor=SYSTEM, today=TODAY)
    assert permit.period.upper == date(2026, 3, 1)

    late = TODAY if date(2026, 3, 1) < TODAY else date(2026, 3, 2)
    fresh = endorse_permit(permit, on=late, actor=SYSTEM, today=late)
    assert fresh.pk != permit.pk
    assert (fresh.period.lower, fresh.period.upper) == (
        late,
        date(late.year + 1, late.month, late.day),
    )
    between = date(2026, 3, 1)
    assert not Tie.objects.holding(between).exists() or late == between
    assert (
        refusal(endorse_permit, tied(person), on=TODAY, actor=SYSTEM, today=TODAY)
        == "not_a_permit"
    )


def test_a_tie_is_written_once_and_by_who_keeps_the_person(grid, neighbour, worker):
    person = a_resident(grid)
    tied(person, actor=worker)

    assert refusal(tied, person) == "tie_known"
    assert refusal(tied, person, TieKind.INSURANCE, TODAY + timedelta(1)) == (
        "date_future"
    )
    with pytest.raises(NotAllowed):
        tied(person, TieKind.SPOUSE, actor=neighbour)
    assert Tie.objects.count() == 1


def test_ties_are_kept_on_the_file(signed_in, cadre, stranger, grid):
    person = a_resident(grid)
    client, today = signed_in(cadre), timezone.localdate()
    file = reverse("admin:residents_person_file", args=[person.pk])
    add = reverse("admin:residents_person_tie", args=[person.pk])
    issued = today - timedelta(days=350)

    client.post(add, {"kind": "permit", "starts_on": issued.isoformat()})
    tie = Tie.objects.get()
    endorse = reverse("admin:residents_person_endorse", args=[tie.pk])
    end = reverse("admin:residents_person_untie", args=[tie.pk])

    assert "本月须签注" in client.get(file).content.decode()
    assert signed_in(stranger).post(endorse).status_code == 404
    client.get(endorse)
    client.post(endorse)
    assert "本月须签注" not in client.get(file).content.decode()
    client.post(end)
    tie.refresh_from_db()
    assert tie.period.upper == today


# --- shares ------------------------------------------------------------------------------
def test_forty_five_counts_from_the_birthday_out_of_the_known_births(grid, community):
    """G-2, FX-2: value and denominator are printed; 45以上 includes 45."""
    born = date(TODAY.year - 45, TODAY.month, TODAY.day)
    for day in (born, born - timedelta(days=1), born + timedelta(days=1), None):
        a_resident(grid, identity="", birth_on=day)
    a_person(grid, identity="", birth_on=date(1950, 1, 1))

    figure = OLD.figures([community], Period(on=TODAY))[community.pk]

    assert (figure.value, figure.of) == (2, 3)


def test_little_schooling_is_out_of_the_known_schooling_po_10(grid, community):
    """PO-10: 文盲 is 90 and counts; what is not known counts on neither side."""
    for code in ("71", "83", "90", "61", "31", ""):
        a_resident(grid, education=code)

    figure = LITTLE_SCHOOLING.figures([community], Period(on=TODAY))[community.pk]

    assert (figure.value, figure.of) == (3, 5)


# --- both flows by the month -------------------------------------------------------------
def test_people_come_and_go_by_the_month(grid, community, other_community):
    march, today = date(2026, 3, 1), date(2026, 3, 20)

    def lived(unit, starts, ends=None):
        person = a_person(unit)
        a_stay(person, unit, starts_on=starts, ends_on=ends, today=today)
        return person

    lived(grid, date(2026, 3, 3))
    lived(grid, date(2026, 2, 3), date(2026, 3, 2))
    moved = lived(grid, date(2026, 1, 5), date(2026, 2, 1))
    a_stay(moved, grid, starts_on=date(2026, 2, 1))
    lived(other_community, date(2026, 3, 3))

    months = flows_by_month(community, today=today, months=3)

    told = {month.first: (month.came, month.went) for month in months}
    assert told == {
        march: (1, 1),
        date(2026, 2, 1): (1, 0),
        date(2026, 1, 1): (1, 0),
    }, "a move within the community is neither"


def test_both_ways_between_the_classes_and_the_floor_of_ten_fr_2(
    signed_in, cadre, grid, community
):
    """FR-2: fewer than ten are not told; an override is no flow."""
    today = timezone.localdate()
    for number in range(10):
        person = a_resident(grid, starts_on=LONG_AGO, kind=StayKind.PARTITION)
        kinds = ("floating", "rooted") if number else ("rooted", "floating")
        for kind, period in zip(
            kinds, (f"[2024-01-01,{today})", f"[{today},)"), strict=True
        ):
            ClassSpell.objects.create(
                person=person, kind=kind, period=period, rule_version="t"
            )
    person = a_resident(grid)
    override_class(
        person,
        kind="rooted",
        reason="住了十年",
        until=today + timedelta(days=9),
        actor=cadre,
        today=today,
    )

    (month,) = flows_by_month(community, today=today, months=1)
    page = signed_in(cadre).get(reverse("admin:residents_person_flows"))

    assert (month.settled, month.took_off) == (9, 1)
    shown = page.context["lines"][0]
    assert (shown["settled"], shown["took_off"]) == ("<10", "<10")
