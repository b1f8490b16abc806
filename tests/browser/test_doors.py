"""At the door: a need in three taps until it is told back, and knocks (J1, L2, G10)."""

import os
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from liuli.accounts.models import User
from residents.models import CanvassDoor, CanvassDrive, Need, NeedMove
from tests.conftest import PASSWORD
from tests.factories.residents import an_address

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(120),
    pytest.mark.django_db(transaction=True),
]
PHONE = {"width": 360, "height": 740}
expect.set_options(timeout=20_000)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def signed_in_page(browser: Browser, address: str, user: User, **size: Any) -> Page:
    page = browser.new_context(locale="zh-CN", **size).new_page()
    page.goto(f"{address}/sign-in/")
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/field/" if size else "**/admin/")
    return page


def arrived(page: Page) -> None:
    """Nothing waits on the phone any more."""
    expect(page.locator("#fd-queue")).to_be_hidden()


def test_need_goes_from_the_door_to_the_answer_told_back_j1_l2(
    chromium: Browser, live_server: Any, worker: User, cadre: User
) -> None:
    phone = signed_in_page(chromium, live_server.url, worker, viewport=PHONE)
    phone.goto(f"{live_server.url}/field/")

    phone.get_by_role("link", name="登记需求").click()  # one
    choice = phone.locator("label", has_text="找工作")
    box = choice.bounding_box()
    assert box is not None
    assert box["height"] >= 56, "a thumb hits it"
    choice.click()  # two
    phone.get_by_role("button", name="保存").click()  # three
    phone.wait_for_url("**/field/")
    arrived(phone)
    need = Need.objects.get()
    assert (need.kind, need.status, need.noted_by) == ("work", "noted", worker)

    desk = signed_in_page(chromium, live_server.url, cadre)
    desk.goto(f"{live_server.url}/admin/residents/need/{need.pk}/change/")
    form = desk.locator("form[action*='/step/answer/']")
    form.locator("textarea[name=text]").fill("周六上午九点有招聘会")
    form.locator("button[type=submit]").click()
    desk.wait_for_load_state()

    phone.goto(f"{live_server.url}/field/")
    phone.locator(f"a[href$='/field/needs/{need.pk}/']").first.click()
    phone.locator("label", has_text="解决了").first.click()
    phone.locator("form[data-field-kind] button[type=submit]").click()
    phone.wait_for_url("**/field/")
    arrived(phone)
    steps = list(NeedMove.objects.order_by("pk").values_list("step", "by__username"))
    assert steps == [
        ("noted", worker.username),
        ("answered", cadre.username),
        ("told", worker.username),
    ]


def test_knocks_without_a_signal_arrive_once_and_a_slip_is_put_right_g10(
    chromium: Browser, live_server: Any, community: Any, grid: Any, worker: User
) -> None:
    drive = CanvassDrive.objects.create(unit=community, name="冬季敲门行动")
    doors = [
        CanvassDoor.objects.create(drive=drive, unit=grid, address=an_address(grid))
        for _number in range(3)
    ]
    phone = signed_in_page(chromium, live_server.url, worker, viewport=PHONE)
    phone.goto(f"{live_server.url}/field/canvass/{drive.pk}/")
    first, second, _third = (phone.locator(f"#door-{door.pk}") for door in doors)

    phone.context.set_offline(offline=True)
    first.get_by_role("button", name="已登记").click()
    expect(phone.locator("#fd-registered")).to_have_text("1")
    second.get_by_role("button", name="已登记").click()
    second.get_by_role("button", name="空置").click()
    expect(phone.locator("#fd-registered")).to_have_text("1")
    expect(second.locator("[aria-pressed=true]")).to_have_text("空置")
    expect(first.get_by_role("link")).to_be_visible()
    phone.context.set_offline(offline=False)
    phone.locator(".fd-queue__retry").click()
    arrived(phone)

    outcomes = CanvassDoor.objects.order_by("pk").values_list("outcome", flat=True)
    assert list(outcomes) == ["registered", "vacant", "not_yet"]
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
