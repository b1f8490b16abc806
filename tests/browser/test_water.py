"""A water quarter in a real browser: from readings to arrears (issue 4 section 7)."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from hazards.models import Bill, MeterReading
from hazards.operations.water.readings import open_meter_round
from liuli.kernel.access import SYSTEM
from tests.factories.water import a_connection

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.timeout(180),
    pytest.mark.django_db(transaction=True),
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1366, "height": 900}


def test_a_quarter_from_readings_to_arrears(
    sit_down, live_server, community, grid, worker, funds_officer
):
    """WT-4, WT-5, WT-10, B2: read on the phone, billed, half paid, still owed."""
    today = timezone.localdate()
    connection = a_connection(grid, start=100)
    open_meter_round(
        community, name="本季抄表", starts_on=today, ends_on=today, actor=SYSTEM
    )
    # The plain form: what every browser can, also one without a service worker.
    phone = sit_down(worker, PHONE, java_script_enabled=False)
    phone.goto(f"{live_server.url}/field/")
    phone.get_by_role("link", name=connection.address.raw).first.click()
    expect(phone.get_by_label("户号")).to_have_value(connection.number)
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    phone.get_by_label("本次读数").fill("110")
    phone.locator("main form button[type=submit]").first.click()
    expect(phone.get_by_text("本季抄表")).to_be_visible()
    assert MeterReading.objects.get().volume == 10

    desk = sit_down(funds_officer, DESK)
    desk.goto(f"{live_server.url}/admin/hazards/meterround/")
    desk.get_by_role("link", name="本季抄表").click()
    desk.get_by_text("统一开账").first.click()
    desk.get_by_role("button", name="统一开账").click()
    expect(desk.get_by_text("已办理").first).to_be_visible()
    assert Bill.objects.get().amount_yuan > 30

    desk.goto(f"{live_server.url}/admin/hazards/connection/{connection.pk}/change/")
    desk.get_by_text("收款", exact=True).first.click()
    desk.get_by_label("金额(元)").fill("20")
    desk.get_by_role("button", name="收款").click()
    expect(desk.get_by_text("10.30").first).to_be_visible()

    desk.goto(f"{live_server.url}/admin/hazards/waterentry/account/")
    expect(desk.get_by_text("欠费账龄")).to_be_visible()
    expect(desk.get_by_text("10.30").first).to_be_visible()
