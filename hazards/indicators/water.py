"""What the water network counts: connections, volumes, money, bursts (B1 to B4)."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from django.db.models import DecimalField, F, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.choices.water import EntryKind
from hazards.models import (
    Bill,
    Connection,
    Receipt,
    ReceiptLine,
    Repair,
    WaterEntry,
)
from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Figure,
    Figures,
    Group,
    Period,
    Qualifier,
    Rows,
    indicator,
)
from liuli.kernel.access import Actor
from liuli.territory.choices import Level
from liuli.territory.models import Unit

_GROUP: Final = Group("water", _("Water network"), position=5)
_CONNECTIONS = pgettext_lazy("counting word", "connections")
_CUBIC = pgettext_lazy("counting word", "m³")
_YUAN = pgettext_lazy("counting word", "yuan")
_PERCENT = pgettext_lazy("counting word", "%")
_TIMES = pgettext_lazy("counting word", "times")
_MONEY: Final = DecimalField(max_digits=14, decimal_places=2)
_ZERO: Final = Decimal("0.00")
_SHOWN: Final = Decimal("0.1")
_BELOW_COMMUNITY: Final = (Level.GRID, Level.MICROGRID)


def _not_kept() -> date | None:
    """No snapshot is kept: a sum may fall, and a past bill may become void."""
    return None


def connections(period: Period) -> Any:
    """Connected on the day."""
    return (
        Connection.objects.open_on(period.on)
        .exclude(opened_on__gt=period.on)
        .select_related("unit", "address")
    )


def bills(period: Period) -> Any:
    """Standing bills of readings within the period."""
    return (
        Bill.objects.standing()
        .filter(**period.days("last_on"))
        .select_related("connection__address")
    )


def receipts(period: Period) -> Any:
    """Payments of the period, and what was taken back in it."""
    return Receipt.objects.filter(**period.days("paid_on")).select_related(
        "connection__address"
    )


def arrears(period: Period) -> Any:
    """Bills with something unpaid at the end of the day."""
    paid = (
        ReceiptLine.objects.filter(bill=OuterRef("pk"), receipt__paid_on__lte=period.on)
        .order_by()
        .values("bill")
        .annotate(paid=Sum("amount_yuan"))
        .values("paid")
    )
    issued = Bill.objects.standing().filter(last_on__lte=period.on)
    return (
        issued.annotate(
            owed_then=F("amount_yuan")
            - Coalesce(Subquery(paid), Value(_ZERO), output_field=_MONEY)
        )
        .filter(owed_then__gt=0)
        .select_related("connection__address")
    )


def entries(period: Period) -> Any:
    """Costs and subsidies of the period."""
    return WaterEntry.objects.filter(**period.days("on"))


def bursts(period: Period) -> Any:
    """Burst pipes reported in the period."""
    return (
        Repair.objects.bursts()
        .filter(**period.instants("reported_at"))
        .select_related("segment", "unit")
    )


CONNECTIONS = Counted(connections)
BURSTS = Counted(bursts)


def _sums(rows: Any, column: str, *, path: str) -> Any:
    """`(path, sum)` of a column, by the path of the unit."""
    return (
        rows.select_related(None)
        .order_by()
        .values_list(path)
        .annotate(figure_sum=Sum(column, output_field=_MONEY))
    )


def _under(unit: Unit, totals: Iterable[tuple[str, Decimal]]) -> Decimal:
    return sum((t for path, t in totals if path.startswith(unit.path)), _ZERO)


def _summed(rows: Any, column: str, units: Sequence[Unit], period: Period) -> Figures:
    totals = list(_sums(rows, column, path="connection__unit__path"))
    return {
        unit.pk: Figure(value=_under(unit, totals), as_of=period.on) for unit in units
    }


def _connection_page(row: Any, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    pk = row.pk if isinstance(row, Connection) else row.connection_id
    return reverse("admin:hazards_connection_change", args=[pk])


def _repair_page(row: Repair, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return reverse("admin:hazards_repair_change", args=[row.pk])


def _bill_rows(find: Any, label: Any, column: str) -> Rows:
    return Rows(
        find=find,
        columns=(
            Column(_("Household number"), lambda row: str(row.connection)),
            Column(_("Address"), lambda row: row.connection.address.raw),
            Column(_("Until"), lambda row: row.last_on),
            Column(label, lambda row: getattr(row, column)),
        ),
        capabilities=(Capability.WATER_VIEW,),
        url=_connection_page,
    )


_RECEIPT_ROWS: Final = Rows(
    find=receipts,
    columns=(
        Column(_("Household number"), lambda row: str(row.connection)),
        Column(_("Address"), lambda row: row.connection.address.raw),
        Column(_("Paid on"), lambda row: row.paid_on),
        Column(_("For bills (yuan)"), lambda row: row.amount_yuan),
        Column(_("Late fee (yuan)"), lambda row: row.late_fee_yuan),
    ),
    capabilities=(Capability.WATER_VIEW,),
    url=_connection_page,
)


@indicator(
    "water.connections",
    label=_("Water connections"),
    group=_GROUP,
    unit_word=_CONNECTIONS,
    rows=Rows(
        find=connections,
        columns=(
            Column(_("Household number"), lambda row: row.number),
            Column(_("Address"), lambda row: row.address.raw),
            Column(_("Unit"), lambda row: row.unit),
        ),
        capabilities=(Capability.WATER_VIEW,),
        url=_connection_page,
    ),
)
def count_connections(units: Sequence[Unit], period: Period) -> Figures:
    """Households on the old network."""
    return CONNECTIONS.figures(units, period)


@indicator(
    "water.billed_volume",
    label=_("Water billed"),
    group=_GROUP,
    unit_word=_CUBIC,
    is_flow=True,
    is_sum=True,
    first_day=_not_kept,
    rows=_bill_rows(bills, _("Volume (m³)"), "volume"),
)
def sum_billed_volume(units: Sequence[Unit], period: Period) -> Figures:
    """售水量."""
    found = _summed(bills(period), "volume", units, period)
    return {
        pk: Figure(value=int(figure.value), as_of=figure.as_of)
        for pk, figure in found.items()
    }


@indicator(
    "water.billed",
    label=_("Water charges billed"),
    group=_GROUP,
    unit_word=_YUAN,
    is_flow=True,
    is_sum=True,
    first_day=_not_kept,
    rows=_bill_rows(bills, pgettext_lazy("water", "Due (yuan)"), "amount_yuan"),
)
def sum_billed(units: Sequence[Unit], period: Period) -> Figures:
    """应收水费."""
    return _summed(bills(period), "amount_yuan", units, period)


@indicator(
    "water.collected",
    label=_("Water charges collected"),
    group=_GROUP,
    unit_word=_YUAN,
    is_flow=True,
    is_sum=True,
    first_day=_not_kept,
    rows=_RECEIPT_ROWS,
)
def sum_collected(units: Sequence[Unit], period: Period) -> Figures:
    """实收水费, less what was taken back; late fees are not among them (WT-11)."""
    return _summed(receipts(period), "amount_yuan", units, period)


@indicator(
    "water.arrears",
    label=_("Water charges in arrears"),
    group=_GROUP,
    unit_word=_YUAN,
    is_sum=True,
    is_worrying=True,
    first_day=_not_kept,
    rows=_bill_rows(arrears, _("Owed (yuan)"), "owed_then"),
)
def sum_arrears(units: Sequence[Unit], period: Period) -> Figures:
    """欠费: billed and not paid by the end of the day."""
    return _summed(arrears(period), "owed_then", units, period)


@indicator(
    "water.loss_rate",
    label=_("Water bought and not sold"),
    group=_GROUP,
    unit_word=_PERCENT,
    is_flow=True,
    is_sum=True,
    is_worrying=True,
    first_day=_not_kept,
    rows=_bill_rows(bills, _("Volume (m³)"), "volume"),
)
def rate_loss(units: Sequence[Unit], period: Period) -> Figures:
    """产销差率 over the bulk water bills; a grid has no bulk meter of its own."""
    bought = entries(period).filter(kind=EntryKind.SUPPLY)
    sides = _sums(bought, "volume_m3", path="unit__path").annotate(side=Value("bought"))
    sold = _sums(bills(period), "volume", path="connection__unit__path").annotate(
        side=Value("sold")
    )
    found = list(sides.union(sold, all=True))
    return {unit.pk: _loss(unit, found, period) for unit in units}


@indicator(
    "water.result_cash",
    label=_("Water account, cash"),
    group=_GROUP,
    unit_word=_YUAN,
    is_flow=True,
    is_sum=True,
    first_day=_not_kept,
    rows=_RECEIPT_ROWS,
)
def sum_result(units: Sequence[Unit], period: Period) -> Figures:
    """Collected and late fees - bulk water - other costs + subsidies (WT-10)."""
    money = entries(period)
    gained = _sums(
        money.filter(kind=EntryKind.SUBSIDY), "amount_yuan", path="unit__path"
    )
    spent = _sums(
        money.exclude(kind=EntryKind.SUBSIDY).annotate(minus=-F("amount_yuan")),
        "minus",
        path="unit__path",
    )
    taken = receipts(period).annotate(whole=F("amount_yuan") + F("late_fee_yuan"))
    paid = _sums(taken, "whole", path="connection__unit__path")
    totals = list(paid.union(gained, spent, all=True))
    return {
        unit.pk: Figure(
            value=_ZERO if unit.level in _BELOW_COMMUNITY else _under(unit, totals),
            as_of=None if unit.level in _BELOW_COMMUNITY else period.on,
        )
        for unit in units
    }


@indicator(
    "water.bursts",
    label=_("Burst water pipes"),
    group=_GROUP,
    unit_word=_TIMES,
    is_flow=True,
    is_worrying=True,
    rows=Rows(
        find=bursts,
        columns=(
            Column(_("Place"), lambda row: row.place),
            Column(_("Pipe segment"), lambda row: row.segment or "—"),
            Column(_("Reported at"), lambda row: row.reported_at),
            Column(_("State"), lambda row: row.get_state_display()),
        ),
        capabilities=(Capability.WATER_VIEW,),
        url=_repair_page,
    ),
)
def count_bursts(units: Sequence[Unit], period: Period) -> Figures:
    """Burst pipes reported in the period, void reports left out."""
    return BURSTS.figures(units, period)


def _loss(
    unit: Unit, found: Sequence[tuple[str, Decimal, str]], period: Period
) -> Figure:
    bought = _under(unit, [(p, t) for p, t, side in found if side == "bought"])
    sold = _under(unit, [(p, t) for p, t, side in found if side == "sold"])
    if bought <= 0 or unit.level in _BELOW_COMMUNITY:
        return Figure(value=_ZERO, as_of=None, qualifier=Qualifier.DERIVED)
    rate = ((bought - sold) * 100 / bought).quantize(_SHOWN, rounding=ROUND_HALF_UP)
    return Figure(value=rate, as_of=period.on, qualifier=Qualifier.DERIVED)
