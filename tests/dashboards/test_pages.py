"""The page of figures: who sees it, what it shows, and that cards equal lists."""

import io
import json
import re

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hazards.models import Hazard
from liuli.audit.models import Entry
from liuli.indicators.registry import indicators
from liuli.kernel.access import SYSTEM
from liuli.territory.choices import Level
from liuli.territory.operations import add_unit
from tests.dashboards.reading import FROM, below, cards, links, page, rows_page, text
from tests.factories.residents import a_resident
from tests.indicators.test_documented import KEYS
from tests.indicators.villages import settle

# A sum of money is not the number of its lines.
MONEY = {
    "compensation.due", "compensation.paid", "compensation.unpaid",
    "water.billed_volume", "water.billed", "water.collected", "water.arrears",
    "services.volunteer_hours", "services.points_balance", "services.venue_hours",
    "water.loss_rate", "water.result_cash", "services.participants",
    "services.subsidy",
}  # fmt: skip
RESULTS = {"residents.votes_held"}
PARTY = {"residents.party_members", "residents.floating_party_members"}
VOLUNTEERS = {"services.points_balance", "services.volunteer_hours"}

CAST = ("worker", "neighbour", "lead_user", "cadre", "secretary", "street_officer",
        "official", "auditor", "administrator", "stranger", "disabled")  # fmt: skip
COUNTED = {
    "hazards.small_hotels": "2", "hazards.shared_rentals": "1",
    "hazards.scrapyards": "3", "hazards.scrapyards_unlicensed": "1",
    "hazards.self_built_houses": "2", "hazards.rooftop_dwellings": "1",
    "hazards.vacant_houses": "1", "hazards.found": "3", "hazards.open": "2",
    "hazards.overdue": "1", "hazards.cleared": "1", "hazards.relapsed": "1",
    "patrols.due": "8", "patrols.done": "1", "patrols.late": "0",
}  # fmt: skip


def read(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_officials_page_shows_true_figures(village, official, signed_in):
    shown = cards(read(signed_in(official), page(village)))

    assert list(shown) == KEYS
    assert {key: shown[key] for key in COUNTED} == COUNTED
    assert shown["residents.living"] == "11"


@pytest.mark.parametrize(
    ("person", "level"),
    [
        ("official", "district"), ("street_officer", "street"), ("cadre", "community"),
        ("secretary", "community"), ("lead_user", "grid"), ("worker", "grid"),
    ],
)  # fmt: skip
def test_everybody_begins_at_their_own_unit(request, signed_in, person, level, grid):
    unit = request.getfixturevalue(level)
    client = signed_in(request.getfixturevalue(person))

    html = read(client, "/dashboard/")

    assert text(re.search(r"<h1>(.*?)</h1>", html)[1]) == str(unit)


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("official", [200, 200, 200]), ("street_officer", [200, 200, 200]),
        ("cadre", [404, 200, 200]), ("worker", [404, 404, 200]),
        ("neighbour", [404, 404, 404]), ("stranger", [404, 404, 404]),
        ("auditor", [404, 403, 403]), ("administrator", [404, 403, 403]),
    ],
)  # fmt: skip
def test_a_page_opens_within_the_readers_territory(
    request, signed_in, street, community, grid, person, expected
):
    client = signed_in(request.getfixturevalue(person))

    for address in ("/dashboard/{}/", "/dashboard/{}/figures.xlsx"):
        answers = [
            client.get(address.format(u.code)) for u in (street, community, grid)
        ]
        assert [answer.status_code for answer in answers] == expected


def test_without_a_post_that_opens_figures_there_is_no_page(auditor, signed_in):
    assert signed_in(auditor).get("/dashboard/").status_code == 403


def test_the_units_below_stand_in_territory_order(
    village, grid, next_grid, cadre, signed_in
):
    """Never by score: the emptier grid stays where it is."""
    lines = below(read(signed_in(cadre), page(village)), "hazards")

    assert list(lines) == [str(grid), str(next_grid), "合计"]
    assert lines[str(grid)] == lines["合计"] == ["3", "2", "1", "1", "1", "1", "1"]
    assert lines[str(next_grid)] == ["0"] * 7


