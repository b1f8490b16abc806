"""The phone page in a real browser: one tap, no signal, photos (F7, X1)."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect, sync_playwright

from hazards.choices import Half, RoundState
from hazards.models import Hazard, Round, Stop
from hazards.operations.schedules import schedule_rounds
from liuli.accounts.models import User
from liuli.attachments.models import File
from liuli.fieldwork.models import PhotoDue, Receipt
from tests.conftest import PASSWORD
from tests.factories.hazards import make_site
from tests.fieldwork.pictures import jpeg

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(120),
    pytest.mark.django_db(transaction=True),
]
PHONE = {"width": 360, "height": 740}
# Playwright keeps an event loop in this thread; the database is asked beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = os.environ["LIULI_BROWSER"]
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        yield browser
        # Beside Playwright's loop the test has a connection of its own.
        connections.close_all()
        browser.close()


@pytest.fixture
def sites(grid: Any) -> list[Any]:
    return [make_site(grid, name=f"福星旅馆{n}") for n in range(1, 4)]


@pytest.fixture
def round_now(grid: Any, worker: User, sites: list[Any]) -> Round:
    schedule_rounds(timezone.localdate())
    round_ = Round.objects.get(unit=grid, on=timezone.localdate(), half=Half.MORNING)
    early = round_.opens_at - timedelta(hours=12)
    Round.objects.filter(pk=round_.pk).update(opens_at=early, window_starts_at=early)
    return round_


@pytest.fixture
def phone(chromium: Browser, live_server: Any, round_now: Round) -> Iterator[Page]:
    """The worker's phone, signed in; any error in a script fails the test."""
    context = chromium.new_context(viewport=PHONE, has_touch=True, locale="zh-CN")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{live_server.url}/sign-in/")
    page.fill("[name=username]", "worker")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/field/")
    yield page
    context.close()
    assert errors == []


def open_round(page: Page, round_: Round) -> None:
    page.locator(f"form[action='/field/rounds/{round_.pk}/start'] button").click()
    page.wait_for_url(f"**/field/rounds/{round_.pk}/")
    # On a slow machine the page goes on before the start has arrived.
    for _ in range(100):
        if Receipt.objects.filter(kind="patrols.start").exists():
            break
        page.wait_for_timeout(100)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#fd-queue")).to_be_hidden()


def delivered(page: Page, count: int) -> None:
    """Wait until so many submissions and all their photos are here, and no more."""

    def arrived() -> int:
        return Receipt.objects.exclude(kind="patrols.start").count()

    for _ in range(100):
        if arrived() >= count and not PhotoDue.objects.missing().exists():
            break
        page.wait_for_timeout(100)
    assert arrived() == count
    assert not PhotoDue.objects.missing().exists()
    expect(page.locator("#fd-queue")).to_be_hidden()


def stop_of(page: Page, site: Any) -> Any:
    return page.locator(f"#site-{site.pk}")


def test_round_is_one_tap_a_stop_with_undo(
    phone: Page, round_now: Round, sites: list[Any]
) -> None:
    open_round(phone, round_now)
    first = stop_of(phone, sites[0])

    first.get_by_role("button", name="无异常").click()
    expect(phone.locator("#fd-answered")).to_have_text("1")
    delivered(phone, 1)
    assert Stop.objects.get(site=sites[0]).answer == "sound"

    phone.locator(".fd-undo button").click()
    expect(phone.locator("#fd-answered")).to_have_text("0")
    delivered(phone, 2)
    assert Stop.objects.get(site=sites[0]).answer == ""


def test_taps_without_a_signal_wait_and_arrive_once(
    phone: Page, round_now: Round, sites: list[Any]
) -> None:
    open_round(phone, round_now)
    phone.context.set_offline(True)

    for site in sites[:2]:
        stop_of(phone, site).get_by_role("button", name="无异常").click()
    expect(phone.locator("#fd-queue")).to_contain_text("等待发送：2 条")
    expect(phone.locator("#fd-answered")).to_have_text("2")
    assert not Stop.objects.answered().exists()

    phone.context.set_offline(False)
    phone.reload()
    delivered(phone, 2)
    expect(phone.locator("#fd-answered")).to_have_text("2")
    answers = dict(Stop.objects.values_list("site", "answer"))
    assert answers == {sites[0].pk: "sound", sites[1].pk: "sound", sites[2].pk: ""}


