"""A lunch of 60 diners at the counter, the network cut half way (K5, K8)."""

import os
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from liuli.accounts.models import User
from services.models import MealAgreement, Serving
from tests.conftest import PASSWORD
from tests.factories.meals import a_canteen, a_diner, a_diner_with_points

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.timeout(240),
    pytest.mark.django_db(transaction=True),
]
PHONE = {"width": 360, "height": 740}
DINERS = 60
expect.set_options(timeout=30_000)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def counter(browser: Browser, address: str, user: User, canteen: Any) -> Page:
    """Signed in, the day kept on the device, the counter open."""
    page = browser.new_context(locale="zh-CN", viewport=PHONE).new_page()
    page.goto(f"{address}/sign-in/")
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/field/")
    page.locator("html[data-kept]").wait_for(state="attached")
    while not page.evaluate("Boolean(navigator.serviceWorker.controller)"):
        page.wait_for_timeout(50)
    page.get_by_role("link", name=canteen.name).first.click()
    page.wait_for_url(f"**/field/meals/{canteen.pk}/")
    return page


def serve(page: Page, words: str, count: int) -> None:
    """Type or scan, Enter; the next diner follows at once."""
    page.fill("#fd-find", words)
    page.press("#fd-find", "Enter")
    expect(page.locator("#fd-served")).to_have_text(str(count))


def test_a_lunch_of_sixty_diners_with_the_network_cut_half_way(
    chromium: Browser, live_server: Any, community: Any, grid: Any, worker: User
) -> None:
    """K5, K8, K24: by card, number and letters; 0 lost, 0 doubled; points offline."""
    canteen = a_canteen(community)
    names = ["刘桂芳"] * (DINERS - 2) + ["欧阳震华"]
    diners = [a_diner(community, full_name=name) for name in names]
    rich = a_diner_with_points(grid, hours=2)
    diners.insert(30, rich)
    page = counter(chromium, live_server.url, worker, canteen)
    page.locator("label", has_text="午餐").click()
    expect(page.locator("#fd-find")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    for count, diner in enumerate(diners[:30], 1):
        serve(page, diner.card if count % 2 else diner.number, count)
    page.context.set_offline(offline=True)
    page.check("#fd-points")
    serve(page, rich.card, 31)
    expect(page.locator("#fd-told")).to_contain_text("20 分")
    page.uncheck("#fd-points")
    for count, diner in enumerate(diners[31:45], 32):
        serve(page, str(diner.pk), count)
    page.reload()  # the till restarts without a signal
    page.locator("label", has_text="午餐").click()
    expect(page.locator("#fd-served")).to_have_text("45")
    for count, diner in enumerate(diners[45:59], 46):
        serve(page, diner.card, count)
    page.fill("#fd-find", "lgf")
    page.press("#fd-find", "Enter")  # several: nobody is served by chance
    expect(page.locator("#fd-told")).to_contain_text("方向键")
    serve(page, "oyzh", 60)
    page.fill("#fd-find", diners[40].card)
    page.press("#fd-find", "Enter")  # once more: told, and not counted
    expect(page.locator("#fd-told")).to_contain_text("已经领过")
    expect(page.locator("#fd-served")).to_have_text("60")
    page.context.set_offline(offline=False)
    page.locator(".fd-queue__retry").click()
    expect(page.locator("#fd-queue")).to_be_hidden()

    served = Serving.objects.filter(on=timezone.localdate(), meal="lunch")
    assert served.count() == DINERS
    assert {one.points_yuan for one in served if one.agreement == rich} == {2}
    assert {one.points_yuan for one in served.exclude(agreement=rich)} == {0}
    assert set(served.values_list("agreement", flat=True)) == set(
        MealAgreement.objects.values_list("pk", flat=True)
    )
    page.reload()
    expect(page.locator("#fd-served")).to_have_text("60")
