import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuli.kernel.text import (
    find_invisible,
    fold_width,
    formula_safe,
    row_number,
    strip_invisible,
    unquote_formula,
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("7", 7), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("9" * 5000, None),
        ("²", None), ("-1", None), ("1.0", None), ("", None), (None, None), (7, None),
    ],
)  # fmt: skip
def test_row_number_is_a_number_of_the_database_or_nothing(typed, number):
    assert row_number(typed) == number


def test_only_ascii_full_width_and_the_wide_space_fold():
    """NM-3"""
    assert fold_width("ＡＢｃ１２３！　①㎡㊣ｱ") == "ABc123! ①㎡㊣ｱ"


@pytest.mark.parametrize(
    "code", [0x0, 0xAD, 0x200B, 0x200F, 0x202A, 0x2066, 0xFEFF, 0xD800, 0xE0041]
)
def test_invisible_characters_are_found_at_their_place(code):
    """Reliability 4.4"""
    text = f"张{chr(code)}三"

    assert find_invisible(text) == (1,)
    assert strip_invisible(text) == "张三"


def test_tabs_and_line_ends_are_visible():
    assert find_invisible("一\t二\r\n三") == ()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋"])
def test_formula_starts_are_neutralised(start):
    """SEC-11"""
    assert formula_safe(f"{start}1+1") == f"'{start}1+1"


def test_plain_text_is_left_alone():
    assert formula_safe("琉璃三街7-19号") == "琉璃三街7-19号"


@given(st.text())
def test_neutralising_comes_back_exactly(text):
    """Reliability 4.2: import(export(x)) = x"""
    assert unquote_formula(formula_safe(text)) == text
    assert not formula_safe(text).startswith(tuple("=+-@\t\r"))


@given(st.text(st.characters()))
def test_stripped_text_can_always_be_stored(text):
    assert "\0" not in strip_invisible(text)
    strip_invisible(text).encode()
