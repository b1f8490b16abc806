"""The seven-shop watch in figures (GR-6): due, and told of."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.models import WatchDuty
from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Figures,
    Group,
    Period,
    Rows,
    indicator,
)
from liuli.territory.models import Unit

_WATCH: Final = Group("watch", _("Seven-shop watch"), position=6)
_DUTIES: Final = pgettext_lazy("counting word", "duties")


def _due(period: Period) -> Any:
    """Days of groups that have come, whoever keeps them."""
    return WatchDuty.objects.filter(**period.days("on")).select_related("group", "shop")


def _is_told(period: Period) -> Q:
    return Q(noted_on__lte=period.on)


DUE = Counted(_due)
DONE = Counted(_due, where=_is_told)


def _duty_rows(counted: Counted) -> Rows:
    return Rows(
        find=counted.rows,
        columns=(
            Column(_("Day"), lambda each: each.on),
            Column(pgettext_lazy("watch", "group"), lambda each: each.group.number),
            Column(
                _("Shop on duty"), lambda each: each.shop.label if each.shop else "—"
            ),
            Column(_("Told on"), lambda each: each.noted_on),
        ),
        capabilities=(Capability.WATCH_VIEW,),
    )


@indicator(
    "watch.duties_due",
    label=_("Watch duties due"),
    group=_WATCH,
    unit_word=_DUTIES,
    is_flow=True,
    rows=_duty_rows(DUE),
)
def count_due(units: Sequence[Unit], period: Period) -> Figures:
    """Days of groups that have come."""
    return DUE.figures(units, period)


@indicator(
    "watch.duties_done",
    label=_("Watch duties done"),
    group=_WATCH,
    unit_word=_DUTIES,
    is_flow=True,
    in_trend=True,
    rows=_duty_rows(DONE),
)
def count_done(units: Sequence[Unit], period: Period) -> Figures:
    """Days a shop has told of, out of those due."""
    return DONE.figures(units, period)
