"""Vega-Lite specifications: colours are the page's own variables, so paper works."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from liuli.dashboards.trends import Series
from liuli.indicators.registry import Amount

_COLOURS = [f"var(--chart-{number})" for number in range(1, 7)]
_DASHES = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [1, 3]]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and the same numbers as a table."""

    id: str
    caption: str
    spec: dict[str, Any]
    headings: list[str]
    rows: list[tuple[date, list[str]]]


def trend_chart(slug: str, label: str, series: Sequence[Series]) -> Chart | None:
    """Lines over the last days; None for fewer than two known days or only noughts."""
    days = sorted({day for each in series for day in each.points})
    known = [day for day in days if any(s.points.get(day) is not None for s in series)]
    is_flat = not any(each.points.get(day) for each in series for day in known)
    if len(known) < 2 or is_flat:  # noqa: PLR2004  a line needs two points
        return None
    labels = [str(each.indicator.label) for each in series]
    caption = _("%(group)s, %(first)s to %(last)s") % {
        "group": label,
        "first": known[0].isoformat(),
        "last": known[-1].isoformat(),
    }
    return Chart(
        id=f"trend-{slug}",
        caption=caption,
        spec=_spec(caption, labels, _points(series)),
        headings=labels,
        rows=[(day, [_text(s.points.get(day)) for s in series]) for day in known],
    )


def _points(series: Sequence[Series]) -> list[dict[str, Any]]:
    return [
        {
            "day": day.isoformat(),
            "figure": str(each.indicator.label),
            "value": value,
        }
        for each in series
        for day, value in each.points.items()
    ]


def _text(value: Amount | None) -> str:
    if value is None:
        return "—"
    return f"{value:,}"


def _spec(
    caption: str, labels: list[str], points: list[dict[str, Any]]
) -> dict[str, Any]:
    scale = {"domain": labels, "range": _COLOURS[: len(labels)]}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": caption,
        "width": "container",
        "height": 220,
        "data": {"values": points},
        "mark": {
            "type": "line",
            "strokeWidth": 2.5,
            "point": {"size": 28, "filled": True},
            "invalid": "break-paths-filter-domains",
        },
        "encoding": {
            "x": {
                "field": "day",
                "type": "temporal",
                "timeUnit": "yearmonthdate",
                "title": None,
                "axis": {"format": "%m-%d", "grid": False, "tickCount": 6},
            },
            "y": {
                "field": "value",
                "type": "quantitative",
                "title": None,
                "scale": {"zero": True, "nice": True},
                "axis": {"tickMinStep": 1, "tickCount": 5, "format": ",d"},
            },
            "color": {
                "field": "figure",
                "type": "nominal",
                "title": None,
                "scale": scale,
                "legend": {"orient": "top", "labelLimit": 260, "symbolType": "stroke"},
            },
            "strokeDash": {
                "field": "figure",
                "type": "nominal",
                "title": None,
                "scale": {"domain": labels, "range": _DASHES[: len(labels)]},
            },
            "tooltip": [
                {
                    "field": "day",
                    "type": "temporal",
                    "title": _("Day"),
                    "format": "%Y-%m-%d",
                },
                {"field": "figure", "type": "nominal", "title": _("Figure")},
                {
                    "field": "value",
                    "type": "quantitative",
                    "title": _("Value"),
                    "format": ",d",
                },
            ],
        },
        "config": {
            "background": None,
            "font": "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif",
            "view": {"stroke": None},
            "axis": {
                "labelColor": "var(--chart-text)",
                "gridColor": "var(--chart-grid)",
                "domainColor": "var(--chart-grid)",
                "tickColor": "var(--chart-grid)",
                "labelFontSize": 12,
            },
            "legend": {
                "labelColor": "var(--chart-text)",
                "labelFontSize": 13,
                "columnPadding": 24,
                "columns": 2,
            },
        },
    }
