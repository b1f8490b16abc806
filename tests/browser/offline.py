"""What every test of a phone without a signal does."""

from playwright.sync_api import BrowserContext, Page, expect

from liuli.fieldwork.models import PhotoDue, Receipt
from tests.conftest import PASSWORD

PHONE = {"width": 360, "height": 740}


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


def arrived(page: Page, count: int, *, patience: int = 15) -> None:
    for _ in range(patience * 10):
        if Receipt.objects.count() >= count and not PhotoDue.objects.missing().exists():
            break
        page.wait_for_timeout(100)
    expect(page.locator("#fd-queue")).to_be_hidden()
    assert Receipt.objects.count() == count
    assert not PhotoDue.objects.missing().exists()
