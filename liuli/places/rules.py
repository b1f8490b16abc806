"""The grammar of addresses in an urban village (AR-1 to AR-3).

Two systems live side by side: streets (琉璃三街123号) and the groups of the
former village (琉璃五组2号). Parsing keeps what it does not understand in
`rest`, so two different places never share a key by accident, and it never
raises. The raw text stays with whoever called.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from typing import Final, Literal

from liuli.kernel.numerals import NUMERAL, numeral_value, to_numeral
from liuli.kernel.text import fold_width, strip_invisible

System = Literal["street", "group", "unknown"]
LOCALITY: Final = "琉璃"
KEY_LENGTH: Final = 200
_LONGEST: Final = 300
_MOST_GROUPS: Final = 99
_WAYS: Final = "大道|街|路|巷|弄|道|里"


@dataclass(frozen=True, slots=True)
class AddressParts:
    """One address in its parts; an empty part was not written.

    With `is_ambiguous` the number is ``7~19`` and `candidates` holds both
    readings, as one range and as a sub-number: a person chooses (AR-2).
    """

    system: System = "unknown"
    road: str = ""
    number: str = ""
    sub_number: str = ""
    compound: str = ""
    period: str = ""
    yard: str = ""
    building: str = ""
    unit: str = ""
    floor: str = ""
    room: str = ""
    bed: str = ""
    tail: str = ""
    rest: str = ""
    is_ambiguous: bool = False
    range_end: str = ""
    candidates: tuple["AddressParts", ...] = ()

    @property
    def is_clear(self) -> bool:
        """A road or group, or a compound, was found and nothing was left over."""
        return self.system != "unknown" and not self.rest and not self.is_ambiguous


_SPACES: Final = re.compile(r"[\s,，;；。]+")
_NOTE: Final = re.compile(r"\(([^()]*)\)")
_NUMBER_SIGN: Final = re.compile(r"(?<=[0-9])\s*[#＃號]")
_DASH: Final = re.compile(r"[—–−‐~～至到－]+")
_REGION: Final = re.compile(
    r"(?:[一-龥]{2,8}?(?:省|自治区))?"
    r"(?:[一-龥]{2,5}?市(?![场口街]))?"
    r"(?:[一-龥]{1,4}?(?<![小社园])(?:区|县)(?!域))?"
    r"(?:[一-龥]{2,6}?街道(?:办事处|办)?)?"
    r"(?:[一-龥]{2,6}?社区(?:居民委员会|居委会)?)?"
)
_GROUP: Final = re.compile(
    rf"(?P<place>[一-龥]{{0,6}}?)(?P<village>村)?(?:村民)?第?"
    rf"(?P<group>[0-9]{{1,2}}|{NUMERAL}{{1,3}})(?:村民小组|小组|组|社(?!区))"
)
# 琉璃中街三12号 and 琉璃中街三 are 琉璃中三街, but 琉璃中街三号 is a house.
_ROAD_NUMERAL_LAST: Final = re.compile(
    r"(?P<head>[一-龥]{0,6}?[中横东西南北上下])街(?P<ordinal>[一二三四五六七八九十])"
    r"(?=[0-9]|$)"
)
_ROAD: Final = re.compile(
    rf"(?P<name>[一-龥0-9]{{0,12}}?)(?P<way>{_WAYS})(?!道|坊)"
    r"(?P<part>[东南西北中]?(?:[0-9]|[一二三四五六七八九十])段|[东南西北]段|"
    r"[0-9一二三四五六七八九十]{1,2}(?:巷|弄|支路))?"
    r"(?=[0-9附旁对后侧内外门与和的(]|$|"
    rf"{NUMERAL}{{1,5}}号|[一-龥]{{2,}})"
)
_SHORT_ROAD: Final = re.compile(rf"[中横东西南北上下老新]?{NUMERAL}?(?:街|巷|路)")
_DIGITS_IN_ROAD: Final = re.compile(r"[0-9]{1,2}(?=街|巷|路)")
_COUNTED: Final = re.compile(
    rf"{NUMERAL}+(?=号|栋|幢|座|单元|楼|层|室|房|间|床|期|附|门)|(?<=附){NUMERAL}+"
)
_HOUSE: Final = re.compile(
    r"(?P<number>[0-9]{1,5}[A-Za-z]?)(?:号?-(?P<end>[0-9]{1,5}))?"
    r"(?:号(?!院|楼)|(?![0-9A-Za-z]|号|栋|幢|座|单元|楼|层|室|期|组))"
    r"(?:之(?P<of>[0-9]{1,4})号?)?(?:附(?P<sub>[0-9]{1,4}[A-Za-z]?)号?)?"
    r"(?!-[0-9])"
)
_COMPOUND: Final = re.compile(
    r"(?P<compound>[一-龥A-Za-z]{1,12}?(?:小区|新居|花园|公寓|家园|新村|宿舍|大院|大厦|"
    r"花苑|雅苑|庭院|苑|院落|府|广场))"
    r"(?:(?P<period>[0-9]{1,2})期)?(?:(?P<yard>[0-9]{1,4})号院)?"
)
_YARD: Final = re.compile(r"(?P<yard>[0-9]{1,4})号院")
_TRIPLE: Final = re.compile(
    r"(?P<building>[0-9]{1,3})-(?P<unit>[0-9]{1,2})-(?P<room>[0-9]{1,4})(?:号|室)?"
)
_INSIDE: Final = re.compile(
    r"(?:(?P<building>[0-9A-Za-z]{1,4})(?:栋|幢|座|号楼))?"
    r"(?:(?P<unit>[0-9A-Za-z]{1,3})单元)?"
    r"(?:(?P<floor>-?[0-9]{1,2})(?:楼|层))?"
    r"(?:(?P<room>[0-9A-Za-z]{1,5}(?:-[0-9]{1,3})?)"
    r"(?![0-9A-Za-z-]|号?床|间)(?:室|房间|房|号|门)?)?"
    r"(?:(?P<bed>[0-9A-Za-z]{1,3})(?:号床|床|间))?"
)
_TAIL: Final = re.compile(
    r"(?:的)?(?P<tail>斜对面|正对面|对面|旁边|隔壁|附近|门口|路口|后面|前面|楼顶|楼上|楼下|"
    r"旁|侧|后|前|内|处)$"
)


def parse_address(
    raw: str,
    *,
    aliases: Mapping[str, str] | None = None,
    compounds: frozenset[str] = frozenset(),
    locality: str = LOCALITY,
) -> AddressParts:
    """The parts of an address as written.

    `aliases` maps old or popular names to standard ones (AR-4), applied to the
    beginning of the text; `compounds` are names known to be compounds, inside
    which 3-2-501 is building, unit and room (AR-3); `locality` completes short
    road names (三街 → 琉璃三街).
    """
    text = _normalised(raw, aliases or {})
    if len(text) > _LONGEST:
        return AddressParts(rest=text)
    return _parts_of(text, compounds, locality)


@lru_cache(maxsize=4_096)
def _parts_of(text: str, compounds: frozenset[str], locality: str) -> AddressParts:
    """A ledger asks for an address when it is checked and again when it is found."""
    parts, text = _read_tail(AddressParts(), text)
    parts, text = _read_road(parts, text, locality)
    text = _COUNTED.sub(_as_digits, text)
    parts, text = _read_compound(parts, text, compounds)
    if parts.compound or parts.yard:
        parts, text = _read_inside(parts, text)
    else:
        parts, text = _read_house(parts, text)
        parts, text = _read_compound(parts, text, compounds)
        parts, text = _read_inside(parts, text)
    parts = replace(parts, rest=text)
    return _with_candidates(parts)


def address_key(parts: AddressParts) -> str:
    """One key for all writings of one place; different places, different keys."""
    sub = f"-{parts.sub_number}" if parts.sub_number else ""
    until = f"~{parts.range_end}" if parts.range_end else ""
    fields = (
        ("", parts.road),
        ("#", f"{parts.number}{until}{sub}"),
        ("c", parts.compound),
        ("p", parts.period),
        ("y", parts.yard),
        ("b", parts.building),
        ("u", parts.unit),
        ("f", parts.floor),
        ("r", parts.room),
        ("x", parts.bed),
        ("@", parts.tail),
        ("?", parts.rest.replace("/", "|")),
    )
    written = (f"{label}{value}" for label, value in fields if value)
    key = "/".join((parts.system[0], *written))
    if len(key) <= KEY_LENGTH:
        return key
    digest = sha256(key.encode()).hexdigest()[:32]
    return f"{key[: KEY_LENGTH - 33]}~{digest}"


def building_parts(parts: AddressParts) -> AddressParts:
    """The same address down to its house or building: what people share."""
    return replace(
        parts, floor="", room="", bed="", tail="", rest="", unit="", candidates=()
    )


def _normalised(raw: str, aliases: Mapping[str, str]) -> str:
    text = _SPACES.sub("", strip_invisible(fold_width(raw)))
    text = _NUMBER_SIGN.sub("号", _NOTE.sub(_note_with_digits, text))
    text = _DASH.sub("-", text)
    text = _apply_alias(text, aliases)
    region = _REGION.match(text)
    return _apply_alias(text[region.end() :], aliases) if region else text


def _note_with_digits(found: re.Match[str]) -> str:
    """(3楼) says where; (李家院子) is a remark, kept in the raw text only."""
    return found[1] if any(char.isdigit() for char in found[1]) else ""


def _apply_alias(text: str, aliases: Mapping[str, str]) -> str:
    """The longest alias at the beginning; 三街1 never eats into 三街12号."""
    for length in sorted({len(alias) for alias in aliases}, reverse=True):
        head, follows = text[:length], text[length : length + 1]
        cut_a_number = head[-1:].isdigit() and follows.isdigit()
        if len(head) == length and head in aliases and not cut_a_number:
            return aliases[head] + text[length:]
    return text


def _read_tail(parts: AddressParts, text: str) -> tuple[AddressParts, str]:
    found = _TAIL.search(text)
    if found is None or found.start() == 0:
        return parts, text
    return replace(parts, tail=found["tail"]), text[: found.start()]


def _read_road(
    parts: AddressParts, text: str, locality: str
) -> tuple[AddressParts, str]:
    if found := _GROUP.match(text):
        number = numeral_value(found["group"]) or _small_int(found["group"])
        if 1 <= number <= _MOST_GROUPS:
            place = (found["place"] or locality).removeprefix("原")
            road = f"{place or locality}{to_numeral(number)}组"
            return replace(parts, system="group", road=road), text[found.end() :]
    if found := _ROAD_NUMERAL_LAST.match(text):
        road = f"{found['head']}{found['ordinal']}街"
        road = _complete(road, locality)
        return replace(parts, system="street", road=road), text[found.end() :]
    if found := _ROAD.match(text):
        name = _DIGITS_IN_ROAD.sub(_as_numeral, found["name"] + found["way"])
        if name != found["way"] and not _is_a_word(found, text):
            part = _DIGITS_IN_ROAD.sub(_as_numeral, found["part"] or "")
            road = _complete(name, locality) + part
            return replace(parts, system="street", road=road), text[found.end() :]
    return parts, text


def _is_a_word(found: re.Match[str], text: str) -> bool:
    """不知道 and 这里 are no roads: 道, 里 and 弄 need a number behind them."""
    return found["way"] in "道里弄" and not text[found.end() :][:1].isdigit()


def _complete(road: str, locality: str) -> str:
    short = _SHORT_ROAD.fullmatch(road) or _SHORT_ROAD.fullmatch(road[1:])
    if short and not road.startswith(locality) and len(road) < len(locality) + 3:
        return locality + road
    return road


def _small_int(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _as_digits(found: re.Match[str]) -> str:
    value = numeral_value(found[0])
    return found[0] if value is None else str(value)


def _as_numeral(found: re.Match[str]) -> str:
    value = int(found[0])
    return to_numeral(value) if value else found[0]


def _read_house(parts: AddressParts, text: str) -> tuple[AddressParts, str]:
    found = _HOUSE.match(text)
    if found is None or not (parts.road or found[0].endswith("号")):
        return parts, text
    number, end = _plain(found["number"]), _plain(found["end"])
    sub = _plain(found["sub"]) or _plain(found["of"])
    after = text[found.end() :]
    if not end:
        return replace(parts, number=number, sub_number=sub), after
    if _small_int(end) > _small_int(number):
        ambiguous = replace(parts, number=number, range_end=end, is_ambiguous=True)
        return replace(ambiguous, sub_number=sub), after
    return replace(parts, number=number, sub_number=sub or end), after


def _plain(digits: str | None) -> str:
    return (digits or "").lstrip("0").upper()


def _read_compound(
    parts: AddressParts, text: str, compounds: frozenset[str]
) -> tuple[AddressParts, str]:
    for name in sorted(compounds, key=len, reverse=True):
        if name and text.startswith(name):
            return _read_yard(_in_compound(parts, name), text[len(name) :])
    if found := _COMPOUND.match(text):
        named = _in_compound(parts, found["compound"])
        named = replace(named, period=_plain(found["period"]))
        return replace(named, yard=_plain(found["yard"])), text[found.end() :]
    return _read_yard(parts, text)


def _in_compound(parts: AddressParts, name: str) -> AddressParts:
    system: System = parts.system if parts.system != "unknown" else "street"
    return replace(parts, system=system, compound=name)


def _read_yard(parts: AddressParts, text: str) -> tuple[AddressParts, str]:
    if found := re.match(r"([0-9]{1,2})期", text):
        parts, text = replace(parts, period=_plain(found[1])), text[found.end() :]
    if found := _YARD.match(text):
        return replace(parts, yard=_plain(found["yard"])), text[found.end() :]
    return parts, text


def _read_inside(parts: AddressParts, text: str) -> tuple[AddressParts, str]:
    text = text.lstrip("-")
    found = None
    if parts.compound or parts.yard:
        found = _TRIPLE.match(text)
    found = found or _INSIDE.match(text)
    if found is None:
        return parts, text
    read = {name: _plain(value) for name, value in found.groupdict().items()}
    inside = replace(
        parts,
        building=read["building"],
        unit=read["unit"],
        floor=read.get("floor", ""),
        room=read["room"],
        bed=read.get("bed", ""),
    )
    return inside, text[found.end() :]


def _with_candidates(parts: AddressParts) -> AddressParts:
    if not parts.is_ambiguous:
        return parts
    one_range = replace(parts, is_ambiguous=False)
    sub_number = replace(one_range, range_end="", sub_number=parts.range_end)
    return replace(parts, candidates=(one_range, sub_number))
