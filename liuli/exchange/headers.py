"""Finding the table in a sheet: its heading rows, its columns, its data (XL-2 to XL-4).

Cadres put titles, 填报单位 lines, headings in two merged rows, totals and signatures
around the rows. What is skipped is reported, never silent.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liuli.exchange.cells import cell_text
from liuli.exchange.dates import parse_date
from liuli.exchange.facts import SheetFacts
from liuli.exchange.reading import Cell, Sheet
from liuli.exchange.registry import LedgerKind
from liuli.kernel.text import fold_width

_SEARCHED_ROWS: Final = 40
_DEEPEST: Final = 3
_FEWEST: Final = 2
_FEWEST_AGAIN: Final = 3
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
    titles: tuple[str, ...] = ()
    serial: int | None = None
    end: int | None = None  # where another table of the sheet begins, from 0
    number: int = 0  # which table of the sheet it is

    @property
    def name(self) -> str:
        """The sheet's name; a further table of it carries its number."""
        if not self.number:
            return self.sheet.name
        return f"{self.sheet.name}#{self.number + 1}"

    def facts(self, *, file_name: str = "", into: str = "") -> SheetFacts:
        """What the sheet says outside its rows."""
        return SheetFacts(file_name, self.sheet.name, self.titles, self.as_of, into)


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


def may_start(text: str, starts: Container[str]) -> bool:
    """False where the key of the text cannot begin with any of the characters.

    A letter at the beginning stays the beginning of the key; anything else may go.
    """
    first = text[0]
    return (
        first.lower()[:1] in starts
        or not first.isalnum()
        or "\uff00" <= first <= "\uff5e"  # full width
    )


def heading_key(text: str) -> str:
    """A heading without spaces, marks and bracketed remarks: ``面积(㎡)*`` → 面积."""
    folded = fold_width(text)
    bare = _NOISE.sub("", _BRACKETS.sub("", folded)).lower()
    return bare or _NOISE.sub("", folded).lower()


# --- finding the heading rows -------------------------------------------------------
def find_tables(
    sheet: Sheet, kinds: Iterable[LedgerKind], more: Iterable[str] = ()
) -> list[Table]:
    """The tables of a sheet, one below the other; usually one, perhaps none.

    `more` are keys of further headings somebody used before.

    The same headings in the same places are a page break; in another order they begin
    a table of their own.
    """
    known = {
        heading_key(heading)
        for kind in kinds
        for column in kind.columns
        for heading in kind.headings(column)
    } | set(more)
    first = _first_table(sheet, known)
    tables = [] if first is None else [first]
    if first is None:
        return []
    row = first.bottom + 1
    while row < len(sheet.rows):
        if _is_other_heading(sheet.rows[row], tables[-1], known):
            top, bottom = _block(sheet, row, known)
            made = _table(sheet, max(top, tables[-1].bottom + 1), bottom, first)
            tables[-1] = replace(tables[-1], end=made.top)
            tables.append(replace(made, number=len(tables)))
            row = bottom
        row += 1
    return tables


def _is_other_heading(row: list[Cell], above: Table, known: set[str]) -> bool:
    """Headings and nothing else, not standing where those above stand."""
    texts = [(place, cell) for place, cell in enumerate(row) if isinstance(cell, str)]
    texts = [(place, cell) for place, cell in texts if cell.strip()]
    count = len(texts)
    if count < _FEWEST_AGAIN or any(isinstance(c, int | float | date) for c in row):
        return False
    keys: list[tuple[int, str]] = []
    strange = 0
    for place, cell in texts:
        key = heading_key(cell)
        strange += key not in known and key not in _SERIAL
        if strange * 5 > count:  # a row of data is known for one by its first cells
            return False
        keys.append((place, key))
    lines = above.sheet.rows[above.top : above.bottom + 1]
    same = sum(
        any(p < len(line) and heading_key(cell_text(line[p])) == key for line in lines)
        for p, key in keys
    )
    return same < len(keys)


def _first_table(sheet: Sheet, known: set[str]) -> Table | None:
    counts = [
        sum(heading_key(cell) in known for cell in set(texts_of(row)))
        for row in sheet.rows[:_SEARCHED_ROWS]
    ]
    if not counts or max(counts) < _FEWEST:
        return None
    row = counts.index(max(counts))
    top, bottom = _block(sheet, row, known)
    return _table(sheet, top, bottom, None)


def _table(sheet: Sheet, top: int, bottom: int, first: Table | None) -> Table:
    """A table under these heading rows; a further one shares the first one's titles."""
    headings = tuple(_headings(sheet, top, bottom))
    above = [text for row in sheet.rows[:top] for text in texts_of(row)]
    return Table(
        sheet,
        top,
        bottom,
        headings,
        as_of=first.as_of if first else _as_of(above),
        titles=first.titles if first else tuple(dict.fromkeys(above)),
        serial=next(
            (h.place for h in headings if heading_key(h.text) in _SERIAL), None
        ),
    )


def texts_of(row: list[Cell]) -> list[str]:
    """The texts of a row, blank cells left out."""
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
    texts = [fold_width(text) for text in texts_of(row)]
    return len(texts) > 1 and not any(":" in text for text in texts)


def _is_child_row(sheet: Sheet, row: int, known: set[str]) -> bool:
    """A second heading row that was not merged: words under a few of the headings."""
    if row + 1 >= len(sheet.rows):
        return False
    parents, children = sheet.rows[row], sheet.rows[row + 1]
    filled = [i for i, cell in enumerate(children) if cell_text(cell)]
    if not filled or len(filled) > len(texts_of(parents)) / 2 + 1:
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
def map_columns(
    table: Table, kind: LedgerKind, learned: Mapping[str, str] | None = None
) -> Mapped:
    """Match the headings with a kind's columns: exactly, by their last part, inside.

    What a person said of a heading before (`learned`) comes first.
    """
    synonyms = _synonyms(kind)
    taken, used = _remembered(table, kind, learned or {})
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


def _remembered(
    table: Table, kind: LedgerKind, learned: Mapping[str, str]
) -> tuple[dict[str, int], set[int]]:
    """Columns by what was said before, and every heading that is settled by it."""
    known = {column.key for column in kind.columns}
    taken: dict[str, int] = {}
    used: set[int] = set()
    for heading in table.headings:
        column = learned.get(heading_key("".join(heading.parts)))
        if column is None or column in taken or heading.place == table.serial:
            continue
        if column in known:
            taken[column] = heading.place
        if column in known or not column:
            used.add(heading.place)
    return taken, used


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
    tables: Iterable[Table],
    kinds: Iterable[LedgerKind],
    learned: Mapping[str, Mapping[str, str]] | None = None,
) -> LedgerKind | None:
    """The kind whose needed columns are there and which explains most headings."""
    tables = list(tables)
    best: tuple[float, LedgerKind] | None = None
    for kind in kinds:
        for table in tables:
            mapped = map_columns(table, kind, (learned or {}).get(kind.slug))
            enough = len(mapped.places) - len(mapped.guessed) >= _FEWEST
            if mapped.is_complete and enough and (not best or mapped.score > best[0]):
                best = (mapped.score, kind)
    return best[1] if best else None
