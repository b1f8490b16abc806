"""R_BL on the account page, unbilled use, a new tariff at the desk (WT-2, WT-6)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from hazards.choices.water import EntryKind, OutageKind, UnbilledKind
from hazards.models import Tariff, UnbilledUse
from hazards.operations.water.accounts import Money, enter_money, statement_of
from hazards.operations.water.losses import losses_of, note_unbilled_use
from hazards.operations.water.outage_news import water_off
from hazards.operations.water.repairs import announce_outage
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.models import Notice
from liuli.notices.texts import sentences
from tests.clock import NOON, TODAY
from tests.factories.water import a_connection, a_reading, bills_of

pytestmark = pytest.mark.django_db
YEAR = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}


@pytest.fixture
def year(grid, community):
    """105 m³ sold of 200 bought, every meter read."""
    connection = a_connection(grid, start=0, people=4)
    a_reading(connection, 5, days_ago=60)
    a_reading(connection, 105)
    bills_of(community)
    money = Money(EntryKind.SUPPLY, TODAY, Decimal(620), volume_m3=200)
    enter_money(community, money, actor=SYSTEM, now=NOON)


def used(community, actor, volume=80, on=TODAY):
    return note_unbilled_use(
        community, kind=UnbilledKind.FLUSHING, on=on, volume_m3=volume, actor=actor,
        today=TODAY,
    )  # fmt: skip


def losses(community):
    return losses_of(community, statement_of(community, **YEAR), **YEAR)


def test_r_bl_is_the_gross_rate_less_the_corrections_wt_6(year, community):
    """R1 = 0.08 × 52.5 %, R2 at its most for a network without known pipes."""
    found = losses(community)
    assert found.corrected_by.by_household_meters == Decimal("4.2000")
    assert found.corrected_by.by_pipe_length == -3
    assert (found.percent, found.grade) == (Decimal("46.3"), 0)


def test_unbilled_use_is_no_loss_wt_6(year, community, cadre, worker):
    used(community, cadre)
    assert (losses(community).percent, losses(community).grade) == (Decimal("6.3"), 1)
    for volume, on, code in (
        (0, TODAY, "volume_missing"),
        (5, date(2026, 3, 3), "date_future"),
    ):
        with pytest.raises(Refused) as caught:
            used(community, cadre, volume, on)
        assert caught.value.code == code
    with pytest.raises(NotAllowed):
        used(community, worker)
    assert UnbilledUse.objects.count() == 1


def test_too_few_readings_give_no_rate_wt_7(year, community, grid):
    a_connection(grid)
    assert losses(community) is None


def test_the_account_page_and_the_forms(community, cadre, funds_officer, signed_in):
    desk = signed_in(cadre)
    assert "R_BL" in desk.get("/admin/hazards/waterentry/account/").content.decode()
    desk.post(
        "/admin/hazards/unbilleduse/new/",
        {"kind": "fire", "on": str(timezone.localdate()), "volume_m3": 30},
    )
    use = UnbilledUse.objects.get()
    assert desk.get(f"/admin/hazards/unbilleduse/{use.pk}/change/").status_code == 200

    payer = signed_in(funds_officer)
    new = {
        "code": "CD-2027", "starts_on": "2027-01-01", "source": "街道办通知",
        "people_included": 4, "price_1": "3.10", "upto_1": 216, "price_2": "4.20",
        "upto_2": 200,
    }  # fmt: skip
    page = "/admin/hazards/tariff/new/"
    assert "每一档" in payer.post(page, new).content.decode()
    payer.post(page, new | {"upto_2": ""})
    tariff = Tariff.objects.get(code="CD-2027")
    assert [(t.upto_m3, t.price_yuan) for t in tariff.tiers.order_by("position")] == [
        (216, Decimal("3.10")),
        (None, Decimal("4.20")),
    ]


def test_an_outage_is_told_to_workers_and_stands_ready_for_the_group_wt_9(
    community, worker, neighbour, cadre
):
    announce_outage(
        community, kind=OutageKind.PLANNED, starts_at=NOON + timedelta(days=2),
        ends_at=NOON + timedelta(days=2, hours=4), places="琉璃中街", cause="换阀门",
        actor=cadre, now=NOON,
    )  # fmt: skip
    told = Notice.objects.filter(kind="hazards.water_off")
    assert set(told.values_list("recipient__username", flat=True)) == {
        "worker", "neighbour",
    }  # fmt: skip
    assert "2026-03-04 12:00" in sentences([told.first()])[0]
    text = water_off(cadre, NOON)
    assert "琉璃中街" in text
    assert "换阀门" in text
    assert "琉璃中街" not in water_off(cadre, NOON + timedelta(days=3))
