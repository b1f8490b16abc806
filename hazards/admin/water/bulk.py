"""Bulk meters in the desk: readings, nights, what is usual, a rise (WT-7, WT-8)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hazards.admin.water.pages import Act, Shown, Table, WaterAdmin, page_of
from hazards.forms.water import desk, nights
from hazards.models import BulkMeter, Connection, NightFlow
from hazards.operations.water.accounts import enter_bulk_reading
from hazards.operations.water.network import add_bulk_meter, say_what_it_feeds
from hazards.operations.water.nights import (
    MeterNights,
    enter_night_flow,
    keep_baseline,
    nights_of,
    read_night,
)
from hazards.policies import water as policies
from hazards.rules.water.balance import night_leak
from hazards.rules.water.nights import Rise
from liuli.parameters.operations import parameter

_ROWS = 60


def _keeps(user: Any, record: Any) -> bool:
    return policies.may_keep(user, record.unit)


def _read_night(row: BulkMeter, data: Any, user: Any) -> None:
    read_night(
        row,
        night=data["night"],
        first=(data["from_at"], data["from_m3"]),
        last=(data["to_at"], data["to_m3"]),
        actor=user,
    )


@admin.register(BulkMeter)
class BulkMeterAdmin(WaterAdmin[BulkMeter]):
    """The meters all water comes in through."""

    list_display = ["name", "serial", "segment", "installed_on", "removed_on"]
    list_display_links = ["name"]
    list_select_related = ["segment", "unit"]
    ordering = ["name"]
    actions_list = ["open_new"]
    new_form = desk.NewBulkMeterForm
    new_title = gettext_lazy("New bulk meter")
    acts = {
        "read": Act(
            gettext_lazy("Enter a reading"),
            desk.BulkReadForm,
            _keeps,
            lambda row, data, user: enter_bulk_reading(row, actor=user, **data),
        ),
        "night_read": Act(
            gettext_lazy("Enter a night's two readings"),
            nights.NightReadingsForm,
            _keeps,
            _read_night,
        ),
        "night": Act(
            gettext_lazy("Enter a night flow"),
            nights.NightForm,
            _keeps,
            lambda row, data, user: enter_night_flow(row, actor=user, **data),
        ),
        "baseline": Act(
            gettext_lazy("Keep the usual night flow"),
            nights.BaselineForm,
            _keeps,
            lambda row, data, user: keep_baseline(
                row, actor=user, now=timezone.now(), **data
            ),
        ),
        "feeds": Act(
            gettext_lazy("Say which pipe it feeds"),
            nights.FedSegmentForm,
            _keeps,
            lambda row, data, user: say_what_it_feeds(
                row, segment=data["segment"], actor=user
            ),
            needs_user=True,
        ),
    }

    def perform_new(self, community: Any, data: Any, user: Any) -> BulkMeter:
        """Add it."""
        return add_bulk_meter(community, actor=user, **data)

    def shown(self, obj: BulkMeter, request: HttpRequest) -> Shown:
        """Its readings, its nights, what is usual, and whether a rise asks."""
        today = timezone.localdate()
        [found] = nights_of([obj], on=today)
        homes = Connection.objects.in_unit(obj.unit).open_on(today).count()
        return Shown(
            title=obj.name,
            facts=[
                (_("Number on the meter"), obj.serial),
                (_("Installed on"), obj.installed_on),
                (_("Pipe it feeds"), obj.segment),
                (_("Water connections"), homes),
                *_usual(found),
            ],
            tables=[_nights(obj, homes, today), _readings(obj), _kept(obj)],
            banners=banners_of([found]),
            links=rise_links([found]),
        )


def _usual(found: MeterNights) -> list[tuple[str, Any]]:
    if found.kept is not None:
        return [
            (_("Usual night flow (L/h)"), found.kept.litres_per_hour),
            (_("Holds from the night"), found.kept.starts_on),
            (_("Why"), found.kept.reason),
        ]
    return [
        (_("Lowest quiet night, until one is kept (L/h)"), found.baseline),
    ]


def _readings(obj: BulkMeter) -> Table:
    rows = obj.readings.select_related("by").order_by("-read_on")[:_ROWS]
    return Table(
        _("Readings"),
        [_("Read on"), _("Reading (m³)"), _("Read by")],
        [[row.read_on, row.value, row.by or "—"] for row in rows],
    )


def _nights(obj: BulkMeter, homes: int, today: date) -> Table:
    use = parameter("water.night_use_l_per_h", unit=obj.unit, on=today)
    rows = NightFlow.objects.filter(meter=obj).order_by("-night")[:_ROWS]
    return Table(
        _("Nights"),
        [
            _("Night"),
            _("Mean flow 02:00-04:00 (L/h)"),
            _("Of it leaks (L/h)"),
            _("First reading (m³)"),
            _("Second reading (m³)"),
        ],
        [
            [
                row.night,
                row.litres_per_hour,
                night_leak(row.litres_per_hour, households=homes, use_l_per_h=use),
                _said(row.from_m3, row.from_at),
                _said(row.to_m3, row.to_at),
            ]
            for row in rows
        ],
    )


def _said(value: Decimal | None, at: Any) -> str | None:
    """A reading with its time, where there was one."""
    if value is None:
        return None
    return f"{value} · {timezone.localtime(at):%H:%M}"


def _kept(obj: BulkMeter) -> Table:
    rows = obj.baselines.select_related("by").order_by("-starts_on")[:_ROWS]
    return Table(
        _("Usual night flows"),
        [_("Holds from the night"), _("Usual night flow (L/h)"),
         _("Quiet nights counted"), _("Quiet nights from"), _("Quiet nights to"),
         _("Why"), _("Kept by")],
        [
            [row.starts_on, row.litres_per_hour, row.nights, row.first_night,
             row.last_night, row.reason, row.by or "—"]
            for row in rows
        ],
        empty=_(
            "None is kept yet: choose nights without a leak, an outage or works."
        ),
    )  # fmt: skip


def rises_table(user: Any, today: date) -> Table:
    """The questions of the account page; each opens the readings it is made of."""
    meters = (
        BulkMeter.objects.visible_to(user)
        .filter(removed_on__isnull=True)
        .select_related("unit", "segment")
    )
    rising = [found for found in nights_of(meters, on=today) if found.rise]
    return Table(
        _("Night flow: where is it worth looking for a leak?"),
        [_("Bulk meter"), _("Pipe segment"), _("Since"), _("Nights"),
         _("Usual night flow (L/h)"), _("Above it by at least (%)")],
        [
            [
                (found.meter.name, page_of("bulkmeter", found.meter.pk)),
                found.meter.segment,
                rise.since,
                len(rise.nights),
                rise.baseline,
                rise.over_percent,
            ]
            for found in rising
            if (rise := found.rise)
        ],
        empty=_("No bulk meter shows a rise over its usual night flow."),
    )  # fmt: skip


def banners_of(found: Sequence[MeterNights]) -> list[tuple[str, str]]:
    """A rise as a question, meter by meter."""
    return [(_question(each.meter, each.rise), "error") for each in found if each.rise]


def rise_links(found: Sequence[MeterNights]) -> list[tuple[str, str]]:
    """What to do where something was found."""
    if not any(each.rise for each in found):
        return []
    return [(_("Report a fault"), reverse("admin:hazards_repair_new"))]


def _question(meter: BulkMeter, rise: Rise) -> str:
    facts = {
        "nights": len(rise.nights),
        "percent": rise.over_percent,
        "place": meter.segment or meter.name,
    }
    words = ngettext(
        "For %(nights)d night the flow lies at least %(percent)s%% above the usual: "
        "is there a leak on %(place)s?",
        "For %(nights)d nights the flow lies at least %(percent)s%% above the usual: "
        "is there a leak on %(place)s?",
        len(rise.nights),
    )
    return words % facts
