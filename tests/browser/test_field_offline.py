"""A whole day of a grid worker with the network cut and the page killed (X1, GR-5)."""

import json
import os
from base64 import b64encode
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import BrowserContext, expect

from hazards.choices import RoundState
from hazards.models import Finding, Hazard, Round, Site, Stop
from hazards.operations.points import place_site
from hazards.operations.schedules import schedule_rounds
from liuli.accounts.models import User
from liuli.attachments.models import File
from liuli.fieldwork import operations
from liuli.fieldwork.models import PhotoDue, Receipt
from tests.browser.offline import arrived, killed_and_reopened
from tests.fieldwork.pictures import jpeg

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.timeout(120),
    pytest.mark.django_db(transaction=True),
]
expect.set_options(timeout=20_000)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
LONG = bool(os.environ.get("LIULI_LONG_RUNS"))
ROUNDS, PHOTOS = (200, 40) if LONG else (20, 8)
KEEP = """([acts, user, hurried]) => {
  const work = import("/static/js/field_store.js").then(async (store) => {
    for (const {kind, payload, unit, picture} of acts) {
      const photos = picture ? [{
        blob: new Blob([Uint8Array.from(atob(picture), (one) => one.charCodeAt(0))]),
        taken_at: new Date().toISOString(), gallery: false,
      }] : [];
      await store.keep({user, kind, payload, label: "", photos, unit});
      document.documentElement.dataset.begun = "";
    }
  });
  return hurried ? new Promise((done) => {
    const look = () => "begun" in document.documentElement.dataset ? done() : setTimeout(look);
    look();
  }) : work;
}"""
WHAT_IS_KEPT = """async () => {
  const store = await import("/static/js/field_store.js");
  const [items, photos] = [await store.items(), await store.photos()];
  const announced = items.flatMap((item) => item.payload.photos ?? []);
  return {items: items.length, photos: photos.length, announced: announced.length};
}"""
# What two tabs without a lock would do, and a third; nobody reads their answers.
SEND_AGAIN_AND_AGAIN = """async () => {
  const store = await import("/static/js/field_store.js");
  const items = (await store.items()).slice(0, 20).map(
    ({client_id, kind, observed_at, payload}) => ({client_id, kind, observed_at, payload}));
  const {csrf} = await (await fetch("/field/session")).json();
  await Promise.all([1, 2, 3].map(() => fetch("/field/sync", {
    method: "POST", body: JSON.stringify({items}),
    headers: {"Content-Type": "application/json", "X-CSRFToken": csrf},
  })));
}"""


@pytest.fixture
def placed(sites: list[Any], cadre: User) -> list[Any]:
    """Two have a place on the map, 111 m apart; the phone will be at the second."""
    for number, site in enumerate(sites[:2]):
        north = Decimal(f"30.{700 - number}")
        place_site(site, latitude=north, longitude=Decimal(104), actor=cadre)
    return sites


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
    page.goto(f"{address}/field/at/{sites[2].qr_code}/")  # the code on its door
    expect(page.locator(f"#site-{sites[2].pk}")).to_be_in_viewport()
    page.goto(f"{address}/field/rounds/{round_now.pk}/")
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


def test_nearest_stop_comes_first_and_no_position_leaves_the_phone(
    placed: list[Any],
    phone: BrowserContext,
    live_server: Any,
    round_now: Round,
) -> None:
    """GR-5: asked for by a tap only, without a signal; the entry says near or far."""
    sites = placed
    sent: list[str] = []
    phone.on("request", lambda request: sent.append(request.post_data or ""))
    phone.set_geolocation({"latitude": 30.69901, "longitude": 104.0, "accuracy": 5})
    phone.set_offline(True)
    page = killed_and_reopened(phone, f"{live_server.url}/field/rounds/{round_now.pk}/")
    page.get_by_role("button", name="离我近的点位排前面").click()
    expect(page.locator("#fd-near-failed")).to_be_visible()

    phone.grant_permissions(["geolocation"])
    page.get_by_role("button", name="离我近的点位排前面").click()
    expect(page.locator("#fd-near-sorted")).to_be_visible()
    order = page.locator("#fd-stops > li").evaluate_all("all => all.map((li) => li.id)")
    assert order == [f"site-{sites[number].pk}" for number in (1, 0, 2)]
    for site in sites:
        page.locator(f"#site-{site.pk}").get_by_role("button", name="无异常").click()
    page.locator(f"#site-{sites[0].pk}").get_by_role("button", name="撤销").click()
    phone.set_offline(False)
    page.goto(f"{live_server.url}/field/")
    arrived(page, 4)

    claims = list(Receipt.objects.order_by("pk").values_list("near", flat=True))
    assert claims == ["near", "near", "", "near"]
    assert "near" in "".join(sent)
    assert not any("30.69" in text or "104.0" in text for text in sent)


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


