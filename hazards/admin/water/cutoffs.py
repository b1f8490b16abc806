"""Cut-off notices in the desk: the list, the page that is printed, its acts (WT-11)."""

from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from unfold.decorators import display

from hazards.admin.water.pages import Act, Shown, Table, WaterAdmin, page_of
from hazards.choices.water import (
    BEFORE_THE_STOP,
    CUT_OFF_LEAST_DAYS,
    CutOffState,
    Delivery,
    Receiver,
)
from hazards.forms.water import cutoffs as forms
from hazards.forms.water.desk import ReasonForm
from hazards.models import BillObjection, Connection, CutOffNotice
from hazards.operations.water.cutoffs import (
    Delivered,
    back_by,
    bills_to_warn_about,
    deliver_cut_off_notice,
    has_to_resume,
    note_objection,
    resume_supply,
    settle_objection,
    stop_supply,
    withdraw_cut_off_notice,
    write_cut_off_notice,
)
from hazards.operations.water.receipts import to_be_paid
from hazards.policies import water as policies
from liuli.parameters.operations import parameter

_S = CutOffState
_ROWS = 24


@admin.register(CutOffNotice)
class CutOffNoticeAdmin(WaterAdmin[CutOffNotice]):
    """Every notice; the page of one is what the household gets."""

    list_display = [
        "number_link", "household", "address", "written_on", "sent_on", "earliest_on",
        "asked_for", "state_word", "stopped_on", "ended_on",
    ]  # fmt: skip
    list_display_links = ["number_link"]
    list_filter = ["state", "how"]
    list_select_related = ["connection__address", "connection__unit"]
    search_fields = ["pk"]
    search_help_text = gettext_lazy("Household number or address")
    ordering = ["-written_on", "-pk"]
    acts = {
        "deliver": Act(
            gettext_lazy("Write down the delivery"),
            forms.DeliveryForm,
            lambda user, notice: (
                notice.state == _S.WRITTEN
                and policies.may_account(user, notice.connection.unit)
            ),
            lambda notice, data, user: deliver_cut_off_notice(
                notice,
                delivered=Delivered(
                    data["sent_on"],
                    Delivery(data["how"]),
                    Receiver(data["received_by"]),
                ),
                actor=user,
                now=timezone.now(),
            ),
        ),
        "stop": Act(
            gettext_lazy("Write down that the supply was stopped"),
            forms.StopForm,
            lambda user, notice: (
                notice.state == _S.SENT and policies.may_stop_supply(user, notice)
            ),
            lambda notice, data, user: stop_supply(
                notice,
                on=data["on"],
                approval=data["approval"],
                actor=user,
                now=timezone.now(),
            ),
        ),
        "resume": Act(
            gettext_lazy("Write down that the water runs again"),
            forms.ResumeForm,
            lambda user, notice: (
                notice.state == _S.STOPPED
                and policies.may_resume_supply(user, notice.connection.unit)
            ),
            lambda notice, data, user: resume_supply(
                notice, reason=data["reason"], actor=user, now=timezone.now()
            ),
        ),
        "withdraw": Act(
            gettext_lazy("Withdraw the notice"),
            ReasonForm,
            lambda user, notice: (
                notice.state in BEFORE_THE_STOP
                and policies.may_withdraw_notice(user, notice.connection.unit)
            ),
            lambda notice, data, user: withdraw_cut_off_notice(
                notice, reason=data["reason"], actor=user, now=timezone.now()
            ),
        ),
    }

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the bills of each, in one more statement."""
        return super().get_queryset(request).prefetch_related("lines")

    def unit_of(self, obj: CutOffNotice) -> Any:
        """The household's unit decides."""
        return obj.connection.unit

    @display(description=gettext_lazy("Number"), ordering="pk")
    def number_link(self, notice: CutOffNotice) -> str:
        """As printed."""
        return notice.number

    @display(description=gettext_lazy("Household number"))
    def household(self, notice: CutOffNotice) -> str:
        """Of whom."""
        return notice.connection.number

    @display(description=gettext_lazy("Address"))
    def address(self, notice: CutOffNotice) -> str:
        """As written."""
        return notice.connection.address.raw

    @display(description=gettext_lazy("Asked for (yuan)"))
    def asked_for(self, notice: CutOffNotice) -> str:
        """The sum of the bills when it was written."""
        return f"{notice.asked_for:,.2f}"

    @display(
        description=gettext_lazy("State"),
        label={
            "written": "info",
            "sent": "warning",
            "stopped": "danger",
            "paid": "success",
            "resumed": "success",
            "withdrawn": "info",
        },
    )
    def state_word(self, notice: CutOffNotice) -> tuple[str, str]:
        """How far it has come."""
        return notice.state, str(notice.get_state_display())

    def shown(self, obj: CutOffNotice, request: HttpRequest) -> Shown:
        """As the household gets it: what is owed, until when, and what it may do."""
        connection, today = obj.connection, timezone.localdate()
        bills, fee = to_be_paid(connection, on=today)
        is_letter = obj.state in BEFORE_THE_STOP
        facts = [
            (_("Household number"), connection.number),
            (_("Address"), connection.address.raw),
            (_("Asked for (yuan)"), f"{obj.asked_for:,.2f}"),
            (pgettext("cut-off notice", "Written on"), obj.written_on),
            (pgettext("cut-off notice", "Written by"), obj.written_by),
            (_("State"), obj.get_state_display()),
            (_("Owed today for bills (yuan)"), f"{bills:,.2f}"),
            (_("Late fee of today (yuan)"), f"{fee:,.2f}"),
        ]
        if obj.sent_on:
            facts += [
                (_("Notice delivered on"), obj.sent_on),
                (_("How it was delivered"), obj.get_how_display()),
                (_("Who took it"), obj.get_received_by_display()),
                (pgettext("cut-off notice", "Delivered by"), obj.sent_by),
                (_("Supply stops at the earliest on"), obj.earliest_on),
            ]
        if obj.stopped_on:
            facts += [
                (_("Supply stopped on"), obj.stopped_on),
                (_("Stopped by"), obj.stopped_by),
                (_("Document that allows it"), obj.approval),
            ]
        if obj.ended_on:
            facts += [
                (_("Ended on"), obj.ended_on),
                (_("Ended by"), obj.ended_by or _("the payment")),
            ]
        lines = obj.lines.select_related("bill").order_by("bill__due_on", "pk")
        table = Table(
            _("For these bills"),
            [_("Bill"), _("Until"), _("Volume (m³)"), _("To be paid by"),
             _("Owed when the notice was written (yuan)")],
            [
                [(line.bill.number, page_of("bill", line.bill_id)), line.bill.last_on,
                 line.bill.volume, line.bill.due_on, line.owed_yuan]
                for line in lines
            ],
        )  # fmt: skip
        reasons = [(obj.reason, "warning")] if obj.reason else []
        return Shown(
            title=_("Notice before the water supply stops %(number)s")
            % {"number": obj.number},
            facts=facts,
            tables=[table],
            links=[(_("Household"), page_of("connection", obj.connection_id))],
            # What is printed for the household holds no word to the staff.
            banners=reasons if is_letter else [*_banners(obj), *reasons],
            letter=_letter(obj, bills + fee) if is_letter else (),
        )


