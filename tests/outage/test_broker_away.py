"""With the broker stopped work goes on; reminders go out after it returns (7.5, F05)."""

import io
import json
from collections.abc import Iterator
from uuid import uuid4

import pytest
from PIL import Image

from tests.outage.browsing import Caller
from tests.stack import Stack, wait_until

pytestmark = [pytest.mark.long, pytest.mark.timeout(300)]

PASSWORD = "Glazed-tile-42"
MAKE_VILLAGE = f"""
import json
from datetime import date, timedelta
from django.utils import timezone
from hazards.choices import SiteKind
from hazards.models import ChecklistItem, Round
from hazards.operations.findings import report_hazard
from hazards.operations.schedules import schedule_rounds
from hazards.operations.sites import SiteWords, add_site
from liuli.accounts.operations import give_post, open_account
from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.places.operations import claim_road
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from liuli.territory.operations import add_unit
since, now = date(2020, 1, 1), timezone.now()
community = Unit.objects.get(code="510104019007")
grid = add_unit(community, name="第一网格", level=Level.GRID, actor=SYSTEM)
claim_road(grid, road="琉璃三街", actor=SYSTEM, starts_on=since)
staff = {{}}
for name, role, unit in (("worker", Role.GRID_WORKER, grid),
                         ("shuji", Role.SECRETARY, community)):
    staff[name], _ = open_account(name, display_name=name, actor=SYSTEM,
                                  password="{PASSWORD}", must_change_password=False)
    give_post(staff[name], role=role, unit=unit, actor=SYSTEM, starts_on=since)
site = add_site(community, kind=SiteKind.SMALL_HOTEL, address="琉璃三街5号",
                words=SiteWords(name="福星旅馆"), known_since=since, actor=SYSTEM)
old = now - timedelta(days=60)
items = ChecklistItem.objects.current()
report_hazard(site, item=items.get(code="HT-11"), actor=staff["worker"],
              observed_at=old, now=old)
schedule_rounds(timezone.localdate(), actor=SYSTEM)
round_ = Round.objects.filter(unit=grid, on=timezone.localdate()).first()
# At whatever hour of the day this runs.
early = round_.opens_at - timedelta(hours=12)
Round.objects.filter(pk=round_.pk).update(opens_at=early, window_starts_at=early)
print(json.dumps({{"site": site.pk, "round": round_.pk,
                   "item": items.get(code="HT-06").pk}}))
"""
COUNT = """
import json
from hazards.models import Hazard, Round
from liuli.notices.models import Notice
print(json.dumps({
    "hazards": Hazard.objects.count(),
    "started": Round.objects.filter(state="started").count(),
    "told": list(Notice.objects.filter(recipient__username="shuji")
                 .values_list("key", flat=True)),
}))
"""


def a_photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (12, 98, 106)).save(out, "JPEG")
    return out.getvalue()


def counts(stack: Stack) -> dict:
    return json.loads(stack.manage("shell", "-v0", "-c", COUNT).splitlines()[-1])


def is_up(stack: Stack) -> bool:
    try:
        return Caller(stack.address).get("/sign-in/").status == 200
    except OSError:
        return False


@pytest.fixture
def village(stack: Stack) -> Iterator[dict[str, int]]:
    printed = stack.manage("shell", "-v0", "-c", MAKE_VILLAGE)
    stack.web.start()
    wait_until(lambda: is_up(stack), within=60, what="the web server")
    yield json.loads(printed.splitlines()[-1])
    stack.worker.stop()
    stack.web.stop()


def test_patrols_and_hazards_are_saved_and_reminders_follow(
    stack: Stack, village: dict[str, int]
):
    worker = Caller(stack.address)
    worker.sign_in("worker", PASSWORD)
    stack.broker.stop()
    round_page = f"/field/rounds/{village['round']}/"
    started = worker.post(f"{round_page}start", page="/field/")
    found = worker.post(
        f"/field/sites/{village['site']}/finding/",
        site=str(village["site"]),
        round=str(village["round"]),
        item=str(village["item"]),
        client_id=str(uuid4()),
        photo=a_photo(),
    )
    without_broker = counts(stack)
    health = json.loads(worker.get("/healthz").text)
    stack.start_broker()
    stack.worker.start()
    ring = ("-m", "celery", "-A", "liuli.celery", "-q", "call")
    for _i in range(2):
        stack.run(*ring, "hazards.tasks.warn_due_hazards")
    wait_until(
        lambda: counts(stack)["told"] != [],
        within=120,
        what="a reminder",
        log=lambda: stack.log("worker"),
    )
    stack.run(*ring, "hazards.tasks.warn_due_hazards")
    after = counts(stack)

    assert (started.status, found.status) == (200, 200), found.text[-2000:]
    assert max(started.seconds, found.seconds) < 5
    assert (without_broker["hazards"], without_broker["started"]) == (2, 1)
    assert without_broker["told"] == []
    assert (health["broker"], health["database"]) == ("failing", "ok")
    assert len(after["told"]) == len(set(after["told"]))
    assert any(":red" in key for key in after["told"])