def test_reloaded_page_shows_what_still_waits(
    phone: Page, round_now: Round, sites: list[Any]
) -> None:
    open_round(phone, round_now)
    phone.route("**/field/sync", lambda route: route.abort())
    stop_of(phone, sites[0]).get_by_role("button", name="无异常").click()
    expect(phone.locator("#fd-queue")).to_contain_text("等待发送：1 条")

    phone.reload()

    expect(phone.locator("#fd-answered")).to_have_text("1")
    assert not Stop.objects.answered().exists()
    phone.unroute("**/field/sync")
    phone.reload()
    delivered(phone, 1)
    assert Stop.objects.get(site=sites[0]).answer == "sound"


PORTALS = (
    {"status": 200, "content_type": "text/html", "body": "<h1>Wi-Fi sign in</h1>"},
    {"status": 200, "content_type": "application/json", "body": "{}"},
    {"status": 502, "content_type": "application/json", "body": "{}"},
    {"status": 302, "headers": {"Location": "/sign-in/"}},
)


def test_answer_of_a_captive_portal_is_not_delivery(
    phone: Page, round_now: Round, sites: list[Any]
) -> None:
    open_round(phone, round_now)
    seen = []
    answers = iter(PORTALS)
    phone.route(
        "**/field/sync",
        lambda route: (seen.append(1), route.fulfill(**next(answers, PORTALS[0]))),
    )
    stop_of(phone, sites[0]).get_by_role("button", name="无异常").click()

    for count in range(1, len(PORTALS) + 1):
        if count > 1:
            phone.get_by_role("button", name="立即发送").click()
        while len(seen) < count:
            phone.wait_for_timeout(50)
        expect(phone.locator("#fd-queue")).to_contain_text("等待发送：1 条")
    assert not Stop.objects.answered().exists()


def test_session_ended_keeps_the_items_and_flushes_after_sign_in(
    phone: Page, round_now: Round, sites: list[Any], live_server: Any
) -> None:
    """F21: 401, nothing lost, the same person signs in, the queue goes out."""
    open_round(phone, round_now)
    phone.context.clear_cookies()
    stop_of(phone, sites[0]).get_by_role("button", name="无异常").click()
    expect(phone.locator("#fd-queue")).to_contain_text("请重新登录")

    phone.get_by_role("button", name="立即发送").click()
    phone.wait_for_url("**/sign-in/**")
    phone.fill("[name=username]", "worker")
    phone.fill("[name=password]", PASSWORD)
    phone.press("[name=password]", "Enter")
    phone.wait_for_url("**/field/")

    delivered(phone, 1)
    phone.goto(f"{live_server.url}/field/sent/")
    expect(phone.locator("main")).to_contain_text("已记录")
    assert Stop.objects.get(site=sites[0]).answer == "sound"


def test_another_person_on_the_phone_sends_nothing_of_the_first(
    phone: Page, round_now: Round, sites: list[Any], neighbour: User, live_server: Any
) -> None:
    open_round(phone, round_now)
    phone.context.set_offline(True)
    stop_of(phone, sites[0]).get_by_role("button", name="无异常").click()
    expect(phone.locator("#fd-queue")).to_contain_text("等待发送：1 条")
    # Signed out before the signal returns, or the first person's queue may still leave.
    phone.context.clear_cookies()
    phone.context.set_offline(False)
    phone.goto(f"{live_server.url}/sign-in/")
    phone.fill("[name=username]", "neighbour")
    phone.fill("[name=password]", PASSWORD)
    phone.press("[name=password]", "Enter")
    phone.wait_for_url("**/field/")

    expect(phone.locator("#fd-queue")).to_contain_text("他人录入未发送：1 条")
    assert not Receipt.objects.exclude(kind="patrols.start").exists()


