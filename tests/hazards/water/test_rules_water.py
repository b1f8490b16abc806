"""The arithmetic of water (domain section 6), without a database."""

from datetime import date, timedelta
from decimal import Decimal as D  # noqa: N817 - amounts

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hazards.rules.water import account, balance, readings, tariffs

DEMO = (
    tariffs.Tier(216, D("3.03"), extra_per_person=54),
    tariffs.Tier(300, D("4.07"), extra_per_person=75),
    tariffs.Tier(None, D("7.19")),
)
YEAR = date(2024, 1, 1)


def priced(code="DEMO-CD", first=date(2013, 1, 1), last=None, tiers=DEMO):
    return tariffs.Priced(code, first, last, tiers)


def bill(volume, *, first=YEAR, last=date(2024, 12, 31), people=4, before=0, on=None):
    return tariffs.charges(
        volume,
        first=first,
        last=last,
        people=people,
        used_before={first.year: before},
        tariffs=on or [priced()],
    )


@pytest.mark.parametrize(
    ("volume", "yuan"),
    [(216, "654.48"), (217, "658.55"), (300, "996.36"), (301, "1003.55"),
     (350, "1355.86")],
)  # fmt: skip
def test_a_year_of_water_is_split_at_the_thresholds(volume, yuan):
    """WT-2, WT-3: the demo tariff to the fen."""
    assert tariffs.total(bill(volume)) == D(yuan)


def test_a_household_of_six_has_more_water_in_the_cheap_tiers():
    """WT-3: thresholds 324 and 450."""
    tiers = tariffs.tiers_for(DEMO, people=6, people_included=4)
    assert [tier.upto for tier in tiers] == [324, 450, None]


def test_what_was_billed_before_in_the_year_counts_and_a_new_year_begins_anew():
    """WT-3: cumulative over the year, reset on 1 January."""
    across = bill(62, first=date(2024, 12, 1), last=date(2025, 1, 31), before=216)
    assert [(c.year, c.tier, c.volume) for c in across] == [
        (2024, 2, 31),
        (2025, 1, 31),
    ]


def test_a_tariff_that_changes_is_shared_by_days():
    """WT-3: pro rata; the parts are whole cubic metres and lose none."""
    new = priced("NEW", date(2024, 2, 1), None, (tariffs.Tier(None, D("4.00")),))
    old = priced(last=date(2024, 1, 31))
    lines = bill(10, last=date(2024, 2, 29), on=[old, new])
    assert [(c.tariff, c.volume) for c in lines] == [("DEMO-CD", 5), ("NEW", 5)]
    with pytest.raises(tariffs.UnpricedError):
        bill(1, first=date(2010, 1, 1), last=date(2010, 1, 2))


@given(
    st.integers(0, 5000),
    st.lists(st.integers(1, 200), min_size=1, max_size=5),
)
def test_shares_of_days_sum_to_the_whole(volume, days):
    """WT-3."""
    shares = tariffs.share_by_days(volume, days)
    assert sum(shares) == volume
    assert min(shares) >= 0


def test_a_late_fee_is_off_spares_the_weak_and_stops_at_the_principal():
    """WT-11."""
    rate = D("0.001")

    def fee(*, days=10, is_on=True, is_exempt=False):
        return tariffs.late_fee(
            D("100.00"), days_late=days, daily_rate=rate, is_on=is_on,
            is_exempt=is_exempt,
        )  # fmt: skip

    assert fee(is_on=False) == fee(is_exempt=True) == fee(days=0) == 0
    assert fee() == D("1.00")
    assert fee(days=5000) == D("100.00")


@pytest.mark.parametrize(
    ("previous", "value", "digits", "volume", "rolled"),
    [
        (9998, 3, 4, 5, True),
        (1560, 1573, 5, 13, False),
        (1200, 1130, 5, None, False),
        (9998, 1, 5, None, False),
        (99990, 20, 5, 30, True),
    ],
)
def test_a_meter_rolls_over_or_runs_backwards(previous, value, digits, volume, rolled):
    """WT-5: 9998 → 0003 on four digits is 5; 1200 → 1130 is for people to look at."""
    use = readings.use_between(previous, value, digits=digits)
    assert (use.volume, use.has_rolled) == (volume, rolled)


def test_three_times_the_median_of_the_last_uses_is_unusual():
    """WT-5."""
    factor = D(3)
    assert readings.is_unusual(31, [10, 10, 11, 9, 10, 10], factor=factor)
    assert not readings.is_unusual(30, [10, 10, 11, 9, 10, 10], factor=factor)
    assert not readings.is_unusual(900, [10, 10], factor=factor)
    assert not readings.is_unusual(900, [0, 0, 0], factor=factor)


