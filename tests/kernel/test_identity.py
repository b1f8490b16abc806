from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuli.kernel.identity import (
    DOCUMENT_CODES,
    IdentityKind,
    Sex,
    card_validity_years,
    check_digit,
    check_identity,
    credit_check_character,
    is_credit_code,
    normalise_identity,
    upgrade_legacy,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("number", "born", "sex"),
    [
        ("11010519491231002X", date(1949, 12, 31), Sex.FEMALE),
        ("440524188001010014", date(1880, 1, 1), Sex.MALE),
        ("51010419650307123X", date(1965, 3, 7), Sex.MALE),
        ("810000199003071237", date(1990, 3, 7), Sex.MALE),
        ("830000198511120022", date(1985, 11, 12), Sex.FEMALE),
        ("510104201202290010", date(2012, 2, 29), Sex.MALE),
    ],
)
def test_right_number_states_birth_and_sex(number, born, sex):
    """ID-1, ID-2"""
    identity = check_identity(number, today=TODAY)

    assert identity.code is None
    assert (identity.number, identity.born, identity.sex) == (number, born, sex)
    assert identity.is_right


def test_arithmetically_right_number_with_impossible_date_is_refused():
    """ID-2: 1900 was no leap year."""
    assert check_digit("51010419000229001") == "5"
    assert check_identity("510104190002290015", today=TODAY).code == "id_date"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("510104196503071231", "id_check_digit"),
        ("51010419650307123", "id_check_digit"),
        ("5101041965030712333", "id_check_digit"),
        ("51019919801305001X", "id_date"),
        (5.10199e17, "id_precision_lost"),
        (510104196503071239, "id_precision_lost"),
        (510104196503071000.0, "id_precision_lost"),
        ("5.10104E+17", "id_precision_lost"),
        (float("nan"), "id_precision_lost"),
    ],
)
def test_wrong_number_has_one_code(value, code):
    """XL-5, ID-1"""
    identity = check_identity(value, today=TODAY)

    assert identity.code == code
    assert not identity.is_right


def test_birth_in_the_future_is_refused_and_today_is_not():
    """ID-3"""
    first_17 = "51019920261122001"
    number = first_17 + check_digit(first_17)

    assert check_identity(number, today=date(2026, 11, 21)).code == "id_date"
    assert check_identity(number, today=TODAY).code is None


def test_unknown_province_and_great_age_only_warn():
    """ID-3"""
    first_17 = "99019919800305001"
    foreign = check_identity(first_17 + check_digit(first_17), today=TODAY)
    first_17 = "16019918800305001"
    old = check_identity(first_17 + check_digit(first_17), today=TODAY)

    assert foreign.kind == IdentityKind.FOREIGNER_CARD
    assert foreign.warnings == ()
    assert (old.code, old.warnings) == (None, ("id_age", "id_area"))


def test_right_text_ending_in_zeros_only_warns():
    """XL-5"""
    number = "510199198001021000"
    identity = check_identity(number, today=TODAY)

    assert number.endswith("000")
    assert identity.code is None
    assert identity.warnings == ("id_trailing_zeros",)


def test_legacy_number_is_upgraded_and_kept():
    """ID-4"""
    identity = check_identity("510104650307123", today=TODAY)

    assert upgrade_legacy("510104650307123") == "51010419650307123X"
    assert identity.number == "51010419650307123X"
    assert identity.legacy == "510104650307123"
    assert identity.kind == IdentityKind.LEGACY
    assert identity.warnings == ("id_legacy",)
    assert check_identity(510104650307123.0, today=TODAY) == identity


def test_legacy_sequence_of_the_very_old_means_the_1800s():
    """ID-4"""
    assert upgrade_legacy("510104650307996")[6:10] == "1865"


