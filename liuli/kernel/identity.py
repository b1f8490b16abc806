"""Identity numbers: what kind, whether right, what they say (ID-1 to ID-7, ID-9).

`check_identity` never raises and never repairs: a wrong number stays wrong, a
likely right one is only suggested. Nothing here logs or stores a number.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from liuli.kernel.text import fold_width, strip_invisible

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK: Final = "10X98765432"
_PROVINCES: Final = frozenset(
    str(code)
    for first, last in (
        (11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83)
    )
    for code in range(first, last + 1)
)  # fmt: skip
_PERMIT_AREAS: Final = frozenset({"810000", "820000", "830000"})
_OLDEST: Final = 120
_EXACT_DIGITS: Final = 15  # what a spreadsheet keeps of a number
_LEGACY_LENGTH: Final = 15
_MUCH_LIKE_A_NUMBER: Final = range(15, 22)

_MODERN: Final = re.compile(r"[0-9]{17}[0-9X]")
_LEGACY: Final = re.compile(r"[0-9]{15}")
_OTHER_KINDS: Final = (
    ("home_return", re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?")),
    ("taiwan_pass", re.compile(r"[0-9]{8}|[0-9]{10}")),
    (
        "chinese_passport",
        re.compile(r"E[0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[DSP]E?[0-9]{7,8}|G[0-9]{8}"),
    ),
    ("old_foreigner_card", re.compile(r"[A-Z]{3}[0-9]{12}")),
    ("foreign_passport", re.compile(r"(?=.*[0-9])[A-Z0-9]{5,17}")),
)
_SPACES: Final = re.compile(r"\s+")
# Words around a whole number: 身份证:5101…, 5101…(户口簿). The number stays as it is.
_LABEL: Final = re.compile(r"^[\u4e00-\u9fff]{2,8}:?|\([\u4e00-\u9fff]+\)$")
_SCIENTIFIC: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?E\+?[0-9]+")
_SUGGEST: Final = str.maketrans("OQILZSB", "0011258")
_MISSING: Final = frozenset(
    {"", "/", "-", "--", "—", "——", "无", "不详", "暂无", "未知", "待补", "待核"}
)


class IdentityKind(StrEnum):
    """Kinds of documents (ID-6)."""

    NONE = "none"
    RESIDENT = "resident"
    LEGACY = "legacy"
    PERMIT = "permit"
    FOREIGNER_CARD = "foreigner_card"
    OLD_FOREIGNER_CARD = "old_foreigner_card"
    HOME_RETURN = "home_return"
    TAIWAN_PASS = "taiwan_pass"  # noqa: S105 - a document, not a secret
    CHINESE_PASSPORT = "chinese_passport"
    FOREIGN_PASSPORT = "foreign_passport"
    UNKNOWN = "unknown"


class Sex(StrEnum):
    """GB/T 2261.1, the two codes an identity number can state."""

    MALE = "1"
    FEMALE = "2"


# GA/T 517, as far as ID-6 knows the codes.
DOCUMENT_CODES: Final = {
    IdentityKind.RESIDENT: "111",
    IdentityKind.CHINESE_PASSPORT: "414",
    IdentityKind.FOREIGN_PASSPORT: "414",
    IdentityKind.TAIWAN_PASS: "511",
    IdentityKind.HOME_RETURN: "516",
}


@dataclass(frozen=True, slots=True)
class Identity:
    """One number as read: `code` says why it is refused, or is `None`.

    `number` is the form to store and to search by (a legacy number upgraded to
    18 characters, ID-4); `born` and `sex` are what a right number states.
    """

    number: str
    kind: IdentityKind
    code: str | None = None
    warnings: tuple[str, ...] = ()
    area: str = ""
    born: date | None = None
    sex: Sex | None = None
    legacy: str = ""
    suggestion: str = ""

    @property
    def is_right(self) -> bool:
        """A number is there and nothing speaks against it."""
        return self.code is None and self.kind not in _NO_NUMBER


_NO_NUMBER: Final = frozenset({IdentityKind.NONE, IdentityKind.UNKNOWN})


def check_digit(first_17: str) -> str:
    """The eighteenth character for seventeen digits (ID-1)."""
    total = sum(int(d) * w for d, w in zip(first_17, _WEIGHTS, strict=True))
    return _CHECK[total % 11]


def normalise_identity(value: str) -> str:
    """Half width, no spaces, invisibles or leading apostrophes; X upper (ID-5)."""
    text = _SPACES.sub("", strip_invisible(fold_width(value)))
    return text.lstrip("'‘’`").upper()


def upgrade_legacy(fifteen: str) -> str:
    """The 18-character form of a 15-digit number (ID-4).

    The sequence numbers 996 to 999 marked people born in the 1800s.
    """
    century = "18" if fifteen[12:] in {"996", "997", "998", "999"} else "19"
    first_17 = fifteen[:6] + century + fifteen[6:]
    return first_17 + check_digit(first_17)


def check_identity(value: object, *, today: date | None = None) -> Identity:
    """Read one cell or form field as an identity number.

    Codes: ``id_check_digit``, ``id_precision_lost``, ``id_date``. Warnings:
    ``id_missing``, ``id_unknown``, ``id_legacy``, ``id_area``,
    ``id_trailing_zeros``, ``id_age``. Without `today` the two tests that need a
    clock are left out. Never raises.
    """
    if isinstance(value, bool) or value is None:
        return Identity("", IdentityKind.NONE, warnings=("id_missing",))
    if isinstance(value, int | float):
        return _check_number(value, today)
    text = normalise_identity(str(value))
    bare = _LABEL.sub("", text)
    text = bare if _MODERN.fullmatch(bare) or _LEGACY.fullmatch(bare) else text
    if text in _MISSING:
        return Identity("", IdentityKind.NONE, warnings=("id_missing",))
    return _check_text(text, today)


def _check_number(value: float, today: date | None) -> Identity:
    whole = value == value and abs(value) < 10**_EXACT_DIGITS  # noqa: PLR0124 - NaN
    if whole and value == int(value) and value >= 0:
        return _check_text(str(int(value)), today)
    return Identity("", IdentityKind.RESIDENT, code="id_precision_lost")


def _check_text(text: str, today: date | None) -> Identity:
    if _MODERN.fullmatch(text):
        return _check_modern(text, today)
    if _LEGACY.fullmatch(text):
        return _check_legacy(text, today)
    if _SCIENTIFIC.fullmatch(text):
        return Identity("", IdentityKind.RESIDENT, code="id_precision_lost")
    if _meant_as_resident(text):
        return Identity(
            text,
            IdentityKind.RESIDENT,
            code="id_check_digit",
            suggestion=_suggestion(text),
        )
    for name, pattern in _OTHER_KINDS:
        if pattern.fullmatch(text):
            return Identity(text, IdentityKind(name))
    return Identity(text, IdentityKind.UNKNOWN, warnings=("id_unknown",))


def _meant_as_resident(text: str) -> bool:
    """Nearly all digits and about as long: a slip, not another document."""
    digits = sum(char.isdigit() for char in text)
    others_allowed = 2 if len(text) == _LEGACY_LENGTH else 5
    return len(text) in _MUCH_LIKE_A_NUMBER and digits >= len(text) - others_allowed


def _suggestion(text: str) -> str:
    """O for 0 and I for 1 are only ever suggested (ID-5)."""
    guess = text[:17].translate(_SUGGEST) + text[17:]
    if _MODERN.fullmatch(guess) and check_digit(guess[:17]) == guess[17]:
        return guess
    return ""


def _check_modern(number: str, today: date | None) -> Identity:
    kind = _modern_kind(number)
    warnings = ("id_trailing_zeros",) if number.endswith("000") else ()
    if check_digit(number[:17]) != number[17]:
        return Identity(number, kind, code="id_check_digit", warnings=warnings)
    return _read_facts(number, kind, warnings, today)


def _modern_kind(number: str) -> IdentityKind:
    if number[:6] in _PERMIT_AREAS:
        return IdentityKind.PERMIT
    if number[0] == "9":
        return IdentityKind.FOREIGNER_CARD
    return IdentityKind.RESIDENT


def _check_legacy(fifteen: str, today: date | None) -> Identity:
    number = upgrade_legacy(fifteen)
    return _read_facts(number, IdentityKind.LEGACY, ("id_legacy",), today, fifteen)


def _read_facts(
    number: str,
    kind: IdentityKind,
    warnings: tuple[str, ...],
    today: date | None,
    legacy: str = "",
) -> Identity:
    born = _birth_date(number)
    code = "id_date" if born is None else None
    if born is not None and today is not None:
        if born > today:
            born, code = None, "id_date"
        elif _age(born, today) > _OLDEST:
            warnings = (*warnings, "id_age")
    if kind is not IdentityKind.FOREIGNER_CARD and number[:2] not in _PROVINCES:
        warnings = (*warnings, "id_area")
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return Identity(number, kind, code, warnings, number[:6], born, sex, legacy)


def _birth_date(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def card_validity_years(age: int) -> int | None:
    """Years a card given at this age is valid; `None` is for life (ID-7)."""
    for below, years in ((16, 5), (26, 10), (46, 20)):
        if age < below:
            return years
    return None


_CREDIT_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT: Final = re.compile(f"[{_CREDIT_ALPHABET}]{{18}}")


def credit_check_character(first_17: str) -> str:
    """The eighteenth character of a unified social credit code (ID-9)."""
    total = sum(
        _CREDIT_ALPHABET.index(char) * pow(3, place, 31)
        for place, char in enumerate(first_17)
    )
    return _CREDIT_ALPHABET[-total % 31]


def is_credit_code(value: str) -> bool:
    """Whether a unified social credit code is right, after normalising (ID-9)."""
    code = normalise_identity(value)
    return (
        bool(_CREDIT.fullmatch(code))
        and credit_check_character(code[:17]) == (code[17])
    )
