"""Which letters a case can have, and how a day is written in them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CaseSoFar:
    """What of a case decides which letters can be written."""

    owes_notice: bool
    is_accepted: bool
    is_extended: bool
    has_reply: bool


def letters_possible(case: CaseSoFar) -> frozenset[str]:
    """Kinds of letters the case has got the facts for.

    Nobody is written to who is anonymous or cannot be reached (PT-3). The agreement
    is written for signing before it is recorded, so it has a page of its own.
    """
    found = set()
    if case.is_accepted and case.owes_notice:
        found.add("acceptance")
    if case.is_extended and case.owes_notice:
        found.add("extension")
    if case.has_reply:
        found.add("reply")
    return frozenset(found)


def in_words(day: date | None) -> str:
    """2026年3月2日; a line to fill in where there is no day yet."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "____年__月__日"
