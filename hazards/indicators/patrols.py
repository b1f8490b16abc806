"""Rounds in figures (GR-5): due = done + missed + those not finished."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices import Half
from hazards.models import Site
from hazards.models.patrol import Round, Stop
from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Dimension,
    Figures,
    Group,
    Period,
    Rows,
    indicator,
)
from liuli.territory.models import Unit

_PATROLS = Group("patrols", _("Patrols"), position=4)
_ROUNDS = pgettext_lazy("counting word", "rounds")
_SITES = pgettext_lazy("counting word", "places")
_WEEK = timedelta(days=7)
_BY_HALF = Dimension("half", dict(Half.choices))


def _due(period: Period) -> Any:
    """Rounds whose day has come, whoever walks them and whatever became of them."""
    return Round.objects.filter(**period.days("on")).select_related("unit")


def _is_done(period: Period) -> Q:
    return Q(started_at__lt=F("day_ends_at"), finished_at__lte=period.moment)


def _is_late(period: Period) -> Q:
    return _is_done(period) & Q(finished_at__gt=F("window_ends_at"))


def _is_missed(period: Period) -> Q:
    """Not started by midnight; a day that is not over misses nothing yet."""
    never = Q(started_at__isnull=True) | Q(started_at__gte=F("day_ends_at"))
    return never & Q(day_ends_at__lte=period.moment)


DUE = Counted(_due, dimension=_BY_HALF)
DONE = Counted(_due, where=_is_done, dimension=_BY_HALF)
LATE = Counted(_due, where=_is_late, dimension=_BY_HALF)
MISSED = Counted(_due, where=_is_missed, dimension=_BY_HALF)


def _round_rows(counted: Counted) -> Rows:
    return Rows(
        find=counted.rows,
        columns=(
            Column(_("Day"), lambda each: each.on),
            Column(_("Round"), lambda each: each.get_half_display()),
            Column(_("Grid"), lambda each: each.unit),
            Column(_("Started at"), lambda each: each.started_at),
            Column(_("Finished at"), lambda each: each.finished_at),
        ),
        capabilities=(Capability.PATROLS_VIEW,),
    )


@indicator(
    "patrols.due",
    label=_("Rounds due"),
    group=_PATROLS,
    unit_word=_ROUNDS,
    is_flow=True,
    dimension=_BY_HALF,
    rows=_round_rows(DUE),
)
def count_due(units: Sequence[Unit], period: Period) -> Figures:
    """Rounds whose day has come."""
    return DUE.figures(units, period)


@indicator(
    "patrols.done",
    label=_("Rounds done"),
    group=_PATROLS,
    unit_word=_ROUNDS,
    is_flow=True,
    in_trend=True,
    dimension=_BY_HALF,
    rows=_round_rows(DONE),
)
def count_done(units: Sequence[Unit], period: Period) -> Figures:
    """Finished, late ones included, out of those due."""
    return DONE.figures(units, period)


@indicator(
    "patrols.late",
    label=_("Rounds done late"),
    group=_PATROLS,
    unit_word=_ROUNDS,
    is_flow=True,
    dimension=_BY_HALF,
    rows=_round_rows(LATE),
)
def count_late(units: Sequence[Unit], period: Period) -> Figures:
    """Finished after their window: a part of those done, out of those due."""
    return LATE.figures(units, period)


@indicator(
    "patrols.missed",
    label=_("Rounds missed"),
    group=_PATROLS,
    unit_word=_ROUNDS,
    is_flow=True,
    in_trend=True,
    is_worrying=True,
    dimension=_BY_HALF,
    rows=_round_rows(MISSED),
)
def count_missed(units: Sequence[Unit], period: Period) -> Figures:
    """Not started by midnight, out of those due."""
    return MISSED.figures(units, period)


def _present(period: Period) -> Any:
    return Site.objects.present(period.on).select_related("unit", "address")


def _looked_at(period: Period) -> Q:
    seen = Stop.objects.answered().filter(
        observed_at__lte=period.moment, observed_at__gt=period.moment - _WEEK
    )
    return Q(pk__in=seen.values("site"))


COVERAGE = Counted(_present, where=_looked_at)


@indicator(
    "patrols.coverage",
    label=_("Sites looked at within seven days"),
    group=_PATROLS,
    unit_word=_SITES,
    rows=Rows(
        find=COVERAGE.rows,
        columns=(
            Column(_("Site"), lambda each: each.label),
            Column(_("Address"), lambda each: each.address.raw),
            Column(_("Grid"), lambda each: each.unit),
        ),
        capabilities=(Capability.PATROLS_VIEW,),
    ),
)
def count_coverage(units: Sequence[Unit], period: Period) -> Figures:
    """Sites with an answered stop in the seven days, out of those present."""
    return COVERAGE.figures(units, period)
