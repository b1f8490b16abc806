"""Needs: open, answered and met, by class of the person (J1)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Dimension,
    Figures,
    Period,
    Rows,
    indicator,
)
from liuli.kernel.access import Actor
from liuli.territory.models import Unit
from residents.choices.needs import OPEN, NeedClass, NeedStatus
from residents.indicators.classes import GROUP
from residents.models import Need

_COUNTED = pgettext_lazy("counting word", "needs")
_BY_CLASS = Dimension(
    "class_kind",
    {kind.value: kind.label for kind in NeedClass},
)


def noted(period: Period) -> Any:
    """Every need noted by then and not withdrawn, with its state of that moment."""
    return Need.objects.noted_by_then(period.moment).select_related("unit")


def still_open(period: Period) -> Any:
    """Those of them not told back by then."""
    return noted(period).filter(status_then__in=OPEN)


OPEN_NEEDS = Counted(still_open, dimension=_BY_CLASS)
MATCHED = Counted(
    still_open,
    where=lambda _period: Q(status_then=NeedStatus.ANSWERED),
    dimension=_BY_CLASS,
)
MET = Counted(
    noted, where=lambda _period: Q(status_then=NeedStatus.MET), dimension=_BY_CLASS
)


def _record(need: Need, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return reverse("admin:residents_need_change", args=[need.pk])


def _rows(counted: Counted) -> Rows:
    return Rows(
        find=counted.rows,
        columns=(
            Column(_("Kind of need"), lambda need: need.get_kind_display()),
            Column(_("State"), lambda need: need.get_status_display()),
            Column(_("Unit"), lambda need: need.unit),
            Column(_("Class when noted"), lambda need: need.get_class_kind_display()),
        ),
        capabilities=(Capability.NEEDS_VIEW,),
        url=_record,
    )


@indicator(
    "residents.needs_open",
    label=_("Needs not told back yet"),
    group=GROUP,
    unit_word=_COUNTED,
    counts_people=True,
    in_trend=True,
    rows=_rows(OPEN_NEEDS),
    dimension=_BY_CLASS,
)
def count_open(units: Sequence[Unit], period: Period) -> Figures:
    """Noted, decided or answered, not told back."""
    return OPEN_NEEDS.figures(units, period)


@indicator(
    "residents.needs_matched",
    label=_("Needs answered, to be told back"),
    group=GROUP,
    unit_word=_COUNTED,
    counts_people=True,
    rows=_rows(MATCHED),
    dimension=_BY_CLASS,
)
def count_matched(units: Sequence[Unit], period: Period) -> Figures:
    """Open needs that have their answer."""
    return MATCHED.figures(units, period)


@indicator(
    "residents.needs_met",
    label=_("Needs met"),
    group=GROUP,
    unit_word=_COUNTED,
    counts_people=True,
    rows=_rows(MET),
    dimension=_BY_CLASS,
)
def count_met(units: Sequence[Unit], period: Period) -> Figures:
    """Of all noted: told back, and it helped."""
    return MET.figures(units, period)
