"""Connections in the desk: one page from the meter to the last receipt."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.db.models import F, Q, Sum
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.decorators import display

from hazards.admin.filters import GridFilter
from hazards.admin.water.cutoffs import (
    CUT_OFF_ACTS,
    cut_off_banners,
    cut_offs_of,
    objections_of,
)
from hazards.admin.water.pages import Act, Shown, Table, WaterAdmin, page_of
from hazards.choices.water import Method, ReadingKind, ReadingState
from hazards.forms.water import desk as forms
from hazards.models import Bill, Connection, MeterReading
from hazards.operations.water.bills import issue_bills, void_bill
from hazards.operations.water.connections import (
    ConnectionFacts,
    NewMeter,
    add_connection,
    change_meter,
    correct_connection,
)
from hazards.operations.water.readings import (
    count_reading,
    enter_reading,
    void_reading,
)
from hazards.operations.water.receipts import take_payment, take_receipt_back
from hazards.policies import water as policies
from hazards.rules.water.readings import meter_is_old
from liuli.accounts.roles import Capability
from liuli.parameters.operations import parameter

_ROWS = 24


def _reads(user: Any, connection: Connection) -> bool:
    return policies.may_read(user, connection.unit)


def _keeps(user: Any, connection: Connection) -> bool:
    return policies.may_keep(user, connection.unit)


def _accounts(user: Any, connection: Connection) -> bool:
    return policies.may_account(user, connection.unit)


def _of(connection: Connection) -> Any:
    return MeterReading.objects.filter(meter__connection=connection)


def _decides(user: Any, connection: Connection) -> bool:
    waiting = _of(connection).to_review().exclude(by=user)
    may = user.may(Capability.WATER_APPROVE, connection.unit)
    return bool(may and waiting.exists())


def _voids_reading(user: Any, connection: Connection) -> bool:
    decides = user.may(Capability.WATER_APPROVE, connection.unit)
    own = _of(connection).standing().filter(by=user)
    return (decides or _reads(user, connection)) and (
        _of(connection).standing().exists() if decides else own.exists()
    )


def _read(connection: Connection, data: Any, user: Any) -> None:
    enter_reading(
        connection,
        value=data["value"],
        read_on=data["read_on"],
        kind=ReadingKind(data["kind"]),
        actor=user,
        now=timezone.now(),
    )


def _change(connection: Connection, data: Any, user: Any) -> None:
    change_meter(
        connection,
        end_value=data["end_value"],
        meter=NewMeter(
            start_value=data["start_value"],
            serial=data["serial"],
            digits=data["digits"],
            diameter_mm=data["diameter_mm"],
        ),
        on=data["on"],
        actor=user,
    )


def _correct(connection: Connection, data: Any, user: Any) -> None:
    facts = ConnectionFacts(
        holder_name=data["holder_name"] or connection.holder_name,
        people=data["people"],
        area=data["area"],
        segment=connection.segment,
        dwelling=connection.dwelling,
        site=connection.site,
        is_vulnerable=data["is_vulnerable"],
        note=data["note"],
    )
    correct_connection(connection, facts=facts, closed_on=data["closed_on"], actor=user)


def _bill(connection: Connection, data: Any, user: Any) -> None:
    waiting = list(_of(connection).unbilled())
    issue_bills(connection.community, readings=waiting, actor=user, now=timezone.now())


def _pay(connection: Connection, data: Any, user: Any) -> None:
    take_payment(
        connection,
        amount=data["amount"],
        paid_on=data["paid_on"],
        method=Method(data["method"]),
        late_fee=data.get("late_fee"),
        reason=data.get("reason", ""),
        actor=user,
        now=timezone.now(),
    )


@admin.register(Connection)
class ConnectionAdmin(WaterAdmin[Connection]):
    """Every household number, its holder masked."""

    list_display = ["number_link", "holder", "address_shown", "people", "area", "owed"]
    list_filter = ["area", GridFilter]
    list_select_related = ["address", "unit"]
    search_fields = ["number"]
    search_help_text = gettext_lazy("Household number or address")
    ordering = ["number"]
    actions_list = ["open_new"]
    new_form = forms.NewConnectionForm
    new_title = gettext_lazy("New water connection")
    acts = {
        "read": Act(gettext_lazy("Enter a reading"), forms.ReadForm, _reads, _read),
        "count": Act(
            gettext_lazy("Let a reading count"),
            forms.CountReadingForm,
            _decides,
            lambda _c, data, user: count_reading(
                data["reading"], actor=user, now=timezone.now()
            ),
        ),
        "bill": Act(
            gettext_lazy("Issue the bill"),
            forms.PlainForm,
            lambda user, c: _accounts(user, c) and _of(c).unbilled().exists(),
            _bill,
        ),
        "pay": Act(
            gettext_lazy("Take a payment"),
            forms.PayForm,
            lambda user, c: _accounts(user, c) and c.bills.owed().exists(),
            _pay,
        ),
        "change": Act(
            gettext_lazy("Change the meter"), forms.ChangeMeterForm, _reads, _change
        ),
        "void_reading": Act(
            gettext_lazy("Make a reading void"),
            forms.VoidReadingForm,
            _voids_reading,
            lambda _c, data, user: void_reading(
                data["reading"],
                reason=data["reason"],
                actor=user,
                now=timezone.now(),
            ),
        ),
        "void_bill": Act(
            gettext_lazy("Make a bill void"),
            forms.VoidBillForm,
            lambda user, c: (
                _accounts(user, c) and c.bills.standing().filter(paid_yuan=0).exists()
            ),
            lambda _c, data, user: void_bill(
                data["bill"], reason=data["reason"], actor=user, now=timezone.now()
            ),
        ),
        "take_back": Act(
            gettext_lazy("Take a receipt back"),
            forms.TakeBackForm,
            lambda user, c: (
                _accounts(user, c)
                and c.receipts.filter(
                    reverses__isnull=True, reversed_by__isnull=True
                ).exists()
            ),
            lambda _c, data, user: take_receipt_back(
                data["receipt"],
                reason=data["reason"],
                actor=user,
                now=timezone.now(),
            ),
        ),
        **CUT_OFF_ACTS,
        "correct": Act(
            gettext_lazy("Correct the connection"),
            forms.CorrectConnectionForm,
            _keeps,
            _correct,
        ),
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what each owes, in the same statement."""
        owed = Sum(
            F("bills__amount_yuan") - F("bills__paid_yuan"),
            filter=Q(bills__state="issued"),
        )
        return super().get_queryset(request).annotate(owed_sum=owed)

    @display(description=gettext_lazy("Household number"), ordering="number")
    def number_link(self, row: Connection) -> str:
        """The way in."""
        return format_html(
            '<a class="ll-table__main" href="{}">{}</a>',
            page_of("connection", row.pk),
            row.number,
        )

    @display(description=gettext_lazy("Holder"))
    def holder(self, row: Connection) -> str:
        """Masked."""
        return row.holder_masked or "—"

    @display(description=gettext_lazy("Address"), ordering="address__road")
    def address_shown(self, row: Connection) -> str:
        """As written."""
        return row.address.raw

    @display(description=gettext_lazy("Owed (yuan)"))
    def owed(self, row: Any) -> str:
        """Unpaid bills."""
        return f"{row.owed_sum or 0:,.2f}"

    def perform_new(self, community: Any, data: Any, user: Any) -> Connection:
        """Open it with its meter."""
        return add_connection(
            community,
            number=data["number"],
            address=data["address"],
            facts=ConnectionFacts(
                holder_name=data["holder_name"],
                people=data["people"],
                area=data["area"],
            ),
            meter=NewMeter(start_value=data["start_value"], digits=data["digits"]),
            opened_on=data["opened_on"],
            actor=user,
        )

    def shown(self, obj: Connection, request: HttpRequest) -> Shown:
        """Whose it is, its meter, readings, bills and receipts."""
        today = timezone.localdate()
        meter = obj.meters.present().first()
        owed = sum(bill.owed_yuan for bill in obj.bills.owed())
        facts = [
            (_("Holder"), obj.holder_masked),
            (_("Address"), obj.address.raw),
            (_("Served area"), obj.get_area_display()),
            (_("People using water"), obj.people),
            (_("Pipe segment"), obj.segment),
            (_("Number on the meter"), meter.serial if meter else None),
            (_("Meter installed on"), meter.installed_on if meter else None),
            (_("Owed (yuan)"), f"{owed:,.2f}"),
            (_("Disconnected on"), obj.closed_on or "—"),
            (_("Note"), obj.note or "—"),
        ]
        return Shown(
            title=_("Water connection %(number)s") % {"number": obj.number},
            facts=facts,
            tables=[
                _readings(obj),
                _bills(obj, today),
                _receipts(obj),
                *objections_of(obj),
                *cut_offs_of(obj),
            ],
            banners=[*cut_off_banners(obj), *_warnings(obj, meter, today)],
            links=[(_("History"), self.address_of("history", obj.pk))],
        )


