import string

import pytest

from liuli.exchange.problems import PROBLEMS, problem_message

REFUSED_RESIDENT_CODES = {
    "name_missing",
    "id_check_digit",
    "id_precision_lost",
    "id_date",
    "sex_mismatch",
    "date_impossible",
    "date_future",
    "period_reversed",
    "phone_invalid",
}


def test_the_codes_that_refuse_a_resident_are_all_there():
    refused = {code for code, one in PROBLEMS.items() if one.level == "refused"}

    of_other_kinds = {
        "address_missing",
        "agreement_overlaps",
        "amount_missing",
        "ballot_of_nobody",
        "choice_unclear",
        "committee_missing",
        "contact_point_missing",
        "course_unclear",
        "group_unclear",
        "nobody_came",
        "opinion_missing",
        "organisation_missing",
        "person_unknown",
        "reading_backwards",
        "reading_does_not_follow",
        "reading_missing",
        "round_closed",
        "session_day_missing",
        "signer_number_missing",
        "signing_day_missing",
        "water_number_missing",
    }
    assert refused - of_other_kinds == REFUSED_RESIDENT_CODES


def test_duplicates_name_the_first_row():
    assert "5500" in problem_message("duplicate_person", first=5500)
    assert PROBLEMS["duplicate_person"].level == "duplicate"


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_every_sentence_is_a_sentence(code):
    message = problem_message(
        code,
        first=7,
        column="姓名",
        kind="户",
        slug="x",
        written="2",
        counted="3",
        computed="1.00",
        known="120",
    )

    assert PROBLEMS[code].code == code
    assert message.strip(string.whitespace) == message
    assert message[-1] in ".。"
    assert "%" not in message


def test_an_unknown_code_is_a_mistake():
    with pytest.raises(KeyError):
        problem_message("nothing")
