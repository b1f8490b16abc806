"""Photos the portal cannot take: told with the reason, and no other waits for them."""

import os
from base64 import b64encode
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from liuli.attachments.models import File
from liuli.fieldwork.models import Receipt
from tests.browser.offline import kept
from tests.factories.hazards import an_item
from tests.fieldwork.pictures import jpeg

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(120),
    pytest.mark.django_db(transaction=True),
]
expect.set_options(timeout=20_000)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PHOTOS = """
  const [store, queue] = await Promise.all(
    ["store", "queue"].map((name) => import(`/static/js/field_${name}.js`)));
  const user = Number(document.getElementById("fd-queue").dataset.user);
  const taken = (picture) => ({
    blob: new Blob([Uint8Array.from(atob(picture), (one) => one.charCodeAt(0))]),
    taken_at: new Date().toISOString(), gallery: false,
  });
"""
KEEP_AND_SEND = f"""async (acts) => {{ {PHOTOS}
  for (const {{payload, unit, picture}} of acts)
    await store.keep({{
      user, kind: "patrols.finding", payload, label: "", photos: [taken(picture)], unit,
    }});
  await queue.send();
}}"""
REFUSE_TWICE = f"""async ([payload, unit, pictures]) => {{ {PHOTOS}
  const act = {{kind: "patrols.finding", label: "", unit}};
  const [first, second] = pictures.map(taken);
  const former = await store.keep({{...act, user, payload, photos: [first]}});
  await queue.send();
  const carried = former.payload.photos;
  const refused = (await store.items()).filter((item) => item.refused).length;
  const answer = await queue.submit({{
    ...act, payload: {{...payload, photos: carried}}, photos: [second],
  }});
  const left = (await store.photos()).map((photo) => photo.client_id);
  return [refused, answer.status, left.length, left[0] === carried[0]];
}}"""


def picture(shade: int) -> str:
    return b64encode(jpeg(shade=shade)).decode()


def opened(phone: BrowserContext) -> Page:
    page = phone.pages[0]
    kept(page)
    return page


def test_refused_photo_is_told_and_keeps_back_no_other(
    phone: BrowserContext, live_server: Any, sites: list[Any], next_grid: Any
) -> None:
    """F10: a one-day stand-in sends late; their photo belongs to no grid of theirs."""
    page = opened(phone)
    about = {"site": sites[0].pk, "item": an_item("HT-11").pk}
    units = [next_grid.pk] + [sites[0].unit_id] * 4
    acts = [
        {"payload": about, "unit": unit, "picture": picture(40 * n + 10)}
        for n, unit in enumerate(units)
    ]

    page.evaluate(KEEP_AND_SEND, acts)

    assert Receipt.objects.filter(status="accepted").count() == 5
    assert File.objects.count() == 4
    expect(page.locator("#fd-queue")).to_contain_text("未被接收")
    page.goto(f"{live_server.url}/field/sent/")
    told = page.locator("#fd-waiting li")
    expect(told).to_have_count(1)
    expect(told).to_contain_text("照片 · ")
    told.get_by_role("button", name="移除").click()
    expect(told).to_have_count(0)
    expect(page.locator("#fd-queue")).to_be_hidden()


def test_a_correction_refused_again_keeps_the_first_photos(
    phone: BrowserContext, sites: list[Any]
) -> None:
    page = opened(phone)
    page.route("**/field/photos", lambda route: route.abort())
    pictures = [picture(30), picture(90)]
    unknown = {"site": sites[0].pk, "item": 0, "severity": "none of these"}

    seen = page.evaluate(REFUSE_TWICE, [unknown, sites[0].unit_id, pictures])

    assert seen == [1, "refused", 1, True]
