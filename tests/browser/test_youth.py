"""A course in a real browser, from sign-up to pick-up (issue 6 section 5)."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from services.models import Attendance, Enrolment, HandOver
from tests.factories.youth import a_programme, a_session, a_term, staffed

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.timeout(180),
    pytest.mark.django_db(transaction=True),
]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def on_phone(chromium: Browser, live_server: Any, signed_in):
    """on_phone(user or None) → a page of 360 px, signed in where there is a user."""

    def go(user: Any = None) -> Page:
        context = chromium.new_context(viewport=PHONE, locale="zh-CN")
        if user is not None:
            cookie = signed_in(user).cookies["sessionid"]
            context.add_cookies(
                [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
            )
        return context.new_page()

    return go


def test_a_course_from_sign_up_to_pick_up(on_phone, live_server, community, cadre):
    """YT-2, YT-3, YT-8: a mother signs up, names herself; her child comes and goes."""
    today = timezone.localdate()
    programme = a_programme(community, name="亲子陶艺", lead=cadre, is_public=True)
    term = a_term(programme, starts_on=today, ends_on=today + timedelta(days=9))
    session = staffed(
        a_session(term, on=today, starts_at=time(0, 1), ends_at=time(23, 59))
    )

    mother = on_phone()
    mother.goto(f"{live_server.url}/services/courses/")
    mother.get_by_role("link", name="报名", exact=True).click()
    mother.get_by_role("button", name="大字").first.click()
    assert mother.evaluate("document.documentElement.dataset.size") == "large"
    assert mother.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    for label, words in (
        ("孩子姓名", "童小明"), ("出生日期", "2017-06-01"), ("监护人姓名", "张三丰"),
        ("监护人电话", "19900012345"), ("第二联系人电话", "19900054321"),
    ):  # fmt: skip
        mother.get_by_label(label).fill(words)
    mother.get_by_label("第二联系人", exact=True).fill("李四光")
    mother.get_by_label("我同意为本课程保存").check()
    mother.get_by_label("我同意孩子参加").check()
    mother.get_by_role("button", name="报名", exact=True).click()
    code = mother.locator("#code").inner_text()
    enrolment = Enrolment.objects.get()
    assert code.replace("-", "") == enrolment.code

    mother.get_by_role("link", name="填写谁可以接孩子").click()
    mother.get_by_label("接送码").fill(code)
    mother.get_by_label("监护人电话后四位").fill("2345")
    mother.get_by_role("button", name="查询").click()
    mother.get_by_label("接送人姓名").fill("张三丰")
    mother.get_by_role("button", name="添加接送人").click()
    expect(mother.get_by_text("张三丰")).to_be_visible()

    teacher = on_phone(cadre)
    teacher.goto(f"{live_server.url}/field/youth/{session.pk}/roll/")
    assert teacher.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    came = teacher.get_by_role("button", name="到课", exact=True)
    came.click()
    expect(came).to_have_attribute("aria-pressed", "true")
    expect(teacher.locator("#fd-queue")).to_be_hidden()
    assert Attendance.objects.get().is_present

    teacher.get_by_role("link", name="去交接").click()
    assert teacher.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    teacher.get_by_label("已出示证件").check()
    teacher.get_by_role("button", name="交给 张三丰").click()
    expect(teacher.locator(".is-done")).to_have_count(1)
    expect(teacher.locator("#fd-queue")).to_be_hidden()

    handed = HandOver.objects.get()
    assert (handed.how, handed.id_shown) == ("listed", True)
    session.refresh_from_db()
    assert session.is_held
