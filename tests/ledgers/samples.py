"""The sample ledgers, small ledgers made to order, and files that mean harm."""

import io
import json
import struct
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from liuli.kernel.identity import check_digit

HERE = Path(__file__).parent
EXPECTED: dict[str, Any] = json.loads((HERE / "expected.json").read_text("utf-8"))
RESIDENTS = "实有人口登记表.xlsx"
HOTELS = "小旅馆台账.xlsx"
YARDS = "废品收购站台账.xlsx"
HOUSES = "自建房台账.xlsx"
CANVASS = "敲门行动入户登记.xlsx"
VACANT = "应拆未拆房屋台账.xlsx"
HEADINGS = (
    "姓名",
    "性别",
    "身份证号",
    "联系电话",
    "户籍类别",
    "现住址",
    "居住方式",
    "入住日期",
)


@cache
def sample(name: str) -> bytes:
    """The bytes of a sample ledger."""
    return (HERE / name).read_bytes()


def an_identity(serial: int, born: str = "19900101") -> str:
    """An invented identity number: county code 99 is in no list (FX-1)."""
    first = f"510199{born}{serial:03d}"
    return first + check_digit(first)


def a_row(serial: int = 1, **changes: Any) -> list[Any]:
    """One good row under HEADINGS; odd serials are men."""
    cells = {
        "姓名": "张" + "甲乙丙丁戊己庚辛壬癸"[serial % 10],
        "性别": "男" if serial % 2 else "女",
        "身份证号": an_identity(serial),
        "联系电话": f"199000{serial:05d}",
        "户籍类别": "外来",
        "现住址": f"琉璃三街{serial}号2楼1室",
        "居住方式": "隔间",
        "入住日期": "2024-05-01",
    }
    return list((cells | changes).values())


def workbook(
    rows: Sequence[Sequence[Any]],
    *,
    headings: Sequence[str] = HEADINGS,
    title: str = "",
    sheet: str = "实有人口",
    merged: Sequence[tuple[int, int, int, int, Any]] = (),
    date_1904: bool = False,
) -> bytes:
    """A workbook with one sheet: an optional title, the headings, the rows.

    `merged` holds (first row, first column, last row, last column, value) from 0.
    """
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "date_1904": date_1904,
        "strings_to_formulas": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(target, options) as book:
        page = book.add_worksheet(sheet)
        lines = [[title]] if title else []
        for number, row in enumerate([*lines, list(headings), *rows]):
            for column, value in enumerate(row):
                if value not in ("", None):
                    page.write(number, column, value)
        for area in merged:
            page.merge_range(*area)
    return target.getvalue()


def bytes_of_sheets(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    """Several sheets by name as one workbook."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def csv_of(rows: Sequence[Sequence[Any]], encoding: str, delimiter: str = ",") -> bytes:
    """The same as text."""
    lines = [delimiter.join(str(cell) for cell in row) for row in [HEADINGS, *rows]]
    return "\r\n".join(lines).encode(encoding)


def rezipped(data: bytes, changes: dict[str, bytes | None]) -> bytes:
    """A workbook with parts replaced, added, or (None) left out."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    return target.getvalue()


def part(data: bytes, name: str) -> bytes:
    """One part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


SHEET = "xl/worksheets/sheet1.xml"


def zip_bomb() -> bytes:
    """Some 300 MB of one sheet in less than 1 MB of file (M7)."""
    row = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>'
        + b"0" * 1_000_000
        + b"</t></is></c></row>"
    )
    sheet = b"<worksheet><sheetData>" + row * 300 + b"</sheetData></worksheet>"
    return rezipped(workbook([a_row()]), {SHEET: sheet})


def far_corner() -> bytes:
    """One cell in the last corner of the sheet (M7)."""
    data = workbook([a_row()])
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return rezipped(data, {SHEET: part(data, SHEET).replace(b"</sheetData>", far)})


def entity_bomb() -> bytes:
    """Entities that would expand."""
    data = workbook([a_row()])
    inside = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    text = part(data, SHEET)
    return rezipped(data, {SHEET: text.replace(b"?>", b"?>" + inside, 1)})


def with_macros() -> bytes:
    """A workbook that carries a macro project."""
    return rezipped(workbook([a_row()]), {"xl/vbaProject.bin": b"\0" * 64})


def encrypted() -> bytes:
    """The shell of a workbook with a password: an OLE file with EncryptedPackage."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 470
    entry = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0")
    return header + entry.ljust(512, b"\0") + b"\0" * 4096


def uncounted_formula() -> bytes:
    """A date cell with a formula whose value was never kept (XL-9)."""
    data = workbook([a_row(1, 入住日期="2024-05-01")])
    text = part(data, SHEET)
    start = text.index(b'<c r="H2"')
    end = text.index(b"</c>", start) + 4
    cell = b'<c r="H2"><f>TODAY()-10</f></c>'
    return rezipped(data, {SHEET: text[:start] + cell + text[end:]})


def many_numbers(*, rows: int, columns: int) -> bytes:
    """A large honest sheet, made quickly."""
    letters = [chr(65 + place) for place in range(columns)]
    lines = (
        f'<row r="{row}">'
        + "".join(f'<c r="{letter}{row}"><v>{row * 31}</v></c>' for letter in letters)
        + "</row>"
        for row in range(1, rows + 1)
    )
    text = f"<worksheet><sheetData>{''.join(lines)}</sheetData></worksheet>"
    return rezipped(workbook([]), {SHEET: text.encode()})


def open_document(rows: Sequence[Sequence[str]], *, hidden: int = 0) -> bytes:
    """Rows of text as an .ods with one sheet; row `hidden` (from 1) is not shown."""
    lines = []
    for number, row in enumerate(rows, start=1):
        shown = ' table:visibility="collapse"' if number == hidden else ""
        cells = "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{cell}</text:p></table:table-cell>"
            for cell in row
        )
        lines.append(f"<table:table-row{shown}>{cells}</table:table-row>")
    spaces = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
        for n in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="台账">{"".join(lines)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return target.getvalue()
