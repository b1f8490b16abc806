"""Finding the table in a sheet: its heading rows, its columns, its data (XL-2 to XL-4).

Cadres put titles, 填报单位 lines, headings in two merged rows, totals and signatures
around the rows. What is skipped is reported, never silent.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liuli.exchange.cells import cell_text
from liuli.exchange.dates import parse_date
from liuli.exchange.reading import Cell, Sheet
from liuli.exchange.registry import LedgerKind
from liuli.kernel.text import fold_width

_SEARCHED_ROWS: Final = 40
_DEEPEST: Final = 3
_FEWEST: Final = 2
_SHORTEST_CONTAINED: Final = 3
_SHORTEST_ENDING: Final = 2
_TITLE_SHARE: Final = 0.8
_NOISE: Final = re.compile(r"[\s*＊:：、,，.。·\-_/\\“”\"'?？]+")
_BRACKETS: Final = re.compile(r"[(\[【〔<《][^)\]】〕>》]*[)\]】〕>》]")
_ASKING: Final = re.compile(
    r"是否(?:存在|有|为|已)?|有无|有没有|存在|违规|违章|违法|情况|的"
)
_OTHER_PERSON: Final = re.compile(
    r"监护人|紧急|亲属|配偶|父亲|母亲|父母|子女|单位|房东|担保|介绍人|网格|登记人|"
    r"填表人|责任人|上级|户主|干部|民警|楼长|组长|儿童|小孩"
)
_OTHER_THING: Final = re.compile(r"工作|户籍|身份证|出生|银行")
_SERIAL: Final = frozenset({"序号", "编号", "序", "no", "号", "行号", "序列", "序列号"})
_FOOTER: Final = re.compile(
    r"^(?:本页|本表|全部)?(?:合\s*计|小\s*计|总\s*计|共\s*计|累\s*计)"
    r"|^第?\s*[0-9]+\s*页|^共\s*[0-9]+\s*(?:页|人|户|条|家|处|栋)"
    r"|^(?:填表|填报|制表|审核|复核|经办|登记|统计|分管|单位|社区|书记|网格员)"
    r"(?:人|单位|负责人|领导|日期|书记|主任|时间|)"
    r"\s*(?:签字|签名)?\s*:"
    r"|^(?:负责人|主要领导|联系人|日期|说明|填表说明|备注|注|附注|盖章)\s*:|^\(?盖章\)?$"
)
_LABELLED: Final = re.compile(  # 主要负责人:, 社区(盖章):, 此表数据截至
    r"^[^:0-9]{1,12}:|^(?:以下|以上|此[页表]|本[页表]|※)"
)
_SPARSE: Final = 3
_AS_OF: Final = re.compile(
    r"(?:填报|填表|制表|统计|更新|上报)(?:日期|时间)\s*:\s*([^\s,;]+)"
    r"|(?:截至|截止)(?:日期|时间)?\s*:?\s*([0-9〇一二三四五六七八九十年月日./-]{6,12})"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the sheet: its place from 0, and its text as people see it."""

    place: int
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """Parent and child joined by a slash."""
        return "/".join(self.parts)


@dataclass(frozen=True, slots=True)
class Table:
    """Where the rows of a sheet are, and under which headings."""

    sheet: Sheet
    top: int
    bottom: int  # last heading row, from 0
    headings: tuple[Heading, ...]
    as_of: date | None = None
    titles: frozenset[str] = frozenset()
    serial: int | None = None


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which heading is which column, for one kind."""

    kind: LedgerKind
    places: dict[str, int]
    unknown: tuple[Heading, ...]
    guessed: tuple[str, ...] = ()
    score: float = 0.0
    missing: tuple[str, ...] = field(default=())
    left_out: tuple[Heading, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Every needed column is there."""
        return not self.missing


def heading_key(text: str) -> str:
    """A heading without spaces, marks and bracketed remarks: ``面积(㎡)*`` → 面积."""
    folded = fold_width(text)
    bare = _NOISE.sub("", _BRACKETS.sub("", folded)).lower()
    return bare or _NOISE.sub("", folded).lower()


