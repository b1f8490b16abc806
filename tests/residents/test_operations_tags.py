"""Service tags and standard codes."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from residents import choices
from residents.choices import Basis, CodeTable, Tag
from residents.models import Code, Person, ServiceTag
from residents.operations import add_service_tag, code_names, code_words, load_codes
from tests.clock import TODAY
from tests.factories.residents import a_person

pytestmark = pytest.mark.django_db
FORBIDDEN = (
    "released", "prison", "community_correction", "psychiatric", "mental", "drug", "aids", "hiv",
    "petition", "religion", "ethnic", "key_youth", "criminal", "suspect",
)  # fmt: skip


def tag(person, actor=SYSTEM, what=Tag.VETERAN, starts_on=TODAY):
    return add_service_tag(
        person, tag=what, basis=Basis.CONSENT, actor=actor, starts_on=starts_on
    )


def test_a_tag_holds_for_a_year_po_7(grid):
    given = tag(a_person(grid))

    assert (given.period.upper - given.period.lower).days == 365


def test_a_tag_is_held_once_at_a_time(grid):
    person = a_person(grid)
    tag(person)

    with pytest.raises(Refused) as caught:
        tag(person, starts_on=TODAY + timedelta(days=300))
    assert caught.value.code == "tag_held"
    tag(person, starts_on=TODAY + timedelta(days=365))
    assert ServiceTag.objects.count() == 2


def test_a_tag_is_not_given_next_door(grid, neighbour):
    with pytest.raises(NotAllowed):
        tag(a_person(grid), neighbour)


@pytest.mark.parametrize("what", ["drug_user", "petitioner", "released_prisoner", ""])
def test_no_other_tag_can_be_given_po_8(grid, what):
    person = a_person(grid)

    with pytest.raises(Refused) as caught:
        tag(person, what=what)

    assert caught.value.code == "tag_unknown"
    assert not ServiceTag.objects.exists()


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("tag = 'drug_user'", "servicetag_tag_allowed"),
        ("basis = 'rumour'", "servicetag_basis_known"),
        ("period = daterange('2026-03-02', NULL)", "servicetag_within_twelve_months"),
        (
            "period = daterange('2026-03-02', '2027-03-04')",
            "servicetag_within_twelve_months",
        ),
    ],
)
def test_the_table_refuses_what_cannot_be_po_7_po_8(grid, change, constraint):
    tag(a_person(grid))

    with pytest.raises(IntegrityError, match=constraint), connection.cursor() as cursor:
        cursor.execute(f"UPDATE residents_servicetag SET {change}")


def test_the_forbidden_categories_do_not_exist_po_8_po_9():
    said = " ".join(
        str(value).lower()
        for name in dir(choices)
        if isinstance(member := getattr(choices, name), type)
        and hasattr(member, "values")
        for value in member.values
    )
    columns = " ".join(field.name for field in Person._meta.get_fields())

    assert [word for word in FORBIDDEN if word in f"{said} {columns}"] == []


# --- codes ------------------------------------------------------------------------------
def test_the_tables_hold_the_rows_of_the_standards_3_3():
    assert {table: len(code_names(table)) for table in CodeTable} == {
        "sex": 4,
        "marital": 8,
        "education": 40,
        "political": 13,
        "relation": 34,
    }


def test_the_codes_of_the_file_are_the_codes_the_database_takes():
    assert tuple(code_names(CodeTable.EDUCATION)) == choices.EDUCATION_CODES
    assert tuple(code_names(CodeTable.MARITAL)) == choices.MARITAL_CODES
    assert tuple(code_names(CodeTable.POLITICAL)) == choices.POLITICAL_CODES
    assert tuple(code_names(CodeTable.SEX)) == tuple(choices.Sex.values)


@pytest.mark.parametrize(
    ("table", "word", "code"),
    [
        (CodeTable.EDUCATION, "文盲", "90"),
        (CodeTable.EDUCATION, "未上学", "90"),
        (CodeTable.EDUCATION, "大专", "31"),
        (CodeTable.EDUCATION, "中专", "41"),
        (CodeTable.EDUCATION, "高中", "61"),
        (CodeTable.EDUCATION, "初中", "71"),
        (CodeTable.EDUCATION, "小学", "81"),
        (CodeTable.POLITICAL, "党员", "01"),
        (CodeTable.POLITICAL, "中共党员", "01"),
        (CodeTable.POLITICAL, "团员", "03"),
        (CodeTable.POLITICAL, "群众", "13"),
        (CodeTable.MARITAL, "离异", "40"),
        (CodeTable.RELATION, "户主", "02"),
        (CodeTable.RELATION, "本人", "01"),
        (CodeTable.SEX, "女", "2"),
    ],
)
def test_usual_words_lead_to_codes_po_10(table, word, code):
    assert code_words(table)[word] == code


def test_unknown_words_lead_nowhere_po_10():
    assert "初中以下" not in code_words(CodeTable.EDUCATION)
    assert "不清楚" not in code_words(CodeTable.EDUCATION)


def test_no_word_stands_for_two_codes_of_a_table():
    text = Path("residents/data/codes.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    words = [
        (row["table"], word)
        for row in rows
        for word in (row["code"], row["name"], *row["synonyms"].split())
    ]
    doubled = {pair for pair in words if words.count(pair) > 1}

    assert doubled == set()


def test_loading_again_adds_nothing_and_keeps_added_words():
    row = Code.objects.get(table="education", code="31")
    row.synonyms = [*row.synonyms, "大学专科文凭"]
    row.save()

    assert load_codes() == 0
    assert code_words(CodeTable.EDUCATION)["大学专科文凭"] == "31"
