"""Two records become one and two again: exactly, and never by themselves."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from liuli.kernel.errors import NotAllowed, Refused
from residents.choices import Basis, Tag
from residents.choices.duplicates import PairState
from residents.models import DuplicatePair, Merge, Person, Stay
from residents.operations import (
    PersonFacts,
    add_service_tag,
    find_duplicates,
    mark_different,
    merge_people,
    part_people,
    register_person,
)
from residents.operations.merging import person_fields
from residents.tasks import find_duplicates_everywhere
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person, a_resident, a_stay, an_identity

pytestmark = pytest.mark.django_db
PHONE = "19900012345"


@pytest.fixture
def twins(grid, next_grid, cadre):
    """One woman written down twice, with stays, tags and a stay both records have."""
    one = a_resident(grid, full_name="曾小丽", starts_on=date(2025, 1, 1))
    two = a_resident(
        next_grid,
        full_name="曾晓丽",
        identity="",
        phone=PHONE,
        birth_on=one.birth_on,
        starts_on=date(2025, 6, 1),
        occupation="裁缝",
    )
    shared = one.stays.get()
    a_stay(two, grid, address=shared.address, starts_on=shared.starts_on)
    for person in (one, two):
        add_service_tag(
            person, tag=Tag.VETERAN, basis=Basis.LAW, actor=cadre, starts_on=TODAY
        )
    for person in (one, two):
        person.refresh_from_db()
    return one, two


def everything(*people):
    """Every column of both and of every row that points at them."""
    pks = [person.pk for person in people]
    rows = {}
    with connection.cursor() as cursor:
        tables = {("residents_person", "id")} | {
            (field.model._meta.db_table, field.column) for field in person_fields()
        }
        tables |= {("residents_classspell", "person_id")}
        for table, column in sorted(tables):
            cursor.execute(
                f'SELECT to_jsonb(t)::text FROM "{table}" t '
                f'WHERE "{column}" = ANY(%s) ORDER BY 1',
                [pks],
            )
            rows[table] = cursor.fetchall()
    return rows


def test_a_merge_taken_back_restores_both_exactly(twins, cadre):
    one, two = twins
    before = everything(one, two)
    assert len(before["residents_stay"]) == 3

    merge = merge_people(one, two, actor=cadre, now=NOON)

    one.refresh_from_db()
    assert everything(one, two) != before
    assert (one.phone, one.occupation) == (PHONE, "裁缝")
    assert one.stays.count() == 2
    assert merge.left_count == 2  # the stay and the tag both records had
    part_people(merge, actor=cadre, now=NOON)
    assert everything(one, two) == before
    assert DuplicatePair.objects.get().state == PairState.DIFFERENT


def test_every_table_that_points_at_a_person_is_found_without_naming_it():
    found = {field.model._meta.label for field in person_fields()}

    assert {"residents.Stay", "residents.ServiceTag", "residents.Person"} <= found
    assert not [label for label in found if label.endswith("Event")]


def test_what_was_changed_after_a_merge_stays_when_it_is_taken_back(twins, cadre):
    one, two = twins
    merge = merge_people(one, two, actor=cadre, now=NOON)
    Person.objects.filter(pk=one.pk).update(occupation="厨师")
    later = a_stay(one, one.unit, starts_on=date(2026, 1, 1))

    part_people(merge, actor=cadre, now=NOON)

    one.refresh_from_db()
    assert (one.occupation, one.phone) == ("厨师", None)
    later.refresh_from_db()
    assert later.person == one
    with pytest.raises(Refused) as caught:
        part_people(merge, actor=cadre, now=NOON)
    assert caught.value.code == "part_already"


def test_the_merged_number_leads_to_the_survivor(twins, cadre, signed_in, grid):
    one, two = twins
    merge_people(one, two, actor=cadre, now=NOON)
    client = signed_in(cadre)

    url = reverse("admin:residents_person_file", args=[two.pk])
    assert client.get(url)["Location"] == reverse(
        "admin:residents_person_file", args=[one.pk]
    )
    assert list(Person.objects.visible_to(cadre).search(PHONE)) == [one]
    assert list(Person.objects.living(TODAY)) == [one]


def test_a_number_registered_again_is_the_survivor(grid, cadre):
    number = an_identity()
    wrong = a_person(grid, full_name="李小红", identity=number)
    right = a_person(grid, full_name="李小红")
    merge_people(right, wrong, actor=cadre, now=NOON)

    found = register_person(
        grid,
        facts=PersonFacts(full_name="李小红", identity=number),
        actor=cadre,
        today=TODAY,
    )

    assert (found.person, found.is_new) == (right, False)


def test_only_the_record_with_the_number_is_kept(twins, cadre):
    one, two = twins

    with pytest.raises(Refused) as caught:
        merge_people(two, one, actor=cadre, now=NOON)

    assert caught.value.code == "merge_number"
    assert not Merge.objects.exists()


def test_a_chain_is_parted_from_its_end(twins, cadre, grid):
    one, two = twins
    third = a_person(grid, full_name="曾小丽")
    first = merge_people(one, two, actor=cadre, now=NOON)
    second = merge_people(third, one, actor=cadre, now=NOON)
    two.refresh_from_db()
    assert two.merged_into == third

    with pytest.raises(Refused) as caught:
        part_people(first, actor=cadre, now=NOON)
    assert caught.value.code == "part_later_first"

    part_people(second, actor=cadre, now=NOON)
    two.refresh_from_db()
    assert two.merged_into == one


@pytest.mark.parametrize("who", ["worker", "lead_user", "stranger", "official"])
def test_merging_needs_rights_over_both(who, request, twins):
    one, two = twins

    with pytest.raises(NotAllowed):
        merge_people(one, two, actor=request.getfixturevalue(who), now=NOON)

    assert Person.objects.unmerged().count() == 2


def test_a_task_asks_once_and_merges_nothing(twins, cadre, lead_user):
    one, two = twins
    assert find_duplicates_everywhere() == 1
    assert find_duplicates_everywhere() == 0
    pair = DuplicatePair.objects.get()
    assert (pair.first, pair.second) == (one, two)
    assert {"same_sound", "same_birth", "same_place"} <= set(pair.reasons)
    assert Person.objects.unmerged().count() == 2
    assert list(DuplicatePair.objects.visible_to(cadre)) == [pair]
    assert list(DuplicatePair.objects.visible_to(lead_user)) == []

    mark_different(pair, actor=cadre, now=NOON)

    assert find_duplicates(one.community, person_id=one.pk) == 0
    assert not DuplicatePair.objects.open().exists()


def test_the_desk_shows_both_masked_and_merges_what_is_chosen(twins, cadre, signed_in):
    one, two = twins
    find_duplicates(one.community)
    pair = DuplicatePair.objects.get()
    client = signed_in(cadre)
    url = reverse("admin:residents_duplicatepair_compare", args=[pair.pk])

    page = client.get(url).content.decode()
    assert "曾小丽" in page
    assert "曾晓丽" in page
    assert [n for n in (one.identity, PHONE) if n in page] == []
    listing = client.get(reverse("admin:residents_duplicatepair_changelist"))
    assert "小丽" not in listing.content.decode()
    assert Stay.objects.filter(person=two).count() == 2

    client.post(url, {"keep": str(one.pk)})

    assert Person.objects.get(pk=two.pk).merged_into == one
    file = client.get(reverse("admin:residents_person_file", args=[one.pk]))
    merge = Merge.objects.get()
    part = reverse("admin:residents_duplicatepair_part", args=[merge.pk])
    assert part in file.content.decode()
    client.post(part)
    assert Person.objects.get(pk=two.pk).merged_into is None