# --- finding the heading rows -------------------------------------------------------
def find_table(sheet: Sheet, kinds: Iterable[LedgerKind]) -> Table | None:
    """The table of a sheet, or None when no row holds headings of any kind."""
    known = {
        heading_key(heading)
        for kind in kinds
        for column in kind.columns
        for heading in kind.headings(column)
    }
    counts = [
        sum(heading_key(cell) in known for cell in set(_texts(row)))
        for row in sheet.rows[:_SEARCHED_ROWS]
    ]
    if not counts or max(counts) < _FEWEST:
        return None
    row = counts.index(max(counts))
    top, bottom = _block(sheet, row, known)
    headings = tuple(_headings(sheet, top, bottom))
    above = [text for row in sheet.rows[:top] for text in _texts(row)]
    return Table(
        sheet,
        top,
        bottom,
        headings,
        as_of=_as_of(above),
        titles=frozenset(above),
        serial=next(
            (h.place for h in headings if heading_key(h.text) in _SERIAL), None
        ),
    )


def _texts(row: list[Cell]) -> list[str]:
    return [text for cell in row if (text := cell_text(cell))]


def _block(sheet: Sheet, row: int, known: set[str]) -> tuple[int, int]:
    """First and last heading row around the row with most known headings."""
    top = bottom = row
    width = max(len(r) for r in sheet.rows)
    if sheet.merged:
        spans = [
            span
            for span in sheet.merged
            if span[1][1] - span[0][1] < width * _TITLE_SHARE
        ]
        for (first, left), (last, right) in spans:
            across = first == last == row - 1 and right > left
            if first < row <= last or (across and _holds_parents(sheet.rows[first])):
                top = min(top, max(first, row - _DEEPEST + 1))
        for (first, _left), (last, _right) in spans:
            if top <= first <= bottom:
                bottom = max(bottom, min(last, top + _DEEPEST - 1))
    if bottom == row and _is_child_row(sheet, row, known):
        bottom = row + 1
    return top, bottom


def _holds_parents(row: list[Cell]) -> bool:
    """Headings over headings: more than one, and no 填报单位: line."""
    texts = [fold_width(text) for text in _texts(row)]
    return len(texts) > 1 and not any(":" in text for text in texts)


def _is_child_row(sheet: Sheet, row: int, known: set[str]) -> bool:
    """A second heading row that was not merged: words under a few of the headings."""
    if row + 1 >= len(sheet.rows):
        return False
    parents, children = sheet.rows[row], sheet.rows[row + 1]
    filled = [i for i, cell in enumerate(children) if cell_text(cell)]
    if not filled or len(filled) > len(_texts(parents)) / 2 + 1:
        return False
    words = all(isinstance(children[i], str) for i in filled)
    fits = sum(heading_key(cell_text(children[i])) in known for i in filled)
    return words and fits * 2 > len(filled)


def _headings(sheet: Sheet, top: int, bottom: int) -> Iterator[Heading]:
    lines = [[cell_text(cell) for cell in row] for row in sheet.rows[top : bottom + 1]]
    for (first, left), (last, right) in sheet.merged or ():
        if top <= first and last <= bottom and left < len(lines[0]):
            text = lines[first - top][left]
            for line in lines[first - top : last - top + 1]:
                line[left : right + 1] = [text] * len(line[left : right + 1])
    if len(lines) > 1 and not _merged_across(sheet, top):
        _fill_right(lines[0], lines[1])
    for place in range(len(lines[0])):
        parts = tuple(
            dict.fromkeys(t for line in lines if (t := _on_one_line(line[place])))
        )
        if parts:
            yield Heading(place, parts)


def _on_one_line(text: str) -> str:
    return "".join(text.split())


def _merged_across(sheet: Sheet, top: int) -> bool:
    return any(
        first == top and right > left
        for (first, left), (_last, right) in sheet.merged or ()
    )


def _fill_right(parents: list[str], children: list[str]) -> None:
    """A parent heading stands over the children to its right when nothing else does."""
    for place in range(1, len(parents)):
        if not parents[place] and children[place] and children[place - 1]:
            parents[place] = parents[place - 1]


def _as_of(texts: Iterable[str]) -> date | None:
    for text in texts:
        if found := _AS_OF.search(fold_width(text)):
            parsed = parse_date(found[1] or found[2])
            if parsed.value is not None:
                return parsed.value
    return None


