"""Codes for the doors of a grid on sheets of A4 (GR-5: a code is a hint, never a duty)."""

from datetime import timedelta

import pytest

from tests.clock import NOON
from tests.factories.hazards import make_site

SHEETS = "/sites/door-codes/"


@pytest.fixture(autouse=True)
def _at_noon(time_machine):
    time_machine.move_to(NOON, tick=False)


def test_every_code_of_the_grid_is_on_the_sheets(client, grid, next_grid, cadre):
    mine = [make_site(grid, name=f"福星旅馆{number:02}") for number in range(13)]
    theirs = make_site(next_grid, name="别家旅馆")
    client.force_login(cadre)

    page = client.get(SHEETS, {"unit": grid.pk}).content.decode()

    assert page.count('class="hz-door__code"') == 13
    assert page.count('class="hz-doors"') == 2
    assert all(site.name in page for site in mine)
    assert theirs.name not in page


def test_sheet_names_no_keeper_and_no_site_that_is_gone(client, grid, worker):
    gone = make_site(grid, name="关门旅馆")
    type(gone).objects.filter(pk=gone.pk).update(
        closed_on=(NOON - timedelta(days=1)).date()
    )
    kept = make_site(grid, name="", keeper_name="欧阳测试")
    client.force_login(worker)

    page = client.get(SHEETS).content.decode()

    assert kept.address.raw in page
    assert "欧阳" not in page
    assert gone.name not in page


def test_grid_of_others_is_404_and_strangers_are_refused(
    client, grid, neighbour, worker, stranger
):
    make_site(grid, name="福星旅馆")
    client.force_login(neighbour)
    assert client.get(SHEETS, {"unit": grid.pk}).status_code == 404
    assert "福星旅馆" not in client.get(SHEETS).content.decode()
    assert client.get(SHEETS, {"unit": "x"}).status_code == 404

    client.force_login(stranger)
    assert client.get(SHEETS).status_code in {403, 200}
    assert "福星旅馆" not in client.get(SHEETS).content.decode()
    client.force_login(worker)
    assert client.post(SHEETS).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_sheets_take_the_same_statements(
    client, grid, worker, count, django_assert_num_queries
):
    for _number in range(count):
        make_site(grid)
    client.force_login(worker)
    client.get(SHEETS)

    with django_assert_num_queries(8):
        client.get(SHEETS)
