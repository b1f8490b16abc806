"""Reads one workbook in a process of its own; run by path, never imported.

The bytes come on standard input, the cells go out as JSON: a hostile file can at
worst end this process, which has a ceiling on memory and on processor time, no Django,
no database and no secret. ``{"fault": code}`` says why a file is none of ours.
"""

import io
import json
import re
import resource
import sys
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import Any, Final

MEGABYTE: Final = 1024 * 1024
MOST_COLUMNS: Final = 512
MOST_RATIO: Final = 150
RATIO_FROM: Final = 8 * MEGABYTE
MOST_MEMBERS: Final = 2_000

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CELL_PLACE: Final = re.compile(rb'<c [^>]*?\br="([A-Z]{1,4})([0-9]{1,8})"')
_HIDDEN_ROW: Final = re.compile(rb'<row [^>]*?\bhidden="(?:1|true)"[^>]*>')
_ROW_NUMBER: Final = re.compile(rb'\br="([0-9]+)"')
_HIDDEN_COLUMN: Final = re.compile(rb'<col [^>]*?\bhidden="(?:1|true)"[^>]*>')
_SPAN: Final = re.compile(rb'\b(min|max)="([0-9]+)"')
_UNCOUNTED: Final = re.compile(
    rb'<c [^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)'
    rb"\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
_DATE_1904: Final = re.compile(rb'date1904="(?:1|true)"')
_SHEET: Final = re.compile(rb'<sheet [^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION: Final = re.compile(rb"<Relationship [^>]*>")
_ODS_TABLE: Final = re.compile(
    rb'<table:table [^>]*?table:name="([^"]*)"[^>]*>(.*?)</table:table>', re.DOTALL
)
_ODS_ROW: Final = re.compile(rb"<table:table-row\b[^>]*>")
_ODS_REPEATED: Final = re.compile(rb'number-rows-repeated="([0-9]{1,7})"')
_ODS_HIDDEN: Final = re.compile(rb'table:visibility="(?:collapse|filter)"')
_ATTRIBUTE: Final = re.compile(rb'\b(Id|Target)="([^"]*)"')
_ENTITIES: Final = (
    (b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&apos;", b"'"),
    (b"&amp;", b"&"),
)  # fmt: skip

_DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, EOFError,
)  # fmt: skip


class Fault(Exception):  # noqa: N818 - a verdict on the file
    """Why the file is not read; the only argument is the code."""


def main() -> None:
    """Read standard input; `argv` holds memory (MB), seconds and most rows.

    Then perhaps the one sheet and row that is wanted.
    """
    memory, seconds, most_rows = (int(word) for word in sys.argv[1:4])
    _set_ceilings(memory * MEGABYTE, seconds)
    try:
        answer: dict[str, Any] = read(sys.stdin.buffer.read(), most_rows)
        if sys.argv[4:]:
            _keep_only(answer, sys.argv[4], int(sys.argv[5]))
    except Fault as fault:
        answer = {"fault": str(fault)}
    except MemoryError:
        answer = {"fault": "bomb"}
    text = json.dumps(answer, default=_plain, ensure_ascii=False)
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def _keep_only(answer: dict[str, Any], name: str, number: int) -> None:
    answer["sheets"] = [s for s in answer["sheets"] if s["name"] == name]
    for sheet in answer["sheets"]:
        sheet["rows"], sheet["merged"] = sheet["rows"][number - 1 : number], []


def _set_ceilings(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ValueError, OSError):
        # macOS knows no ceiling on memory; the checks before unpacking still hold.
        if sys.platform != "darwin":
            raise


def read(data: bytes, most_rows: int) -> dict[str, Any]:
    """Every sheet of a workbook. Raises `Fault`."""
    facts: dict[str, Any] = {"hidden": {}, "uncounted": {}, "from_1904": False}
    if data.startswith(_ZIP):
        facts = _inspect_package(data, most_rows)
    elif data.startswith(_OLE):
        _inspect_compound(data)
    else:
        raise Fault("not_a_workbook")
    return {"from_1904": facts["from_1904"], "sheets": _sheets(data, facts, most_rows)}


# --- what the container says before anything is unpacked ----------------------------
def _inspect_package(data: bytes, most_rows: int) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_sizes(package, len(data))
            return _look_inside(package, most_rows)
    except _DAMAGED as error:
        raise Fault("not_a_workbook") from error
    except (NotImplementedError, RuntimeError) as error:  # a password on the zip
        raise Fault("encrypted") from error


def _check_sizes(package: zipfile.ZipFile, size: int) -> None:
    members = package.infolist()
    names = {member.filename for member in members}
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise Fault("not_a_workbook")
    if any(name.endswith("vbaProject.bin") or "Basic/" in name for name in names):
        raise Fault("macros")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    steep = any(
        member.file_size > RATIO_FROM
        and member.file_size > MOST_RATIO * max(member.compress_size, 1)
        for member in members
    )
    # More packed bytes than the file has: members overlap.
    overlap = packed > size or len(names) != len(members)
    if steep or overlap or len(members) > MOST_MEMBERS:
        raise Fault("bomb")
    if unpacked > max(64 * MEGABYTE, 60 * size):
        raise Fault("bomb")


def _look_inside_open_document(package: zipfile.ZipFile) -> dict[str, Any]:
    """What an .ods says; its kind is the first member, its rows may be repeated."""
    if b"opendocument.spreadsheet" not in package.read("mimetype"):
        raise Fault("not_a_workbook")
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Fault("encrypted")
    text = package.read("content.xml")
    if b"<!ENTITY" in text[:4096]:
        raise Fault("bomb")
    hidden = {}
    for found in _ODS_TABLE.finditer(text):
        name = _unescaped(found[1]).decode()
        hidden[name] = {"rows": _ods_hidden_rows(found[2]), "columns": []}
    return {"hidden": hidden, "uncounted": {}, "from_1904": False}


def _ods_hidden_rows(text: bytes) -> list[int]:
    hidden: list[int] = []
    number = 1
    for tag in _ODS_ROW.findall(text):
        repeated = _ODS_REPEATED.search(tag)
        times = int(repeated[1]) if repeated else 1
        if _ODS_HIDDEN.search(tag):
            hidden += range(number, number + min(times, 1_000))
        number += times
    return hidden


def _look_inside(package: zipfile.ZipFile, most_rows: int) -> dict[str, Any]:
    if "xl/workbook.xml" not in package.namelist():
        return _look_inside_open_document(package)
    workbook = package.read("xl/workbook.xml")
    if b"macroEnabled" in package.read("[Content_Types].xml"):
        raise Fault("macros")
    if b"<!ENTITY" in workbook:
        raise Fault("bomb")
    hidden: dict[str, Any] = {}
    uncounted: dict[str, Any] = {}
    for name, path in _sheet_paths(package, workbook):
        text = package.read(path)
        if b"<!ENTITY" in text[:4096]:
            raise Fault("bomb")
        _check_corner(text, most_rows)
        hidden[name] = {"rows": _hidden_rows(text), "columns": _hidden_columns(text)}
        if b"<f" in text:
            uncounted[name] = [
                [int(row) - 1, _column(letters)]
                for letters, row in _UNCOUNTED.findall(text)
            ]
    return {
        "hidden": hidden,
        "uncounted": uncounted,
        "from_1904": bool(_DATE_1904.search(workbook)),
    }


def _sheet_paths(package: zipfile.ZipFile, workbook: bytes) -> list[tuple[str, str]]:
    relations = {}
    for tag in _RELATION.findall(package.read("xl/_rels/workbook.xml.rels")):
        attributes = dict(_ATTRIBUTE.findall(tag))
        relations[attributes.get(b"Id")] = attributes.get(b"Target", b"").decode()
    paths = []
    for name, relation in _SHEET.findall(workbook):
        target = relations.get(relation, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in package.namelist():
            paths.append((_unescaped(name).decode(), path))
    return paths


def _unescaped(text: bytes) -> bytes:
    for entity, char in _ENTITIES:
        text = text.replace(entity, char)
    return text


def _check_corner(text: bytes, most_rows: int) -> None:
    """Refuse a cell far outside: the reader would make room for all in between."""
    rows, columns = {b"0"}, {b"A"}
    for found in _CELL_PLACE.finditer(text):
        columns.add(found[1])
        rows.add(found[2])
    last_row, last_column = max(map(int, rows)), max(map(_column, columns))
    if last_column >= MOST_COLUMNS or last_row > max(most_rows * 4, 100_000):
        raise Fault("bomb")


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


def _hidden_rows(text: bytes) -> list[int]:
    rows = (_ROW_NUMBER.search(tag) for tag in _HIDDEN_ROW.findall(text))
    return [int(found[1]) for found in rows if found]


def _hidden_columns(text: bytes) -> list[int]:
    columns: list[int] = []
    for tag in _HIDDEN_COLUMN.findall(text):
        span = {name: int(value) for name, value in _SPAN.findall(tag)}
        first = span.get(b"min", 1)
        columns += range(first - 1, min(span.get(b"max", first), MOST_COLUMNS))
    return columns


def _inspect_compound(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Fault("encrypted")
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise Fault("macros")
    if "WordDocument".encode("utf-16-le") in data:
        raise Fault("not_a_workbook")


# --- the cells ----------------------------------------------------------------------
def _sheets(data: bytes, facts: dict[str, Any], most_rows: int) -> list[dict[str, Any]]:
    # Imported under the limits: a library that grows must not take the limits along.
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetVisibleEnum,
        XmlError,
        ZipError,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = []
        for meta in book.sheets_metadata:
            shown = meta.visible == SheetVisibleEnum.Visible
            sheets.append(_sheet(book, meta.name, facts, most_rows, shown=shown))
    except PasswordError as error:
        raise Fault("encrypted") from error
    except (CalamineError, XmlError, ZipError, ValueError, OSError) as error:
        raise Fault("not_a_workbook") from error
    return sheets


def _sheet(
    book: Any, name: str, facts: dict[str, Any], most_rows: int, *, shown: bool
) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_width * sheet.total_height > MOST_COLUMNS * max(most_rows * 4, 1000):
        raise Fault("bomb")
    rows = sheet.to_python(skip_empty_area=False)
    for row, column in facts["uncounted"].get(name, ()):
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = "#CALC!"
    return {
        "name": name,
        "shown": shown,
        "rows": rows,
        "merged": sheet.merged_cell_ranges or [],
        "hidden": facts["hidden"].get(name, {"rows": [], "columns": []}),
    }


def _plain(value: object) -> object:
    """A date as ``["d", iso]``, anything else as its text."""
    if isinstance(value, datetime):
        return ["t", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        return value.total_seconds() / 86_400
    return str(value)


if __name__ == "__main__":
    main()
