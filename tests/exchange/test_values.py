import time
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuli.exchange.values import (
    Parsed,
    cell_text,
    is_ditto,
    null_reason,
    parse_boolean,
    parse_count,
    parse_date,
    parse_number,
    parse_text,
    parse_year,
)
from liuli.kernel.identity import check_identity
from liuli.kernel.names import normalise_name
from liuli.kernel.phone import parse_phones

TODAY = date(2026, 11, 22)
MARCH_5 = date(2024, 3, 5)
ANY_CELL = st.one_of(
    st.text(),
    st.text("0123456789年月日.-/ 二〇三十约农历号万余,￥㎡%是否有无", max_size=14),
    st.floats(),
    st.integers(-(10**18), 10**18),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@pytest.mark.parametrize(
    "written",
    [
        "2024.3.5", "2024-3-5", "2024/03/05", "2024/3/5", "20240305", 20240305.0,
        "2024年3月5日", "2024年03月05日", "2024年3月5号", "24.3.5", "24年3月5日",
        "二〇二四年三月五日", "二零二四年三月五日", "２０２４－０３－０５",
        "２０２４．３．５", "2024—03—05", "2024 年 3 月 5 日", "2024-03-05 08:30:00",
        "2024-03-05T00:00:00", "2024.3.5.", 45356, 45356.0, 45356.75, "45356",
        MARCH_5, datetime(2024, 3, 5, 8, 30),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_dates_of_all_styles(written):
    """XL-6"""
    assert parse_date(written, today=TODAY) == Parsed(MARCH_5)


def test_serials_of_the_1904_system():
    """XL-6"""
    assert parse_date(43894, from_1904=True).value == MARCH_5


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("2024年3月", date(2024, 3, 1)),
        ("2024-03", date(2024, 3, 1)),
        ("2024.10", date(2024, 10, 1)),
        (2024.11, date(2024, 11, 1)),
    ],
)
def test_a_month_is_its_first_day_and_says_so(written, first):
    """XL-6"""
    assert parse_date(written, today=TODAY) == Parsed(first, note="month_only")


@pytest.mark.parametrize(
    ("written", "code", "level"),
    [
        ("2024年2月30日", "date_impossible", "refused"),
        ("20240230", "date_impossible", "refused"),
        ("2024-13-01", "date_impossible", "refused"),
        ("0219-03-05", "date_impossible", "refused"),
        (date(1899, 12, 31), "date_impossible", "refused"),
        ("2031-01-01", "date_future", "refused"),
        (2024.1, "date_ambiguous", "warning"),
        ("2024.1", "date_ambiguous", "warning"),
        ("3/5/2024", "date_ambiguous", "warning"),
        ("3月5日", "date_no_year", "warning"),
        ("三月五日", "date_no_year", "warning"),
        ("农历三月初五", "date_unclear", "warning"),
        ("约2020年", "date_unclear", "warning"),
        ("2020年前后", "date_unclear", "warning"),
        ("2024年3月初", "date_unclear", "warning"),
        ("2006年", "date_unclear", "warning"),
        (2006.0, "date_unclear", "warning"),
        (12, "date_unclear", "warning"),
        ("老早", "date_unclear", "warning"),
        ("#VALUE!", "cell_error", "warning"),
    ],
)
def test_wrong_dates_have_one_code(written, code, level):
    """XL-6, XL-9"""
    parsed = parse_date(written, today=TODAY)

    assert (parsed.value, parsed.code, parsed.level) == (None, code, level)


def test_vague_dates_are_kept_as_a_note():
    """XL-6"""
    assert parse_date("农历三月初五", today=TODAY).note == "农历三月初五"


def test_today_is_not_the_future_and_plans_may_be():
    assert parse_date("2026-11-22", today=TODAY).value == TODAY
    assert parse_date("2026-11-23", today=TODAY).code == "date_future"
    planned = parse_date("2031-01-01", today=TODAY, may_be_future=True)
    assert planned.value == date(2031, 1, 1)


def test_first_of_january_1970_is_a_date():
    assert parse_date("1970-01-01", today=TODAY).value == date(1970, 1, 1)


def test_two_digit_years_reach_ten_years_ahead():
    assert parse_date("65.3.7", today=TODAY).value == date(1965, 3, 7)
    planned = parse_date("36.3.7", today=TODAY, may_be_future=True)
    assert planned.value == date(2036, 3, 7)
    assert parse_date("37.3.7", today=TODAY).value == date(1937, 3, 7)


@pytest.mark.parametrize(
    "written",
    ["是", "有", "√", "☑", "✓", "Y", "y", "Ｙ", "1", 1.0, True, "已", "已办", " 是 "],
)
def test_yes(written):
    """XL-7"""
    assert parse_boolean(written) == Parsed(value=True)


@pytest.mark.parametrize(
    "written",
    ["否", "无", "×", "☐", "□", "✗", "N", "x", "0", 0.0, False, "未", "未办", "无证"],
)
def test_no(written):
    """XL-7: in a yes/no column 无 is no."""
    assert parse_boolean(written) == Parsed(value=False)


@pytest.mark.parametrize(
    ("written", "note"),
    [("", ""), (None, ""), ("/", "blank"), ("不详", "unknown"), ("暂无", "not_yet")],
)
def test_empty_is_neither_yes_nor_no(written, note):
    """XL-7"""
    assert parse_boolean(written) == Parsed(None, note=note)


def test_words_of_one_column_and_unknown_words():
    yes, no = frozenset({"持证"}), frozenset({"无证"})

    assert parse_boolean("持证", yes=yes, no=no).value is True
    assert parse_boolean("无证", yes=yes, no=no).value is False
    assert parse_boolean("看情况").code == "boolean_unclear"
    assert parse_boolean("☒").code == "boolean_unclear"


@pytest.mark.parametrize(
    ("written", "number", "approx"),
    [
        ("约900人", "900", True), ("900余", "900", True), ("900左右", "900", True),
        ("0.12万", "1200", False), ("1.2万元", "12000", False),
        ("1,234.50", "1234.50", False), ("￥1,234.50", "1234.50", False),
        ("28㎡", "28", False), ("28平", "28", False), ("28平方米", "28", False),
        ("3间", "3", False), ("三间", "3", False), ("１３８", "138", False),
        ("约3千", "3000", True), ("-3", "-3", False), ("(5)", "-5", False),
        (121.0, "121", False), (0.577, "0.577", False), (7, "7", False),
    ],
)  # fmt: skip
def test_numbers_with_their_words(written, number, approx):
    """XL-8"""
    parsed = parse_number(written)

    assert (parsed.value, parsed.code) == (Decimal(number), None)
    assert parsed.approx is approx


def test_a_heading_in_ten_thousands_multiplies():
    """XL-8"""
    assert parse_number(9.0, factor=10_000).value == Decimal(90_000)
    assert parse_number("6.5", factor=10_000).value == Decimal(65_000)


def test_percent_is_a_fraction():
    assert parse_number("50%") == Parsed(Decimal("0.5"), note="percent")


@pytest.mark.parametrize(
    "written", ["3-5", "几十", "十几", "abc", True, float("inf"), "1e5"]
)
def test_what_is_no_number_is_told(written):
    assert parse_number(written).code == "number_unclear"


def test_counts_are_whole_and_not_negative():
    assert parse_count("18间") == Parsed(18)
    assert parse_count(2.5).code == "number_unclear"
    assert parse_count(-1).code == "number_unclear"
    assert parse_count("无") == Parsed(None, note="none_stated")


@pytest.mark.parametrize(
    ("written", "year"),
    [("2006年", 2006), (2006.0, 2006), ("二〇〇六年", 2006), ("1991", 1991)],
)
def test_years(written, year):
    assert parse_year(written) == Parsed(year)


def test_about_a_year_is_approximate():
    assert parse_year("约1990年") == Parsed(1990, approx=True)
    assert parse_year("很久以前").code == "number_unclear"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("/", "blank"), ("-", "blank"), ("—", "blank"), ("无", "none_stated"),
        ("不详", "unknown"), ("暂无", "not_yet"), ("琉璃", ""), ("", ""),
    ],
)  # fmt: skip
def test_nulls_say_why(written, reason):
    """XL-7"""
    assert null_reason(written) == reason


