"""Trends and comparisons read what was kept, and never what was hidden."""

import json
import re
from datetime import timedelta

import pytest

from liuli.dashboards.charts import trend_chart
from liuli.dashboards.numbers import survey
from liuli.dashboards.trends import Past
from liuli.indicators.models import Snapshot
from liuli.indicators.operations import snapshot_day
from liuli.indicators.registry import Period, find_indicator, indicators
from tests.clock import NOON, TODAY
from tests.dashboards.reading import page
from tests.factories.residents import a_resident
from tests.indicators.villages import DAY, settle

MONTH_AGO = TODAY - 30 * DAY


def keep(unit, key: str, day, value: int) -> None:
    Snapshot.objects.create(unit=unit, key=key, day=day, value=value, computed_at=NOON)


def past(unit, *, since=TODAY - 29 * DAY) -> Past:
    period = Period(on=TODAY, since=since, now=NOON)
    return Past(unit, period, survey(unit, period, indicators(), limit=5))


def change(unit, key: str, **more) -> str:
    return past(unit, **more).change(find_indicator(key))


@pytest.mark.parametrize(
    ("before", "words"),
    [(2, "与 30 天前持平"), (5, "较 30 天前 −3"), (1, "较 30 天前 +1"), (None, "")],
)
def test_a_stock_is_compared_with_thirty_days_before(village, before, words):
    if before is not None:
        keep(village, "hazards.open", MONTH_AGO, before)

    assert change(village, "hazards.open") == words


def test_a_flow_is_compared_with_the_period_before(village):
    """Everything up to a day is kept, so a span is a difference of two days."""
    since = TODAY - 6 * DAY
    keep(village, "hazards.found", since - DAY, 10)
    keep(village, "hazards.found", since - 8 * DAY, 7)

    assert change(village, "hazards.found", since=since) == "较上一时段 −2"


def test_a_flow_without_both_days_is_not_compared(village):
    since = TODAY - 6 * DAY
    keep(village, "hazards.found", since - DAY, 10)

    assert change(village, "hazards.found", since=since) == ""


def test_people_are_compared_only_where_both_may_be_shown(grid):
    settle(grid, local=9)
    keep(grid, "residents.local", MONTH_AGO, 3)
    keep(grid, "residents.living", MONTH_AGO, 6)

    assert change(grid, "residents.local") == ""
    assert change(grid, "residents.living") == "较 30 天前 +3"


def test_a_trend_ends_with_the_live_day_and_hides_small_counts(grid):
    settle(grid, local=9)
    for ago, value in ((3, 2), (2, 6), (1, 0)):
        keep(grid, "residents.living", TODAY - ago * DAY, value)

    (series,) = past(grid).series([find_indicator("residents.living")])

    last = sorted(series.points)[-5:]
    assert [series.points[day] for day in last] == [None, None, 6, 0, 9]


def test_a_hidden_figure_has_no_trend(grid):
    a_resident(grid)
    keep(grid, "residents.living", TODAY - DAY, 9)

    (series,) = past(grid).series([find_indicator("residents.living")])

    assert set(series.points.values()) == {None}


def test_a_flow_is_drawn_day_by_day_without_the_day_that_lasts(village):
    for ago in (3, 2, 1):
        snapshot_day(TODAY - ago * DAY, now=NOON)

    (series,) = past(village).series([find_indicator("patrols.missed")])

    assert TODAY not in series.points
    assert {d: v for d, v in series.points.items() if v is not None} == {
        TODAY - 2 * DAY: 0, TODAY - DAY: 4,
    }  # fmt: skip


def test_the_chart_and_its_table_say_the_same(village, official, signed_in):
    for ago in range(5, 0, -1):
        snapshot_day(TODAY - ago * DAY, now=NOON + timedelta(minutes=ago))

    html = signed_in(official).get(page(village)).content.decode()

    spec = json.loads(
        re.search(r'<script id="trend-hazards"[^>]*>(.*?)</script>', html, re.DOTALL)[1]
    )
    drawn = {
        (point["day"], point["value"])
        for point in spec["data"]["values"]
        if point["figure"] == "未销号隐患" and point["value"] is not None
    }
    figure = re.search(r'data-spec="trend-hazards">(.*?)</figure>', html, re.DOTALL)[1]
    lines = re.findall(
        r'<th scope="row">([\d-]+)</th>\s*<td class="ll-num">(\d+)</td>', figure
    )
    assert {(day, int(value)) for day, value in lines} == drawn
    assert (TODAY.isoformat(), 2) in drawn
    assert len(drawn) == 6


def test_a_line_needs_two_days(village, official, signed_in):
    html = signed_in(official).get(page(village)).content.decode()

    assert "data-spec" not in html
    assert "vega" not in html


def test_noughts_alone_are_not_drawn(grid):
    for ago in (2, 1):
        keep(grid, "hazards.open", TODAY - ago * DAY, 0)
    series = past(grid).series([find_indicator("hazards.open")])

    assert trend_chart("hazards", "隐患", series) is None
