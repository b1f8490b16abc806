"""With PostgreSQL stopped, pages say so in Chinese in under five seconds (7.5, F10)."""

import json
from collections.abc import Iterator

import pytest

from tests.outage.browsing import Caller
from tests.stack import Stack, wait_until

pytestmark = [pytest.mark.long, pytest.mark.timeout(240)]

PASSWORD = "Glazed-tile-42"
MAKE_CADRE = f"""
from datetime import date
from liuli.accounts.operations import give_post, open_account
from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.territory.models import Unit
user, _ = open_account("cadre", display_name="x", actor=SYSTEM, password="{PASSWORD}",
                       must_change_password=False)
give_post(user, role=Role.CADRE, unit=Unit.objects.get(code="510104019007"),
          actor=SYSTEM, starts_on=date(2020, 1, 1))
"""


def is_up(stack: Stack) -> bool:
    try:
        return Caller(stack.address).get("/sign-in/").status == 200
    except OSError:
        return False


@pytest.fixture
def cadre(stack: Stack) -> Iterator[Caller]:
    stack.manage("shell", "-v0", "-c", MAKE_CADRE)
    stack.web.start()
    wait_until(lambda: is_up(stack), within=40, what="the web server")
    caller = Caller(stack.address)
    caller.sign_in("cadre", PASSWORD)
    yield caller
    stack.web.stop()


def test_pages_answer_503_in_chinese_and_recover_by_themselves(
    stack: Stack, cadre: Caller
):
    healthy = json.loads(cadre.get("/healthz").text)
    before = cadre.get("/admin/").status
    stack.database.stop()
    try:
        pages = [cadre.get(path) for path in ("/", "/admin/", "/dashboard/")]
        program = cadre.get("/admin/", accept="application/json")
        health = cadre.get("/healthz")
    finally:
        stack.start_database()
    wait_until(
        lambda: cadre.get("/admin/").status == 200,
        within=15,
        what="recovery without a restart",
    )

    assert (before, healthy["database"]) == (200, "ok")
    assert [page.status for page in pages] == [503, 503, 503]
    assert all("<html" in page.text and "数据库" in page.text for page in pages)
    assert (program.status, json.loads(program.text)["code"]) == (503, "unavailable")
    assert (health.status, json.loads(health.text)["database"]) == (503, "failing")
    assert max(r.seconds for r in [*pages, program, health]) < 5
