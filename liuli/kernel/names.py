"""People's names: one stored form, keys to find them by (NM-1 to NM-4).

The stored form keeps every character a person writes; only keys are folded.
Nothing here raises, whatever a cell held.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from pypinyin import Style, pinyin

from liuli.kernel.surnames import COMPOUND_READINGS, SURNAME_READINGS
from liuli.kernel.text import find_invisible, fold_width, strip_invisible

DOT: Final = "·"
LONGEST: Final = 50
_MOST_VARIANTS: Final = 8
_LONG_QUERY: Final = 3

_TWIN_DOTS: Final = re.compile(r"\s*[•・．‧●･∙⋅·]\s*")
_HAN: Final = "㐀-䶿一-鿿豈-﫿\U00020000-\U000323af"
_POINT_BETWEEN_HAN: Final = re.compile(f"(?<=[{_HAN}])\\.(?=[{_HAN}])")
_SPACE_BY_HAN: Final = re.compile(f"(?<=[{_HAN}])\\s+(?=[{_HAN}])")
_NOTE: Final = re.compile(r"\s*[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]\s*")
_SPACES: Final = re.compile(r"\s+")
_HAN_CHAR: Final = re.compile(f"[{_HAN}]")
_ABSENT: Final = frozenset({"", "/", "-", "—", "——", "无", "不详", "未知", "暂无"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name as stored, the note that stood in brackets, and what was odd.

    Warnings: ``name_invisible`` (characters nobody can see were dropped),
    ``name_long`` (over fifty characters). An empty `text` is no name.
    """

    text: str
    note: str = ""
    warnings: tuple[str, ...] = ()


class PinyinKeys(NamedTuple):
    """`sort_key` reads the surname right; the variants find every reading."""

    sort_key: str
    initials: tuple[str, ...]
    full: tuple[str, ...]


def normalise_name(value: object) -> Name:
    """One cell or field as a name (NM-1, NM-2, NM-3).

    Inner spaces of Han names go, those of Latin names stay single; bracket
    notes move to `note`; the twins of the middle dot become U+00B7.
    """
    if value is None:
        return Name("")
    raw = str(value)
    warnings = ("name_invisible",) if find_invisible(raw) else ()
    text = strip_invisible(raw)
    text = _TWIN_DOTS.sub(DOT, text) if not text.isascii() else text
    text = fold_width(text).strip()
    note = ""
    if found := _NOTE.findall(text):
        note = "; ".join(part.strip() for part in found if part.strip())
        text = _NOTE.sub(" ", text).strip()
    text = _POINT_BETWEEN_HAN.sub(DOT, text)
    text = _SPACES.sub(" ", _SPACE_BY_HAN.sub("", text)).strip("' ")
    if text in _ABSENT:
        return Name("", note, warnings)
    if len(text) > LONGEST:
        warnings = (*warnings, "name_long")
    return Name(text, note, warnings)


def search_key(text: str) -> str:
    """What two writings of one name share: width, case, spaces and dots folded."""
    return normalise_name(text).text.casefold()


def grams(text: str) -> list[str]:
    """Distinct pieces of one and two characters, by code point, in order."""
    key = search_key(text)
    pieces = dict.fromkeys(key)
    pieces |= dict.fromkeys(key[i : i + 2] for i in range(len(key) - 1))
    return list(pieces)


def query_grams(text: str) -> list[str]:
    """The pieces a stored array must contain to match: all of them.

    One or two characters are one piece; longer text is its pairs, and the
    caller also compares the whole text (performance design c).
    """
    key = search_key(text)
    if len(key) < _LONG_QUERY:
        return [key] if key else []
    return list(dict.fromkeys(key[i : i + 2] for i in range(len(key) - 1)))


def pinyin_keys(text: str) -> PinyinKeys:
    """Keys for pinyin search and sorting (NM-4), without tones or spaces.

    ü is written v in the sort key and found as v, yu, u and ü.
    """
    syllables = _syllables(text)
    if not syllables:
        return PinyinKeys("", (), ())
    if all(len(readings) == 1 for readings in syllables):
        full = "".join([readings[0] for readings in syllables])
        return PinyinKeys(full, ("".join([r[0][0] for r in syllables]),), (full,))
    choices = list(_limited_product(syllables))
    fulls = dict.fromkeys("".join(choice) for choice in choices)
    initials = dict.fromkeys("".join([s[0] for s in choice]) for choice in choices)
    return PinyinKeys(next(iter(fulls)), tuple(initials), tuple(fulls))


def _syllables(text: str) -> list[tuple[str, ...]]:
    surname = COMPOUND_READINGS.get(text[:2])
    if surname is not None:
        head = [_with_twins(syllable) for syllable in surname]
        return head + _plain_syllables(text[2:])
    readings = _surname_readings(text[:1])
    if readings:
        return [readings, *_plain_syllables(text[1:])]
    return _plain_syllables(text)


def _plain_syllables(text: str) -> list[tuple[str, ...]]:
    syllables: list[tuple[str, ...]] = []
    word = ""
    for char in text:
        readings = _readings(char)
        if readings:
            syllables.append(readings)
        if char.isascii() and char.isalnum():
            word += char.lower()
            continue
        if word:
            syllables.insert(len(syllables) - bool(readings), (word,))
            word = ""
    if word:
        syllables.append((word,))
    return syllables


@lru_cache(maxsize=4_096)
def _surname_readings(char: str) -> tuple[str, ...]:
    found = SURNAME_READINGS.get(char, ())
    return tuple(twin for reading in found for twin in _with_twins(reading))


@lru_cache(maxsize=32_768)
def _readings(char: str) -> tuple[str, ...]:
    """The usual reading of one Han character; nothing for all else."""
    if not _HAN_CHAR.fullmatch(char):
        return ()
    reading = pinyin(char, style=Style.NORMAL)[0][0].replace("ü", "v")
    if reading == char:
        return _surname_readings(char)
    return _with_twins(reading)


def _with_twins(syllable: str) -> tuple[str, ...]:
    if "v" not in syllable:
        return (syllable,)
    return tuple(syllable.replace("v", twin) for twin in ("v", "yu", "u", "ü"))


def _limited_product(
    syllables: list[tuple[str, ...]],
) -> list[tuple[str, ...]]:
    """Up to eight readings of a name; the first of each syllable comes first."""
    chosen: list[tuple[str, ...]] = []
    for choice in product(*syllables[::-1]):
        chosen.append(choice[::-1])
        if len(chosen) == _MOST_VARIANTS:
            break
    return chosen
