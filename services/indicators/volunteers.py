"""Hours of volunteers and points in their hands (VO-1, VO-2)."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, IntegerField, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.desk.records import page_of
from liuli.indicators.registry import (
    Column,
    Figure,
    Figures,
    Period,
    Rows,
    indicator,
)
from liuli.kernel.access import Actor
from liuli.territory.models import Unit
from services.choices.points import AccountKind
from services.indicators.care import GROUP
from services.models import PointsAccount, PointsEntry, ServiceHours

_HOURS = pgettext_lazy("counting word", "hours")
_POINTS = pgettext_lazy("counting word", "points")
_HALVES = DecimalField(max_digits=10, decimal_places=1)


def not_kept() -> date | None:
    """No snapshot is kept: halves are no whole numbers, and hours may become void."""
    return None


def confirmed(period: Period) -> Any:
    """Confirmed hours of days within the period."""
    rows = ServiceHours.objects.counted().filter(**period.days("on"))
    return rows.select_related("volunteer__person__unit")


def accounts(period: Period) -> Any:
    """Accounts of volunteers with what they held at the end of the day."""
    return (
        PointsAccount.objects.filter(kind=AccountKind.VOLUNTEER)
        .annotate(held=_sum("target", period) - _sum("source", period))
        .filter(held__gt=0)
        .select_related("volunteer__person__unit")
    )


def _sum(side: str, period: Period) -> Any:
    rows = PointsEntry.objects.filter(at__lt=period.moment, **{side: OuterRef("pk")})
    total = rows.order_by().values(side).annotate(sum=Sum("points")).values("sum")
    return Coalesce(Subquery(total), 0, output_field=IntegerField())


def _figures(
    totals: Iterable[tuple[str, Any]], units: Sequence[Unit], period: Period, zero: Any
) -> Figures:
    found = list(totals)
    return {
        unit.pk: Figure(
            value=sum(
                (total for path, total in found if path.startswith(unit.path)), zero
            ),
            as_of=period.on,
        )
        for unit in units
    }


def _record(row: Any, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return page_of("services.volunteer", row.volunteer_id)


@indicator(
    "services.volunteer_hours",
    label=_("Hours of volunteers"),
    group=GROUP,
    unit_word=_HOURS,
    is_flow=True,
    is_sum=True,
    first_day=not_kept,
    rows=Rows(
        find=confirmed,
        columns=(
            Column(_("Day"), lambda row: row.on),
            Column(_("Hours"), lambda row: row.hours),
            Column(_("Kind of service"), lambda row: row.get_tier_display()),
            Column(_("Unit"), lambda row: row.unit),
        ),
        capabilities=(Capability.VOLUNTEERS_VIEW,),
        url=_record,
    ),
)
def count_hours(units: Sequence[Unit], period: Period) -> Figures:
    """Confirmed hours, by the day they were done."""
    path = "volunteer__person__unit__path"
    rows = confirmed(period).select_related(None).order_by().values_list(path)
    totals = rows.annotate(figure_sum=Sum("hours", output_field=_HALVES))
    return _figures(totals, units, period, Decimal("0.0"))


@indicator(
    "services.points_balance",
    label=_("Points in the hands of volunteers"),
    group=GROUP,
    unit_word=_POINTS,
    is_sum=True,
    rows=Rows(
        find=accounts,
        columns=(
            Column(_("Unit"), lambda row: row.volunteer.unit),
            Column(_("Points"), lambda row: row.held),
        ),
        capabilities=(Capability.VOLUNTEERS_VIEW,),
        url=_record,
    ),
)
def count_points(units: Sequence[Unit], period: Period) -> Figures:
    """What all volunteers hold at the end of the day, from the entries."""
    path = "volunteer__person__unit__path"
    rows = accounts(period).select_related(None).order_by()
    return _figures(rows.values_list(path, "held"), units, period, 0)
