"""Daily snapshots of compensation, to the fen, and small groups hidden (FX, LC-9)."""

from datetime import timedelta
from decimal import Decimal as D  # noqa: N817 - amounts

import pytest

from liuli.dashboards.numbers import survey
from liuli.dashboards.trends import Past
from liuli.indicators.models import Snapshot
from liuli.indicators.operations import snapshot_day
from liuli.indicators.registry import Period, find_indicator, indicators
from petitions.models import Entitlement, Payment, Roll
from petitions.operations import (
    approve_roll,
    prepare_payments,
    release_payments,
    reverse_payment,
    void_roll,
)
from tests.clock import NOON, TODAY
from tests.dashboards.reading import cards, page
from tests.petitions.test_imports_rolls import book

DAY = timedelta(days=1)
ROWS = (
    [1, "张三", "张三丰", "", 0.5, 9, 45000, 0, 45000],
    [2, "张三", "张小梅", "", 0.3, 9, 27000, 0, 27000],
    [3, "李四", "李四光", "", 0.1, 9, 9000.55, 0, 9000.55],
)


@pytest.fixture
def roll(bring_in):
    """Known for forty days."""
    bring_in(book(*ROWS))
    Roll.objects.update(made_at=NOON - 40 * DAY)
    return Roll.objects.get()


@pytest.fixture
def paid(roll, secretary, funds_officer):
    """81.01 yuan, paid ten days ago."""
    approve_roll(roll, actor=secretary, now=NOON)
    batch = prepare_payments(
        roll,
        paid_on=TODAY - 10 * DAY,
        total=D("81.01"),
        actor=funds_officer,
        now=NOON,
    )
    return release_payments(batch, actor=secretary, now=NOON)


def told(key, unit, day=TODAY):
    figures = find_indicator(f"compensation.{key}").measure(
        [unit], Period(on=day, now=NOON)
    )
    return figures[unit.pk].value


def kept(unit, day):
    rows = Snapshot.objects.filter(
        unit=unit, day=day, key__startswith="compensation.", dimension=""
    )
    return {row.key.partition(".")[2]: row.value for row in rows}


def test_a_snapshot_keeps_money_in_fen(community, paid):
    """Before the payment and after it; nothing of days before the first roll."""
    for ago in (41, 11, 1):
        snapshot_day(TODAY - ago * DAY, now=NOON)

    assert kept(community, TODAY - 41 * DAY) == {}
    before = {"members": 3, "objections_open": 0, "due": 8_100_055}
    assert kept(community, TODAY - 11 * DAY) == before | {
        "paid": 0, "unpaid": 8_100_055,
    }  # fmt: skip
    assert kept(community, TODAY - DAY) == before | {
        "paid": 8_101, "unpaid": 8_091_954,
    }  # fmt: skip


def test_a_card_tells_the_difference_to_the_fen(community, paid):
    snapshot_day(TODAY - 30 * DAY, now=NOON)
    period = Period(on=TODAY, now=NOON)
    past = Past(community, period, survey(community, period, indicators(), limit=5))

    changes = {
        key: past.change(find_indicator(f"compensation.{key}"))
        for key in ("due", "paid", "unpaid")
    }

    assert changes == {
        "due": "与 30 天前持平", "paid": "较 30 天前 +81.01",
        "unpaid": "较 30 天前 −81.01",
    }  # fmt: skip


def test_today_is_what_the_lines_say_and_a_reversal_counts_on_its_day(
    community, paid, secretary
):
    """LC-9: the dated count and the columns kept by trigger agree."""
    first = Payment.objects.order_by("pk").first()
    reverse_payment(first, reason="退回", actor=secretary, now=NOON)

    lines = Entitlement.objects.all()
    assert told("paid", community) == sum(line.paid_yuan for line in lines)
    assert told("unpaid", community) == sum(line.unpaid_yuan for line in lines)
    assert told("paid", community, TODAY - DAY) == D("81.01")


def test_a_roll_counts_until_the_day_it_was_voided(community, roll, secretary):
    void_roll(roll, reason="重复", actor=secretary, now=NOON)

    assert told("members", community) == 0
    assert told("due", community) == 0
    assert told("members", community, TODAY - DAY) == 3
    assert told("due", community, TODAY - DAY) == D("81000.55")
    assert told("members", community, TODAY - 41 * DAY) == 0


def test_members_of_a_small_group_are_hidden_from_officials(
    roll, community, official, signed_in, bring_in
):
    """Issue 5 section 3: three are fewer than five; beside a big group no part says 3."""
    client = signed_in(official)
    alone = client.get(page(community)).content.decode()
    many = [[n, "王五", f"王{n}", "", 0.1, 9, 900, 0, 900] for n in range(1, 7)]
    bring_in(book(*many, title="原琉璃村五组土地补偿费分配名册"))
    beside = client.get(page(community)).content.decode()

    assert cards(alone)["compensation.members"] == "<5"
    assert cards(beside)["compensation.members"] == "9"
    for shown in (alone, beside):
        assert not [word for word in ("张三", "二组", "五组") if word in shown]
