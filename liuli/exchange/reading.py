"""A ledger file as sheets of plain cells, whatever it is called (XL-1).

What it is follows from its bytes. Workbooks are parsed in a child process with
ceilings on memory and processor time (`workbook_child`), so a hostile file cannot slow
or end the process that serves pages.
"""

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import Any, Final

from liuli.exchange.faults import fault

Cell = str | float | int | bool | date | datetime | None

MEGABYTE: Final = 1024 * 1024
_CHILD: Final = Path(__file__).with_name("workbook_child.py")
_CONTAINERS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_MARKS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FORCED_TEXT: Final = re.compile(r'^="([^"]*)"$')  # how a csv keeps long numbers
_DELIMITERS: Final = ",\t;"
_TEXT_NAMES: Final = frozenset({".csv", ".txt", ".tsv"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be, and what its parsing may cost."""

    megabytes: int = 10
    rows: int = 50_000
    memory: int = 512
    seconds: int = 30


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows from the first on, and what was merged or hidden in it.

    `merged` holds ((first row, first column), (last row, last column)) from 0; it is
    `None` where the file kind cannot say.
    """

    name: str
    rows: list[list[Cell]]
    merged: list[tuple[tuple[int, int], tuple[int, int]]] | None = None
    is_shown: bool = True
    hidden_rows: frozenset[int] = frozenset()  # as Excel numbers them
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """Every sheet of one file; `is_text` for a csv, `is_named_text` if called so."""

    sheets: list[Sheet]
    from_1904: bool = False
    is_text: bool = False
    is_named_text: bool = False
    facts: dict[str, Any] = field(default_factory=dict)


def read_workbook(data: bytes, *, file_name: str, limits: Limits) -> Workbook:
    """The sheets of a file. Raises Refused with one of the codes in `faults`."""
    suffix = PurePath(file_name).suffix.lower()
    if suffix == ".et":
        raise fault("et_format")
    if not data.strip():
        raise fault("empty")
    if len(data) > limits.megabytes * MEGABYTE:
        raise fault("too_large", most=limits.megabytes)
    if data.startswith(_CONTAINERS):
        book = _read_in_child(data, limits)
    else:
        book = _read_text(data, is_named_text=suffix in _TEXT_NAMES)
    if not any(_has_content(sheet) for sheet in book.sheets):
        raise fault("empty")
    return book


def read_row(
    data: bytes, *, file_name: str, limits: Limits, sheet: str, row: int
) -> list[Cell]:
    """One row of a file that was read before, numbered as Excel does; [] if none."""
    if data.startswith(_CONTAINERS):
        book = _read_in_child(data, limits, only=(sheet, str(row)))
    else:
        book = _read_text(data, is_named_text=True)
        book = Workbook([Sheet(s.name, s.rows[row - 1 : row]) for s in book.sheets])
    found = [one.rows for one in book.sheets if one.name == sheet and one.rows]
    return found[0][0] if found else []


def _has_content(sheet: Sheet) -> bool:
    return any(cell not in ("", None) for row in sheet.rows for cell in row)


# --- workbooks ----------------------------------------------------------------------
def _read_in_child(
    data: bytes, limits: Limits, *, only: tuple[str, str] | None = None
) -> Workbook:
    command = [sys.executable, "-I", str(_CHILD)]
    command += [str(limits.memory), str(limits.seconds), str(limits.rows)]
    command += only or ()
    try:
        done = subprocess.run(  # noqa: S603 - our own file, no shell
            command,
            input=data,
            capture_output=True,
            timeout=limits.seconds * 3,
            env={},  # no secret of ours, and no locale: it writes UTF-8
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise fault("bomb") from error
    if done.returncode < 0 or (done.returncode and b"MemoryError" in done.stderr):
        raise fault("bomb")  # it met one of its ceilings
    if done.returncode:
        raise fault("not_a_workbook")
    answer = json.loads(done.stdout)
    if "fault" in answer:
        raise fault(answer["fault"])
    return Workbook(
        [_sheet(sheet) for sheet in answer["sheets"]], from_1904=answer["from_1904"]
    )


def _sheet(sheet: dict[str, Any]) -> Sheet:
    rows: list[list[Any]] = sheet["rows"]
    for row in rows:
        for place, value in enumerate(row):
            if type(value) is list:
                row[place] = _date(value)
    merged = [
        ((min(a, c), min(b, d)), (max(a, c), max(b, d)))  # C3:A1 is A1:C3
        for (a, b), (c, d) in sheet["merged"]
    ]
    return Sheet(
        sheet["name"],
        rows,
        merged,
        is_shown=sheet["shown"],
        hidden_rows=frozenset(sheet["hidden"]["rows"]),
        hidden_columns=tuple(sheet["hidden"]["columns"]),
    )


def _date(tagged: list[str]) -> Cell:
    tag, text = tagged
    return date.fromisoformat(text) if tag == "d" else datetime.fromisoformat(text)


# --- csv ----------------------------------------------------------------------------
def _read_text(data: bytes, *, is_named_text: bool) -> Workbook:
    text = _decoded(data)
    start = text.lstrip()[:200].lower()
    if start.startswith(("<", "{\\rtf", "%pdf")):
        raise fault("not_a_workbook")  # a web page, Word or PDF by another name
    delimiter = max(_DELIMITERS, key=text[:4096].count)
    try:
        rows: list[list[Cell]] = [
            [_FORCED_TEXT.sub(r"\1", cell) for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise fault("not_a_workbook") from error
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))
    sheet = Sheet("CSV", rows)
    return Workbook([sheet], is_text=True, is_named_text=is_named_text)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding)
    if b"\0" in data:
        raise fault("not_a_workbook")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode(data, "gb18030")


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise fault("not_a_workbook") from error
