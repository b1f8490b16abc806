"""A shop tells of its day without a signal; the tab is killed; it arrives once (GR-6)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from hazards.operations.watch.duties import make_duties
from tests.browser.offline import PHONE, kept, killed_and_reopened
from tests.factories.watch import duty_on, seat_of, watch_groups

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(120),
    pytest.mark.django_db(transaction=True),
]


def test_a_note_kept_without_a_signal_arrives_once(
    chromium: Any, live_server: Any, community: Any
) -> None:
    today = timezone.localdate()
    [group] = watch_groups(community, 7, on=today - timedelta(days=2))
    make_duties(community, today=today)
    duty = duty_on(group, today)
    phone = chromium.new_context(viewport=PHONE, locale="zh-CN")
    errors: list[str] = []
    page = phone.new_page()
    phone.on("weberror", lambda error: errors.append(str(error.error)))
    address = f"{live_server.url}/watch/"
    page.goto(address)
    page.get_by_label("您的商铺编码").fill(seat_of(duty).code or "")
    page.get_by_role("button", name="打开").click()
    kept(page)

    phone.set_offline(True)
    page = killed_and_reopened(phone, address)
    day = page.locator("section", has_text=f"{today.day}日").first
    day.get_by_label("劝离乱停车").fill("3")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    day.get_by_role("button", name="提交").click()
    expect(page.locator("#watch-kept")).to_contain_text("已存在本机")
    page = killed_and_reopened(phone, address)
    expect(page.locator("#watch-kept")).to_contain_text("已存在本机")
    expect(page.locator("form", has_text="劝离乱停车")).to_have_count(0)

    phone.set_offline(False)
    expect(page.locator("#watch-kept")).to_contain_text("回执", timeout=20_000)
    duty.refresh_from_db()
    assert (duty.parking, duty.noted_on) == (3, today)
    page = killed_and_reopened(phone, address)
    expect(page.locator("#watch-kept")).to_contain_text("回执")
    number = duty.client_id
    duty.refresh_from_db()
    assert (duty.parking, duty.client_id) == (3, number)
    assert errors == []