def test_the_district_shows_streets_and_drills_down_to_grids(
    village, district, street, grid, official, signed_in
):
    client = signed_in(official)

    html = read(client, page(district))
    assert below(html, "sites")[str(street)][0] == "9"
    for unit in (street, village, grid):
        assert f"/dashboard/{unit.code}/?{FROM.replace('&', '&amp;')}" in html
        html = read(client, page(unit))
    trail = re.search(r'class="ll-breadcrumb".*?</nav>', html, re.DOTALL)[0]
    assert [text(li) for li in re.findall(r"<li>(.*?)</li>", trail, re.DOTALL)] == [
        str(unit) for unit in (district, street, village, grid)
    ]


def test_a_unit_without_data_says_so(
    village, street, other_community, official, signed_in
):
    html = read(signed_in(official), page(street))

    assert list(below(html, "hazards")) == [str(village), "合计"]
    silent = re.search(r'id="silent-title">(.*?)</section>', html, re.DOTALL)[1]
    assert str(other_community) in silent
    assert str(village) not in silent


def test_what_no_grid_claims_is_a_row_of_its_own(village, cadre, signed_in):
    settle(village, local=7)

    lines = below(read(signed_in(cadre), page(village)), "residents")

    assert lines["未入格"][0] == "7"


def test_every_figure_says_its_day_and_its_unit(village, official, signed_in):
    """G-5."""
    html = read(signed_in(official), page(village))

    assert html.count("截至 2026-03-02") >= len(KEYS)
    card = re.search(r'data-key="patrols.due">(.*?)</(?:div|a)>', html, re.DOTALL)[1]
    assert text(re.search(r"<small>(.*?)</small>", card)[1]) == "次"


@pytest.mark.timeout(60)  # opens the rows of every card
@pytest.mark.parametrize("person", CAST)
def test_cards_equal_their_lists_for_every_reader(
    request, village, grid, signed_in, person
):
    """F-1: what opens shows exactly what the card counts; what does not is refused."""
    client = signed_in(request.getfixturevalue(person))
    unit = grid if person in {"worker", "lead_user"} else village
    answer = client.get(page(unit))
    if answer.status_code != 200:
        assert {client.get(rows_page(unit, key)).status_code for key in KEYS} <= {
            302, 403, 404,
        }  # fmt: skip
        return
    open_to_reader = links(answer.content.decode())
    shown = cards(answer.content.decode())

    for key in KEYS:
        rows = client.get(rows_page(unit, key))
        assert rows.status_code == (200 if key in open_to_reader else 403), key
        if key in open_to_reader:
            listed = rows.context["page_obj"].paginator.count
            assert listed == rows.context["counted"], key
            assert rows.context["beyond"] == 0
            if key not in MONEY:
                assert shown[key] in {str(listed), "<5", "<10", "不显示"}
            assert open_to_reader[key] == rows_page(unit, key)


def test_who_opens_which_rows(
    village, grid, cadre, worker, street_officer, official, signed_in
):
    def opened(user, unit):
        return set(links(read(signed_in(user), page(unit))))

    few = ("compensation.", "petitions.", "tips.")
    ours = {key for key in KEYS if not key.startswith(few)}
    assert opened(cadre, village) == ours
    assert opened(worker, grid) == ours - PARTY - VOLUNTEERS
    assert opened(street_officer, village) == {"hazards.overdue", *RESULTS}
    assert opened(official, village) == set()


def test_rows_stay_in_the_territory(village, grid, next_grid, worker, signed_in):
    client = signed_in(worker)

    assert client.get(rows_page(village, "residents.living")).status_code == 404
    assert client.get(rows_page(next_grid, "residents.living")).status_code == 404
    mine = client.get(rows_page(grid, "residents.living"))
    assert {row.unit for row in mine.context["page_obj"]} == {grid}


def test_an_unknown_figure_is_not_found(community, cadre, signed_in):
    assert (
        signed_in(cadre).get(rows_page(community, "residents.rich")).status_code == 404
    )


def test_officials_never_see_a_name_or_a_place(
    village, district, street, official, signed_in
):
    a_resident(village, full_name="欧阳诱饵", phone="19900011111")
    client = signed_in(official)

    for unit in (district, street, village):
        html = read(client, page(unit))
        assert "诱饵" not in html
        assert "欧阳" not in html
        assert "琉璃一街" not in html
        assert "福星旅馆" not in html


