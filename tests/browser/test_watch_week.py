"""A week of seven shops in a real browser (issue 4 section 7; GR-6, F5)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import Page, expect

from hazards.models import WatchDuty, WatchSeat
from hazards.operations.watch.duties import make_duties
from tests.factories.watch import duty_on, seat_of, watch_groups

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.timeout(180),
    pytest.mark.django_db(transaction=True),
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1366, "height": 900}


def opened(phone: Page, server: Any, seat: WatchSeat) -> Page:
    """The page of one shop, by the code of its slip."""
    phone.goto(f"{server.url}/watch/")
    phone.get_by_label("您的商铺编码").fill(seat.code or "")
    phone.get_by_role("button", name="打开").click()
    expect(phone.get_by_text(seat.shop.label)).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    return phone


def shown(on: Any) -> str:
    """A day as a shop chooses it."""
    return date_format(on, "n月j日 l")


def test_a_week_of_seven_shops(chromium, sit_down, live_server, community, cadre):
    """Each on its weekday: told, one closed and stood in for, two days swapped."""
    today = timezone.localdate()
    [group] = watch_groups(community, 7, on=today - timedelta(days=2))
    make_duties(community, today=today)
    days = [today + timedelta(days=n) for n in range(-2, 5)]
    assert len({duty_on(group, day).shop_id for day in days}) == 7
    context = chromium.new_context(
        viewport=PHONE, locale="zh-CN", java_script_enabled=False
    )
    phone = context.new_page()

    for day in days[:3]:
        opened(phone, live_server, seat_of(duty_on(group, day)))
        panel = phone.locator("section", has_text=f"{day.day}日").first
        panel.get_by_role("button", name="提交").click()
        expect(phone.get_by_text("谢谢").first).to_be_visible()

    closed = duty_on(group, days[3])
    opened(phone, live_server, seat_of(closed))
    phone.locator("summary", has_text="关门").click()
    form = phone.locator("form", has=phone.locator('input[value="away"]'))
    form.locator('input[name="first"]').fill(days[3].isoformat())
    form.locator('input[name="last"]').fill(days[3].isoformat())
    form.get_by_role("button", name="提交").click()
    desk = sit_down(cadre, DESK)
    desk.goto(f"{live_server.url}/admin/hazards/watchduty/{closed.pk}/change/")
    desk.locator("summary", has_text="顶班").click()
    other = seat_of(duty_on(group, days[2])).shop
    desk.locator('select[name="shop"]').select_option(str(other.pk))
    desk.get_by_role("button", name="顶班").click()
    expect(desk.get_by_text("已办理").first).to_be_visible()

    one, two = duty_on(group, days[4]), duty_on(group, days[5])
    first, second = one.shop, two.shop
    opened(phone, live_server, seat_of(one))
    phone.locator("summary", has_text="换班").click()
    phone.locator('select[name="one"]').select_option(label=shown(days[4]))
    phone.locator('select[name="other"]').select_option(label=shown(days[5]))
    phone.get_by_role("button", name="申请").click()
    opened(phone, live_server, seat_of(two))
    phone.get_by_role("button", name="同意", exact=True).click()

    kept = {duty.on: duty for duty in WatchDuty.objects.filter(on__in=days)}
    assert [kept[day].noted_on is not None for day in days] == [True] * 3 + [False] * 4
    assert kept[days[3]].shop == other
    assert (kept[days[4]].shop, kept[days[5]].shop) == (second, first)
    assert kept[days[6]].shop is not None
    desk.goto(f"{live_server.url}/admin/hazards/watchgroup/{group.pk}/change/")
    expect(desk.get_by_text("双方换班").first).to_be_visible()
