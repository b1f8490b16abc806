"""Asking whoever keeps the network about a rise of the night flow, once (WT-8)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from hazards.models import BulkMeter
from hazards.operations.water.nights import MeterNights, nights_of
from liuli.accounts.roles import Role
from liuli.notices.operations import News
from liuli.notices.operations.staff import Staff
from liuli.notices.registry import notice_kind, still_due

RISEN = notice_kind(
    "hazards.night_flow_risen",
    title=gettext_lazy("More water runs at night than usual"),
    sentence=gettext_lazy(
        "%(unit)s: since the night of %(since)s more water runs than usual. "
        "Is there a leak? The readings stand on the page of the bulk meter."
    ),
).key


def rises_to_tell(today: date, staff: Staff) -> Iterator[News]:
    """One question for each run of nights over the limit."""
    for found in _rising(today):
        since, meter = found.rise.since, found.meter
        params: dict[str, int | str] = {
            "row": meter.pk,
            "unit": meter.unit_id,
            "since": since.isoformat(),
        }
        url = reverse("admin:hazards_bulkmeter_change", args=[meter.pk])
        for person in sorted(staff.nearest_of(Role.CADRE, meter.unit)):
            key = f"{RISEN}:{meter.pk}:{since.isoformat()}"
            yield News(person, key, RISEN, params, url)


@still_due(RISEN)
def still_risen(notices: Sequence[Any]) -> set[int]:
    """Those whose meter still runs over the limit since that night."""
    left = {
        (found.meter.pk, found.rise.since.isoformat())
        for found in _rising(timezone.localdate())
    }
    return {
        notice.pk
        for notice in notices
        if (notice.params["row"], notice.params["since"]) in left
    }


def _rising(today: date) -> list[Any]:
    rows = BulkMeter.objects.filter(removed_on__isnull=True, nights__isnull=False)
    meters = rows.select_related("unit", "segment").distinct()
    found: list[MeterNights] = nights_of(meters, on=today)
    return [each for each in found if each.rise]
