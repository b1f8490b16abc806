"""Small counts of people on real pages (T3)."""

from itertools import product

import pytest

from liuli.dashboards.numbers import Own, hidden_numbers, survey
from liuli.indicators.hiding import Mark
from liuli.indicators.registry import indicators
from liuli.kernel.access import SYSTEM
from liuli.parameters.operations import parameter, set_parameter
from liuli.territory.choices import Level
from liuli.territory.operations import add_unit
from tests.clock import TODAY
from tests.dashboards.reading import below, cards, page
from tests.indicators.villages import DAY, HERE, settle

PARTS = ("local", "floating", "rooted", "unclassified")
LIVING = {"residents.living", *(f"residents.{part}" for part in PARTS)}
# Everybody living here and the four parts that sum to them.
PEOPLE = [each for each in indicators() if each.key in LIVING]


def read(client, unit):
    return client.get(page(unit)).content.decode()


def test_small_counts_are_hidden_and_noughts_shown(village, grid, official, signed_in):
    shown = cards(read(signed_in(official), grid))

    assert shown["residents.rooted"] == "<10"
    assert shown["hazards.rooftop_dwellings"] == "1"
    assert shown["hazards.relapsed"] == "1"


def test_a_sister_is_hidden_so_that_the_sum_says_nothing(
    community, grid, next_grid, cadre, signed_in
):
    settle(grid, local=3, floating=20)
    settle(next_grid, local=9, floating=30)

    lines = below(read(signed_in(cadre), community), "residents")

    assert lines[str(grid)][:5] == ["23", "<5", "不显示", "0", "0"]
    assert lines[str(next_grid)][:5] == ["39", "不显示", "不显示", "0", "0"]
    assert lines["合计"][:5] == ["62", "12", "50", "0", "0"]


def test_the_same_number_is_hidden_on_every_page(
    community, grid, next_grid, cadre, signed_in
):
    settle(grid, local=3, floating=20)
    settle(next_grid, local=9, floating=30)
    client = signed_in(cadre)
    above = below(read(client, community), "residents")

    for unit in (grid, next_grid):
        own = cards(read(client, unit))
        assert above[str(unit)][:5] == [own[each.key] for each in PEOPLE]


def test_everybody_reads_the_same_numbers(
    village, cadre, official, street_officer, signed_in
):
    """Two readers who compare their pages learn nothing."""
    pages = [
        read(signed_in(user), village) for user in (cadre, official, street_officer)
    ]

    assert len({str(cards(html)) for html in pages}) == 1
    assert len({str(below(html, "residents")) for html in pages}) == 1


def test_the_limit_is_a_parameter(village, grid, official, signed_in):
    for key in ("figures.small_cell", "residents.class_least"):
        set_parameter(key, value="2", actor=SYSTEM, starts_on=TODAY - DAY,
                      source="test")  # fmt: skip

    assert parameter("figures.small_cell") == 2
    assert cards(read(signed_in(official), grid))["residents.floating"] == "3"


def test_floating_and_rooted_are_told_from_ten_on_fr_2(community, grid, next_grid):
    """FR-2: nine are not told, ten are; for everybody else five is enough."""
    settle(grid, local=9, floating=9)
    settle(next_grid, local=20, floating=10)

    ground = survey(community, HERE, indicators(), limit=5)

    assert ground.number(grid.pk, "residents.floating").text == "<10"
    assert not ground.number(next_grid.pk, "residents.floating").is_shown
    assert ground.number(community.pk, "residents.floating").text == "19"
    assert ground.least("residents.floating") == 10
    assert ground.least("residents.local") == 5


def test_what_belongs_to_no_grid_counts_in_the_sum_and_is_hidden(community, grid):
    settle(community, local=2)
    settle(grid, local=30)

    ground = survey(community, HERE, indicators(), limit=5)

    assert ground.number(Own(community.pk), "residents.living").text == "<5"
    assert ground.number(grid.pk, "residents.living").text == "不显示"
    assert ground.number(community.pk, "residents.living").text == "32"


def test_a_grid_of_empty_microgrids_says_no_more_than_its_card_t3(
    grid, cadre, signed_in
):
    """All its people stand in the row of no unit below: as small, as hidden."""
    add_unit(grid, name="一号楼", level=Level.MICROGRID, actor=SYSTEM)
    settle(grid, local=3, floating=20)

    html = read(signed_in(cadre), grid)

    own, shown = cards(html), below(html, "residents")
    assert own["residents.local"] == "<5"
    assert [own[each.key] for each in PEOPLE] == shown["未划入下级辖区"][:5]
    assert shown["合计"][:5] == shown["未划入下级辖区"][:5]


@pytest.mark.parametrize(
    "village_of",
    [
        [{"local": 1, "floating": 6}, {"local": 7, "rooted": 2}],
        [{"local": 4, "floating": 4}, {"local": 5, "floating": 5}],
        [{"local": 1}, {"floating": 1}],
        [{"rooted": 2, "floating": 5, "local": 6}, {}],
    ],
)
def test_no_hidden_count_can_be_worked_out_from_the_page(
    community, grid, next_grid, village_of
):
    """Every assignment of whole numbers is tried against what the page prints."""
    # One limit for all, so that few enough assignments are to be tried.
    set_parameter("residents.class_least", value="5", actor=SYSTEM,
                  starts_on=TODAY - DAY, source="test")  # fmt: skip
    for unit, people in zip((grid, next_grid), village_of, strict=True):
        settle(unit, **people)
    ground = survey(community, HERE, PEOPLE, limit=5)
    printed = {
        (row, each.key): ground.number(row, each.key)
        for row in (grid.pk, next_grid.pk, community.pk)
        for each in PEOPLE
    }
    free = [
        (row, f"residents.{part}") for row in (grid.pk, next_grid.pk) for part in PARTS
    ]

    worlds = [
        world
        for numbers in product(*(_range(printed[cell]) for cell in free))
        if _agrees(
            world := _sums(dict(zip(free, numbers, strict=True)), community), printed
        )
    ]

    for cell, number in printed.items():
        possible = {world[cell] for world in worlds}
        assert number.value in possible
        assert number.is_shown or len(possible) > 1, cell


def _range(number):
    if number.is_shown:
        return (number.value,)
    return range(1, 5) if number.mark is Mark.SMALL else range(5, 9)


def _sums(world, community):
    rows = {row for row, _key in world}
    for row in rows:
        world[row, "residents.living"] = sum(
            world[row, f"residents.{p}"] for p in PARTS
        )
    for each in PEOPLE:
        world[community.pk, each.key] = sum(world[row, each.key] for row in rows)
    return world


def _agrees(world, printed):
    for cell, number in printed.items():
        if number.is_shown and world[cell] != number.value:
            return False
        if number.mark is Mark.SMALL and not 0 < world[cell] < 5:
            return False
        if number.mark is Mark.SECONDARY and world[cell] < 5:
            return False
    return True


def test_hiding_needs_nobody_in_the_tree(db):
    assert hidden_numbers([], PEOPLE, {each.key: {} for each in PEOPLE}, limit=5) == {}
