"""Registering and correcting people, through their front door."""

import logging
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices import Hukou, IdentityKind, Sex
from residents.models import Person
from residents.operations import (
    PersonFacts,
    correct_person,
    register_person,
    suggest_people,
)
from tests.clock import TODAY
from tests.factories.residents import a_person, a_phone, a_resident, an_identity

pytestmark = pytest.mark.django_db
NUMBER = "51010419650307123X"


def refused(facts, unit, actor=SYSTEM):
    with pytest.raises(Refused) as caught:
        register_person(unit, facts=facts, actor=actor, today=TODAY)
    return caught.value.code


def test_register_seals_the_number_and_finds_it_by_index_mk_3(grid, community):
    person = a_person(
        grid, full_name="王　丽(户主)", identity=NUMBER.lower(), phone="199 0001 2345"
    )

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT identity, phone, full_name FROM residents_person WHERE id = %s",
            [person.pk],
        )
        identity, phone, name = cursor.fetchone()
    assert NUMBER.encode() not in bytes(identity)
    assert b"19900012345" not in bytes(phone)
    assert name == "王丽"
    stored = Person.objects.get(pk=person.pk)
    assert (stored.identity, stored.phone) == (NUMBER, "19900012345")
    assert (stored.identity_tail, stored.phone_tail) == ("123X", "2345")
    assert (stored.birth_on, stored.sex) == (date(1965, 3, 7), Sex.MALE)
    assert (stored.unit, stored.community) == (grid, community)
    assert stored.note == "户主"


def test_register_keeps_two_numbers_of_one_cell_ph_1(grid):
    person = a_person(grid, phone="19900012345/19900054321")

    assert (person.phone, person.other_phone) == ("19900012345", "19900054321")
    assert set(Person.objects.search("19900054321")) == {person}


def test_register_upgrades_an_old_number_id_4(grid):
    person = a_person(grid, identity="510104650307123")

    assert person.identity == NUMBER
    assert person.identity_kind == IdentityKind.LEGACY


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (PersonFacts(full_name="  "), "name_missing"),
        (
            PersonFacts(full_name="张三", identity="510104196503071234"),
            "id_check_digit",
        ),
        (PersonFacts(full_name="张三", identity="5.10104E+17"), "id_precision_lost"),
        (PersonFacts(full_name="张三", identity="510104190002290015"), "id_date"),
        (
            PersonFacts(full_name="张三", identity=NUMBER, sex=Sex.FEMALE),
            "sex_mismatch",
        ),
        (
            PersonFacts(full_name="张三", identity=NUMBER, birth_on=date(1965, 3, 8)),
            "birth_mismatch",
        ),
        (PersonFacts(full_name="张三", phone="12345"), "phone_invalid"),
        (PersonFacts(full_name="张三", birth_on=date(2026, 3, 3)), "date_future"),
    ],
)
def test_register_refuses_with_the_codes_of_the_ledger(grid, facts, code):
    assert refused(facts, grid) == code
    assert not Person.objects.exists()
    assert not Entry.objects.filter(action="residents.registered").exists()


def test_register_returns_who_has_the_number_instead_of_a_second_row(grid, next_grid):
    first = a_person(next_grid, full_name="张三", identity=NUMBER)

    again = register_person(
        grid,
        facts=PersonFacts(full_name="张三（租户）", identity=NUMBER),
        actor=SYSTEM,
        today=TODAY,
    )

    assert (again.person, again.is_new) == (first, False)
    assert again.person.unit == next_grid
    assert Person.objects.count() == 1
    assert Entry.objects.filter(action="residents.registered").count() == 1


def test_register_takes_people_without_a_document_as_often_as_they_come(grid):
    a_person(grid, full_name="张三", identity="")
    a_person(grid, full_name="张三", identity="")

    assert Person.objects.count() == 2


def test_the_same_number_may_live_in_two_communities(grid, other_community):
    a_person(grid, identity=NUMBER)
    a_person(other_community, identity=NUMBER)

    assert Person.objects.count() == 2


def test_register_is_for_those_who_keep_that_unit(worker, next_grid, grid):
    with pytest.raises(NotAllowed):
        register_person(
            next_grid, facts=PersonFacts(full_name="张三"), actor=worker, today=TODAY
        )
    assert not Person.objects.exists()

    register_person(
        grid, facts=PersonFacts(full_name="张三"), actor=worker, today=TODAY
    )
    assert Person.objects.count() == 1


def test_register_needs_a_community(street):
    assert refused(PersonFacts(full_name="张三"), street) == "not_in_community"


def test_correct_writes_only_what_changed(grid, cadre):
    person = a_person(grid, full_name="张三", identity=NUMBER, phone="19900012345")

    correct_person(
        person,
        facts=PersonFacts(full_name="张叁", hukou=Hukou.LOCAL),
        actor=cadre,
        today=TODAY,
    )

    person.refresh_from_db()
    assert (person.full_name, person.name_key, person.hukou) == (
        "张叁",
        "张叁",
        "local",
    )
    assert (person.identity, person.phone) == (NUMBER, "19900012345")
    entry = Entry.objects.get(action="residents.corrected")
    assert set(entry.detail["fields"]) >= {"full_name", "hukou", "grams"}
    assert "identity" not in entry.detail["fields"]


