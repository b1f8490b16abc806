"""Telephone numbers of one cell (PH-1)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from liuli.kernel.text import fold_width, strip_invisible

_LONGEST: Final = 200
_CITY_CODE: Final = "028"
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE: Final = re.compile(
    r"(?P<code>0[1-9][0-9]{1,2})(?P<number>[2-8][0-9]{6,7})"
    r"(?:(?:转|EXT\.?|X|#|,)(?P<extension>[0-9]{1,6}))?"
)
_LOCAL: Final = re.compile(
    r"(?P<number>[2-8][0-9]{7})(?:(?:转|EXT\.?|X|#|,)(?P<extension>[0-9]{1,6}))?"
)
_PREFIX: Final = re.compile(r"(?:\+86|0086|86)(?=1[3-9][0-9]{9}$|0[1-9][0-9]{9,})")
_ABROAD_STYLE: Final = re.compile(r"(?:\+86|0086)(?=[1-9][0-9]{1,2}[2-8][0-9]{6,7}$)")
_EXTENSION_DASH: Final = re.compile(
    r"(0[1-9][0-9]{1,2}-?[2-8][0-9]{6,7})-([0-9]{1,6})$"
)
_SPLIT: Final = re.compile(r"[/、;|\n\r,和或]+")
_NOTE: Final = re.compile(r"\([^)]*\)|[\u4e00-\u9fff]+[::]")
_NOISE: Final = re.compile(r"[\s\-—–－.·()]+")
_HAN_AROUND: Final = re.compile(r"^[\u4e00-\u9fff]+|[\u4e00-\u9fff]+$")
_TWO_MOBILES: Final = re.compile(r"(1[3-9][0-9]{9})(1[3-9][0-9]{9})")
_ABSENT: Final = frozenset({"", "不详", "未知"})
_WITHOUT: Final = re.compile(
    r"(?:本人|老人)?(?:暂无|无|没有|没)(?:联系)?(?:手机|电话|方式)?(?:号码?)?"
)


class PhoneKind(StrEnum):
    """What rings."""

    MOBILE = "mobile"
    LANDLINE = "landline"


@dataclass(frozen=True, slots=True)
class Phone:
    """One normal form: eleven digits, or area code and number together."""

    number: str
    kind: PhoneKind
    extension: str = ""


@dataclass(frozen=True, slots=True)
class Phones:
    """All numbers of one cell; `code` is ``phone_invalid`` when a part is none."""

    phones: tuple[Phone, ...]
    code: str | None = None

    @property
    def numbers(self) -> tuple[str, ...]:
        """The normal forms, to store and to index."""
        return tuple(phone.number for phone in self.phones)


def parse_phone(text: str) -> Phone | None:
    """One number in any usual writing, or `None` when it is none."""
    folded = strip_invisible(fold_width(text)).strip().lstrip("'").upper()
    folded = _EXTENSION_DASH.sub(r"\1#\2", folded)
    compact = _PREFIX.sub("", _NOISE.sub("", folded))
    compact = _ABROAD_STYLE.sub("0", compact)
    if _MOBILE.fullmatch(compact):
        return Phone(compact, PhoneKind.MOBILE)
    if found := _LANDLINE.fullmatch(compact):
        number = found["code"] + found["number"]
        return Phone(number, PhoneKind.LANDLINE, found["extension"] or "")
    if found := _LOCAL.fullmatch(compact):
        number = _CITY_CODE + found["number"]
        return Phone(number, PhoneKind.LANDLINE, found["extension"] or "")
    return None


def parse_phones(value: object) -> Phones:
    """Every number of a cell, the same number once, in the order written.

    A number cell (19900060997.0) is fine; an empty cell has no numbers and no
    code. Never raises.
    """
    text = _cell_text(value)
    if text in _ABSENT or _WITHOUT.fullmatch(text):
        return Phones(())
    if len(text) > _LONGEST:
        return Phones((), "phone_invalid")
    whole = parse_phone(text)
    if whole is not None:
        return Phones((whole,))
    found: dict[str, Phone] = {}
    wrong = False
    for part in _parts(text):
        phone = parse_phone(part)
        if phone is None:
            wrong = True
        else:
            found.setdefault(phone.number, phone)
    if not found and not wrong:
        wrong = bool(text.strip("/-—"))
    return Phones(tuple(found.values()), "phone_invalid" if wrong else None)


def _cell_text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return strip_invisible(fold_width(str(value))).strip()


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for piece in _SPLIT.split(_NOTE.sub(" ", text)):
        bare = _HAN_AROUND.sub("", piece.strip()).strip()
        if not _NOISE.sub("", bare):
            continue
        two = _TWO_MOBILES.fullmatch(_NOISE.sub("", bare))
        parts += two.groups() if two else (bare,)
    return parts