# --- which heading is which column --------------------------------------------------
def map_columns(table: Table, kind: LedgerKind) -> Mapped:
    """Match the headings with a kind's columns: exactly, by their last part, inside."""
    synonyms = _synonyms(kind)
    taken: dict[str, int] = {}
    used: set[int] = set()
    guessed: list[str] = []
    for level in (_whole, _last_part, _asked, _contained):
        found = [
            (rank, heading)
            for heading in table.headings
            if heading.place not in used and heading.place != table.serial
            for rank in [level(heading, synonyms)]
            if rank is not None
        ]
        for (_weight, key), heading in sorted(
            found, key=lambda f: (f[0][0], f[1].place)
        ):
            if key not in taken and heading.place not in used:
                taken[key] = heading.place
                used.add(heading.place)
                guessed += [key] * (level is _contained)
    return _mapped(table, kind, taken, tuple(guessed))


def map_by_hand(table: Table, kind: LedgerKind, places: Mapping[str, int]) -> Mapped:
    """The mapping a person chose; places that are no heading are left out."""
    known = {column.key for column in kind.columns}
    there = {heading.place for heading in table.headings}
    chosen = {k: p for k, p in places.items() if k in known and p in there}
    return _mapped(table, kind, chosen, ())


def _mapped(
    table: Table, kind: LedgerKind, taken: dict[str, int], guessed: tuple[str, ...]
) -> Mapped:
    used = set(taken.values())
    rest = [
        h for h in table.headings if h.place not in used and h.place != table.serial
    ]
    own = {heading_key(heading) for heading in own_headings()}
    barred = {heading_key(heading) for heading in kind.left_out}
    left_out = tuple(h for h in rest if heading_key(h.parts[-1]) in barred)
    rest = [h for h in rest if h not in left_out and heading_key(h.text) not in own]
    title = "".join(table.titles) + table.sheet.name
    words = sum(word in title for word in kind.title_words)
    sure = len(taken) - len(guessed)
    missing = tuple(
        kind.column(group[0]).heading
        for group in kind.needs
        if not any(key in taken for key in group)
    )
    score = sure + 0.4 * len(guessed) + 2 * bool(words) - 0.5 * len(rest)
    return Mapped(kind, taken, tuple(rest), guessed, score, missing, left_out)


def own_headings() -> list[str]:
    """What the portal puts before the rows it hands back for correction."""
    return [_("Sheet"), _("Row"), _("Result"), pgettext("problem", "Reason")]


Ranks = dict[str, tuple[int, str]]


def _synonyms(kind: LedgerKind) -> Ranks:
    """Heading key → (how usual the wording is, column key); the first one wins."""
    ranks: Ranks = {}
    for column in kind.columns:
        for rank, heading in enumerate(kind.headings(column)):
            ranks.setdefault(heading_key(heading), (rank, column.key))
    return ranks


def _whole(heading: Heading, synonyms: Ranks) -> tuple[int, str] | None:
    return synonyms.get(heading_key("".join(heading.parts)))


def _last_part(heading: Heading, synonyms: Ranks) -> tuple[int, str] | None:
    if len(heading.parts) == 1 or _OTHER_PERSON.search("".join(heading.parts[:-1])):
        return None
    return synonyms.get(heading_key(heading.parts[-1]))


def _asked(heading: Heading, synonyms: Ranks) -> tuple[int, str] | None:
    """The same words apart from 是否, 有无, 情况 and the like."""
    if _OTHER_PERSON.search("".join(heading.parts[:-1])):
        return None
    text = _without_asking(heading_key(heading.parts[-1]))
    fitting = [
        rank
        for wording, rank in synonyms.items()
        if len(text) >= _SHORTEST_ENDING and _without_asking(wording) == text
    ]
    return min(fitting, default=None)


def _without_asking(text: str) -> str:
    return _ASKING.sub("", text)


def _contained(heading: Heading, synonyms: Ranks) -> tuple[int, str] | None:
    """The longest known wording inside a longer heading, unless of someone else.

    One of two characters counts only where the heading ends in it (建筑层数).
    """
    text = heading_key("".join(heading.parts))
    fitting = [
        wording
        for wording in synonyms
        if (len(wording) >= _SHORTEST_CONTAINED and wording in text)
        or (len(wording) >= _SHORTEST_ENDING and text.endswith(wording))
    ]
    if not fitting:
        return None
    longest = max(fitting, key=len)
    rest = text.replace(longest, "")
    if _OTHER_PERSON.search(rest) or _OTHER_THING.search(rest):
        return None
    return -len(longest), synonyms[longest][1]


