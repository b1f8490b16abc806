"""Workbooks the portal hands out: typed text cells no program takes for a formula.

SEC-11: every text is written as a string cell, never as a formula, number or link, so
identity numbers keep their eighteen places and ``=cmd`` stays five letters.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import xlsxwriter
from django.utils.functional import Promise
from django.utils.timezone import is_aware, localtime
from tablib import Dataset  # type: ignore[import-untyped]

from liuli.kernel.text import formula_safe

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST: Final = 60
_LONGEST_CHOICE: Final = 255  # characters of a list written into the cell's rule
_LONGEST: Final = 32_767  # characters of one cell
_NAME_FORBIDDEN: Final = str.maketrans("[]:*?/\\", "       ")


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to be written: bold headings, rows, and notes below them.

    `options`: column from 0 → the words offered there; others may be typed too.
    """

    title: str
    headings: Sequence[str | Promise]
    rows: Iterable[Sequence[Any]]
    notes: Sequence[str] = ()
    options: Mapping[int, Sequence[str]] = field(default_factory=dict)


def write_workbook(
    title: str,
    headings: Sequence[str | Promise],
    rows: Iterable[Sequence[Any]],
    *,
    notes: Sequence[str] = (),
) -> bytes:
    """One sheet as .xlsx: bold headings, frozen and filterable; `notes` below."""
    return write_pages(Page(title, headings, rows, notes))


def write_pages(*pages: Page) -> bytes:
    """Several sheets as one .xlsx."""
    target = io.BytesIO()
    options = {
        "constant_memory": True,
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        formats = _formats(book)
        for page in pages:
            _write_page(book.add_worksheet(_sheet_name(page.title)), page, formats)
    return target.getvalue()


def _write_page(sheet: Any, page: Page, formats: dict[str, Any]) -> None:
    texts = [str(heading) for heading in page.headings]
    _set_widths(sheet, texts)
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(texts):
        sheet.write_string(0, column, formula_safe(heading), formats["heading"])
    last = 0
    for number, row in enumerate(page.rows, start=1):
        last = number
        for column, value in enumerate(row):
            _write(sheet, number, column, value, formats)
    sheet.autofilter(0, 0, last, max(len(texts) - 1, 0))
    for column, words in page.options.items():
        if last and len(",".join(words)) <= _LONGEST_CHOICE:
            choice = {"validate": "list", "source": list(words)}
            choice["error_type"] = "warning"
            sheet.data_validation(1, column, last, column, choice)
    for offset, note in enumerate(page.notes, start=2):
        sheet.write_string(last + offset, 0, formula_safe(note))


def write_dataset(dataset: Dataset, *, title: str = "") -> bytes:
    """A django-import-export dataset as .xlsx, its cells made safe."""
    return write_workbook(
        title or dataset.title or "Sheet1", dataset.headers or [], list(dataset)
    )


def _sheet_name(title: str) -> str:
    return title.translate(_NAME_FORBIDDEN).strip("' ")[:31] or "Sheet1"


def _formats(book: Any) -> dict[str, Any]:
    return {
        "heading": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        "text": book.add_format({"num_format": "@", "valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
    }


def _set_widths(sheet: Any, headings: list[str]) -> None:
    for column, heading in enumerate(headings):
        width = sum(1 if char.isascii() else 2 for char in heading) + 4
        sheet.set_column(column, column, min(max(width, 12), _WIDEST))


def _write(
    sheet: Any, row: int, column: int, value: Any, formats: dict[str, Any]
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, value, formats["number"])
    elif isinstance(value, datetime):
        naive = localtime(value).replace(tzinfo=None) if is_aware(value) else value
        sheet.write_datetime(row, column, naive, formats["time"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["date"])
    else:
        text = formula_safe(str(value))[:_LONGEST]
        sheet.write_string(row, column, text, formats["text"])
