"""Doors of canvasses: listed, and registered of those (G10, S6)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import Column, Figures, Period, Rows, indicator
from liuli.territory.models import Unit
from residents.choices.canvass import KnockOutcome
from residents.indicators.classes import GROUP
from residents.models import CanvassDoor

_DOORS = pgettext_lazy("counting word", "households")


def listed(period: Period) -> Any:
    """Every door on a list begun by the day."""
    return CanvassDoor.objects.listed_by(period.on).select_related("address", "unit")


def _is_registered(period: Period) -> Q:
    """Registered by the day; without a day it counts as before."""
    known = Q(knocked_on__isnull=True) | Q(knocked_on__lte=period.on)
    return Q(outcome=KnockOutcome.REGISTERED) & known


LISTED = Counted(listed)
REGISTERED = Counted(listed, where=_is_registered)


def _rows(counted: Counted) -> Rows:
    return Rows(
        find=counted.rows,
        columns=(
            Column(_("Address"), lambda door: door.address.raw),
            Column(_("Unit"), lambda door: door.unit),
            Column(_("Outcome"), lambda door: door.get_outcome_display()),
            Column(_("Day of registration"), lambda door: door.knocked_on),
        ),
        capabilities=(Capability.RESIDENTS_VIEW,),
    )


@indicator(
    "residents.doors_listed",
    label=_("Doors on the canvass list"),
    group=GROUP,
    unit_word=_DOORS,
    rows=_rows(LISTED),
)
def count_listed(units: Sequence[Unit], period: Period) -> Figures:
    """Doors of every drive."""
    return LISTED.figures(units, period)


@indicator(
    "residents.doors_registered",
    label=_("Doors registered"),
    group=GROUP,
    unit_word=_DOORS,
    rows=_rows(REGISTERED),
)
def count_registered(units: Sequence[Unit], period: Period) -> Figures:
    """Out of the doors on the list."""
    return REGISTERED.figures(units, period)
