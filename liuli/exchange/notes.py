"""What a row said that no column of the portal holds, kept as text."""

import re
from typing import Final

from liuli.exchange.rows import Row

# Long numbers are identity numbers, phones and accounts: only their ends stay.
_LONG: Final = 7
_LONG_NUMBER: Final = re.compile(rf"[0-9０-９]{{{_LONG},}}[xXＸ]?")
_SHOWN: Final = 4
_LONGEST: Final = 200

# Codes after which the cell's own words are worth keeping.
_WORDS_KEPT: Final = frozenset(
    {
        "word_unknown", "number_unclear", "boolean_unclear", "date_ambiguous",
        "date_no_year", "date_unclear", "date_impossible", "date_future",
        "text_shortened", "id_unknown", "name_long",
    }
)  # fmt: skip


def without_long_numbers(text: str) -> str:
    """The text with every long number reduced to stars and its last four."""
    if len(text) < _LONG:
        return text
    return _LONG_NUMBER.sub(lambda found: f"****{found[0][-_SHOWN:]}", text)


def unread_words(row: Row) -> dict[str, str]:
    """Heading → words, of cells that could not be read and of unknown columns."""
    words = {
        problem.column: problem.quoted
        for problem in row.problems
        if problem.code in _WORDS_KEPT and problem.column and problem.quoted
    }
    words |= row.extra
    return {
        heading: without_long_numbers(text)[:_LONGEST]
        for heading, text in words.items()
    }


def row_note(row: Row, *, most: int) -> str:
    """备注 of the row and its unread words, one a line, at most `most` characters."""
    lines = [row.values.get("note") or ""]
    lines += [f"{heading}:{text}" for heading, text in unread_words(row).items()]
    return "\n".join(line for line in lines if line)[:most]
