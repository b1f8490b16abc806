"""The problem workbook of an import: refused rows with their reasons, every problem."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liuli.exchange.blank_forms import options_of
from liuli.exchange.cells import cell_text
from liuli.exchange.checking import Checked, refused_rows
from liuli.exchange.choices import ProblemLevel
from liuli.exchange.headers import own_headings
from liuli.exchange.rows import Row, RowProblem
from liuli.exchange.writing import Page, write_pages


def problem_workbook(checked: Checked) -> bytes:
    """Two sheets: rows that were not written, and all problems.

    The first is laid out like the blank form of the kind, with its choices, so that it
    can be corrected and imported again as it is; headings of the ledger that are no
    column of the portal stand behind.
    """
    kind = checked.layout.kind
    own = len(own_headings())
    options = {own + n: options_of(column) for n, column in enumerate(kind.columns)}
    return write_pages(
        Page(
            _("Refused rows"),
            _row_headings(checked),
            _rows(checked),
            options={place: words for place, words in options.items() if words},
        ),
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
    columns = [column.heading for column in checked.layout.kind.columns]
    return [*own_headings(), *columns, *_other_headings(checked)]


def _other_headings(checked: Checked) -> list[str]:
    """What the tables hold besides the columns of the kind, each heading once."""
    texts = (h.text for mapped in checked.layout.tables for h in mapped.unknown)
    return list(dict.fromkeys(texts))


def _rows(checked: Checked) -> Iterator[list[Any]]:
    places = list(_places(checked))
    for row in refused_rows(checked):
        cells = [
            "" if place is None else cell_text(row.cells[place])
            for place in places[row.table]
        ]
        yield [row.sheet, row.number, _result(row), _reasons(row), *cells]


def _places(checked: Checked) -> Iterator[list[int | None]]:
    """For each table, where the cells under the headings of the form stand in it."""
    keys = [column.key for column in checked.layout.kind.columns]
    others = _other_headings(checked)
    for mapped in checked.layout.tables:
        by_text = {heading.text: heading.place for heading in mapped.unknown}
        yield [
            *(mapped.places.get(key) for key in keys),
            *(by_text.get(text) for text in others),
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