def choose_kind(
    tables: Iterable[Table], kinds: Iterable[LedgerKind]
) -> LedgerKind | None:
    """The kind whose needed columns are there and which explains most headings."""
    tables = list(tables)
    best: tuple[float, LedgerKind] | None = None
    for kind in kinds:
        for table in tables:
            mapped = map_columns(table, kind)
            enough = len(mapped.places) - len(mapped.guessed) >= _FEWEST
            if mapped.is_complete and enough and (not best or mapped.score > best[0]):
                best = (mapped.score, kind)
    return best[1] if best else None


# --- the rows -----------------------------------------------------------------------
@dataclass(slots=True)
class DataRow:
    """A row of the table; `skipped` names the problem code when it holds no data."""

    number: int
    cells: list[Cell]
    skipped: str = ""


def data_rows(table: Table, mapped: Mapped) -> Iterator[DataRow]:
    """Rows under the headings, merged cells filled (XL-3); blank ones are left out."""
    filled = _fill_merged(table)
    carried = [
        place
        for key, place in mapped.places.items()
        if table.sheet.merged is None and kind_carries(mapped.kind, key)
    ]
    above: list[Cell] = []
    own = _own_headings(table)
    banners = _banners(table)
    for index in range(table.bottom + 1, len(table.sheet.rows)):
        plain = table.sheet.rows[index]
        skipped = _why_skipped(plain, table, own)
        if skipped is None:
            continue
        if index in banners and len(_texts(plain)) == 1:
            skipped = "footer_skipped"
        cells = filled.get(index, plain)
        if not skipped:
            cells = _carry(cells, above, carried)
            above = cells
        yield DataRow(index + 1, cells, skipped)


def kind_carries(kind: LedgerKind, key: str) -> bool:
    """Whether a blank cell of this column means the one above."""
    return kind.column(key).carries


def _carry(cells: list[Cell], above: list[Cell], places: list[int]) -> list[Cell]:
    blanks = [p for p in places if above and not cell_text(cells[p])]
    if not blanks:
        return cells
    cells = list(cells)
    for place in blanks:
        cells[place] = above[place]
    return cells


def _fill_merged(table: Table) -> dict[int, list[Cell]]:
    rows = table.sheet.rows
    filled: dict[int, list[Cell]] = {}
    for (first, left), (last, right) in table.sheet.merged or ():
        if first <= table.bottom or first >= len(rows) or left >= len(rows[first]):
            continue
        value = rows[first][left]
        for index in range(first, min(last + 1, len(rows))):
            cells = filled.setdefault(index, list(rows[index]))
            cells[left : right + 1] = [value] * len(cells[left : right + 1])
    return filled


def _banners(table: Table) -> set[int]:
    """Rows with a cell merged over more than half of the headings: 琉璃三街片区."""
    half = len(table.headings) / 2
    return {
        first
        for (first, left), (last, right) in table.sheet.merged or ()
        if first == last and right - left + 1 > half
    }


def _own_headings(table: Table) -> list[set[str]]:
    rows = table.sheet.rows[table.top : table.bottom + 1]
    return [{heading_key(text) for text in _texts(row)} for row in rows]


def _why_skipped(row: list[Cell], table: Table, own: list[set[str]]) -> str | None:
    """None for a blank row, a code for one without data, "" for a data row."""
    texts = _texts(row)
    if not texts:
        return None
    first = fold_width(texts[0])
    is_sparse = len(texts) <= max(1, len(table.headings) // _SPARSE)
    if (
        _FOOTER.match(first)
        or (is_sparse and _LABELLED.match(first))
        or set(texts) <= table.titles
    ):
        return "footer_skipped"
    keys = {heading_key(text) for text in texts}
    if any(len(keys & names) * 2 > len(keys) for names in own if len(names) > 1):
        return "footer_skipped"
    serial = table.serial
    if serial is not None and len(texts) == 1 and cell_text(row[serial]):
        return "row_blank"
    return ""
