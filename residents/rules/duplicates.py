"""Which two records may be one person, and why (XL-11, ID-4): pure decisions.

Nothing here merges anything. A pair is a question for a person, with its reasons.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

ENOUGH: Final = 5
_BIGGEST_BLOCK: Final = 40
_SHORT_NAME: Final = 2
_WEIGHTS: Final = {
    "same_name": 3, "same_sound": 2, "alike_name": 2, "same_birth": 3,
    "near_birth": 1, "same_phone": 3, "same_place": 2, "number_slip": 4,
    "old_number": 1, "changed_phone": 0,
}  # fmt: skip
_OTHER_BIRTH: Final = -4
_OTHER_SEX: Final = -3
_NAMED: Final = frozenset({"same_name", "same_sound", "alike_name"})


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of one person; sealed values come as digests.

    `number` is the identity number in clear where two numbers must be compared, else
    empty; `has_number` says that there is one. `is_legacy` marks a 15-digit card.
    """

    pk: int
    name: str
    sounds: frozenset[str] = frozenset()
    born: date | None = None
    sex: str = "0"
    phones: frozenset[bytes] = frozenset()
    places: frozenset[int] = frozenset()
    has_number: bool = False
    number: str = ""
    is_legacy: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two records by number, the smaller first, and why they are alike."""

    first: int
    second: int
    reasons: tuple[str, ...]
    score: int


def candidates(people: Iterable[Traits]) -> set[tuple[int, int]]:
    """Pairs worth a look: they share a birth date, a phone, a sound and a place.

    A block of more than forty records tells nobody apart and is passed over.
    """
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for one in people:
        for key in _keys(one):
            blocks[key].append(one.pk)
    return {
        (min(pair), max(pair))
        for block in blocks.values()
        if 1 < len(block) <= _BIGGEST_BLOCK
        for pair in combinations(dict.fromkeys(block), 2)
    }


def _keys(one: Traits) -> Iterator[Hashable]:
    if one.born is not None:
        yield ("born", one.born)
    for phone in one.phones:
        yield ("phone", phone)
    yield ("name", one.name)
    for sound in one.sounds:
        yield ("sound", sound)
        for place in one.places:
            yield ("place", sound[:1], place)


def find_likenesses(
    people: Sequence[Traits], numbers: Mapping[int, str] | None = None
) -> list[Likeness]:
    """Every pair alike enough to ask about, the most alike first."""
    by_pk = {one.pk: one for one in people}
    known = numbers or {one.pk: one.number for one in people}
    found = [
        likeness
        for first, second in candidates(people)
        if (
            likeness := compare(
                by_pk[first],
                by_pk[second],
                (known.get(first, ""), known.get(second, "")),
            )
        )
    ]
    return sorted(found, key=lambda one: (-one.score, one.first, one.second))


def compare(first: Traits, second: Traits, numbers: tuple[str, str]) -> Likeness | None:
    """The likeness of two records, or None when nothing or a number speaks against it.

    Two right numbers that differ by more than a slip are two people, whatever else.
    """
    reasons = [*_name_reasons(first, second)]
    if all(numbers):
        if not is_slip(*numbers):
            return None
        reasons.append("number_slip")
    if first.is_legacy is not second.is_legacy and "number_slip" in reasons:
        reasons.append("old_number")
    score = _against(first, second)
    reasons += _birth_reasons(first, second)
    reasons += _contact_reasons(first, second)
    score += sum(_WEIGHTS[code] for code in reasons)
    if score < ENOUGH or not _NAMED & set(reasons):
        return None
    return Likeness(first.pk, second.pk, tuple(reasons), score)


def _name_reasons(first: Traits, second: Traits) -> Iterator[str]:
    if first.name == second.name:
        yield "same_name"
    elif first.sounds & second.sounds:
        yield "same_sound"
    elif is_alike_name(first.name, second.name):
        yield "alike_name"


def _birth_reasons(first: Traits, second: Traits) -> Iterator[str]:
    if first.born is None or second.born is None:
        return
    if first.born == second.born:
        yield "same_birth"
    elif is_near_birth(first.born, second.born):
        yield "near_birth"


def _contact_reasons(first: Traits, second: Traits) -> Iterator[str]:
    if first.phones & second.phones:
        yield "same_phone"
    elif first.phones and second.phones:
        yield "changed_phone"
    if first.places & second.places:
        yield "same_place"


def _against(first: Traits, second: Traits) -> int:
    score = 0
    both_born = first.born is not None and second.born is not None
    if both_born and first.born != second.born:
        near = first.born and second.born and is_near_birth(first.born, second.born)
        score += 0 if near else _OTHER_BIRTH
    stated = {first.sex, second.sex} & {"1", "2"}
    return score + (_OTHER_SEX if len(stated) == 2 else 0)  # noqa: PLR2004 - both sexes


def is_alike_name(first: str, second: str) -> bool:
    """One character changed, added, left out, or two swapped; not in short names."""
    if min(len(first), len(second)) < _SHORT_NAME or first == second:
        return False
    if len(first) == len(second) == _SHORT_NAME:
        return False
    return is_one_slip(first, second)


def is_near_birth(first: date, second: date) -> bool:
    """One digit wrong, or day and month swapped."""
    if (first.year, first.month, first.day) == (second.year, second.day, second.month):
        return True
    return is_one_slip(f"{first:%Y%m%d}", f"{second:%Y%m%d}")


def is_slip(first: str, second: str) -> bool:
    """Whether two identity numbers differ by one slip before the check digit."""
    return is_one_slip(first[:17], second[:17])


def is_one_slip(first: str, second: str) -> bool:
    """Equal but for one character, or for two neighbours swapped."""
    if abs(len(first) - len(second)) > 1:
        return False
    start = _shared_start(first, second)
    a, b = first[start:], second[start:]
    if len(a) == len(b):
        swapped = a[:2] == b[:2][::-1] and a[2:] == b[2:]
        return a[1:] == b[1:] or swapped
    return a[1:] == b or a == b[1:]


def _shared_start(first: str, second: str) -> int:
    for place, (a, b) in enumerate(zip(first, second, strict=False)):
        if a != b:
            return place
    return min(len(first), len(second))
