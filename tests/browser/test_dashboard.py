"""The dashboard in a real browser: drawn under the strict policy, by keyboard, small."""

import os

import pytest
from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from liuli.indicators.operations import snapshot_day
from liuli.territory.models import Unit
from tests.clock import NOON, TODAY
from tests.dashboards.reading import page as page_of
from tests.indicators.test_documented import KEYS
from tests.indicators.villages import DAY, build

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
PAPER = {"width": 700, "height": 1000}  # A4 without its margins

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(120),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def village(
    settings, tmp_path, community, grid, next_grid, worker, cadre, secretary
) -> Unit:
    """A community with a week of history."""
    settings.MEDIA_ROOT = tmp_path
    build(grid, next_grid, worker, cadre, secretary)
    for ago in range(7, 0, -1):
        snapshot_day(TODAY - ago * DAY, now=NOON)
    return community


@pytest.fixture
def opened(live_server, village, official, cadre, signed_in):
    """Open the page as somebody; what the browser complains of fails the test.

    Everything that asks the database comes first: inside Playwright's loop this thread
    would open a second connection that nobody closes.
    """
    address = f"{live_server.url}{page_of(village)}"
    cookies = {
        user.username: signed_in(user).cookies["sessionid"].value
        for user in (official, cadre)
    }
    complaints: list[str] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ["LIULI_BROWSER"], args=["--no-sandbox"]
        )

        def open_page(viewport: dict[str, int], *, user: str = "official") -> Page:
            context = chromium.new_context(viewport=viewport, locale="zh-CN")
            cookie = {"name": "sessionid", "value": cookies[user]}
            context.add_cookies([cookie | {"url": live_server.url}])
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda said: _note(said, complaints))
            page.goto(address)
            page.locator(".db-chart.is-drawn").last.wait_for()
            return page

        yield open_page
        chromium.close()
    assert complaints == []


def _note(said: ConsoleMessage, complaints: list[str]) -> None:
    if said.type == "error":
        complaints.append(said.text)


def width(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


def test_charts_are_drawn_without_eval_and_say_what_they_are(opened):
    page = opened(DESK)

    drawings = page.locator("figure.db-chart.is-drawn svg.marks")
    drawings.last.wait_for()
    assert drawings.count() == page.locator("figure[data-spec]").count() == 3
    said = page.locator("figure[data-spec=trend-hazards] svg.marks")
    assert "隐患" in page.locator("[data-spec=trend-hazards] figcaption").inner_text()
    assert (
        said.locator("path[aria-roledescription='line mark container'], g").count() > 0
    )
    page.locator("[data-spec=trend-hazards] summary").click()
    table = page.locator("[data-spec=trend-hazards] table")
    assert table.locator("tbody tr").count() == 8


def test_the_phone_shows_everything_in_its_width(opened):
    page = opened(PHONE)

    assert width(page) == 360
    assert page.locator("[data-key]").count() == len(KEYS)


def test_paper_holds_the_tables_and_drops_the_buttons(opened):
    page = opened(PAPER)
    page.emulate_media(media="print")

    assert width(page) <= 700
    assert page.locator(".ll-page-head__actions").is_hidden()
    assert page.locator("form.ll-filters").is_hidden()
    for table in page.locator(".db-table-wrap > table").all():
        if table.is_visible():
            assert table.bounding_box()["width"] <= 700


def test_a_cadre_reaches_the_rows_by_keyboard(opened):
    page = opened(DESK, user="cadre")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.key") == "residents.living":
            break
    assert (
        page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    )

    page.keyboard.press("Enter")

    page.wait_for_url("**/residents.living/**")
    assert page.locator("h1").inner_text() == "常住人口"
    assert page.locator("table tbody tr").count() == 11
