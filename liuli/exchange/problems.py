"""What can be wrong with a row of a ledger, in words a cadre can act on.

A code never changes; its sentence says what is wrong and what to do. The level
is the usual one; a ledger kind may be milder (``refused`` → ``warning``), never
silent. Sentences hold no personal data.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liuli.exchange.cells import Level


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of problem: its code, its usual level and its sentence."""

    code: str
    level: Level
    sentence: Promise

    def message(self, **values: object) -> str:
        """The sentence in the reader's language, its named places filled."""
        return str(self.sentence) % values if values else str(self.sentence)


_ALL: Final = (
    # --- a row is refused ---
    Problem(
        "name_missing",
        "refused",
        _("The name is missing. Write the person's name and import the row again."),
    ),
    Problem(
        "id_check_digit",
        "refused",
        _(
            "The identity number is not right: its check digit does not fit. "
            "Compare it with the card."
        ),
    ),
    Problem(
        "id_precision_lost",
        "refused",
        _(
            "The identity number was stored as a number and has lost its last "
            "digits. Format the column as text and type the number again."
        ),
    ),
    Problem(
        "id_date",
        "refused",
        _(
            "The date of birth in the identity number does not exist or lies in "
            "the future. Compare it with the card."
        ),
    ),
    Problem(
        "sex_mismatch",
        "refused",
        _(
            "The sex does not agree with the identity number. Correct whichever "
            "is wrong."
        ),
    ),
    Problem(
        "date_impossible",
        "refused",
        _("This date does not exist. Correct it, for example 2024-03-05."),
    ),
    Problem(
        "date_future",
        "refused",
        _("This date lies in the future. Check the year."),
    ),
    Problem(
        "period_reversed",
        "refused",
        _("The end lies before the beginning. Check both dates."),
    ),
    Problem(
        "phone_invalid",
        "refused",
        _(
            "This is not a telephone number. Write an 11-digit mobile number or "
            "a landline with its area code."
        ),
    ),
    Problem(
        "address_missing",
        "refused",
        _("The address is missing. Write where it is and import the row again."),
    ),
    Problem(
        "person_unknown",
        "refused",
        _(
            "No resident here is meant for certain. Register the person first, or "
            "add the identity number where several share a name."
        ),
    ),
    Problem(
        "contact_point_missing",
        "refused",
        _(
            "A floating member without a contact point is not taken in. Write the "
            "contact point and import the row again."
        ),
    ),
    Problem(
        "organisation_missing",
        "refused",
        _("The branch is missing. Write the member's branch and import the row again."),
    ),
    Problem(
        "committee_missing",
        "refused",
        _("There is no party committee here yet. Found it first, then import again."),
    ),
    Problem(
        "ballot_of_nobody",
        "refused",
        _("The household is missing. Write its door or its householder."),
    ),
    Problem(
        "choice_unclear",
        "refused",
        _(
            "It is not clear how this household voted. Mark one choice, or none "
            "where it did not take part."
        ),
    ),
    Problem(
        "opinion_missing",
        "refused",
        _("There is no opinion in this row. Write it down, or leave the row out."),
    ),
    Problem(
        "round_closed",
        "refused",
        _(
            "This opinion round is closed and takes no more answers. Name an open "
            "one, or another title."
        ),
    ),
    Problem(
        "amount_missing",
        "refused",
        _("The amount due is missing or negative. Write it and import the row again."),
    ),
    Problem(
        "group_unclear",
        "refused",
        _(
            "Neither title nor sheet says which village group this is. "
            "Name the sheet after the group."
        ),
    ),
    Problem(
        "signer_number_missing",
        "refused",
        _(
            "The identity number is missing; without it the same agreement could come "
            "in twice. Write the number and import the row again."
        ),
    ),
    Problem(
        "signing_day_missing",
        "refused",
        _("The day of signing is missing. Write it and import the row again."),
    ),
    Problem(
        "agreement_overlaps",
        "refused",
        _(
            "This signer had an agreement that ended after this day. Look at the "
            "agreement and correct the day of signing."
        ),
    ),
    Problem(
        "water_number_missing",
        "refused",
        _("The household number is missing. Write it and import the row again."),
    ),
    Problem(
        "reading_missing",
        "refused",
        _("A reading or its day is missing. Write both readings and the day."),
    ),
    Problem(
        "reading_backwards",
        "refused",
        _(
            "The reading is smaller than the last one. Read the meter again; if it "
            "was changed, enter the change of the meter first."
        ),
    ),
    Problem(
        "reading_does_not_follow",
        "refused",
        _(
            "The last reading known here is %(known)s, or a later reading is known. "
            "Correct the last reading and import the row again."
        ),
    ),
    Problem(
        "course_unclear",
        "refused",
        _(
            "It is not clear which kind of course this is. Write the kind, "
            "and import the row again."
        ),
    ),
    Problem(
        "session_day_missing",
        "refused",
        _("The day of the session is missing. Write it and import the row again."),
    ),
    Problem(
        "nobody_came",
        "refused",
        _(
            "A session counts once somebody took part. Write how many came; leave out "
            "what was not held."
        ),
    ),
    # --- a row is a duplicate ---
    Problem(
        "duplicate_session",
        "duplicate",
        _(
            "Row %(first)s of this file already has this session. Nothing of this "
            "row was written."
        ),
    ),
    Problem(
        "duplicate_connection",
        "duplicate",
        _(
            "Row %(first)s of this file already has this household number. Nothing "
            "of this row was written."
        ),
    ),
    Problem(
        "duplicate_ballot",
        "duplicate",
        _(
            "Row %(first)s of this file already has a ballot of this household. "
            "Nothing of this row was written."
        ),
    ),
    Problem(
        "duplicate_person",
        "duplicate",
        _(
            "Row %(first)s of this file already has this person. Nothing of this "
            "row was written."
        ),
    ),
    Problem(
        "duplicate_site",
        "duplicate",
        _(
            "Row %(first)s of this file already has this site. Nothing of this "
            "row was written."
        ),
    ),
    # --- a row goes in, with a warning ---
    Problem(
        "amount_differs",
        "warning",
        _(
            "This amount does not fit the others of its row; they give %(computed)s. "
            "It is kept as written: compare it with the papers."
        ),
    ),
    Problem(
        "id_missing",
        "warning",
        _("There is no identity number. Add it when you next meet the person."),
    ),
    Problem(
        "id_unknown",
        "warning",
        _("This is no known kind of document number. It is kept as written."),
    ),
    Problem(
        "id_legacy",
        "warning",
        _("This is a 15-digit number of an old card. Ask to see the new card."),
    ),
    Problem(
        "id_area",
        "warning",
        _("The identity number begins with no known province. Compare it."),
    ),
    Problem(
        "id_trailing_zeros",
        "warning",
        _(
            "The identity number ends in 000: a spreadsheet may have changed it. "
            "Compare it with the card."
        ),
    ),
    Problem(
        "id_age",
        "warning",
        _("By the identity number this person is over 120 years old. Compare it."),
    ),
    Problem(
        "name_invisible",
        "warning",
        _("The name held characters nobody can see. They were left out."),
    ),
    Problem(
        "name_long",
        "warning",
        _("The name is longer than 50 characters. Check that it is one name."),
    ),
    Problem(
        "date_ambiguous",
        "warning",
        _(
            "This date can be read in two ways. Write the year, month and day, "
            "for example 2024-10-01."
        ),
    ),
    Problem(
        "date_no_year",
        "warning",
        _("This date has no year. Write the year, month and day."),
    ),
    Problem(
        "date_unclear",
        "warning",
        _("This is not an exact date. It is kept as a note; write the day if known."),
    ),
    Problem(
        "number_unclear",
        "warning",
        _("This is not a number. It is kept as written; write digits."),
    ),
    Problem(
        "boolean_unclear",
        "warning",
        _("This is neither yes nor no. Write one of the two."),
    ),
    Problem(
        "cell_error",
        "warning",
        _("The cell shows a formula error. Write the value itself."),
    ),
    Problem(
        "word_unknown",
        "warning",
        _("This word is not in the list. It is kept as written, to be checked."),
    ),
    Problem(
        "column_unknown",
        "warning",
        _("This column is not known. Its cells are kept with the row."),
    ),
    Problem(
        "address_ambiguous",
        "warning",
        _(
            "This house number can be a range or a sub-number. It is kept as "
            "written; choose the right one in the desk."
        ),
    ),
    Problem(
        "address_unclear",
        "warning",
        _("No road or group was found in this address. It is kept as written."),
    ),
    Problem(
        "address_outside_grids",
        "warning",
        _("No grid claims this address yet. It is listed under the community."),
    ),
    Problem(
        "moved_in_at_birth",
        "warning",
        _("The person moved in on the day of birth. Check the date."),
    ),
    Problem(
        "basis_missing",
        "warning",
        _(
            "A special situation is written without its basis. It is kept as "
            "text until the basis and its date are known."
        ),
    ),
    Problem(
        "footer_skipped",
        "warning",
        _("This row is a total, a note or a repeated heading and was skipped."),
    ),
    Problem(
        "row_blank",
        "warning",
        _("Only the row number is filled in. The row was skipped."),
    ),
    Problem(
        "row_hidden",
        "warning",
        _("This row is hidden in the sheet. It was read all the same."),
    ),
    Problem(
        "row_hidden_skipped",
        "warning",
        _("This row is hidden in the sheet. It was left out, as you chose."),
    ),
    Problem(
        "column_hidden",
        "warning",
        _("This column is hidden in the sheet. It was read all the same."),
    ),
    Problem(
        "column_guessed",
        "warning",
        _("This heading was taken for “%(column)s”. Check that it is right."),
    ),
    Problem(
        "sheet_ignored",
        "warning",
        _("This sheet holds no rows of this ledger and was not read."),
    ),
    Problem(
        "sheet_other_kind",
        "warning",
        _(
            "This sheet is a ledger of another kind and was not read: %(kind)s. Import "
            "the file once more and choose that ledger (command: --kind %(slug)s)."
        ),
    ),
    Problem(
        "total_differs",
        "warning",
        _(
            "The total says %(written)s, the rows add up to %(counted)s. Compare the "
            "two; the rows were taken."
        ),
    ),
    Problem(
        "sheet_hidden",
        "warning",
        _("This sheet is hidden and was not read."),
    ),
    Problem(
        "value_kept",
        "warning",
        _(
            "A value verified by a person differs from this row. The verified one "
            "was kept; compare the two."
        ),
    ),
    Problem(
        "person_new_without_number",
        "warning",
        _(
            "Without an identity number nobody can tell whether this person is "
            "already registered. The person was added; compare names."
        ),
    ),
    Problem(
        "stay_where_banned",
        "warning",
        _("Nobody may live there now: kept as not compliant. Find another room."),
    ),
    Problem(
        "words_not_kept",
        "warning",
        _("Some of these words name no need the portal may keep. They were left out."),
    ),
    Problem(
        "column_not_kept",
        "warning",
        _("The portal does not keep this kind of information. It was left out."),
    ),
    Problem(
        "text_shortened",
        "warning",
        _("This text is longer than there is room for. Its end was cut off."),
    ),
)
PROBLEMS: Final = MappingProxyType({problem.code: problem for problem in _ALL})


def problem_message(code: str, **values: object) -> str:
    """The sentence of a code. Raises `KeyError` for a code nobody defined."""
    return PROBLEMS[code].message(**values)