def _letter(notice: CutOffNotice, owed: Decimal) -> list[str]:
    """What the household reads: what is owed, until when, and what it may do."""
    unit = notice.connection.unit
    days = max(
        int(parameter("water.cutoff_notice_days", unit=unit)), CUT_OFF_LEAST_DAYS
    )
    hours = int(parameter("water.cutoff_resume_hours", unit=unit))
    words = {
        "owed": f"{owed:,.2f}",
        "days": days,
        "hours": hours,
        "day": notice.earliest_on,
        "community": notice.connection.community.name,
    }
    if notice.earliest_on:
        until = _("The supply of the network stops on %(day)s at the earliest.")
    else:
        until = _(
            "The supply of the network stops %(days)d days after the delivery of this "
            "notice at the earliest."
        )
    return [
        _(
            "The bills below are not paid. All that is owed today comes to %(owed)s "
            "yuan; please pay it at the service counter of the community."
        )
        % words,
        until % words,
        _(
            "If a bill is wrong, tell the community: nothing is stopped until it is "
            "settled. Payment by instalments can be agreed on. A household in need is "
            "not cut off; say so at the counter."
        ),
        _(
            "Once everything is paid the water runs again within %(hours)d hours. This "
            "notice is a word of the keeper of the network, %(community)s; it is no "
            "penalty."
        )
        % words,
        _("Signature of the receiver: ____________    Day: ____________"),
    ]


def _contests(user: Any, connection: Connection) -> bool:
    may = policies.may_note_objection(user, connection.unit)
    return bool(may and connection.bills.standing().exists())


