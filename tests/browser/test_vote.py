"""A vote of two tellers, whole, in a real browser on the real parts (H4, I3, VT-8).

Two cadres count the same papers, each in a window of their own and neither seeing the
other's; a slip of one blocks closing until a third person has looked; the secretary
closes what a cadre asked for, and the result with its seal stands on the page.
"""

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.stack import Stack, running_stack, shared_beginning

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.timeout(600)]

PASSWORD = "Glazed-tile-42"
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
MAKE_VOTE = f"""
from datetime import date, timedelta
from decimal import Decimal
from django.utils import timezone
from liuli.accounts.operations import give_post, open_account
from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.places.operations import locate_address
from liuli.territory.models import Unit
from residents.operations import (
    PersonFacts, announce_vote, found_household, prepare_vote, register_person)
since, now = date(2020, 1, 1), timezone.now()
today = timezone.localdate(now)
community = Unit.objects.get(code="510104019007")
for name, role in (
    ("teller1", Role.CADRE), ("teller2", Role.CADRE), ("third", Role.CADRE),
    ("secretary", Role.SECRETARY),
):
    user, _ = open_account(name, display_name=name, actor=SYSTEM,
                           password="{PASSWORD}", must_change_password=False)
    give_post(user, role=role, unit=community, actor=SYSTEM, starts_on=since)
for number in range(1, 5):
    place = locate_address(f"琉璃横街{{number}}号", community=community, today=today)
    head = register_person(community, facts=PersonFacts(full_name=f"住户{{number}}"),
                           actor=SYSTEM, today=today).person
    found_household(place, head=head, starts_on=since, area_m2=Decimal(60),
                    actor=SYSTEM, today=today)
vote = prepare_vote(community, title="院门改造", basis="owners_ordinary",
                    reason="民法典第278条第9项", held_on=today, actor=SYSTEM)
announce_vote(vote, actor=SYSTEM, now=now - timedelta(days=8))
"""


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    browser = os.environ.get("LIULI_BROWSER", "")
    with running_stack(beginning=shared_beginning(tmp_path_factory)) as made:
        os.environ["LIULI_BROWSER"] = browser
        made.manage("shell", "-v0", "-c", MAKE_VOTE)
        made.web.start()
        yield made


@pytest.fixture(scope="module")
def chromium(stack: Stack) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["LIULI_BROWSER"], args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def signed_in(
    browser: Browser, stack: Stack, name: str, size: dict[str, int] = DESK
) -> Page:
    """A window of this person, on the vote."""
    context = browser.new_context(viewport=size, locale="zh-CN")
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(f"{stack.address}/sign-in/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.goto(f"{stack.address}/admin/residents/vote/")
    page.get_by_role("link", name="院门改造", exact=True).click()
    return page


def count(page: Page, choices: str) -> None:
    """By keyboard: 1 for, 2 against, 3 abstained; then save and finish."""
    page.get_by_role("link", name="计票", exact=True).click()
    expect(page.locator("[data-vote-count] [type=radio]").first).to_be_focused()
    for key in choices:
        page.keyboard.press(key)
    page.get_by_role("button", name="保存这些票").click()


def test_two_tellers_a_third_look_and_a_seal(chromium: Browser, stack: Stack) -> None:
    secretary = signed_in(chromium, stack, "secretary")
    secretary.get_by_role("button", name="冻结名册并开始").click()
    expect(secretary.get_by_text("开始投票，名册冻结")).to_be_visible()

    first = signed_in(chromium, stack, "teller1")
    first.get_by_role("link", name="名册与表决票").click()
    expect(first.locator("[name=doors]")).to_have_count(4)
    first.get_by_role("button", name="勾选本页全部户").click()
    first.get_by_role("button", name="发票").click()
    expect(first.get_by_text("已发出", exact=True)).to_have_count(5)  # and a filter
    for box in first.locator("[name=doors]").all()[:3]:
        box.check()
    first.get_by_role("button", name="票已投入票箱").click()
    expect(first.get_by_text("已收回", exact=True)).to_have_count(4)  # three, a filter
    first.get_by_role("link", name="返回表决").click()

    count(first, "112")
    first.get_by_role("button", name="完成我的计票").click()
    second = signed_in(chromium, stack, "teller2", PHONE)
    count(second, "111")
    expect(second.locator("input:checked")).to_have_count(0)
    second.get_by_role("button", name="完成我的计票").click()
    second.get_by_role("link", name="返回表决").click()
    expect(second.get_by_role("alert")).to_contain_text("1 张票不一致")
    expect(second.get_by_role("button", name="申请关闭")).to_have_count(0)

    third = signed_in(chromium, stack, "third")
    count(third, "2")
    third.get_by_role("link", name="返回表决").click()
    third.get_by_role("button", name="申请关闭").click()
    expect(third.get_by_role("button", name="关闭并封存")).to_have_count(0)

    secretary.reload()
    secretary.get_by_role("button", name="关闭并封存").click()
    expect(secretary.get_by_text("75.0%")).to_be_visible()
    expect(secretary.locator("code")).to_have_text(re.compile(r"^[0-9a-f]{64}$"))
    with secretary.expect_download() as page:
        secretary.get_by_role("link", name="证明（PDF）").click()
    assert page.value.path().read_bytes().startswith(b"%PDF")
