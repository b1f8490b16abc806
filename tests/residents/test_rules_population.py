"""PO-2, PO-3 and PO-10: who counts as what, and which words say so."""

from datetime import date
from decimal import Decimal

import pytest

from residents.choices import CodeTable
from residents.operations import code_words, load_codes
from residents.rules.population import (
    Apart,
    Population,
    apart,
    population_type,
    present_since,
)

TODAY = date(2026, 3, 1)
HALF = date(2025, 9, 1)
LATER = date(2025, 9, 2)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"hukou": "local"}, Population.LOCAL_HERE),
        ({"hukou": "local", "lives_here": False}, Population.LOCAL_AWAY),
        ({"lived_since": HALF}, Population.ELSEWHERE_LONG),
        ({"lived_since": LATER}, Population.ELSEWHERE_SHORT),
        ({"lived_since": None}, Population.UNKNOWN),
        ({"hukou": "unknown"}, Population.UNKNOWN),
        ({"is_foreign": True, "hukou": "local"}, Population.FOREIGN),
    ],
)
def test_population_types_turn_on_half_a_year_po_2(facts, expected):
    """PO-2: ≥ 6 months is 外来常住, a day less 外来短住."""
    given = {
        "hukou": "elsewhere",
        "is_foreign": False,
        "lives_here": True,
        "lived_since": HALF,
        **facts,
    }

    assert population_type(**given, today=TODAY) is expected


def test_the_share_of_the_seed_is_rebuilt_from_counts_po_2():
    """PO-2: 5,500 of which 1,200 local leave 4,300: 78.2 %."""
    others = 5_500 - 1_200

    assert others == 4_300
    assert round(Decimal(others * 100) / 5_500, 1) == Decimal("78.2")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"hukou": "local"}, Apart.AT_HOME),
        ({"hukou_place": "四川省达州市"}, Apart.FLOATING),
        ({"hukou_place": "四川省成都市青羊区"}, Apart.IN_THE_CITY),
        ({"lived_since": LATER}, Apart.SHORT),
        ({"hukou_place": " "}, Apart.UNKNOWN),
        ({"hukou": "unknown"}, Apart.UNKNOWN),
    ],
)
def test_floating_is_apart_less_apart_within_the_city_po_3(facts, expected):
    """PO-3: 流动人口 = 人户分离 minus 市辖区内人户分离, from half a year on."""
    given = {
        "hukou": "elsewhere",
        "hukou_place": "云南省昭通市",
        "lived_since": HALF,
        **facts,
    }

    assert apart(**given, today=TODAY) is expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("table", "word", "code"),
    [
        (CodeTable.EDUCATION, "文盲", "90"),
        (CodeTable.EDUCATION, "未上学", "90"),
        (CodeTable.EDUCATION, "大专", "31"),
        (CodeTable.EDUCATION, "中专", "41"),
        (CodeTable.EDUCATION, "高中", "61"),
        (CodeTable.POLITICAL, "党员", "01"),
        (CodeTable.POLITICAL, "团员", "03"),
        (CodeTable.POLITICAL, "群众", "13"),
        (CodeTable.MARITAL, "离异", "40"),
        (CodeTable.RELATION, "户主", "02"),
        (CodeTable.RELATION, "本人", "01"),
    ],
)
def test_words_of_ledgers_lead_to_their_codes_po_10(table, word, code):
    load_codes()

    assert code_words(table)[word] == code


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["初中以下", "念过书", "其它学历", ""])
def test_an_unknown_word_is_never_90_po_10(word):
    """PO-10: 待核, never 90 silently; 初中以下 is a range, so a person decides."""
    load_codes()

    assert word not in code_words(CodeTable.EDUCATION)


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([(HALF, None)], HALF),
        ([(date(2024, 1, 1), HALF), (HALF, None)], date(2024, 1, 1)),
        ([(date(2024, 1, 1), date(2025, 1, 1)), (HALF, None)], HALF),
        ([(date(2024, 1, 1), date(2025, 1, 1))], None),
        ([(None, HALF), (HALF, None)], None),
        ([(date(2026, 5, 1), None)], None),
        ([], None),
    ],
)
def test_presence_is_unbroken_back_to_its_first_day(periods, expected):
    assert present_since(periods, today=TODAY) == expected
