"""A real browser for the tests beside it."""

import os
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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