def _warnings(obj: Connection, meter: Any, today: date) -> list[tuple[str, str]]:
    found = []
    if _of(obj).filter(state=ReadingState.REVIEW).exists():
        found.append((_("A reading waits to be checked."), "warning"))
    if meter is not None and meter.installed_on is not None:
        is_old = meter_is_old(
            meter.diameter_mm,
            meter.installed_on,
            today=today,
            years_small=int(parameter("water.meter_years_small", on=today)),
            years_large=int(parameter("water.meter_years_large", on=today)),
        )
        if is_old:
            found.append((_("This meter is past its service life."), "warning"))
    return found


def _readings(obj: Connection) -> Table:
    rows = _of(obj).select_related("by", "round").order_by("-read_on", "-pk")[:_ROWS]
    return Table(
        _("Readings"),
        [_("Read on"), _("Last reading"), _("Reading"), _("Volume (m³)"),
         _("How it was read"), _("State"), _("Read by"), _("Note")],
        [
            [
                row.read_on,
                row.previous,
                row.value,
                row.volume,
                row.get_kind_display(),
                row.get_state_display(),
                row.by or "—",
                row.reason
                or (_("rolled over") if row.has_rolled else "")
                or (_("far more than usual") if row.is_unusual else "—"),
            ]
            for row in rows
        ],
    )  # fmt: skip