def test_correct_without_a_change_leaves_no_line(grid, cadre):
    person = a_person(grid, full_name="张三", identity=NUMBER)

    correct_person(
        person,
        facts=PersonFacts(full_name="张三", sex=Sex.MALE, birth_on=date(1965, 3, 7)),
        actor=cadre,
        today=TODAY,
    )

    assert not Entry.objects.filter(action="residents.corrected").exists()


def test_correct_does_not_take_another_persons_number(grid, cadre):
    a_person(grid, identity=NUMBER)
    other = a_person(grid, full_name="李四")

    with pytest.raises(Refused) as caught:
        correct_person(
            other,
            facts=PersonFacts(full_name="李四", identity=NUMBER),
            actor=cadre,
            today=TODAY,
        )

    assert caught.value.code == "identity_taken"
    other.refresh_from_db()
    assert other.identity != NUMBER


def test_correct_is_not_for_the_next_grid(neighbour, grid):
    person = a_person(grid)

    with pytest.raises(NotAllowed):
        correct_person(
            person, facts=PersonFacts(full_name="王五"), actor=neighbour, today=TODAY
        )


def test_suggestions_stay_inside_the_territory(
    worker, neighbour, grid, next_grid, community
):
    phone = a_phone()
    mine = a_resident(grid, full_name="张三", phone=phone)
    theirs = a_resident(next_grid, full_name="张三", phone=phone)
    a_resident(grid, full_name="别人")
    facts = PersonFacts(full_name="张三", phone=phone)

    assert suggest_people(community, facts=facts, actor=worker, today=TODAY) == [mine]
    assert suggest_people(community, facts=facts, actor=neighbour, today=TODAY) == [
        theirs
    ]


def test_suggestions_follow_number_phone_and_name_with_birth(cadre, grid, community):
    by_number = a_person(grid, full_name="甲", identity=NUMBER)
    by_phone = a_person(grid, full_name="乙", identity="", phone="19900012345")
    a_person(grid, full_name="乙", phone="19900012345")  # has another number
    by_name = a_person(grid, full_name="丙", identity="", birth_on=date(1965, 3, 7))
    a_person(grid, full_name="丙", identity="", birth_on=date(1970, 1, 1))
    facts = PersonFacts(full_name="丙", identity=NUMBER, phone="19900012345")

    found = suggest_people(community, facts=facts, actor=cadre, today=TODAY)

    assert set(found) == {by_number, by_phone, by_name}


# --- truths of the table ---------------------------------------------------------------
@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("full_name = ''", "person_has_name"),
        ("sex = '5'", "person_sex_known"),
        ("hukou = 'mars'", "person_hukou_known"),
        ("education = '99'", "person_education_known"),
        ("marital = '99'", "person_marital_known"),
        ("political = '14'", "person_political_known"),
        ("identity_kind = 'library_card'", "person_identity_kind_known"),
        ("identity_kind = 'none'", "person_identity_all_or_nothing"),
        ("identity_index = NULL", "person_identity_all_or_nothing"),
        ("identity_tail = ''", "person_identity_all_or_nothing"),
        ("phone_index = NULL", "person_phone_all_or_nothing"),
        ("other_phone_index = '\\x00'", "person_other_phone_all_or_nothing"),
    ],
)
def test_the_table_refuses_what_cannot_be(grid, change, constraint):
    person = a_person(grid, phone=a_phone())

    with (
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"UPDATE residents_person SET {change} WHERE id = %s", [person.pk]
        )


def test_the_table_holds_one_row_per_number_and_community(grid):
    person = a_person(grid)
    other = a_person(grid, full_name="李四")

    with pytest.raises(IntegrityError, match="person_identity_once_per_community"):
        Person.objects.filter(pk=other.pk).update(identity_index=person.identity_index)


def test_the_unit_of_a_person_lies_in_their_community(grid, other_community):
    person = a_person(grid)

    with pytest.raises(IntegrityError, match="lies in their community"):
        Person.objects.filter(pk=person.pk).update(unit=other_community)


# --- nothing leaks ---------------------------------------------------------------------
def test_no_personal_data_in_labels_audit_or_log(grid, cadre, caplog):
    caplog.set_level(logging.DEBUG)
    identity, phone = an_identity(), "19900077123"
    person = a_resident(grid, full_name="欧阳震华", identity=identity, phone=phone)
    correct_person(
        person,
        facts=PersonFacts(full_name="欧阳震华", note="常年在外"),
        actor=cadre,
        today=TODAY,
    )

    stay = person.stays.get()
    audit = "".join(
        f"{entry.object_label}{entry.detail}{entry}" for entry in Entry.objects.all()
    )
    said = f"{person}{person!r}{stay}{stay!r}{audit}{caplog.text}"
    assert [
        word for word in ("欧阳", "震华", identity, phone, "常年") if word in said
    ] == []
    assert str(person) == f"Person #{person.pk}"
    assert f"Person #{person.pk}" in audit


def test_masks_show_surname_and_last_four_mk_1(grid):
    person = a_person(grid, full_name="欧阳娜娜", identity=NUMBER, phone="19900012345")

    assert person.masked_name == "欧阳**"
    assert person.masked_identity == "**************123X"
    assert person.masked_phone == "199****2345"
    assert a_person(grid, full_name="张三", identity="").masked_identity == ""
    assert a_person(grid, full_name="张三", identity="").masked_phone == ""