def test_finding_is_four_taps_and_its_photo_is_shrunk(
    phone: Page, round_now: Round, sites: list[Any], tmp_path: Path
) -> None:
    open_round(phone, round_now)
    picture = tmp_path / "big.jpg"
    picture.write_bytes(jpeg(size=(3000, 2000)))

    stop_of(phone, sites[0]).get_by_role("link", name="发现隐患").click()
    item = phone.locator(".fd-item[data-severity=critical] input").first
    item.check()
    expect(phone.locator("input[name=severity][value=critical]")).to_be_checked()
    phone.locator("[data-photo=camera]").set_input_files(picture)
    expect(phone.locator(".fd-photos__taken img")).to_have_count(1)
    phone.get_by_role("button", name="上报隐患").click()
    phone.wait_for_url(f"**/field/rounds/{round_now.pk}/**")
    delivered(phone, 1)

    hazard = Hazard.objects.get()
    assert (hazard.site, hazard.severity) == (sites[0], "critical")
    file = File.objects.get()
    assert (file.width, file.height, file.is_from_gallery) == (1600, 1067, False)
    assert hazard.photos.get().file == file
    assert Stop.objects.get(site=sites[0]).answer == "finding"


def test_finding_without_a_signal_keeps_photo_and_record(
    phone: Page, round_now: Round, sites: list[Any], tmp_path: Path
) -> None:
    open_round(phone, round_now)
    picture = tmp_path / "p.jpg"
    picture.write_bytes(jpeg())
    stop_of(phone, sites[0]).get_by_role("link", name="发现隐患").click()
    phone.wait_for_load_state("networkidle")
    phone.route("**/field/photos", lambda route: route.abort())
    phone.route("**/field/sync", lambda route: route.abort())
    phone.locator(".fd-item input").first.check()
    phone.locator("[data-photo=gallery]").set_input_files(picture)
    expect(phone.locator(".fd-photos__taken img")).to_have_count(1)
    phone.get_by_role("button", name="上报隐患").click()
    phone.wait_for_url(f"**/field/rounds/{round_now.pk}/**")
    expect(phone.locator("#fd-queue")).to_contain_text("等待发送：1 条")
    assert not Hazard.objects.exists()

    phone.unroute("**/field/photos")
    phone.unroute("**/field/sync")
    phone.reload()

    delivered(phone, 1)
    assert Hazard.objects.get().photos.get().file.is_from_gallery


def test_finish_asks_why_and_waits_for_the_answer(
    phone: Page, round_now: Round, sites: list[Any]
) -> None:
    open_round(phone, round_now)
    stop_of(phone, sites[0]).get_by_role("button", name="无异常").click()
    delivered(phone, 1)

    phone.get_by_role("link", name="结束本轮").click()
    phone.locator("#all-reason").select_option("closed")
    phone.get_by_role("button", name="结束本轮").click()
    phone.wait_for_url(f"**/field/rounds/{round_now.pk}/")

    expect(phone.locator("#fd-summary")).to_contain_text("无异常 1 个")
    round_now.refresh_from_db()
    assert round_now.state == RoundState.FINISHED
    reasons = Stop.objects.filter(answer="skipped").values_list("reason", flat=True)
    assert sorted(reasons) == ["closed", "closed"]


def test_pages_fit_the_phone_and_a_thumb(
    phone: Page, round_now: Round, sites: list[Any], live_server: Any
) -> None:
    """360 px without sideways scrolling; what is pressed is at least 56 px high."""
    open_round(phone, round_now)
    finding = f"/field/sites/{sites[0].pk}/finding/?round={round_now.pk}"
    pages = ("/field/", f"/field/rounds/{round_now.pk}/", finding,
             f"/field/rounds/{round_now.pk}/finish/", "/field/sent/")  # fmt: skip
    for path in pages:
        phone.goto(live_server.url + path)
        assert phone.evaluate("document.documentElement.scrollWidth") == 360
        low = phone.eval_on_selector_all(
            "main a:not(.ll-badge), main button, .fd-bottom > *, main select",
            "all => all.filter(e => e.offsetParent && e.getBoundingClientRect().height < 55.5)"
            ".map(e => e.outerHTML.slice(0, 80))",
        )
        assert low == [], path
