"""The inbox in a real browser: small, by touch, copying with and without scripts."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hazards.operations.reminders import remind_rounds
from hazards.operations.schedules import schedule_rounds
from liuli.accounts.models import User
from liuli.notices.models import Notice
from tests.clock import TODAY
from tests.factories.patrols import local

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(120),
    pytest.mark.django_db(transaction=True),
]
PHONE = {"width": 360, "height": 740}
SENTENCE = "第一网格，2026-03-02 上午轮：尚未开始，巡查时段到 12:00 结束。"


@pytest.fixture
def open_inbox(chromium: Browser, live_server: Any, grid: Any, worker: User, signed_in):
    """Open the worker's inbox with a reminder in it; complaints fail the test."""
    schedule_rounds(TODAY)
    remind_rounds(now=local(11))
    complaints: list[str] = []

    def go(**options: Any) -> Page:
        context = chromium.new_context(viewport=PHONE, locale="zh-CN", **options)
        cookie = signed_in(worker).cookies["sessionid"]
        context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{live_server.url}/notices/")
        return page

    yield go
    assert complaints == []


def test_the_inbox_fits_a_phone_and_opens_the_round(open_inbox) -> None:
    page = open_inbox()

    expect(page.get_by_text(SENTENCE)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    low = [
        box["height"]
        for button in page.locator("main .ll-button").all()
        if (box := button.bounding_box())
    ]
    assert len(low) >= 3
    assert min(low) >= 44
    page.get_by_role("button", name="查看").click()
    page.wait_for_url("**/field/rounds/*/")
    assert Notice.objects.get(recipient__username="worker").read_at is not None


def test_one_tap_copies_the_text(open_inbox) -> None:
    page = open_inbox(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="复制到微信群").click()

    page.get_by_role("button", name="复制文本").click()

    expect(page.locator("#copy-status")).to_have_text("已复制，请粘贴到群里。")
    assert page.evaluate("navigator.clipboard.readText()") == SENTENCE


def test_where_copying_is_forbidden_the_text_is_selected(open_inbox) -> None:
    page = open_inbox()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))"
    )
    page.get_by_role("link", name="复制到微信群").click()

    page.get_by_role("button", name="复制文本").click()

    expect(page.locator("#copy-status")).to_contain_text("文本已选中")
    assert page.evaluate("getSelection().toString()") == SENTENCE


def test_without_scripts_the_text_is_there_to_select(open_inbox) -> None:
    page = open_inbox(java_script_enabled=False)
    page.get_by_role("link", name="复制到微信群").click()

    expect(page.locator("#copy-text")).to_have_text(SENTENCE)
    expect(page.locator("#copy-button")).to_be_hidden()
