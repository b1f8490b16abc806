"""Hours in which venues were used, by purpose (K22)."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import DurationField, ExpressionWrapper, F, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.desk.records import page_of
from liuli.indicators.registry import (
    Column,
    Dimension,
    Figure,
    Figures,
    Period,
    Rows,
    indicator,
)
from liuli.kernel.access import Actor
from liuli.territory.models import Unit
from services.choices.venues import BookingPurpose
from services.indicators.care import GROUP
from services.indicators.volunteers import not_kept
from services.models import VenueBooking
from services.rules.venues import as_hours

_HOURS = pgettext_lazy("counting word", "hours")
_BY_PURPOSE = Dimension(
    "purpose", {purpose.value: purpose.label for purpose in BookingPurpose}
)
_SPAN = ExpressionWrapper(
    F("period__endswith") - F("period__startswith"), output_field=DurationField()
)


def used(period: Period) -> Any:
    """Bookings that stood and are over."""
    rows = VenueBooking.objects.standing().filter(**period.instants("period__endswith"))
    return rows.select_related("venue__unit")


def _record(row: Any, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return page_of("services.venue", row.venue_id)


@indicator(
    "services.venue_hours",
    label=_("Hours venues were used"),
    group=GROUP,
    unit_word=_HOURS,
    is_flow=True,
    is_sum=True,
    first_day=not_kept,
    dimension=_BY_PURPOSE,
    rows=Rows(
        find=used,
        columns=(
            Column(_("Venue"), lambda row: row.venue),
            Column(
                pgettext_lazy("booking", "What for"),
                lambda row: row.get_purpose_display(),
            ),
            Column(_("Day"), lambda row: timezone.localdate(row.period.lower)),
            Column(
                _("Hours"), lambda row: as_hours(row.period.upper - row.period.lower)
            ),
        ),
        capabilities=(Capability.VENUES_VIEW,),
        url=_record,
    ),
)
def count_hours(units: Sequence[Unit], period: Period) -> Figures:
    """Hours of bookings that are over, by what they were for."""
    rows = used(period).select_related(None).order_by()
    groups = rows.values_list("venue__unit__path", "purpose").annotate(span=Sum(_SPAN))
    found = list(groups)
    return {unit.pk: _figure(unit, found, period) for unit in units}


def _figure(unit: Unit, groups: list[Any], period: Period) -> Figure:
    parts: dict[str, Decimal | int] = dict.fromkeys(BookingPurpose.values, Decimal(0))
    for path, purpose, span in groups:
        if path.startswith(unit.path):
            parts[purpose] += as_hours(span or timedelta())
    total = sum(parts.values(), Decimal("0.0"))
    return Figure(value=total, as_of=period.on, parts=parts)