def test_pages_leave_the_phone_with_the_person_and_entries_wait_for_theirs(
    phone: BrowserContext, live_server: Any, worker: User
) -> None:
    """F22: somebody else's entry is neither sent nor lost; pages go at signing out."""
    page = phone.pages[0]
    theirs = [{"kind": "residents.need", "payload": {"kind": "wages"}}]
    page.evaluate(KEEP, [theirs, worker.pk + 1, False])
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(WHAT_IS_KEPT)["items"] == 1
    assert not Receipt.objects.exists()
    page.locator("form[data-sign-out] button").click()
    page.wait_for_url("**/sign-in/**")

    names = page.evaluate("caches.keys()")

    assert not [name for name in names if name.startswith("liuli-field-pages")]


def test_many_rounds_with_photos_arrive_once_through_kills(
    phone: BrowserContext, live_server: Any, grid: Any, worker: User, sites: list[Any]
) -> None:
    """F18 to F20: killed while keeping, killed while sending, sent by several at once.

    20 rounds with 8 photos; 200 with 40 where LIULI_LONG_RUNS is set.
    """
    acts = acts_of_many_rounds(grid, sites)
    address = f"{live_server.url}/field/"
    phone.set_offline(True)
    page = killed_and_reopened(phone, address)
    page.evaluate(KEEP, [acts, worker.pk, True])  # not waited for: cut off by the kill
    page = killed_and_reopened(phone, address)
    begun = page.evaluate(WHAT_IS_KEPT)
    assert 0 < begun["items"] < len(acts)
    assert begun["photos"] == begun["announced"]
    page.evaluate(KEEP, [acts[begun["items"] :], worker.pk, False])
    kept_all = page.evaluate(WHAT_IS_KEPT)
    assert (kept_all["items"], kept_all["photos"]) == (len(acts), PHOTOS)

    phone.set_offline(False)
    page.evaluate(SEND_AGAIN_AND_AGAIN)
    page = killed_and_reopened(phone, address)
    while Receipt.objects.count() < len(acts) // 2:
        page.wait_for_timeout(20)
    phone.set_offline(True)
    page = killed_and_reopened(phone, address)
    phone.set_offline(False)
    page = killed_and_reopened(phone, address)
    arrived(page, len(acts), patience=300 if LONG else 30)

    assert not Receipt.objects.exclude(status="accepted").exists()
    finished = Round.objects.filter(state=RoundState.FINISHED)
    assert finished.count() == ROUNDS
    assert Stop.objects.exclude(answer="").count() == ROUNDS * len(sites)
    assert Finding.objects.count() == PhotoDue.objects.count() == PHOTOS
    assert File.objects.count() == PHOTOS


def acts_of_many_rounds(grid: Any, sites: list[Any]) -> list[dict[str, Any]]:
    """Two acts a round, and a finding with its photo in some of them."""
    today = timezone.localdate()
    for ago in range(ROUNDS // 2, 0, -1):
        schedule_rounds(today - timedelta(days=ago))
    rounds = list(Round.objects.filter(unit=grid, on__lt=today).order_by("pk"))
    assert len(rounds) == ROUNDS
    made: list[dict[str, Any]] = []
    for number, round_ in enumerate(rounds):
        seen = [{"site": site.pk, "answer": "sound"} for site in sites]
        found = number * PHOTOS // ROUNDS < (number + 1) * PHOTOS // ROUNDS
        if found:
            finding = {"site": seen.pop()["site"], "round": round_.pk, "text": "x"}
            made.append(
                {
                    "kind": "patrols.finding",
                    "payload": finding,
                    "unit": grid.pk,
                    "picture": b64encode(jpeg(number)).decode(),
                }
            )
        answers = {"round": round_.pk, "answers": seen}
        made.append({"kind": "patrols.answers", "payload": answers})
        end = {"round": round_.pk, "skipped": []}
        made.append({"kind": "patrols.finish", "payload": end})
    return made