def _settles(user: Any, connection: Connection) -> bool:
    rows = BillObjection.objects.open().filter(bill__connection=connection)
    return any(
        policies.may_settle_objection(user, row)
        for row in rows.select_related("bill__connection__unit")
    )


def _warns(user: Any, connection: Connection) -> bool:
    if not policies.may_account(user, connection.unit) or connection.is_vulnerable:
        return False
    if connection.closed_on or connection.cut_offs.open().exists():
        return False
    return bills_to_warn_about(connection, on=timezone.localdate()).exists()


CUT_OFF_ACTS = {
    "contest": Act(
        gettext_lazy("The household contests a bill"),
        forms.ObjectionForm,
        _contests,
        lambda _c, data, user: note_objection(
            data["bill"],
            text=data["text"],
            said_on=data["said_on"],
            actor=user,
            now=timezone.now(),
        ),
    ),
    "settle": Act(
        gettext_lazy("Settle an objection"),
        forms.SettleForm,
        _settles,
        lambda _c, data, user: settle_objection(
            data["objection"], answer=data["answer"], actor=user, now=timezone.now()
        ),
    ),
    "warn": Act(
        gettext_lazy("Write a notice before the supply stops"),
        forms.WarnForm,
        _warns,
        lambda connection, data, user: write_cut_off_notice(
            connection, bills=list(data["bills"]), actor=user, now=timezone.now()
        ),
    ),
}


def cut_off_banners(connection: Connection) -> list[tuple[str, str]]:
    """What has to be known first about a household's supply."""
    return [
        banner
        for notice in connection.cut_offs.open().select_related("connection__unit")
        for banner in _banners(notice)
    ]


def objections_of(connection: Connection) -> list[Table]:
    """The objections of a household; no table where it has none."""
    rows = BillObjection.objects.filter(bill__connection=connection)
    lines = [
        [
            (row.bill.number, page_of("bill", row.bill_id)),
            row.said_on,
            row.text,
            row.settled_on or _("not settled yet"),
            row.answer or "—",
        ]
        for row in rows.select_related("bill")[:_ROWS]
    ]
    heads = [_("Bill"), _("Said on"), _("What is said to be wrong"), _("Settled on"),
             _("Answer")]  # fmt: skip
    return [Table(_("Objections to bills"), heads, lines)] if lines else []


def cut_offs_of(connection: Connection) -> list[Table]:
    """The notices of a household; no table where it has none."""
    lines = [_line(row)[1:] for row in _with_bills(connection.cut_offs)[:_ROWS]]
    return [Table(_("Cut-off notices"), _heads()[1:], lines)] if lines else []


def open_cut_offs(user: Any) -> Table:
    """On the account page: every notice that is open, the oldest first."""
    rows = CutOffNotice.objects.visible_to(user).open()
    shown = _with_bills(rows).order_by("earliest_on", "pk")
    return Table(
        _("Open cut-off notices"),
        _heads(),
        [_line(row) for row in shown],
        empty=_("No household has an open notice."),
    )


def _with_bills(rows: Any) -> Any:
    return rows.select_related("connection").prefetch_related("lines")


def _heads() -> list[str]:
    return [
        _("Household number"), _("Number"), _("Notice delivered on"),
        _("Supply stops at the earliest on"), _("Asked for (yuan)"), _("State"),
    ]  # fmt: skip


def _line(row: CutOffNotice) -> list[Any]:
    return [
        (row.connection.number, page_of("connection", row.connection_id)),
        (row.number, page_of("cutoffnotice", row.pk)),
        row.sent_on,
        row.earliest_on,
        f"{row.asked_for:,.2f}",
        row.get_state_display(),
    ]


def _banners(notice: CutOffNotice) -> list[tuple[str, str]]:
    if notice.state == _S.WRITTEN:
        return [(_("Print the notice and deliver it: no day runs before."), "warning")]
    if notice.state == _S.SENT:
        return [
            (
                _("A notice is out: the supply may stop from %(day)s on.")
                % {"day": notice.earliest_on},
                "warning",
            )
        ]
    if notice.state != _S.STOPPED:
        return []
    until = back_by(notice)
    if until is not None:
        moment = date_format(timezone.localtime(until), "Y-m-d H:i")
        words = _("Everything is paid: the water has to run again by %(moment)s.")
        return [(words % {"moment": moment}, "error")]
    if has_to_resume(notice):
        return [(_("The water has to run again at once."), "error")]
    return [(_("The supply of this household is stopped."), "warning")]
