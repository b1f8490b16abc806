"""A real browser for the tests beside it."""

import os
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from hazards.choices import Half
from hazards.models import Round
from hazards.operations.schedules import schedule_rounds
from liuli.accounts.models import User
from tests.browser.offline import PHONE, kept, sign_in
from tests.factories.hazards import make_site

# Playwright keeps an event loop in this thread; the database is asked beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["LIULI_BROWSER"], args=["--no-sandbox"]
        )
        yield browser
        browser.close()
    # A thread of the test server ends with its connection and frees the database.
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(10)


@pytest.fixture
def sit_down(chromium: Browser, live_server: Any, signed_in):
    """sit_down(user, viewport) → a page in which this person is signed in."""

    def go(user: Any, size: dict[str, int], **options: Any) -> Page:
        context = chromium.new_context(viewport=size, locale="zh-CN", **options)
        cookie = signed_in(user).cookies["sessionid"]
        context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )
        return context.new_page()

    return go


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