def test_text_is_trimmed_and_keeps_its_lines():
    assert parse_text(" 一楼堆放杂物\n占用通道 ").value == "一楼堆放杂物\n占用通道"
    assert parse_text("张\u200b三").value == "张三"
    assert parse_text("#REF!").code == "cell_error"
    assert parse_text("'=1+1").value == "=1+1"
    assert parse_text("") == Parsed(None)


def test_cells_of_other_types_are_text_too():
    assert cell_text(19900060997.0) == "19900060997"
    assert cell_text(2.5) == "2.5"
    assert cell_text(None) == ""
    assert cell_text(datetime(2024, 3, 5)) == "2024-03-05"  # noqa: DTZ001


@pytest.mark.parametrize("written", ["同上", "〃", "″", " 同上 "])
def test_ditto(written):
    """XL-3"""
    assert is_ditto(written)


def test_other_cells_are_no_ditto():
    assert not is_ditto("上")
    assert not is_ditto(None)


@given(ANY_CELL)
def test_parsers_never_raise_and_say_a_level_with_every_code(value):
    parsed = [
        parse_text(value),
        parse_boolean(value),
        parse_number(value),
        parse_count(value),
        parse_year(value),
        parse_date(value),
        parse_date(value, today=TODAY),
        parse_date(value, today=TODAY, from_1904=True),
    ]

    for one in parsed:
        assert (one.code is None) == (one.level is None)
        assert one.code is None or one.value is None


@pytest.mark.parametrize("piece", ["一", "9", "1-", "年月", " ", "约", "\n", "(1"])
def test_the_largest_cell_is_read_in_no_time(piece):
    """Reliability 4.2: a cell of 32,767 characters."""
    cell = piece * (32_767 // len(piece))
    start = time.process_time()

    parse_text(cell)
    parse_boolean(cell)
    parse_number(cell)
    parse_year(cell)
    parse_date(cell, today=TODAY)
    check_identity(cell, today=TODAY)
    parse_phones(cell)
    normalise_name(cell)

    assert time.process_time() - start < 0.5


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)))
def test_every_style_of_a_date_gives_the_same_day(day):
    styles = [
        f"{day:%Y-%m-%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
    ]

    assert {parse_date(style).value for style in styles} == {day}


def test_a_whole_ledger_parses_within_its_budget():
    """5,500 rows of 17 columns in well under 1.5 s; the limit allows a busy box."""
    start = time.process_time()
    for row in range(5_500):
        day = date(2010, 1, 1) + timedelta(days=row % 4_000)
        normalise_name(f"张{chr(0x4E00 + row)}")
        check_identity(f"51019919{50 + row % 50}0307{row % 1000:03d}X", today=TODAY)
        parse_phones(19900000000.0 + row)
        parse_date(f"{day.year}年{day.month}月{day.day}日", today=TODAY)
        parse_date("", today=TODAY)
        parse_boolean("☐")
        parse_count(float(row))
        for _ in range(10):
            parse_text("琉璃五街63号2楼6室")

    assert time.process_time() - start < 1.5