def _bills(obj: Connection, today: date) -> Table:
    rows: Any = Bill.objects.filter(connection=obj).order_by("-last_on", "-pk")[:_ROWS]
    return Table(
        _("Bills"),
        [_("Number"), _("From"), _("Until"), _("Volume (m³)"),
         pgettext("water", "Due (yuan)"),
         pgettext("water", "Paid (yuan)"), _("To be paid by"), _("State")],
        [
            [
                (row.number, page_of("bill", row.pk)),
                row.first_on,
                row.last_on,
                row.volume,
                row.amount_yuan,
                row.paid_yuan,
                row.due_on,
                _("overdue")
                if row.owed_yuan and row.due_on < today and row.state == "issued"
                else row.get_state_display(),
            ]
            for row in rows
        ],
    )  # fmt: skip


def _receipts(obj: Connection) -> Table:
    rows = obj.receipts.select_related("by").order_by("-paid_on", "-pk")[:_ROWS]
    return Table(
        _("Receipts"),
        [_("Number"), _("Paid on"), _("Amount (yuan)"), _("of it late fee (yuan)"),
         _("Paid by"), _("Taken by"), _("Reason")],
        [
            [
                (row.number, page_of("receipt", row.pk)),
                row.paid_on,
                row.whole_yuan,
                row.late_fee_yuan,
                row.get_method_display(),
                row.by or "—",
                row.reason or "—",
            ]
            for row in rows
        ],
    )  # fmt: skip
