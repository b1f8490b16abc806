"""T3: no hidden number can be worked out from a page. A solver tries."""

from itertools import product
from random import Random

import pytest

from liuli.indicators.hiding import Mark, Page, Sheet, hide_small

LIMIT = 5
SHEET = Sheet("living", ("local", "floating"))
ALONE = Sheet("living")


def table(rows: dict[str, tuple[int, ...]], sheet: Sheet, header: str = "all"):
    """Cells of a page whose rows are given part by part; sums are added."""
    values = {}
    parts = sheet.parts or (sheet.whole,)
    for row, numbers in rows.items():
        for part, number in zip(parts, numbers, strict=True):
            values[row, part] = number
        if sheet.parts:
            values[row, sheet.whole] = sum(numbers)
    for column in sheet.columns:
        values[header, column] = sum(values[row, column] for row in rows)
    return values


def feasible(values, marks, page: Page, sheet: Sheet):
    """Every hidden cell's possible numbers, found by trying all of them."""
    top = max(values[cell] for cell in values if cell[0] in page.below) + 2
    rows = (*page.below, page.header)
    free = [(row, part) for row in page.below for part in sheet.parts or sheet.columns]
    ranges = []
    for cell in free:
        mark = marks.get(cell)
        if mark is None:
            ranges.append((values[cell],))
        elif mark is Mark.SMALL:
            ranges.append(range(1, LIMIT))
        else:
            ranges.append(range(LIMIT, top))
    possible = {cell: set() for cell in marks if cell[0] in rows}
    for numbers in product(*ranges):
        whole = dict(zip(free, numbers, strict=True))
        if sheet.parts:
            for row in page.below:
                whole[row, sheet.whole] = sum(whole[row, p] for p in sheet.parts)
        for column in sheet.columns:
            whole[page.header, column] = sum(whole[r, column] for r in page.below)
        if all(_fits(whole[cell], values[cell], marks.get(cell)) for cell in whole):
            for cell, numbers_seen in possible.items():
                numbers_seen.add(whole[cell])
    return possible


def _fits(number: int, true: int, mark: Mark | None) -> bool:
    if mark is None:
        return number == true
    return 0 < number < LIMIT if mark is Mark.SMALL else number >= LIMIT


def test_large_counts_and_noughts_are_all_shown():
    values = table({"a": (12, 0), "b": (7, 30)}, SHEET)

    assert hide_small([Page("all", ("a", "b"))], [SHEET], values, limit=LIMIT) == {}


def test_a_small_count_takes_its_smallest_sister_along():
    values = table({"a": (3,), "b": (40,), "c": (20,)}, ALONE)

    marks = hide_small([Page("all", ("a", "b", "c"))], [ALONE], values, limit=LIMIT)

    assert marks == {("a", "living"): Mark.SMALL, ("c", "living"): Mark.SECONDARY}


def test_two_small_counts_whose_sum_gives_them_away_need_a_third():
    values = table({"a": (4,), "b": (4,), "c": (20,)}, ALONE)

    marks = hide_small([Page("all", ("a", "b", "c"))], [ALONE], values, limit=LIMIT)

    assert marks[("c", "living")] is Mark.SECONDARY


def test_a_column_may_have_a_limit_of_its_own_fr_2():
    """FR-2: nine floating people are hidden where nine local ones are shown."""
    values = table({"a": (9, 9), "b": (30, 40)}, SHEET)

    marks = hide_small(
        [Page("all", ("a", "b"))],
        [SHEET],
        values,
        limit=LIMIT,
        limits={"floating": 10},
    )

    assert marks[("a", "floating")] is Mark.SMALL
    assert {cell for cell in marks if cell[0] == "a"} == {
        ("a", "floating"),
        ("a", "local"),
    }
    assert len(marks) == 4, "a sister in each row and column goes with it"


