"""A care visit missed and raised, in a real browser (issue 6 section 5)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from services.models import CareVisit
from services.operations.care import raise_missed_visits
from tests.factories.care import a_plan

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.timeout(180),
    pytest.mark.django_db(transaction=True),
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1366, "height": 900}


def test_a_care_visit_missed_is_raised_and_told_on_the_phone(
    sit_down, live_server, grid, worker, lead_user
):
    """K14: the carer and the lead hear of it; the visit is told and the alarm ends."""
    now = timezone.now()
    plan = a_plan(grid, worker, now=now - timedelta(days=2), full_name="欧阳秋")
    assert raise_missed_visits(now=now) == 2

    desk = sit_down(lead_user, DESK)
    desk.goto(f"{live_server.url}/admin/")
    expect(desk.get_by_text("错过的关爱探访")).to_be_visible()
    desk.get_by_role("link", name="欧").first.click()
    expect(desk.get_by_text("有一次探访错过了")).to_be_visible()
    expect(desk.get_by_text("欧阳秋")).to_have_count(0)

    phone = sit_down(worker, PHONE, java_script_enabled=False)
    phone.goto(f"{live_server.url}/field/")
    phone.locator("a", has_text="记录").first.click()
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    phone.get_by_text("已探访").click()
    phone.locator("main form button[type=submit]").first.click()
    expect(phone.get_by_text("下次探访")).to_be_visible()

    visit = CareVisit.objects.exclude(state="due").get(plan=plan)
    assert (visit.state, visit.by) == ("done", worker)
    desk.goto(f"{live_server.url}/admin/")
    expect(desk.get_by_text("关爱对象都按时探访了")).to_be_visible()
