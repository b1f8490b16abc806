"""Nights at the bulk meter: what is usual, and a rise that asks for a leak (WT-8)."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from hazards.choices.water import OutageKind, RepairKind
from hazards.models import NightBaseline, NightFlow, Repair
from hazards.operations.paper_news import remind_of_papers
from hazards.operations.water.network import (
    add_bulk_meter,
    add_segment,
    say_what_it_feeds,
)
from hazards.operations.water.nights import (
    enter_night_flow,
    keep_baseline,
    nights_of,
    read_night,
)
from hazards.operations.water.repairs import announce_outage, report_fault
from hazards.rules.water import nights as rules
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.models import Notice
from liuli.notices.operations import withdraw_overtaken
from liuli.notices.texts import sentences
from tests.clock import NOON, SHANGHAI, TODAY

D = Decimal


def run(*flows):
    return [
        rules.Night(TODAY + timedelta(days=n), D(flow)) for n, flow in enumerate(flows)
    ]


def rise(*flows):
    return rules.rise_over(
        run(*flows), baseline=D(1000), over_percent=D(30), in_a_row=3
    )


def test_three_nights_over_130_percent_ask_wt_8():
    found = rise(900, 1301, 1400, 1500)
    assert found.since == TODAY + timedelta(days=1)
    assert found.over_percent == D("30.1")
    assert rise(1301, 1300, 1500) is None  # not over, so not in a row
    assert rise(1400, 1500) is None
    assert len(rise(1301, 1400, 1500, 1310).nights) == 4
    assert rise(1301, 1400, 1500, 900) is None  # it is over


def test_two_readings_make_the_flow_wt_8():
    """0.62 m³ in two hours are 310 L/h; nothing backwards, nothing without time."""
    two = timedelta(hours=2)
    assert rules.flow_between(D("81200.000"), D("81200.620"), taken=two) == D("310.0")
    for last, taken in (("81199.999", two), ("81201.000", timedelta(0))):
        with pytest.raises(ValueError, match="forwards"):
            rules.flow_between(D("81200.000"), D(last), taken=taken)


def test_the_usual_is_the_middle_of_enough_quiet_nights_wt_8():
    assert rules.usual_flow(run(300, 320, 310, 900, 305), least_nights=5) == D("310.0")
    assert rules.usual_flow(run(300, 320), least_nights=3) is None
    at = datetime(2026, 3, 2, 3, 0, tzinfo=SHANGHAI)
    night = (at, at + timedelta(hours=1))
    assert rules.is_quiet(night, [(at - timedelta(hours=9), at)])
    assert not rules.is_quiet(night, [(at - timedelta(hours=9), None)])


pytest_db = pytest.mark.django_db


@pytest.fixture
def meter(community):
    found = add_bulk_meter(community, name="一号总表", actor=SYSTEM)
    pipe = add_segment(community, name="中街干管", area="plots", actor=SYSTEM)
    return say_what_it_feeds(found, segment=pipe, actor=SYSTEM)


def measured(meter, *flows, last=TODAY):
    """So many nights up to the last one."""
    for days, flow in enumerate(reversed(flows)):
        enter_night_flow(
            meter, night=last - timedelta(days=days), litres_per_hour=D(flow),
            actor=SYSTEM,
        )  # fmt: skip


def kept(
    meter, actor=SYSTEM, first=TODAY - timedelta(days=9), last=TODAY, why="无施工"
):
    return keep_baseline(
        meter, first=first, last=last, reason=why, actor=actor, now=NOON
    )


@pytest_db
def test_a_baseline_is_kept_from_quiet_nights_and_holds_until_the_next_wt_8(
    meter, cadre, worker
):
    """A night without water is not quiet: it would make every other look like a leak."""
    announce_outage(
        meter.unit, kind=OutageKind.EMERGENCY,
        starts_at=NOON - timedelta(days=3), ends_at=NOON - timedelta(days=2),
        places="中街", cause="抢修", actor=cadre, now=NOON - timedelta(days=3),
    )  # fmt: skip
    measured(meter, 300, 310, 320, 0, 330, 310)
    baseline = kept(meter, actor=cadre)
    assert (baseline.nights, baseline.litres_per_hour) == (5, D("310.0"))
    assert baseline.starts_on == TODAY + timedelta(days=1)
    for actor, code in ((worker, NotAllowed), (cadre, Refused)):
        with pytest.raises(code):
            kept(meter, actor=actor, last=TODAY - timedelta(days=3))
    measured(meter, 404, 420, 430, last=TODAY + timedelta(days=3))
    [found] = nights_of([meter], on=TODAY + timedelta(days=3))
    assert (found.kept, found.rise.since) == (baseline, TODAY + timedelta(days=1))

    kept(
        meter, first=TODAY + timedelta(days=-5), last=TODAY + timedelta(days=3),
        why="新开洗车店，街道已核实",
    )  # fmt: skip
    [found] = nights_of([meter], on=TODAY + timedelta(days=4))
    assert found.rise is None


@pytest_db
def test_nights_with_a_known_leak_are_not_quiet_wt_8(meter, worker):
    report_fault(
        meter.unit.children.get(name=worker.live_posts[0].unit.name),
        kind=RepairKind.LEAK, place="三街", actor=worker,
        at=NOON - timedelta(days=4),
    )  # fmt: skip
    assert Repair.objects.count() == 1
    measured(meter, 300, 310, 320, 330, 310)
    with pytest.raises(Refused) as caught:
        kept(meter)
    assert caught.value.code == "too_few_nights"


@pytest_db
def test_readings_at_night_only_and_forwards_wt_8(meter, cadre):
    def read(first, last, at=(time(2, 5), time(4))):
        return read_night(
            meter, night=TODAY, first=(at[0], D(first)), last=(at[1], D(last)),
            actor=cadre,
        )  # fmt: skip

    for args, code in (
        (("10.000", "9.000"), "reading_backwards"),
        (("10.000", "11.000", (time(1), time(4))), "not_at_night"),
        (("10.000", "11.000", (time(2), time(6))), "not_at_night"),
    ):
        with pytest.raises(Refused) as caught:
            read(*args)
        assert caught.value.code == code
    assert not NightFlow.objects.exists()
    flow = read("10.000", "10.600")
    assert flow.litres_per_hour == D("313.0")
    assert (flow.from_m3, flow.to_m3) == (D("10.000"), D("10.600"))


@pytest_db
def test_the_database_keeps_flow_and_readings_together(meter, cadre):
    """WT-8: a flow other than its readings, half a pair, a changed baseline."""
    flow = read_night(
        meter, night=TODAY, first=(time(2), D(10)), last=(time(4), D(11)), actor=cadre
    )
    measured(meter, 300, 310, 320, 330, 310, last=TODAY - timedelta(days=1))
    kept(meter)
    rows = NightFlow.objects.filter(pk=flow.pk)
    for change in (
        lambda: rows.update(litres_per_hour=1),
        lambda: rows.update(from_m3=None),
        lambda: rows.update(to_m3=D(9)),
        lambda: NightBaseline.objects.update(litres_per_hour=1),
        lambda: NightBaseline.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    flow.refresh_from_db()
    assert flow.litres_per_hour == 500


@pytest_db
def test_a_rise_is_asked_once_of_who_keeps_the_network_wt_8(meter, cadre, time_machine):
    """Told on the third night, not again on the fourth; withdrawn once it is over."""
    measured(meter, 300, 305, 310, 400, 410)

    def later(days):
        return remind_of_papers(now=NOON + timedelta(days=days))

    assert later(0) == 0
    measured(meter, 420, last=TODAY + timedelta(days=1))
    measured(meter, 430, last=TODAY + timedelta(days=2))
    assert [later(1), later(2)] == [1, 0]
    notice = Notice.objects.get(kind="hazards.night_flow_risen")
    assert notice.recipient == cadre
    assert date.fromisoformat(notice.params["since"]) == TODAY - timedelta(days=1)
    assert "漏" in sentences([notice])[0]

    measured(meter, 300, last=TODAY + timedelta(days=3))
    time_machine.move_to(NOON + timedelta(days=3), tick=False)
    withdraw_overtaken(now=NOON + timedelta(days=3))
    notice.refresh_from_db()
    assert notice.withdrawn_at is not None


@pytest_db
def test_the_account_asks_and_the_meter_shows_its_readings_wt_8(
    meter, cadre, signed_in
):
    today = timezone.localdate()
    measured(meter, 300, 305, 310, 315, 308, last=today - timedelta(days=3))
    kept(meter, first=today - timedelta(days=9), last=today - timedelta(days=3))
    measured(meter, 450, 460, last=today - timedelta(days=1))
    desk = signed_in(cadre)
    account, page = (
        "/admin/hazards/waterentry/account/",
        f"/admin/hazards/bulkmeter/{meter.pk}/",
    )
    assert page not in desk.get(account).content.decode()
    desk.post(
        f"{page}act/",
        {"act": "night_read", "night": today, "from_m3": "500.000", "from_at": "02:00",
         "to_m3": "500.940", "to_at": "04:00"},
    )  # fmt: skip
    asked = desk.get(account).content.decode()
    assert page in asked
    assert "中街干管" in asked
    shown = desk.get(f"{page}change/").content.decode()
    assert "500.940 · 04:00" in shown
    assert "中街干管" in shown
