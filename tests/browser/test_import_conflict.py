"""A ledger against a verified value, in a real browser: import, conflict, undo (XL-11)."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from liuli.accounts.models import User
from liuli.exchange import tasks
from liuli.exchange.models import Conflict, Import
from liuli.exchange.operations import import_file
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
from residents.models import Person, Stay
from residents.operations import verify_stay
from tests.clock import TODAY
from tests.ledgers.fixtures import sealed_files
from tests.ledgers.samples import a_row, workbook

__all__ = ["sealed_files"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(180),
    pytest.mark.django_db(transaction=True),
]
DESK = {"width": 1366, "height": 900}
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def page(chromium: Browser, live_server: Any, cadre: User, signed_in: Any) -> Page:
    """The cadre's desk; script errors fail the test."""
    session = signed_in(cadre).cookies["sessionid"].value
    context = chromium.new_context(viewport=DESK, locale="zh-CN")
    context.set_default_timeout(60_000)
    context.add_cookies(
        [{"name": "sessionid", "value": session, "url": live_server.url}]
    )
    opened = context.new_page()
    opened.on("pageerror", lambda error: pytest.fail(str(error)))
    return opened


def verified_residents(community: Unit) -> None:
    import_file(
        community, data=workbook([a_row(1), a_row(2)]), file_name="一月.xlsx", kind="",
        actor=SYSTEM, now=timezone.now(),
    )  # fmt: skip
    for stay in Stay.objects.all():
        verify_stay(stay, actor=SYSTEM, today=TODAY)


def facts() -> list[Any]:
    people = Person.objects.order_by("pk").values("pk", "full_name", "phone", "hukou")
    return [list(people), list(Stay.objects.order_by("pk").values("pk", "kind"))]


def test_a_verified_value_is_decided_and_the_undo_puts_it_back(
    page: Page, live_server: Any, community: Unit
):
    verified_residents(community)
    before = facts()
    later = workbook(
        [a_row(1, 联系电话="19900099999", 居住方式="小旅馆"), a_row(2), a_row(3)]
    )

    page.goto(f"{live_server.url}/admin/exchange/upload/")
    page.set_input_files(
        "input[type=file]",
        {"name": "二月.xlsx", "mimeType": "application/octet-stream", "buffer": later},
    )
    page.get_by_role("button", name="上传并试导入").click()
    page.wait_for_url("**/admin/exchange/*/")
    job = Import.objects.latest("pk")
    tasks.check_import(import_id=job.pk)
    page.get_by_role("button", name="确认导入").click()
    page.wait_for_load_state()
    tasks.run_import(import_id=job.pk)
    page.get_by_role("link", name="去处理").click()

    rows = page.locator("form[data-conflicts] tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.filter(has_text="小旅馆")).to_contain_text("隔间")
    page.set_viewport_size(PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    page.set_viewport_size(DESK)
    rows.filter(has_text="小旅馆").locator("input[type=checkbox]").check()
    page.get_by_role("button", name="采用台账的").click()
    expect(rows).to_have_count(1)
    assert Stay.objects.filter(kind="small_hotel").count() == 1

    page.goto(f"{live_server.url}/admin/exchange/{job.pk}/")
    page.get_by_role("button", name="撤销这次导入").first.click()
    page.get_by_role("dialog").get_by_role("button", name="撤销这次导入").click()
    expect(page.get_by_text("这次导入已撤销")).to_be_visible()

    assert facts() == before
    assert set(Conflict.objects.values_list("state", flat=True)) == {"withdrawn"}
