"""Petitions in a real browser: a group visit against the clock, and a whole life."""

import time
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from petitions.models import Case, Petitioner, Promise, Visit
from tests.factories.petitions import SPEAKERS, a_body

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.timeout(240),
    pytest.mark.django_db(transaction=True),
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1366, "height": 900}
WAIT = 30_000  # milliseconds, on a busy machine


@pytest.fixture
def open_desk(chromium: Browser, live_server: Any, petition_officer, street, signed_in):
    """The desk as the petition officer; complaints of a script fail the test."""
    a_body(street)
    complaints: list[str] = []
    cookie = signed_in(petition_officer).cookies["sessionid"]

    def go(address: str, viewport: dict[str, int]) -> Page:
        context = chromium.new_context(viewport=viewport, locale="zh-CN")
        context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{live_server.url}{address}")
        return page

    yield go
    assert complaints == []


def type_in(page: Page, **words: str) -> None:
    """Key by key, as fast as a good typist's best."""
    for name, word in words.items():
        page.locator(f"[name={name}]").press_sequentially(word, delay=15)


def choose(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)


def save(page: Page) -> None:
    page.get_by_role("button", name="保存", exact=True).click()


def speakers() -> dict[str, str]:
    return {
        f"{field}_{number}": word
        for number, asker in enumerate(SPEAKERS, start=1)
        for field, word in (("name", asker.full_name), ("phone", asker.phone))
    }


def test_forty_people_are_received_within_two_minutes_on_a_phone(open_desk):
    """D3, PT-5: registered and written down at 360 px, five speak, 35 are counted."""
    page = open_desk("/admin/petitions/case/add/", PHONE)
    began = time.monotonic()
    type_in(page, **speakers(), demand="尽快公布并发放土补费")
    choose(page, head_count="40")
    save(page)
    page.get_by_role("link", name="登记来访").click()
    type_in(
        page, **speakers(), place="社区接待室", received_by="岳敏",
        demands="公布名册，说明何时发放", promise_by="街道办",
        promise_text="十五日内书面答复",
    )  # fmt: skip
    choose(page, head_count="40")
    save(page)
    expect(page.get_by_text("十五日内书面答复")).to_be_visible(timeout=WAIT)

    assert time.monotonic() - began < 120
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    visit = Visit.objects.get()
    assert (visit.head_count, visit.representatives.count()) == (40, 5)
    assert (Petitioner.objects.count(), Promise.objects.count()) == (5, 1)


def move(page: Page, to: str, on: str, **more: str) -> None:
    page.get_by_role("link", name="下一步", exact=True).click()
    page.locator("[name=to]").select_option(to)
    if "body" in more:
        page.locator("[name=body]").select_option(label=more.pop("body"))
    choose(page, on=on, **more)
    save(page)
    expect(page.get_by_text("已记录").first).to_be_visible(timeout=WAIT)


def test_a_case_over_the_holiday_week_goes_to_its_reply_and_review(open_desk):
    """PD-2, PD-5 to PD-9, PT-9, PT-10, PT-11: days rolled over 国庆 as the law says."""
    body = "锦华路街道办事处"
    page = open_desk("/admin/petitions/case/add/", DESK)
    choose(
        page, received_on="2025-09-18", demand="要求发放土补费", name_1="代表甲",
        phone_1="19900090000",
    )  # fmt: skip
    save(page)
    limits = page.locator("section", has=page.locator("#case-clocks"))
    expect(limits).to_contain_text("2025-09-30", timeout=WAIT)  # the day to aim for
    expect(limits).to_contain_text(
        "2025-10-09", timeout=WAIT
    )  # the law's, after the holidays

    move(page, "accepted", "2025-09-25", body=body)
    page.get_by_role("button", name="制作：受理告知书").click()
    expect(page.get_by_text("文书已生成").first).to_be_visible(timeout=WAIT)
    move(page, "handling", "2025-09-26")
    move(page, "extended", "2025-11-20", reason="账目待核", approved_by="街道主任")
    expect(limits).to_contain_text(
        "2025-12-24", timeout=WAIT
    )  # ninety days from acceptance
    page.get_by_role("link", name="出具意见书并办结").click()
    for name in ("body", "review_body"):
        page.locator(f"[name={name}]").select_option(label=body)
    choose(
        page, reasons="经查属实", opinion="予以支持",
        legal_basis="《信访工作条例》第三十二条", issued_on="2025-12-01",
        served_on="2025-12-01", receipt="本人签收",
    )  # fmt: skip
    save(page)
    expect(page.locator("h2.ll-page-title")).to_contain_text("已办结", timeout=WAIT)
    expect(limits).to_contain_text("信访人申请期", timeout=WAIT)
    move(page, "reviewing", "2025-12-20")
    move(page, "reviewed", "2026-01-15")

    case = Case.objects.get()
    assert case.status == "reviewed"
    assert [clock.kept for clock in case.clocks.all()] == [True] * 5 + [None]
    assert case.letters.count() == 1
