"""The main job from ledger to figure, in a real browser on the real parts (7.3).

A cadre imports a ledger (done by a Celery worker); a grid worker walks the morning
round and finds a hazard with a photo; the cadre assigns it, the worker reports it done,
another person re-checks and clears it; the official's page counts it; a worker who did
nothing is reminded exactly once, however often the sweep runs.
"""

import io
import json
import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.ledgers.samples import HERE as LEDGERS
from tests.ledgers.samples import YARDS
from tests.stack import Stack, running_stack, shared_beginning, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]

PASSWORD = "Glazed-tile-42"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
FAULTS: list[str] = []
MAKE_PEOPLE = f"""
from datetime import date, timedelta
from django.utils import timezone
from hazards.models import Round
from hazards.operations.schedules import schedule_rounds
from liuli.accounts.operations import give_post, open_account
from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.places.operations import claim_road
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from liuli.territory.operations import add_unit
since = date(2020, 1, 1)
community = Unit.objects.get(code="510104019007")
district = Unit.objects.get(code="510104000000")
grid = add_unit(community, name="第一网格", level=Level.GRID, actor=SYSTEM)
idle = add_unit(community, name="第二网格", level=Level.GRID, actor=SYSTEM)
for road in ("琉璃三街", "琉璃二街", "琉璃中街", "琉璃横街", "琉璃五街"):
    claim_road(grid, road=road, actor=SYSTEM, starts_on=since)
for name, role, unit in (
    ("cadre", Role.CADRE, community), ("worker", Role.GRID_WORKER, grid),
    ("idle", Role.GRID_WORKER, idle), ("lead", Role.LEAD, grid),
    ("official", Role.DISTRICT_OFFICIAL, district),
):
    user, _ = open_account(name, display_name=name, actor=SYSTEM,
                           password="{PASSWORD}", must_change_password=False)
    give_post(user, role=role, unit=unit, actor=SYSTEM, starts_on=since)
schedule_rounds(timezone.localdate(), actor=SYSTEM)
# The test may run at any hour: the rounds of today are open already.
early = timezone.now() - timedelta(hours=20)
Round.objects.update(opens_at=early, window_starts_at=early)
"""
# A quarter of an hour before the morning's window ends, whatever the clock says.
REMIND = """
from datetime import timedelta
from hazards.models import Round
from hazards.operations.reminders import remind_rounds
end = Round.objects.filter(unit__name="第二网格", half="morning").order_by("on")[0]
remind_rounds(now=end.window_ends_at - timedelta(minutes=15))
"""
REMINDERS = """
import json
from liuli.notices.models import Notice
rows = Notice.objects.filter(kind__startswith="hazards.round").values_list(
    "recipient__username", "key")
print(json.dumps([list(row) for row in rows]))
"""


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    browser = os.environ.get("LIULI_BROWSER", "")
    with running_stack(beginning=shared_beginning(tmp_path_factory)) as made:
        os.environ["LIULI_BROWSER"] = browser
        made.manage("shell", "-v0", "-c", MAKE_PEOPLE)
        made.web.start()
        made.worker.start()
        yield made


