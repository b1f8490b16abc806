"""The life of hazards in figures (HZ-5, EV-5)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices import HazardStatus, Severity
from hazards.models import Hazard, HazardPause, Rectification, Verification
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
from liuli.kernel.access import Actor
from liuli.territory.models import Unit

_HAZARDS = Group("hazards", _("Hazards"), position=3)
_ITEMS = pgettext_lazy("counting word", "hazards")
_BY_SEVERITY = Dimension("severity", dict(Severity.choices))


def _found(period: Period) -> Any:
    """Found in the period; what was entered by mistake was never found (HZ-5)."""
    return (
        Hazard.objects.counted()
        .filter(**period.instants("found_at"))
        .select_related("unit", "site__address", "item")
    )


def _is_relapse(period: Period) -> Q:
    return Q(relapse_of__isnull=False)


def _cleared(period: Period) -> Any:
    return (
        Hazard.objects.cleared()
        .filter(**period.instants("cleared_at"))
        .select_related("unit", "site__address", "item")
    )


def _open(period: Period) -> Any:
    """Found by then and not cleared by then: true for a day in the past as well."""
    return (
        Hazard.objects.counted()
        .filter(found_at__lte=period.moment)
        .filter(Q(cleared_at__isnull=True) | Q(cleared_at__gt=period.moment))
        .select_related("unit", "site__address", "item")
    )


def _is_overdue(period: Period) -> Q:
    """Past the day by which to rectify, or to re-check while it waited for that.

    On the present day this is the queryset's own `overdue`. A past day reads the
    state of that day from the acts; the limit of a re-check that is over is not kept.
    A clock that stood still is not overdue (EV-5).
    """
    failed = Verification.objects.filter(
        hazard=OuterRef("hazard"),
        round=OuterRef("round"),
        passed=False,
        at__lte=period.moment,
    )
    waiting = Q(
        Exists(
            Rectification.objects.filter(
                ~Exists(failed), hazard=OuterRef("pk"), at__lte=period.moment
            )
        )
    )
    paused = HazardPause.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gt=period.moment),
        hazard=OuterRef("pk"),
        began_at__lte=period.moment,
    )
    return (~waiting & Q(due_on__lt=period.on) & ~Exists(paused)) | (
        waiting & Q(status=HazardStatus.REPORTED_DONE, recheck_due_on__lt=period.on)
    )


def _on_time(period: Period) -> Q:
    """Reported as rectified, in the round that was cleared, by its due day (HZ-5)."""
    return Q(
        Exists(
            Rectification.objects.filter(
                hazard=OuterRef("pk"),
                round=OuterRef("round"),
                at__date__lte=OuterRef("due_on"),
            )
        )
    )


def _came_back(period: Period) -> Q:
    """Found again after this clearance (反弹, HZ-4)."""
    return Q(
        Exists(
            Hazard.objects.counted().filter(
                relapse_of=OuterRef("pk"), found_at__lte=period.moment
            )
        )
    )


FOUND = Counted(_found, dimension=_BY_SEVERITY)
OPEN = Counted(_open, dimension=_BY_SEVERITY)
OVERDUE = Counted(_open, where=_is_overdue, dimension=_BY_SEVERITY)
CLEARED = Counted(_cleared, dimension=_BY_SEVERITY)
RELAPSED = Counted(_found, where=_is_relapse, dimension=_BY_SEVERITY)
ON_TIME = Counted(_cleared, where=_on_time, dimension=_BY_SEVERITY)
CAME_BACK = Counted(_cleared, where=_came_back, dimension=_BY_SEVERITY)
_PRESSING = (Capability.HAZARDS_VIEW, Capability.HAZARDS_VIEW_PRESSING)


def _page(hazard: Hazard, user: Actor) -> str:
    """Its page in the desk, or on the phone for whoever works there."""
    if user.may(Capability.DESK_OPEN):
        return reverse("admin:hazards_hazard_change", args=[hazard.pk])
    return reverse("hazards:field_hazard", args=[hazard.pk])


def _hazard_rows(counted: Counted, *capabilities: Capability) -> Rows:
    return Rows(
        find=counted.rows,
        columns=(
            Column(_("Number"), lambda hazard: hazard.number),
            Column(_("What was found"), lambda hazard: hazard.item or hazard.text),
            Column(_("Severity"), lambda hazard: hazard.get_severity_display()),
            Column(_("State"), lambda hazard: hazard.get_status_display()),
            Column(_("Address"), lambda hazard: hazard.site.address.raw),
            Column(_("Unit"), lambda hazard: hazard.unit),
            Column(_("Due date"), lambda hazard: hazard.due_on),
        ),
        capabilities=capabilities or (Capability.HAZARDS_VIEW,),
        url=_page,
    )


@indicator(
    "hazards.found",
    label=_("Hazards found"),
    group=_HAZARDS,
    unit_word=_ITEMS,
    is_flow=True,
    dimension=_BY_SEVERITY,
    rows=_hazard_rows(FOUND),
)
def count_found(units: Sequence[Unit], period: Period) -> Figures:
    """Found in the period, without what was made void."""
    return FOUND.figures(units, period)


@indicator(
    "hazards.open",
    label=_("Open hazards"),
    group=_HAZARDS,
    unit_word=_ITEMS,
    in_trend=True,
    dimension=_BY_SEVERITY,
    rows=_hazard_rows(OPEN),
)
def count_open(units: Sequence[Unit], period: Period) -> Figures:
    """Found and neither cleared nor void."""
    return OPEN.figures(units, period)


@indicator(
    "hazards.overdue",
    label=_("Overdue hazards"),
    group=_HAZARDS,
    unit_word=_ITEMS,
    in_trend=True,
    is_worrying=True,
    dimension=_BY_SEVERITY,
    rows=_hazard_rows(OVERDUE, *_PRESSING),
)
def count_overdue(units: Sequence[Unit], period: Period) -> Figures:
    """Open and past their day, out of the open ones."""
    return OVERDUE.figures(units, period)


@indicator(
    "hazards.cleared",
    label=_("Hazards cleared"),
    group=_HAZARDS,
    unit_word=_ITEMS,
    is_flow=True,
    dimension=_BY_SEVERITY,
    rows=_hazard_rows(CLEARED),
)
def count_cleared(units: Sequence[Unit], period: Period) -> Figures:
    """Through a passed re-check in the period."""
    return CLEARED.figures(units, period)


@indicator(
    "hazards.relapsed",
    label=_("Hazards that relapsed"),
    group=_HAZARDS,
    unit_word=_ITEMS,
    is_flow=True,
    is_worrying=True,
    dimension=_BY_SEVERITY,
    rows=_hazard_rows(RELAPSED),
)
def count_relapsed(units: Sequence[Unit], period: Period) -> Figures:
    """Found again after clearance, out of all found in the period."""
    return RELAPSED.figures(units, period)


@indicator(
    "hazards.cleared_on_time",
    label=_("Hazards cleared on time"),
    group=_HAZARDS,
    unit_word=_ITEMS,
    is_flow=True,
    dimension=_BY_SEVERITY,
    rows=_hazard_rows(ON_TIME),
)
def count_on_time(units: Sequence[Unit], period: Period) -> Figures:
    """Rectified by their due day, out of those cleared in the period (HZ-5)."""
    return ON_TIME.figures(units, period)


@indicator(
    "hazards.relapse_rate",
    label=_("Clearances that did not last"),
    group=_HAZARDS,
    unit_word=_ITEMS,
    is_flow=True,
    is_worrying=True,
    dimension=_BY_SEVERITY,
    rows=_hazard_rows(CAME_BACK),
)
def count_came_back(units: Sequence[Unit], period: Period) -> Figures:
    """Found again since, out of those cleared in the period (HZ-4)."""
    return CAME_BACK.figures(units, period)
