"""The rows under the headings: which hold data, what their blank cells mean (XL-3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from liuli.exchange.cells import cell_text
from liuli.exchange.headers import (
    Mapped,
    Table,
    heading_key,
    may_start,
    texts_of,
)
from liuli.exchange.reading import Cell
from liuli.exchange.registry import LedgerKind
from liuli.kernel.text import fold_width

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

_Names = tuple[set[str], set[str]]  # keys of one heading row, and how they begin


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
    end = len(table.sheet.rows) if table.end is None else table.end
    for index in range(table.bottom + 1, end):
        plain = table.sheet.rows[index]
        skipped = _why_skipped(plain, table, own)
        if skipped is None:
            continue
        if index in banners and len(texts_of(plain)) == 1:
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


def _own_headings(table: Table) -> list[_Names]:
    rows = table.sheet.rows[table.top : table.bottom + 1]
    names = [{heading_key(text) for text in texts_of(row)} for row in rows]
    return [(each, {name[:1] for name in each}) for each in names]


def _repeats_headings(texts: list[str], own: list[_Names]) -> bool:
    """More than half of what the row says are headings of one heading row."""
    for names, starts in own:
        if len(names) > 1 and any(may_start(text, starts) for text in texts):
            keys = {heading_key(text) for text in texts}
            if len(keys & names) * 2 > len(keys):
                return True
    return False


def _why_skipped(row: list[Cell], table: Table, own: list[_Names]) -> str | None:
    """None for a blank row, a code for one without data, "" for a data row."""
    texts = texts_of(row)
    if not texts:
        return None
    first = fold_width(texts[0])
    is_sparse = len(texts) <= max(1, len(table.headings) // _SPARSE)
    if (
        _FOOTER.match(first)
        or (is_sparse and _LABELLED.match(first))
        or set(texts) <= set(table.titles)
    ):
        return "footer_skipped"
    if _repeats_headings(texts, own):
        return "footer_skipped"
    serial = table.serial
    if serial is not None and len(texts) == 1 and cell_text(row[serial]):
        return "row_blank"
    return ""