@pytest.fixture(scope="module")
def chromium(stack: Stack) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["LIULI_BROWSER"], args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def signed_in(browser: Browser, stack: Stack, username: str, size: dict) -> Page:
    """A page of this person; script errors are gathered for the test to look at."""
    context = browser.new_context(viewport=size, locale="zh-CN")
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.on(
        "pageerror",
        lambda error: FAULTS.append(f"{username} {page.url}: {error.stack or error}"),
    )
    page.goto(f"{stack.address}/sign-in/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    return page


def a_photo(shade: int) -> dict[str, object]:
    """A picture file as the camera button hands it over."""
    out = io.BytesIO()
    Image.new("RGB", (900, 700), (shade, 98, 106)).save(out, "JPEG")
    return {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def import_the_yards(cadre: Page, stack: Stack) -> None:
    cadre.goto(f"{stack.address}/admin/exchange/upload/")
    cadre.set_input_files("input[type=file]", str(LEDGERS / YARDS))
    cadre.get_by_role("button", name="上传并试导入").click()
    confirm = cadre.get_by_role("button", name="确认导入")
    expect(confirm).to_be_visible(timeout=60_000)
    confirm.click()
    expect(cadre.get_by_role("button", name="撤销这次导入").first).to_be_visible(
        timeout=60_000
    )


def walk_the_morning(worker: Page, stack: Stack) -> None:
    worker.goto(f"{stack.address}/field/")
    worker.locator("form[action$='/start'] button").first.click()
    worker.wait_for_url("**/field/rounds/*/")
    stops = worker.locator("#fd-stops > li[data-site]")
    expect(stops).to_have_count(7)
    round_url = worker.url
    stops.first.get_by_role("link", name="发现隐患").click()
    worker.wait_for_url("**/finding/**")
    worker.locator(".fd-item input").first.check(force=True)
    worker.set_input_files("input[name=photos]", a_photo(12))
    worker.fill("textarea[name=text]", "占道堆放")
    worker.get_by_role("button", name=re.compile("上报")).last.click()
    worker.wait_for_url(lambda url: "finding" not in url)
    worker.goto(round_url)
    for number in range(7):
        stop = stops.nth(number)
        if stop.get_attribute("data-answer"):
            continue
        stop.get_by_role("button", name="无异常").click()
    expect(worker.locator("#fd-answered")).to_have_text("7")
    expect(worker.locator("#fd-queue")).to_be_hidden()
    worker.goto(f"{round_url}finish/")
    worker.locator("#fd-finish-form button[type=submit]").click()
    worker.wait_for_url(lambda url: "finish" not in url)


def assign_it(cadre: Page, stack: Stack) -> str:
    cadre.goto(f"{stack.address}/admin/hazards/hazard/")
    cadre.locator("#result_list a[href*='/change/']").first.click()
    cadre.wait_for_url("**/change/**")
    number = re.search(r"/hazard/(\d+)/change", cadre.url)
    assert number
    form = cadre.locator(f"form[action$='/hazard/{number[1]}/assign/']")
    option = form.locator("select[name=assignee] option", has_text="worker")
    form.locator("select[name=assignee]").select_option(
        option.first.get_attribute("value")
    )
    form.get_by_role("button", name="分派").click()
    expect(cadre.locator("body")).to_contain_text("已分派")
    return number[1]


def report_it_done(worker: Page, stack: Stack, hazard: str) -> None:
    worker.goto(f"{stack.address}/field/hazards/{hazard}/")
    worker.set_input_files("input[name=photos]", a_photo(120))
    worker.fill("textarea[name=text]", "已清理干净")
    worker.get_by_role("button", name="提交").click()
    worker.wait_for_url(lambda url: "/hazards/" not in url)


def clear_it(lead: Page, stack: Stack, hazard: str) -> None:
    lead.goto(f"{stack.address}/field/hazards/{hazard}/")
    lead.locator("input[name=passed][value=yes], input[name=passed]").first.check(
        force=True
    )
    lead.set_input_files("input[name=photos]", a_photo(200))
    lead.get_by_role("button", name="提交").click()
    lead.wait_for_url(lambda url: "/hazards/" not in url)


def remind_from_two_beats(stack: Stack) -> list[list[str]]:
    """Ring the sweep four times, twice two at once; who was told what."""
    with ThreadPoolExecutor(2) as beats:
        for _both in range(2):
            list(
                beats.map(
                    lambda _n: stack.manage("shell", "-v0", "-c", REMIND), range(2)
                )
            )
    told = stack.manage("shell", "-v0", "-c", REMINDERS).splitlines()[-1]
    return json.loads(told)


def test_from_the_ledger_to_the_officials_figure(stack: Stack, chromium: Browser):
    wait_until(
        lambda: "ok" in stack.manage("shell", "-v0", "-c", "print('ok')"),
        within=60,
        what="the portal",
    )
    cadre = signed_in(chromium, stack, "cadre", DESK)
    worker = signed_in(chromium, stack, "worker", PHONE)
    lead = signed_in(chromium, stack, "lead", PHONE)
    official = signed_in(chromium, stack, "official", DESK)

    import_the_yards(cadre, stack)
    walk_the_morning(worker, stack)
    hazard = assign_it(cadre, stack)
    report_it_done(worker, stack, hazard)
    clear_it(lead, stack, hazard)

    told = remind_from_two_beats(stack)

    assert FAULTS == []
    figures = json.loads(stack.manage("figures", "--unit", "510104019007", "--json"))[
        "figures"
    ]
    values = {one["key"]: one["value"] for one in figures}
    assert values["hazards.scrapyards"] == 7
    assert values["hazards.scrapyards_unlicensed"] == 4
    assert (values["hazards.found"], values["hazards.open"]) == (1, 0)
    assert values["hazards.cleared"] == 1
    assert values["patrols.done"] == 1
    official.goto(f"{stack.address}/dashboard/510104019007/")
    page = official.locator("main").inner_text()
    assert re.search(r"已销号隐患\s*1", page), page
    assert "占道堆放" not in page
    assert "废品收购1站" not in page
    assert [name for name, key in told if "before_end" in key] == ["idle"]
    idle = signed_in(chromium, stack, "idle", PHONE)
    idle.goto(f"{stack.address}/notices/")
    expect(idle.locator("main")).to_contain_text("第二网格")
