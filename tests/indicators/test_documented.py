"""Every figure has its line in docs/figures.md, and the issue's keys exist."""

import re
from pathlib import Path

import pytest

from liuli.indicators.registry import (
    Group,
    IndicatorDeclaredTwiceError,
    Period,
    find_indicator,
    indicator,
    indicators,
)
from tests.clock import NOON, TODAY

DOCUMENT = Path(__file__).parents[2] / "docs" / "figures.md"
KEYS = [
    "residents.living",
    "residents.local",
    "residents.floating",
    "residents.rooted",
    "residents.unclassified",
    "residents.households",
    "residents.age_45_plus",
    "residents.junior_school_or_less",
    "residents.doors_listed",
    "residents.doors_registered",
    "residents.landlords",
    "residents.needs_open",
    "residents.needs_matched",
    "residents.needs_met",
    "residents.party_members",
    "residents.floating_party_members",
    "residents.votes_held",
    "hazards.sites",
    "hazards.small_hotels",
    "hazards.shared_rentals",
    "hazards.scrapyards",
    "hazards.scrapyards_unlicensed",
    "hazards.self_built_houses",
    "hazards.rooftop_dwellings",
    "hazards.vacant_houses",
    "hazards.found",
    "hazards.open",
    "hazards.overdue",
    "hazards.cleared",
    "hazards.relapsed",
    "hazards.cleared_on_time",
    "hazards.relapse_rate",
    "hazards.bans_in_force",
    "hazards.stays_in_banned_rooms",
    "hazards.handed_over_waiting",
    "patrols.due",
    "patrols.done",
    "patrols.late",
    "patrols.missed",
    "patrols.coverage",
    "water.connections",
    "water.billed_volume",
    "water.billed",
    "water.collected",
    "water.arrears",
    "water.loss_rate",
    "water.result_cash",
    "water.bursts",
    "assets.cameras",
    "assets.garbage_points",
    "assets.out_of_order",
    "watch.duties_due",
    "watch.duties_done",
    "services.meal_agreements",
    "services.servings",
    "services.diners",
    "services.subsidy",
    "services.vouchers_issued",
    "services.vouchers_redeemed",
    "services.vouchers_expired",
    "tips.received",
    "tips.rewarded",
    "campaign.progress",
    "services.sessions",
    "services.participants",
    "services.share_floating",
    "services.care_visits_due",
    "services.care_visits_missed",
    "services.events",
    "services.needs_answered",
    "services.volunteer_hours",
    "services.points_balance",
    "services.venue_hours",
    "petitions.cases_open",
    "petitions.clocks_yellow",
    "petitions.clocks_red",
    "petitions.not_told_in_time",
    "petitions.group_visits",
    "petitions.visitors",
    "petitions.promises_due",
    "petitions.promises_broken",
    "petitions.closed_on_time",
    "compensation.members",
    "compensation.due",
    "compensation.paid",
    "compensation.unpaid",
    "compensation.objections_open",
]


def test_the_figures_stand_in_this_order():
    assert [each.key for each in indicators()] == KEYS


def test_every_figure_is_documented_with_its_words():
    lines = dict(
        re.findall(
            r"^\| `([\w.]+)` \| (.+)$", DOCUMENT.read_text("utf-8"), re.MULTILINE
        )
    )

    documented = {
        key: [c.strip() for c in line.split("|")] for key, line in lines.items()
    }

    assert {key: cells[:3] for key, cells in documented.items()} == {
        each.key: [
            str(each.label),
            str(each.unit_word),
            "flow" if each.is_flow else "stock",
        ]
        for each in indicators()
    }


def test_what_points_at_people_counts_people():
    """PP-3: few cases point at the people behind them as well."""
    counted = {
        "compensation.members",
        "compensation.objections_open",
        "hazards.stays_in_banned_rooms",
        "services.care_visits_due",
        "services.care_visits_missed",
        "services.needs_answered",
        "services.participants",
        "services.share_floating",
        "services.diners",
        "services.meal_agreements",
    } | {key for key in KEYS if key.startswith(("residents.", "petitions."))}

    assert {each.key for each in indicators() if each.counts_people} == counted - {
        "residents.doors_listed",
        "residents.doors_registered",
        "residents.votes_held",
    }


def test_a_key_is_declared_once():
    taken = find_indicator("residents.living")

    with pytest.raises(IndicatorDeclaredTwiceError):
        indicator("residents.living", label="", group=Group("x", "", 9), unit_word="",
                  rows=taken.rows)(taken.measure)  # fmt: skip

    assert find_indicator("residents.living") is taken


def test_a_period_ends_with_its_day_or_now():
    assert Period(on=TODAY, now=NOON).moment == NOON
    past = Period(on=TODAY.replace(day=1), now=NOON).moment
    assert past.isoformat() == "2026-03-02T00:00:00+08:00"