@pytest.mark.parametrize(
    "written",
    [
        "51010419650307123x",
        "５１０１０４１９６５０３０７１２３Ｘ",
        "'51010419650307123X",
        " 510104 19650307\u00a0123X\u200b",
        "\ufeff51010419650307123Ｘ\n",
    ],
)
def test_writings_of_one_number_are_one(written):
    """ID-5"""
    assert normalise_identity(written) == "51010419650307123X"


def test_look_alikes_are_suggested_and_never_taken():
    """ID-5"""
    identity = check_identity("5101O4I965O307123X", today=TODAY)

    assert identity.code == "id_check_digit"
    assert identity.suggestion == "51010419650307123X"


def test_circled_and_other_digits_are_refused():
    """Reliability 4.4: no NFKC, strict ASCII digits."""
    assert check_identity("①10105194912310020").code == "id_check_digit"
    assert check_identity("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X").code == "id_check_digit"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("810000199003071237", IdentityKind.PERMIT),
        ("H12345678", IdentityKind.HOME_RETURN),
        ("M1234567801", IdentityKind.HOME_RETURN),
        ("12345678", IdentityKind.TAIWAN_PASS),
        ("1234567890", IdentityKind.TAIWAN_PASS),
        ("E12345678", IdentityKind.CHINESE_PASSPORT),
        ("EA1234567", IdentityKind.CHINESE_PASSPORT),
        ("G12345678", IdentityKind.CHINESE_PASSPORT),
        ("ABC123456789012", IdentityKind.OLD_FOREIGNER_CARD),
        ("AB1234567", IdentityKind.FOREIGN_PASSPORT),
    ],
)
def test_other_documents_are_known_by_their_form(number, kind):
    """ID-6"""
    identity = check_identity(number, today=TODAY)

    assert (identity.kind, identity.code) == (kind, None)


def test_document_codes_follow_the_standard():
    """ID-6, GA/T 517"""
    assert DOCUMENT_CODES[IdentityKind.RESIDENT] == "111"


@pytest.mark.parametrize("value", ["", None, "无", "/", "  ", True])
def test_no_number_is_a_warning(value):
    identity = check_identity(value)

    assert (identity.number, identity.code) == ("", None)
    assert identity.warnings == ("id_missing",)
    assert not identity.is_right


def test_words_in_the_column_are_kept_as_a_warning():
    identity = check_identity("身份证在办")

    assert (identity.code, identity.warnings) == (None, ("id_unknown",))


@pytest.mark.parametrize(
    ("age", "years"),
    [(0, 5), (15, 5), (16, 10), (25, 10), (26, 20), (45, 20), (46, None)],
)
def test_card_validity_follows_the_age(age, years):
    """ID-7"""
    assert card_validity_years(age) == years


def test_credit_code_is_checked():
    """ID-9"""
    assert credit_check_character("92510104MA0000000") == "8"
    assert is_credit_code("92510104ma00000008")
    assert not is_credit_code("92510104MA00000009")
    assert not is_credit_code("92510104MI00000008")
    assert not is_credit_code("")


@given(st.text("0123456789", min_size=17, max_size=17), st.integers(0, 17), st.data())
def test_check_digit_catches_every_single_slip(first_17, place, data):
    """ID-1"""
    number = first_17 + check_digit(first_17)
    digits = "0123456789X" if place == 17 else "0123456789"
    other = data.draw(st.sampled_from([d for d in digits if d != number[place]]))

    slipped = number[:place] + other + number[place + 1 :]

    assert check_digit(slipped[:17]) != slipped[17]


@given(
    st.one_of(
        st.text(),
        st.text("0123456789Xx ０１ＸO\u200b", max_size=20),
        st.floats(),
        st.integers(),
        st.none(),
        st.dates(),
    )
)
def test_checking_never_raises(value):
    identity = check_identity(value, today=TODAY)

    assert identity.is_right in {True, False}


@given(st.text("0123456789", min_size=18, max_size=18))
def test_credit_codes_never_raise(value):
    assert is_credit_code(value) in {True, False}
