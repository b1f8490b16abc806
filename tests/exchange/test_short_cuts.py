"""Short cuts of the import answer what the long way answers."""

import pytest
from django.db import connection

from liuli.exchange.cells import cell_text
from liuli.exchange.headers import heading_key, may_start
from liuli.exchange.staging import _array_of_text

HEADINGS = ("姓名", "No", "楼栋", "居住地", "①栋")


@pytest.mark.parametrize(
    "text",
    [
        "姓名",
        "＊姓名（必填）",
        "(必填)姓名",
        "ＮＯ．",
        "no",
        "*NO",
        "①栋",
        "【楼】楼栋",
    ],
)
def test_what_may_be_a_heading_is_looked_at(text):
    """XL-2: a heading row repeated on each page is never taken for data."""
    keys = {heading_key(each) for each in HEADINGS}
    assert heading_key(text) in keys
    assert may_start(text, {key[0] for key in keys})


@pytest.mark.parametrize("text", ["王芳", "510199", "2024-01-01"])
def test_plain_data_is_known_by_its_first_character(text):
    assert not may_start(text, {heading_key(each)[0] for each in HEADINGS})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'=1+1", "=1+1"),
        ("''=1", "'=1"),
        ("'李", "'李"),
        (" 李\u200b ", "李"),
        ("", ""),
    ],
)
def test_text_is_read_the_same_with_and_without_marks(cell, text):
    assert cell_text(cell) == text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values", [[], ["王", '"', "\\", "a,b", "{}", "NULL", "", " "], ["\n\t"]]
)
def test_an_array_of_text_arrives_as_it_left(values):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::text[]", [_array_of_text(values)])
        assert cursor.fetchone() == (values,)


@pytest.mark.django_db
def test_no_trigger_has_to_catch_an_error_to_learn_that_it_is_not_ignored():
    """ADR 0055: the setting every trigger asks for is there, and names none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pgtrigger.ignore')::text[]")
        assert cursor.fetchone() == ([],)
