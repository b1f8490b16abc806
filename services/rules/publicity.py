"""When a notice stands and what passes a lesson, on plain values (G32, G33)."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

_IDENTITY: Final = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")


def standing(first: date, last: date, *, today: date) -> str:
    """`ahead`, `on` or `over`; both days belong to it."""
    if today < first:
        return "ahead"
    return "on" if today <= last else "over"


def holds_identity(text: str) -> bool:
    """Whether something as long as an identity number stands in a text (PI-7)."""
    return _IDENTITY.search(text) is not None


def judge(right: Sequence[int], given: Mapping[int, int]) -> list[bool]:
    """Question by question (numbered from 1), whether the answer given is right.

    A question without an answer is not right.
    """
    return [given.get(number) == want for number, want in enumerate(right, start=1)]


def above(paths: Sequence[str]) -> list[str]:
    """Paths of the units in which those of `paths` lie, themselves included."""
    found: dict[str, None] = {}
    for path in paths:
        parts = path.rstrip(".").split(".")
        for count in range(1, len(parts) + 1):
            found[".".join(parts[:count]) + "."] = None
    return sorted(found)


def is_a_visit(headers: Mapping[str, str], *, unless_told: bool) -> bool:
    """Whether a person opened a page, as far as the browser tells.

    Browsers that fetch ahead or keep a copy say so (`Sec-Fetch-Mode` other than
    `navigate`, `Sec-Purpose: prefetch`). Of a browser that says nothing `unless_told`
    is taken.
    """
    if "prefetch" in headers.get("Sec-Purpose", "").lower():
        return False
    mode = headers.get("Sec-Fetch-Mode", "")
    return unless_told if not mode else mode == "navigate"
