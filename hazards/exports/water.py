"""The dossier for the water company: the whole network as one workbook (B5)."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from hazards.models import Bill, Connection, Outage, Repair, Segment, Valve, WaterEntry
from hazards.operations.water.accounts import statement_of
from liuli.exchange.writing import Page, write_pages
from liuli.territory.models import Unit

_YEARS: Final = 3


def write_dossier(community: Unit, *, today: date) -> bytes:
    """From the records themselves: nothing is typed anew, and no person is named."""
    years = range(today.year - _YEARS + 1, today.year + 1)
    return write_pages(
        Page(
            _("Account by year"),
            [_("Year"), _("Water bought (m³)"), _("Water sold (m³)"),
             _("Bought and not sold (%)"), _("Gross loss rate, CJJ 92 (%)"),
             _("Billed (yuan)"), _("Collected (yuan)"), _("Late fees taken in (yuan)"),
             _("Bulk water (yuan)"),
             _("Repairs, power, wages, other (yuan)"), _("Subsidies (yuan)"),
             _("Result as billed (yuan)"), _("Result in cash (yuan)"),
             _("Burst water pipes")],
            [_year(community, year) for year in years],
            notes=[
                f"{community.name} · {today.isoformat()}",
                _("Losses are left empty where fewer meters were read than needed."),
            ],
        ),
        Page(
            _("Pipe segments"),
            [_("Segment"), _("Served area"), _("From where to where"), _("Material"),
             _("Diameter (mm)"), _("Length (m)"), _("Year laid"),
             _("Water connections"), _("Burst water pipes")],
            list(_segments(community)),
        ),
        Page(
            _("Valves"),
            [_("Segment"), _("Number or name"), _("Place")],
            Valve.objects.in_unit(community)
            .order_by("segment__name", "name")
            .values_list("segment__name", "name", "place"),
        ),
        Page(
            _("Water connections"),
            [_("Household number"), _("Address"), _("Served area"),
             _("People using water"), _("Number on the meter"), _("Diameter (mm)"),
             _("Volume (m³)"), _("Owed (yuan)")],
            list(_connections(community, today)),
        ),
        Page(
            _("Repairs"),
            [_("Number"), _("Reported at"), _("Kind of fault"), _("Place"),
             _("Pipe segment"), _("Cause"), _("Households without water"),
             _("Water lost, estimated (m³)"), _("Costs (yuan)"), _("State")],
            list(_repairs(community)),
        ),
        Page(
            _("Costs"),
            [_("Day"), _("What for"), _("Amount (yuan)"), _("Volume (m³)"), _("What"),
             _("Invoice or bill number")],
            [
                [row.on, row.get_kind_display(), row.amount_yuan, row.volume_m3,
                 row.what, row.document]
                for row in WaterEntry.objects.in_unit(community).order_by("on", "pk")
            ],
        ),
        Page(
            _("Outage notices"),
            [_("Water off from"), _("Water back by"), _("Kind of outage"),
             _("Streets without water"), _("Why")],
            [
                [row.starts_at, row.ends_at, row.get_kind_display(), row.places,
                 row.cause]
                for row in Outage.objects.in_unit(community).order_by("starts_at")
            ],
        ),
    )  # fmt: skip


def _year(community: Unit, year: int) -> list[Any]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = statement_of(community, first=first, last=last)
    account, balance = found.account, found.balance
    bursts = Repair.objects.in_unit(community).bursts()
    return [
        year,
        account.bought,
        account.sold,
        balance.nrw_percent if found.is_complete else None,
        balance.gross_loss_percent if found.is_complete else None,
        account.billed,
        account.collected,
        account.late_fees,
        account.supply_cost,
        account.other_costs,
        account.subsidies,
        account.result_billed,
        account.result_cash,
        bursts.filter(reported_at__year=year).count(),
    ]


def _segments(community: Unit) -> Iterator[list[Any]]:
    rows = Segment.objects.in_unit(community).with_bursts(date(1990, 1, 1))
    homes = Count("connections", distinct=True)
    for row in rows.annotate(homes=homes).order_by("name"):
        yield [
            row.name, row.get_area_display(), row.course, row.material,
            row.diameter_mm, row.length_m, row.laid_year, row.homes, row.burst_count,
        ]  # fmt: skip


def _connections(community: Unit, today: date) -> Iterator[list[Any]]:
    standing = Q(bills__state="issued")
    rows = (
        Connection.objects.in_unit(community)
        .open_on(today)
        .select_related("address")
        .prefetch_related("meters")
        .annotate(sold=Sum("bills__volume", filter=standing))
        .in_street_order()
    )
    owed = dict(
        Bill.objects.in_unit(community)
        .owed()
        .order_by()
        .values_list("connection")
        .annotate(owed=Sum("amount_yuan") - Sum("paid_yuan"))
    )
    for row in rows:
        meter = next((m for m in row.meters.all() if m.removed_on is None), None)
        yield [
            row.number,
            row.address.raw,
            row.get_area_display(),
            row.people,
            meter.serial if meter else "",
            meter.diameter_mm if meter else None,
            row.sold or 0,
            owed.get(row.pk, 0),
        ]


def _repairs(community: Unit) -> Iterator[list[Any]]:
    rows = Repair.objects.in_unit(community).standing().select_related("segment")
    for row in rows.annotate(cost=Sum("costs__amount_yuan")).order_by("reported_at"):
        yield [
            row.number, row.reported_at, row.get_kind_display(), row.place,
            row.segment.name if row.segment else "", row.get_cause_display(),
            row.households_off, row.lost_m3, row.cost or 0, row.get_state_display(),
        ]  # fmt: skip