def test_rows_show_people_masked(village, grid, cadre, signed_in):
    a_resident(grid, full_name="欧阳诱饵", phone="19900011111")

    html = read(signed_in(cadre), rows_page(village, "residents.living"))

    assert "欧阳诱饵" not in html
    assert "19900011111" not in html
    assert "欧阳**" in html


def test_the_page_asks_a_fixed_number_of_questions(
    village, street, official, signed_in
):
    """A statement a figure (two for a few), whatever the number of units."""
    client = signed_in(official)
    read(client, page(village))

    def asked(unit) -> int:
        with CaptureQueriesContext(connection) as queries:
            read(client, page(unit))
        return len(queries)

    few = asked(village)
    for number in range(3, 8):
        grid = add_unit(village, name=f"第{number}网格", level=Level.GRID, actor=SYSTEM)
        settle(grid, local=1)
    assert asked(village) == few
    assert few <= len(indicators()) + 18


def test_days_can_be_chosen_and_wrong_ones_are_named(village, official, signed_in):
    client = signed_in(official)
    address = f"/dashboard/{village.code}/"

    before = cards(read(client, f"{address}?on=2026-02-15&from=2026-02-01"))
    assert (before["hazards.found"], before["hazards.open"]) == ("1", "0")
    assert "这一天还没有到" in read(client, f"{address}?on=2999-01-01")
    assert "起始日期不能晚于截止日期" in read(
        client, f"{address}?on=2026-03-01&from=2026-03-02"
    )
    assert "errorlist" in read(
        client, f"{address}?on=yesterday"
    ) or "ll-field--error" in read(client, f"{address}?on=yesterday")


def test_the_file_holds_what_the_page_holds(village, grid, next_grid, cadre, signed_in):
    settle(next_grid, rooted=1)
    client = signed_in(cadre)
    html = read(client, page(village))

    answer = client.get(f"/dashboard/{village.code}/figures.xlsx?{FROM}")

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    lines = [list(row) for row in sheet.iter_rows(values_only=True)]
    groups = list(dict.fromkeys(each.group.slug for each in indicators()))
    on_page = {
        name: [
            # a sum of money, or of hours, is a number in the file
            number.removesuffix(".00").removesuffix(".0")
            for group in groups
            for number in below(html, group)[name]
        ]
        for name in (str(grid), str(next_grid), "合计")
    }
    in_file = {
        line[0]: [str(cell).removesuffix(".0") for cell in line[1:]]
        for line in lines[1:4]
    }
    assert in_file == {
        str(grid): on_page[str(grid)],
        str(next_grid): on_page[str(next_grid)],
        str(village): on_page["合计"],
    }
    assert lines[0][:2] == ["辖区", "常住人口（人）"]
    assert "<5" in in_file[str(next_grid)]
    entry = Entry.objects.get(action="figures.exported")
    assert (entry.actor_id, entry.object_id) == (cadre.pk, str(village.pk))


def test_the_page_keeps_to_the_strict_policy(village, official, signed_in):
    """No inline script, style or handler; charts come as data."""
    answer = signed_in(official).get(page(village))
    html = answer.content.decode()

    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert re.findall(r"<style|style=|\son\w+=", html) == []
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", html)
    assert all('type="application/json"' in attributes for attributes in inline)


def test_a_hazard_row_leads_to_its_own_page(village, worker, grid, cadre, signed_in):
    hazard = Hazard.objects.order_by("pk").first()

    for user, unit, address in (
        (cadre, village, f"/admin/hazards/hazard/{hazard.pk}/change/"),
        (worker, grid, f"/field/hazards/{hazard.pk}/"),
    ):
        assert address in read(signed_in(user), rows_page(unit, "hazards.found"))


def test_every_card_is_json_free_of_people(village, official, signed_in):
    """The data of the charts holds days, words and counts only."""
    html = read(signed_in(official), page(village))

    for spec in re.findall(r'application/json">(.*?)</script>', html, re.DOTALL):
        for point in json.loads(spec)["data"]["values"]:
            assert set(point) == {"day", "figure", "value"}