def test_without_a_sister_the_total_is_hidden_too():
    values = table({"a": (3,), "b": (0,)}, ALONE) | {("all", "living"): 3}

    marks = hide_small([Page("all", ("a", "b"))], [ALONE], values, limit=LIMIT)

    assert marks == {("a", "living"): Mark.SMALL, ("all", "living"): Mark.SMALL}


def test_what_is_hidden_above_is_not_given_away_below():
    """The sister hidden on the street's page has a page of her own."""
    sheet = ALONE
    values = {
        ("street", "living"): 43,
        ("a", "living"): 3,
        ("b", "living"): 40,
        ("b1", "living"): 15,
        ("b2", "living"): 25,
    }
    pages = [Page("b", ("b1", "b2")), Page("street", ("a", "b"))]

    marks = hide_small(pages, [sheet], values, limit=LIMIT)

    assert marks[("b", "living")] is Mark.SECONDARY
    assert {("b1", "living"), ("b2", "living")} & marks.keys()


@pytest.mark.parametrize("seed", range(30))
def test_no_hidden_number_can_be_worked_out(seed):
    dice = Random(seed)
    rows = {
        name: (dice.choice([0, 1, 2, 4, 5, 8]), dice.choice([0, 1, 3, 4, 5, 6]))
        for name in "abc"[: dice.choice([2, 3])]
    }
    values = table(rows, SHEET)
    page = Page("all", tuple(rows))

    marks = hide_small([page], [SHEET], values, limit=LIMIT)

    small = {cell for cell, value in values.items() if 0 < value < LIMIT}
    assert {cell for cell, mark in marks.items() if mark is Mark.SMALL} == small
    derived = {
        cell: numbers
        for cell, numbers in feasible(values, marks, page, SHEET).items()
        if len(numbers) < 2
    }
    assert derived == {}


@pytest.mark.parametrize("seed", range(25))
def test_no_hidden_number_can_be_worked_out_of_one_column(seed):
    dice = Random(seed)
    rows = {name: (dice.choice([0, 0, 1, 2, 3, 4, 5, 6, 11]),) for name in "abcd"}
    values = table(rows, ALONE)
    page = Page("all", tuple(rows))

    marks = hide_small([page], [ALONE], values, limit=LIMIT)

    possible = feasible(values, marks, page, ALONE)
    assert {cell for cell, numbers in possible.items() if len(numbers) < 2} == set()


@pytest.mark.parametrize("seed", range(25))
def test_two_pages_together_do_not_give_a_hidden_number_away(seed):
    """A street of two communities, of which one has its own page of two grids."""
    dice = Random(seed)
    a, b1, b2 = (dice.choice([0, 1, 2, 3, 4, 5, 6, 12]) for _ in range(3))
    values = {
        (row, "living"): number
        for row, number in {
            "a": a, "b1": b1, "b2": b2, "b": b1 + b2, "street": a + b1 + b2,
        }.items()
    }  # fmt: skip
    pages = [Page("b", ("b1", "b2")), Page("street", ("a", "b"))]

    marks = hide_small(pages, [ALONE], values, limit=LIMIT)

    possible = {cell: set() for cell in marks}
    for x, y, z in product(range(16), repeat=3):
        world = {"a": x, "b1": y, "b2": z, "b": y + z, "street": x + y + z}
        cells = {(row, "living"): number for row, number in world.items()}
        if all(_fits(cells[c], values[c], marks.get(c)) for c in cells):
            for cell, numbers_seen in possible.items():
                numbers_seen.add(cells[cell])
    assert {cell for cell, numbers in possible.items() if len(numbers) < 2} == set()


def test_the_solver_of_this_test_sees_through_plain_hiding():
    """Bait: hiding only the small count must be caught."""
    values = table({"a": (3,), "b": (40,)}, ALONE)
    marks = {("a", "living"): Mark.SMALL}

    assert feasible(values, marks, Page("all", ("a", "b")), ALONE) == {
        ("a", "living"): {3}
    }
