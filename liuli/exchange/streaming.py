"""A workbook written while its rows come: any number of rows, little memory.

Every text is a typed string cell (SEC-11): no program takes it for a formula, a number
or a link. Nothing is kept but the row at hand, and nothing touches a disk in clear.
"""

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, Protocol
from xml.sax.saxutils import escape

from django.utils.timezone import is_aware, localtime

from liuli.kernel.text import formula_safe

ROWS_OF_A_SHEET: Final = 500_000  # a sheet ends at 1,048,576; a part stays under 2 GB
_LONGEST: Final = 32_767
_WIDEST: Final = 60
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_EPOCH: Final = date(1899, 12, 30)
_TEXT, _HEADING, _DATE, _TIME = 1, 2, 3, 4  # places in cellXfs below
_NAMESPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{_NAMESPACE}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="yyyy-mm-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy-mm-dd hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" '
    'borderId="0"/></cellStyleXfs><cellXfs count="5">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" '
    'applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" '
    'applyNumberFormat="1" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" '
    'applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" '
    'applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle '
    'name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)

_RELATIONS: Final = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship '
    f'Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
_QUOTES: Final = {'"': "&quot;"}


class Sink(Protocol):
    """Where the bytes go; nobody reads or seeks in it."""

    def write(self, data: Any, /) -> Any:
        """Take bytes in."""

    def flush(self) -> Any:
        """Nothing waits after this."""


class WorkbookStream:
    """One table as .xlsx, over as many sheets as it takes.

    `mark` is printed at the foot of every page and stands below the last row of every
    sheet: who took the file, when, what for.
    """

    def __init__(
        self, target: Sink, *, title: str, headings: Sequence[str], mark: str
    ) -> None:
        out: Any = target
        self._package = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
        self._title = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:27] or "Sheet"
        self._headings = list(headings)
        self._mark = mark
        self._sheets = 0
        self._part: Any = None
        self._row = 0

    def add(self, rows: Iterable[Sequence[Any]]) -> int:
        """Write rows; how many there were."""
        count = 0
        for values in rows:
            if self._part is None or self._row > ROWS_OF_A_SHEET:
                self._end_sheet()
                self._begin_sheet()
            self._write_row(values)
            count += 1
        return count

    def close(self) -> None:
        """End the last sheet and write what names them."""
        if self._part is None:
            self._begin_sheet()
        self._end_sheet()
        for name, text in self._parts():
            self._package.writestr(name, text)
        self._package.close()

    # --- sheets -----------------------------------------------------------------------
    def _begin_sheet(self) -> None:
        self._sheets += 1
        self._row = 0
        name = f"xl/worksheets/sheet{self._sheets}.xml"
        self._part = self._package.open(name, "w")
        widths = "".join(
            f'<col min="{n}" max="{n}" width="{_width(text)}" customWidth="1"/>'
            for n, text in enumerate(self._headings, start=1)
        )
        self._put(
            f'{_HEAD}<worksheet xmlns="{_NAMESPACE}"><sheetViews><sheetView '
            'workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
            'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
            f"{f'<cols>{widths}</cols>' if widths else ''}<sheetData>"
        )
        self._write_row(self._headings, style=_HEADING)

    def _end_sheet(self) -> None:
        if self._part is None:
            return
        last = f"{_column(max(len(self._headings), 1))}{max(self._row, 1)}"
        self._row += 1  # one row stays empty between the table and its mark
        self._write_row([self._mark])
        mark = escape(self._mark.replace("&", "&&"))
        self._put(
            f'</sheetData><autoFilter ref="A1:{last}"/><headerFooter>'
            f"<oddFooter>&amp;L{mark[:200]}&amp;R&amp;P / &amp;N</oddFooter>"
            "</headerFooter></worksheet>"
        )
        self._part.close()
        self._part = None

    def _write_row(self, values: Sequence[Any], *, style: int = 0) -> None:
        self._row += 1
        cells = "".join(_cell(value, style) for value in values)
        self._put(f'<row r="{self._row}">{cells}</row>')

    def _put(self, text: str) -> None:
        self._part.write(text.encode())

    def _parts(self) -> Iterable[tuple[str, str]]:
        """What names the sheets; a package may hold it in any order."""
        numbers = range(1, self._sheets + 1)
        yield "[Content_Types].xml", _types(numbers)
        yield "_rels/.rels", _RELATIONS
        yield "xl/workbook.xml", _workbook(self._title, numbers)
        yield "xl/_rels/workbook.xml.rels", _workbook_relations(numbers)
        yield "xl/styles.xml", _STYLES


def _types(numbers: range) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
        f'ContentType="{_TYPES}.worksheet+xml"/>'
        for n in numbers
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_TYPES}.sheet.main+xml"/><Override '
        f'PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
        f"{sheets}</Types>"
    )


def _workbook(title: str, numbers: range) -> str:
    names = [title if len(numbers) == 1 else f"{title} {n}" for n in numbers]
    sheets = "".join(
        f'<sheet name="{escape(name, _QUOTES)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in zip(numbers, names, strict=True)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_NAMESPACE}" xmlns:r="{_OFFICE}">'
        f"<sheets>{sheets}</sheets></workbook>"
    )


def _workbook_relations(numbers: range) -> str:
    sheets = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" '
        f'Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    styles = f'Id="rId{len(numbers) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"'
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{sheets}<Relationship {styles}/></Relationships>"
    )


def _cell(value: Any, style: int) -> str:
    """One cell; an empty one keeps its place."""
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float | Decimal):
        return f"<c><v>{value}</v></c>"
    if isinstance(value, datetime):
        naive = localtime(value).replace(tzinfo=None) if is_aware(value) else value
        days = (naive.date() - _EPOCH).days
        seconds = timedelta(hours=naive.hour, minutes=naive.minute).total_seconds()
        return f'<c s="{_TIME}"><v>{days + seconds / 86_400:.10f}</v></c>'
    if isinstance(value, date):
        return f'<c s="{_DATE}"><v>{(value - _EPOCH).days}</v></c>'
    text = escape(_FORBIDDEN.sub("", formula_safe(str(value))[:_LONGEST]))
    return (
        f'<c s="{style or _TEXT}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{text}</t></is></c>'
    )


def _width(heading: str) -> int:
    wide = sum(1 if char.isascii() else 2 for char in heading) + 4
    return min(max(wide, 12), _WIDEST)


def _column(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
