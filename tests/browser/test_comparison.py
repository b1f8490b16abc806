"""A comparison of four groups, opened at the desk, printed, and on a small screen."""

import os
import re

import pytest
from django.urls import reverse
from playwright.sync_api import ConsoleMessage, Page, expect, sync_playwright

from tests.petitions.compared import four_groups

PHONE = {"width": 360, "height": 740}
PAPER = {"width": 700, "height": 1000}  # A4 without its margins

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(120),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def opened(live_server, settings, tmp_path, community, funds_officer, signed_in):
    """The page as the funds officer sees it; complaints of the browser fail the test."""
    settings.MEDIA_ROOT = tmp_path
    four_groups(community, funds_officer)
    address = live_server.url + reverse("admin:petitions_villagegroup_comparison")
    cookie = signed_in(funds_officer).cookies["sessionid"].value
    complaints: list[str] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ["LIULI_BROWSER"], args=["--no-sandbox"]
        )

        def open_page(viewport: dict[str, int]) -> Page:
            context = chromium.new_context(viewport=viewport, locale="zh-CN")
            context.add_cookies(
                [{"name": "sessionid", "value": cookie, "url": live_server.url}]
            )
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda said: _note(said, complaints))
            page.goto(address)
            return page

        yield open_page
        chromium.close()
    assert complaints == []


def _note(said: ConsoleMessage, complaints: list[str]) -> None:
    if said.type == "error":
        complaints.append(said.text)


def test_a_comparison_of_four_groups_is_printed(opened):
    """LC-11, issue 5 section 4: grade, measures, documents; on paper without menu."""
    page = opened(PAPER)
    page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
    page.get_by_role("button", name="打印").click()
    expect(page).to_have_title("printed")

    page.emulate_media(media="print")

    land = page.get_by_role("region", name="土地补偿费")
    expect(land).to_contain_text("A级：资料齐全")
    expect(land.locator("tbody tr")).to_have_count(4)
    for words in ("90,000.00", "20,967.74", "示〔2008〕11号"):
        expect(land).to_contain_text(words)
    expect(page.locator("#nav-sidebar")).to_be_hidden()
    expect(page.get_by_role("button", name="打印")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    sheets = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4")))
    assert 1 <= sheets <= 2


def test_the_comparison_fits_a_phone(opened):
    page = opened(PHONE)

    expect(page.get_by_role("region", name="土地补偿费")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
