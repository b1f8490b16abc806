import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuli.kernel.phone import Phone, PhoneKind, parse_phone, parse_phones


@pytest.mark.parametrize(
    "written",
    [
        "19900012345",
        19900012345.0,
        19900012345,
        "+86 199-0001-2345",
        "008619900012345",
        "8619900012345",
        "199 0001 2345",
        "１９９０００１２３４５",
        "'19900012345",
        "19900012345(妻子)",
        "本人:19900012345",
        "19900012345\u200b",
    ],
)
def test_mobile_number_has_one_form(written):
    """PH-1"""
    phones = parse_phones(written)

    assert (phones.numbers, phones.code) == (("19900012345",), None)


@pytest.mark.parametrize(
    ("written", "number", "extension"),
    [
        ("028-85551234", "02885551234", ""),
        ("(028)85551234", "02885551234", ""),
        ("85551234", "02885551234", ""),
        ("028-85551234-802", "02885551234", "802"),
        ("028-85551234转802", "02885551234", "802"),
        ("+86-28-85551234", "02885551234", ""),
        ("0830-2345678", "08302345678", ""),
    ],
)
def test_landline_keeps_its_extension(written, number, extension):
    """PH-1"""
    assert parse_phone(written) == Phone(number, PhoneKind.LANDLINE, extension)


@pytest.mark.parametrize(
    "written",
    [
        "19900012345/19900067890",
        "19900012345、19900067890",
        "19900012345;19900067890",
        "19900012345；19900067890",
        "19900012345\n19900067890",
        "19900012345 19900067890",
        "19900012345，19900067890",
        "本人19900012345、儿子19900067890",
    ],
)
def test_two_numbers_of_a_cell_are_two(written):
    """PH-1, XL-9"""
    assert parse_phones(written).numbers == ("19900012345", "19900067890")


def test_same_number_twice_is_one():
    assert parse_phones("19900012345/19900012345").numbers == ("19900012345",)


@pytest.mark.parametrize(
    "written",
    ["199000012", "1064812345678", "1990001234", "12900012345", "4008001234", "电话"],
)
def test_what_is_no_number_is_refused(written):
    """PH-1: 13-digit machine numbers too."""
    phones = parse_phones(written)

    assert (phones.numbers, phones.code) == ((), "phone_invalid")


def test_one_wrong_part_is_told_and_the_right_one_kept():
    phones = parse_phones("19900012345、199")

    assert (phones.numbers, phones.code) == (("19900012345",), "phone_invalid")


@pytest.mark.parametrize("written", ["", None, "无", "/", "—", "  ", "暂无"])
def test_no_number_is_no_problem(written):
    phones = parse_phones(written)

    assert (phones.numbers, phones.code) == ((), None)


@given(
    st.one_of(
        st.text(),
        st.text("0123456789/+-() 转、\n", max_size=40),
        st.floats(),
        st.integers(),
        st.none(),
    )
)
def test_parsing_never_raises_and_gives_only_normal_forms(value):
    for number in parse_phones(value).numbers:
        assert parse_phone(number).number == number