def test_no_third_estimate_in_a_row():
    """WT-5: at most two."""
    assert readings.may_estimate(1, most=2)
    assert not readings.may_estimate(2, most=2)
    assert readings.usual_use([10, 12, 90]) == 12


def test_meters_have_a_life():
    """WT-5: JJG 162, small meters six years, large ones four."""

    def old(diameter, years):
        return readings.meter_is_old(
            diameter, date(2020, 3, 1), today=date(2020 + years, 3, 1),
            years_small=6, years_large=4,
        )  # fmt: skip

    assert [old(20, 5), old(20, 6), old(40, 3), old(40, 4)] == [
        False,
        True,
        False,
        True,
    ]


def test_readings_of_other_days_meet_on_a_straight_line():
    """WT-7: interpolated to a common day; nothing is guessed beyond what is known."""
    known = [(date(2024, 1, 1), 100), (date(2024, 1, 11), 200)]
    assert readings.value_on(date(2024, 1, 6), known) == 150
    assert readings.value_on(date(2024, 2, 1), known) is None
    assert readings.days_apart(date(2024, 1, 6), known) == 5


def test_a_month_with_few_readings_is_not_computed():
    """WT-7: at least 95 of 100 meters."""
    assert balance.is_complete(95, 100, needed_percent=D(95))
    assert not balance.is_complete(94, 100, needed_percent=D(95))
    assert not balance.is_complete(0, 0, needed_percent=D(95))


def test_water_that_brings_no_money():
    """WT-6: 12,000 in, 9,000 billed: NRW 25.0%."""
    found = balance.Balance(12000, 9000, unbilled=600)
    assert (found.nrw_percent, found.gross_loss_percent) == (D("25.0"), D("20.0"))
    assert balance.Balance(0, 0).nrw_percent is None


def test_the_loss_rate_of_the_standard_is_the_gross_rate_corrected():
    """WT-6: R_BL = R_WL - Rn; grades at 10% and 12%; no frost term in Chengdu."""
    corrected = balance.correction(
        household_share=D("0.75"), pipe_km=D(4), supplied_a_year=144_000,
        household_factor=D("0.08"), length_factor=D("0.99"), length_usual=D("0.0693"),
        length_most=D(3), by_pressure=D(0), by_frost=D(0),
    )  # fmt: skip
    assert corrected.by_household_meters == 6
    assert corrected.by_pipe_length == 3
    rate = balance.loss_percent(D("20.0"), corrected)
    assert rate == D("11.0")
    grades = [
        balance.grade(D(p), first=D(10), second=D(12)) for p in ("10", "11", "12.1")
    ]
    assert grades == [1, 2, 0]


def test_the_night_flow_tells_of_leaks():
    """WT-8: 1.7 L per household and hour are use, the rest runs off."""
    leak = balance.night_leak(D(3000), households=640, use_l_per_h=D("1.7"))
    assert leak == D("1912.0")


def test_what_even_a_good_network_loses():
    """WT-8: UARL of the sample network, 12,640 L a day."""
    lost = balance.unavoidable_l_per_day(
        main_km=D(4), connections=700, service_km=D(0), pressure_m=D(20)
    )
    assert lost == 12640


def test_the_worked_example_comes_out_to_the_fen():
    """WT-10, WT-12."""
    billed = D("27270.00")
    found = account.Account(
        billed=billed, collected=billed * 95 / 100, supply_cost=D("37200.00"),
        other_costs=D("2400.00") + D("1800.00"), bought=12000, sold=9000,
    )  # fmt: skip
    assert found.collected == D("25906.50")
    assert found.result_billed == D("-14130.00")
    assert found.result_cash == D("-15493.50")
    assert (found.volume_gap, found.gap_cost) == (3000, D("9300.00"))
    assert found.collected_percent == D("95.0")


def test_arrears_fall_into_ages():
    """WT-10: 30, 60, 90, 180 days."""
    today = date(2024, 12, 31)
    owed = [(today - timedelta(days=d), D(1)) for d in (0, 1, 30, 31, 90, 180, 181)]
    assert account.by_age(owed, today=today) == (1, 2, 1, 1, 1, 1)


def test_money_pays_the_oldest_bill_first():
    """WT-10."""
    owed = [(1, D("10.00")), (2, D("20.00"))]
    assert account.allocate(D("15.00"), owed) == [(1, D("10.00")), (2, D("5.00"))]
