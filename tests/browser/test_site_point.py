"""A site is put on the map by a tap, also with shifted tiles, also by typing."""

import re

import pytest
from playwright.sync_api import expect

from hazards.models import MapPoint
from hazards.operations.points import place_site
from hazards.rules.geography import to_gcj02
from liuli.kernel.access import SYSTEM
from tests.factories.hazards import make_site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.timeout(180),
    pytest.mark.django_db(transaction=True),
]
DESK = {"width": 1366, "height": 900}
PHONE = {"width": 360, "height": 740}
PLACE = (30.620000, 104.090000)


def opened(page, live_server, site):
    """The panel of a site's point, open."""
    page.goto(f"{live_server.url}/admin/hazards/site/{site.pk}/change/")
    page.locator("[data-point-panel] > summary").click()
    expect(page.locator("#point-map")).to_be_visible()


def degrees(page):
    return tuple(
        float(page.get_by_label(word, exact=True).input_value())
        for word in ("纬度", "经度")
    )


@pytest.mark.parametrize("shifted", [False, True])
def test_a_tap_puts_the_site_where_its_neighbour_is_drawn(
    sit_down, live_server, grid, cadre, settings, shifted
):
    """Tapping a neighbour's mark gives the neighbour's own degrees, tiles or not."""
    settings.LIULI_MAP_GCJ02 = shifted
    site, neighbour = make_site(grid), make_site(grid)
    place_site(neighbour, latitude=str(PLACE[0]), longitude=str(PLACE[1]), actor=SYSTEM)
    page = sit_down(cadre, DESK)
    opened(page, live_server, site)

    box = page.locator("#point-map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    found = degrees(page)
    assert found == pytest.approx(PLACE, abs=0.0001)
    page.get_by_role("button", name="标到此处").click()
    expect(page.get_by_text("点位已标注到地图").first).to_be_visible()
    kept = MapPoint.objects.get(site=site)
    assert (float(kept.latitude), float(kept.longitude)) == pytest.approx(found)


def test_degrees_are_typed_or_taken_from_the_middle_by_keyboard(
    sit_down, live_server, grid, cadre
):
    site = make_site(grid)
    page = sit_down(cadre, PHONE)
    opened(page, live_server, site)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

    page.get_by_label("纬度", exact=True).fill("30.61")
    page.get_by_label("经度", exact=True).fill("104.08")
    page.get_by_label("经度", exact=True).press("Tab")
    page.locator("#point-map").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(600)
    page.get_by_role("button", name="取地图中心").press("Enter")

    north, east = degrees(page)
    assert north == pytest.approx(30.61, abs=0.00002)
    assert 104.08 < east < 104.09
    page.get_by_role("button", name="标到此处").press("Enter")
    expect(page.get_by_text("点位已标注到地图").first).to_be_visible()
    assert float(MapPoint.objects.get(site=site).longitude) == pytest.approx(east)


def test_the_page_shifts_as_the_portal_does_and_back(live_server, sit_down, cadre):
    """gcj02.js against hazards/rules/geography.py, all over the country."""
    page = sit_down(cadre, DESK)
    page.goto(f"{live_server.url}/admin/")
    address = page.evaluate(
        "async () => (await fetch('/static/js/gcj02.js')).ok && '/static/js/gcj02.js'"
    )
    assert re.search("gcj02", str(address))
    for place in ((30.62, 104.09), (39.9, 116.4), (22.5, 114.1), (45.8, 126.5)):
        shown, back = page.evaluate(
            "async ([place, address]) => {"
            " const { toGcj02, toWgs84 } = await import(address);"
            " return [toGcj02(place), toWgs84(toGcj02(place))]; }",
            [list(place), address],
        )
        assert tuple(shown) == pytest.approx(to_gcj02(*place), abs=1e-9)
        assert tuple(back) == pytest.approx(place, abs=1e-7)
