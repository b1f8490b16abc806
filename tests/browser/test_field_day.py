"""The rest of a grid worker's day with the network cut and the page killed (X1)."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, expect

from hazards.choices import Half, HazardStatus
from hazards.models import Hazard, MeterReading, Round, Stop
from hazards.operations.water.readings import open_meter_round
from liuli.accounts.models import User
from liuli.fieldwork.models import Receipt
from liuli.kernel.access import SYSTEM
from residents.models import CanvassDoor, CanvassDrive, Need
from tests.browser.offline import arrived, killed_and_reopened
from tests.factories.hazards import make_site, reported_done
from tests.factories.residents import an_address
from tests.factories.water import a_connection
from tests.fieldwork.pictures import jpeg

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.timeout(120),
    pytest.mark.django_db(transaction=True),
]
expect.set_options(timeout=20_000)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture
def rest(
    round_now: Round, grid: Any, community: Any, cadre: User, lead_user: User
) -> tuple[Round, Hazard, Any, CanvassDoor]:
    """What else a day brings: another round, a re-check, a meter, a door."""
    today, now = timezone.localdate(), timezone.now()
    other = Round.objects.get(unit=grid, on=today, half=Half.AFTERNOON)
    early = round_now.opens_at - timedelta(hours=12)
    Round.objects.filter(pk=other.pk).update(opens_at=early, window_starts_at=early)
    hazard = reported_done(
        make_site(grid), lead_user, cadre=cadre, now=now - timedelta(hours=2)
    )
    open_meter_round(
        community, name="本季抄表", starts_on=today, ends_on=today, actor=SYSTEM
    )
    drive = CanvassDrive.objects.create(unit=community, name="冬季敲门行动")
    door = CanvassDoor.objects.create(drive=drive, unit=grid, address=an_address(grid))
    return other, hazard, a_connection(grid), door


def test_rest_of_the_day_without_a_signal_arrives_once(
    rest: tuple[Round, Hazard, Any, CanvassDoor],
    phone: BrowserContext,
    live_server: Any,
    sites: list[Any],
    tmp_path: Path,
) -> None:
    """X1, EV-2, WT-5, G10, J1: the second round and all that is no round."""
    other, hazard, connection, door = rest
    picture = tmp_path / "p.jpg"
    picture.write_bytes(jpeg(shade=150))
    address = live_server.url
    phone.set_offline(True)

    page = killed_and_reopened(phone, f"{address}/field/hazards/{hazard.pk}/")
    page.locator("input[name=passed][value=yes]").check(force=True)
    page.locator("[data-photo=camera]").set_input_files(picture)
    expect(page.locator(".fd-photos__taken img")).to_have_count(1)
    page.get_by_role("button", name="提交").click()
    page.wait_for_url("**/field/")
    number = f"number={connection.number}&about=x"
    page = killed_and_reopened(phone, f"{address}/field/new/water.reading/?{number}")
    page.fill("[name=value]", "113")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/field/")
    page.goto(f"{address}/field/canvass/{door.drive_id}/")
    page.locator(f"#door-{door.pk}").get_by_role("button", name="已登记").click()
    expect(page.locator("#fd-registered")).to_have_text("1")
    page = killed_and_reopened(phone, f"{address}/field/new/residents.need/")
    page.locator("input[name=kind]").first.check(force=True)
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/field/")
    page.locator(f"form[data-start='{other.pk}'] button").click()
    page.wait_for_url(f"**/field/rounds/{other.pk}/")
    page.locator(f"#site-{sites[0].pk}").get_by_role("button", name="无异常").click()
    expect(page.locator("#fd-answered")).to_have_text("1")
    page = killed_and_reopened(phone, f"{address}/field/sent/")
    expect(page.locator("#fd-waiting li")).to_have_count(6)
    assert not Receipt.objects.exists()

    phone.set_offline(False)
    page.goto(f"{address}/field/")
    arrived(page, 6)

    hazard.refresh_from_db()
    assert (hazard.status, hazard.verifications.count()) == (HazardStatus.CLEARED, 1)
    assert MeterReading.objects.get().volume == 13
    assert CanvassDoor.objects.get().outcome == "registered"
    assert Need.objects.count() == 1
    answers = Stop.objects.filter(round=other).exclude(answer="")
    assert list(answers.values_list("site", "answer")) == [(sites[0].pk, "sound")]
