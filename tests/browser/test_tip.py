"""A tip in a real browser, from sending to reward (issue 4 section 7; HZ-7, G7)."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hazards.models import Tip, TipReward

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.timeout(180),
    pytest.mark.django_db(transaction=True),
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1366, "height": 900}


@pytest.fixture
def sit_down(chromium: Browser, live_server: Any, signed_in):
    """sit_down(user) → a desk page in which this person is signed in."""

    def go(user: Any) -> Page:
        context = chromium.new_context(viewport=DESK, locale="zh-CN")
        cookie = signed_in(user).cookies["sessionid"]
        context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )
        return context.new_page()

    return go


def press(page: Page, words: str) -> None:
    """Open one act of a record's page and send its form."""
    page.locator("summary", has_text=words).click()
    page.get_by_role("button", name=words).click()
    expect(page.get_by_text("已办理").first).to_be_visible()


def test_a_tip_from_sending_to_reward(
    chromium, sit_down, live_server, community, secretary, funds_officer
):
    """HZ-7, G7: no name, a code; granted by one, paid by another to the code."""
    context = chromium.new_context(
        viewport=PHONE, locale="zh-CN", java_script_enabled=False
    )
    phone = context.new_page()
    phone.goto(f"{live_server.url}/tips/")
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    phone.get_by_label("举报什么？").select_option("gas")
    phone.get_by_label("您看到了什么？").fill("后院存放大量旧气瓶")
    phone.get_by_role("button", name="提交").click()
    expect(phone.get_by_text("已收到")).to_be_visible()
    code = phone.locator(".ll-figure__value").inner_text().strip()
    tip = Tip.objects.get()
    assert context.cookies() == [] or {c["name"] for c in context.cookies()} == {
        "csrftoken"
    }

    desk = sit_down(secretary)
    desk.goto(f"{live_server.url}/admin/hazards/tip/{tip.pk}/change/")
    expect(desk.get_by_text("后院存放大量旧气瓶")).to_be_visible()
    press(desk, "受理")
    desk.locator("summary", has_text="登记核查结果").click()
    desk.get_by_label("核查结果").select_option("yes")
    desk.get_by_role("button", name="登记核查结果").click()
    desk.locator("summary", has_text="批准奖励").click()
    desk.get_by_label("奖金（元）").fill("300")
    desk.get_by_role("button", name="批准奖励").click()
    expect(desk.get_by_text("已批准奖励").first).to_be_visible()

    payer = sit_down(funds_officer)
    payer.goto(f"{live_server.url}/admin/hazards/tipreward/new/")
    payer.get_by_label("举报人出示的查询码").fill(code)
    payer.get_by_role("button", name="凭码发放奖金").click()
    expect(payer.get_by_text("已办理").first).to_be_visible()
    assert TipReward.objects.get().paid_by == funds_officer

    phone.goto(f"{live_server.url}/tips/progress/")
    phone.get_by_label("查询码").fill(code)
    phone.get_by_role("button", name="查询").click()
    expect(phone.get_by_text("奖金已发放")).to_be_visible()
