"""The problem workbook of an import: refused rows with their reasons, every problem."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liuli.exchange.cells import cell_text
from liuli.exchange.checking import Checked, refused_rows
from liuli.exchange.choices import ProblemLevel
from liuli.exchange.headers import own_headings
from liuli.exchange.rows import Row, RowProblem
from liuli.exchange.writing import Page, write_pages


def problem_workbook(checked: Checked) -> bytes:
    """Two sheets: rows that were not written, as they stood; and all problems.

    The first can be corrected and imported again as it is: its headings are the
    ledger's own.
    """
    return write_pages(
        Page(_("Refused rows"), _row_headings(checked), _rows(checked)),
        Page(
            _("All problems"),
            [
                _("Sheet"),
                _("Row"),
                _("Column"),
                _("Result"),
                pgettext("problem", "Reason"),
                _("Cell"),
            ],
            _problems(checked.all_problems()),
        ),
    )


def _row_headings(checked: Checked) -> list[str]:
    table = checked.layout.sources[0]
    own = [heading.text for heading in table.headings]
    return [*own_headings(), *own]


def _rows(checked: Checked) -> Iterator[list[Any]]:
    places = list(_common_places(checked))
    for row in refused_rows(checked):
        cells = [
            "" if place is None else cell_text(row.cells[place])
            for place in places[row.table]
        ]
        yield [row.sheet, row.number, _result(row), _reasons(row), *cells]


def _common_places(checked: Checked) -> Iterator[list[int | None]]:
    """For each table, where the cells under the first table's headings stand in it."""
    first = checked.layout.sources[0]
    for table, mapped in checked.layout.pairs():
        by_text = {heading.text: heading.place for heading in table.headings}
        own = {place: key for key, place in checked.layout.tables[0].places.items()}
        yield [
            mapped.places.get(own.get(heading.place, ""), by_text.get(heading.text))
            for heading in first.headings
        ]


def _result(row: Row) -> str:
    return str(ProblemLevel(row.outcome or "refused").label)


def _reasons(row: Row) -> str:
    telling = [p for p in row.problems if p.level != "warning"]
    return "\n".join(f"{p.column} {p.message}".strip() for p in telling)


def _problems(problems: list[RowProblem]) -> Iterator[list[Any]]:
    for problem in problems:
        level = str(ProblemLevel(problem.level).label)
        yield [
            problem.sheet, problem.row, problem.column, level, problem.message,
            problem.quoted,
        ]  # fmt: skip
