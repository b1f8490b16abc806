"""An empty workbook for a kind of ledger: headings, and the words its cells know."""

import io
from collections.abc import Sequence
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from liuli.exchange.registry import LedgerKind
from liuli.exchange.rows import Column

_ROWS: Final = 2_000  # so many rows are formatted and offer their words


def blank_form(kind: LedgerKind) -> bytes:
    """Headings in the first row, every cell text, drop-downs for words and yes or no.

    The portal reads the filled-in form back as it is.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        text = book.add_format({"num_format": "@"})
        bold = book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        sheet = book.add_worksheet(_("Ledger"))
        words = book.add_worksheet(_("Choices"))
        words.hide()
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(kind.columns):
            width = sum(1 if char.isascii() else 2 for char in column.heading) + 4
            sheet.set_column(place, place, max(width, 14), text)
            sheet.write_string(0, place, column.heading, bold)
            _offer(sheet, words, place, options_of(column))
    return target.getvalue()


def options_of(column: Column) -> Sequence[str]:
    """The words a cell of a column is filled with; empty where anything may stand."""
    given = column.options() if callable(column.options) else column.options
    return tuple(given or getattr(column.parse, "options", ()))


def _offer(sheet: Any, words: Any, place: int, options: Sequence[str]) -> None:
    """A drop-down; other words may be typed too, the import judges them."""
    if not options:
        return
    words.write_column(0, place, options)
    first = xlsxwriter.utility.xl_rowcol_to_cell(0, place, True, True)
    last = xlsxwriter.utility.xl_rowcol_to_cell(len(options) - 1, place, True, True)
    sheet.data_validation(
        1, place, _ROWS, place,
        {
            "validate": "list",
            "source": f"='{words.get_name()}'!{first}:{last}",
            "error_type": "warning",
        },
    )  # fmt: skip
