import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuli.kernel.numerals import numeral_value, to_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("五", 5), ("伍", 5), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31),
        ("一百二十三", 123), ("一百零五", 105), ("二〇二四", 2024), ("二零二四", 2024),
        ("二千零二十四", 2024), ("两百", 200),
    ],
)  # fmt: skip
def test_numerals_are_read(text, value):
    """AR-3, XL-6"""
    assert numeral_value(text) == value


@pytest.mark.parametrize("text", ["", "十百", "三街", "12", "五x", "一" * 5_000])
def test_what_is_no_numeral_is_nothing(text):
    assert numeral_value(text) is None


@given(st.integers(1, 99))
def test_numerals_come_back(value):
    assert numeral_value(to_numeral(value)) == value


@pytest.mark.parametrize("value", [0, 100, -1])
def test_other_numbers_are_refused(value):
    with pytest.raises(ValueError, match="not between 1 and 99"):
        to_numeral(value)


@given(st.text("〇零一二三十百千伍街", max_size=12))
def test_reading_never_raises(text):
    assert numeral_value(text) is None or numeral_value(text) >= 0
