"""A whole day of a grid worker with the network cut and the page killed (X1, GR-5)."""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hazards.choices import Half, RoundState
from hazards.models import Hazard, Round, Site, Stop
from hazards.operations.schedules import schedule_rounds
from liuli.accounts.models import User
from liuli.fieldwork import operations
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
expect.set_options(timeout=20_000)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


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
def phone(
    chromium: Browser, live_server: Any, round_now: Round
) -> Iterator[BrowserContext]:
    """A phone that has kept its day; an error in a script fails the test."""
    context = chromium.new_context(viewport=PHONE, has_touch=True, locale="zh-CN")
    errors: list[str] = []
    context.on("weberror", lambda problem: errors.append(str(problem.error)))
    page = context.new_page()
    sign_in(page, live_server.url, "worker")
    kept(page)
    yield context
    context.close()
    assert errors == []


def sign_in(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/sign-in/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/field/")


def kept(page: Page) -> None:
    page.locator("html[data-kept]").wait_for(state="attached")
    while not page.evaluate("Boolean(navigator.serviceWorker.controller)"):
        page.wait_for_timeout(50)


def killed_and_reopened(phone: BrowserContext, url: str) -> Page:
    """The tab is killed without a goodbye; another one opens the address."""
    phone.pages[0].close(run_before_unload=False)
    page = phone.new_page()
    page.goto(url)
    return page


def arrived(page: Page, count: int) -> None:
    for _ in range(150):
        if Receipt.objects.count() >= count and not PhotoDue.objects.missing().exists():
            break
        page.wait_for_timeout(100)
    expect(page.locator("#fd-queue")).to_be_hidden()
    assert Receipt.objects.count() == count
    assert not PhotoDue.objects.missing().exists()


def test_kept_page_shows_what_arrived_after_it_was_made(
    phone: BrowserContext, live_server: Any, round_now: Round, sites: list[Any]
) -> None:
    """Also a page that was overtaken by the sending of the page before it."""
    page = phone.pages[0]
    page.locator(f"form[data-start='{round_now.pk}'] button").click()
    page.wait_for_url(f"**/field/rounds/{round_now.pk}/")
    arrived(page, 1)
    page.reload()
    page.locator(f"#site-{sites[0].pk}").get_by_role("button", name="无异常").click()
    arrived(page, 2)

    phone.set_offline(True)
    page = killed_and_reopened(phone, f"{live_server.url}/field/rounds/{round_now.pk}/")

    expect(page.locator("#fd-answered")).to_have_text("1")


def test_whole_day_without_a_signal_arrives_once(
    phone: BrowserContext,
    live_server: Any,
    round_now: Round,
    sites: list[Any],
    tmp_path: Path,
) -> None:
    """X1, GR-5, F20: every page opens, nothing is lost, nothing is doubled."""
    picture = tmp_path / "p.jpg"
    picture.write_bytes(jpeg())
    address = live_server.url
    phone.set_offline(True)
    page = killed_and_reopened(phone, f"{address}/field/")

    page.locator(f"form[data-start='{round_now.pk}'] button").click()
    page.wait_for_url(f"**/field/rounds/{round_now.pk}/")
    page.locator(f"#site-{sites[0].pk}").get_by_role("button", name="无异常").click()
    expect(page.locator("#fd-answered")).to_have_text("1")
    # The kept finding page belongs to the first site of this kind; this is another.
    page.locator(f"#site-{sites[2].pk}").get_by_role("link", name="发现隐患").click()
    expect(page.locator("[data-about]")).to_contain_text("福星旅馆3")
    page.locator(".fd-item input").first.check()
    page.locator("[data-photo=camera]").set_input_files(picture)
    expect(page.locator(".fd-photos__taken img")).to_have_count(1)
    page.get_by_role("button", name="上报隐患").click()
    page.wait_for_url(f"**/field/rounds/{round_now.pk}/**")
    page = killed_and_reopened(phone, f"{address}/field/rounds/{round_now.pk}/")
    expect(page.locator("#fd-answered")).to_have_text("2")
    page.get_by_role("link", name="结束本轮").click()
    page.locator(f"#reason-{sites[1].pk}").select_option("closed")
    expect(page.locator("[data-site]")).to_have_count(1)
    page.get_by_role("button", name="结束本轮").click()
    page.wait_for_url("**/field/")
    page.goto(f"{address}/field/new/hazards.new_site/?name=新店")
    page.select_option("[name=kind]", "small_hotel")
    page.fill("[name=address]", "琉璃三街99号")
    expect(page.locator("[name=name]")).to_have_value("新店")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/field/")
    expect(page.locator("#fd-queue")).to_contain_text("等待发送：5 条")
    page = killed_and_reopened(phone, f"{address}/field/sent/")
    expect(page.locator("#fd-waiting li")).to_have_count(5)
    assert not Receipt.objects.exists()

    phone.set_offline(False)
    page.goto(f"{address}/field/")
    arrived(page, 5)

    round_now.refresh_from_db()
    assert round_now.state == RoundState.FINISHED
    answers = dict(Stop.objects.values_list("site", "answer"))
    assert answers == dict(
        zip((site.pk for site in sites), ("sound", "skipped", "finding"), strict=True)
    )
    hazard = Hazard.objects.get()
    assert (hazard.site, hazard.photos.count()) == (sites[2], 1)
    assert Site.objects.filter(name="新店").count() == 1


def test_refused_at_flush_says_why_is_put_right_and_exported(
    phone: BrowserContext, live_server: Any, sites: list[Any]
) -> None:
    """A form checked by the portal late: its reason stands at the item."""
    address = f"{live_server.url}/field/new/hazards.new_site/"
    phone.set_offline(True)
    page = killed_and_reopened(phone, address)
    page.select_option("[name=kind]", "small_hotel")
    page.fill("[name=address]", "琉璃三街5号")
    page.fill("[name=keeper_phone]", "12")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/field/")
    phone.set_offline(False)
    page.goto(f"{live_server.url}/field/sent/")
    expect(page.locator("#fd-queue.is-refused")).to_be_visible()
    page.reload()
    with page.expect_download() as waiting:
        page.locator("#fd-export").click()
    saved = json.loads(waiting.value.path().read_text("utf-8"))
    assert [item["payload"]["keeper_phone"] for item in saved["items"]] == ["12"]

    page.get_by_role("link", name="更正").click()
    expect(page.locator("[name=address]")).to_have_value("琉璃三街5号")
    page.fill("[name=keeper_phone]", "")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/field/")

    arrived(page, 2)
    assert list(Receipt.objects.order_by("pk").values_list("status", flat=True)) == [
        "refused",
        "accepted",
    ]


def test_restored_portal_is_offered_again_what_it_lost(
    phone: BrowserContext, live_server: Any, sites: list[Any]
) -> None:
    """F34: another epoch, and the last fourteen days come again under their numbers."""
    address = f"{live_server.url}/field/new/hazards.new_site/"
    page = killed_and_reopened(phone, address)
    page.select_option("[name=kind]", "small_hotel")
    page.fill("[name=address]", "琉璃三街99号")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/field/")
    arrived(page, 1)
    first = Receipt.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE fieldwork_receipt, hazards_site CASCADE")

    (operations.settings.DATA_DIR / "epoch").write_text("after-restore", "utf-8")
    try:
        page.reload()
        page.wait_for_load_state("networkidle")
        arrived(page, 1)
    finally:
        (operations.settings.DATA_DIR / "epoch").unlink()

    assert Receipt.objects.get().client_id == first.client_id
    assert Site.objects.count() == 1
    left = page.evaluate(
        """() => new Promise((done) => {
          const asked = indexedDB.open("liuli-field", 1);
          asked.onsuccess = () => {
            const all = asked.result.transaction("items").objectStore("items").getAll();
            all.onsuccess = () => done(all.result.map((item) => item.arrived));
          };
        })"""
    )
    assert left == ["after-restore"]


def test_queue_of_an_older_page_is_delivered(
    phone: BrowserContext, live_server: Any, sites: list[Any]
) -> None:
    """F25: an entry as the former version of the page wrote it."""
    page = phone.pages[0]
    page.evaluate(
        """(user) => new Promise((done) => {
          const asked = indexedDB.open("liuli-field", 1);
          asked.onsuccess = () => {
            const within = asked.result.transaction("items", "readwrite");
            within.objectStore("items").add({
              client_id: crypto.randomUUID(), user, kind: "hazards.new_site",
              label: "旧", refused: "", observed_at: new Date().toISOString(),
              payload: {kind: "small_hotel", address: "琉璃三街98号"},
            });
            within.oncomplete = done;
          };
        })""",
        User.objects.get(username="worker").pk,
    )
    page.reload()

    arrived(page, 1)
    assert Receipt.objects.get().status == "accepted"


def test_pages_leave_the_phone_with_the_person(
    phone: BrowserContext, live_server: Any
) -> None:
    """F22: after signing out nothing of the day is shown without a signal."""
    page = phone.pages[0]
    page.locator("form[data-sign-out] button").click()
    page.wait_for_url("**/sign-in/**")

    names = page.evaluate("caches.keys()")

    assert not [name for name in names if name.startswith("liuli-field-pages")]
