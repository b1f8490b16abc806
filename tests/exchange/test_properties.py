"""What holds for any rows at all: counts add up, nothing raises."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liuli.exchange.cells import cell_text
from liuli.exchange.checking import check_rows
from liuli.exchange.laying_out import Choices, lay_out
from liuli.exchange.reading import Sheet, Workbook
from liuli.exchange.registry import get_kind, kinds
from liuli.exchange.rows import Reading
from liuli.kernel.errors import Refused
from tests.clock import TODAY
from tests.ledgers.samples import HEADINGS, a_row

CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001
    st.sampled_from(
        ["同上", "无", "/", "√", "合计", "#N/A", "2024.3.5", "琉璃三街7-19号"]
    ),
    st.sampled_from(a_row(1)),
)


@pytest.mark.django_db
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
@pytest.mark.parametrize(
    "slug", ["resident", "small_hotel", "scrapyard", "self_built_house", "vacant_house"]
)
def test_any_cells_under_known_headings_are_judged_row_by_row(slug: str, data: Any):
    kind = get_kind(slug)
    assert kind is not None
    headings = [column.heading for column in kind.columns]
    width = len(headings)
    rows = data.draw(
        st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6)
    )
    book = Workbook([Sheet("一", [list(headings), *rows], [])])

    checked = check_rows(lay_out(book, Choices(kind=slug)), Reading(today=TODAY))

    told = {(problem.sheet, problem.row) for problem in checked.problems}
    for row in checked.rows:
        levels = {problem.level for problem in row.problems}
        assert (row.outcome == "refused") == ("refused" in levels)
        assert (row.outcome == "duplicate") == ("duplicate" in levels)
        assert all(problem.message for problem in row.problems)
        assert ("一", row.number) not in told or row.number in book.sheets[
            0
        ].hidden_rows
    numbers = {row.number for row in checked.rows} | {row for _sheet, row in told}
    assert numbers - {1} <= set(range(2, len(rows) + 2))
    said = {n for n, row in enumerate(rows, start=2) if any(cell_text(c) for c in row)}
    assert said <= numbers


@given(rows=st.lists(st.lists(CELLS, max_size=9), max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_sheet_is_a_ledger_or_refused_with_a_code(rows: list[list[Any]]):
    width = max((len(row) for row in rows), default=0)
    even = [[*row, *[""] * (width - len(row))] for row in rows]

    try:
        layout = lay_out(Workbook([Sheet("一", even, [])]), Choices())
    except Refused as refusal:
        code = refusal.code
        assert code in {"wrong_columns", "columns_missing"}
    else:
        assert layout.kind in set(kinds())


@given(order=st.permutations(list(range(len(HEADINGS)))))
@settings(max_examples=40, deadline=None)
def test_order_of_columns_never_matters(order: list[int]):
    row = a_row(1)
    sheet = Sheet("一", [[HEADINGS[i] for i in order], [row[i] for i in order]], [])

    layout = lay_out(Workbook([sheet]), Choices())

    places = layout.tables[0].places
    assert layout.kind.slug == "resident"
    assert {HEADINGS[order[place]] for place in places.values()} == set(HEADINGS)
