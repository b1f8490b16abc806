"""Notices before the supply of a household stops for arrears, and what follows (WT-11).

A notice comes first, a supervisor who did not send it decides, and the water is back
when everything is paid. Nobody in need, and nobody who contests a bill, is cut off.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards import flows
from hazards.choices.water import (
    CUT_OFF_LEAST_DAYS,
    CutOffState,
    Delivery,
    Receiver,
)
from hazards.models import (
    Bill,
    BillObjection,
    Connection,
    CutOffBill,
    CutOffNotice,
    ReceiptLine,
)
from hazards.operations.moves import person
from hazards.policies import water as policies
from hazards.rules.water import cutoffs as rules
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter


@dataclass(frozen=True, slots=True)
class Delivered:
    """When, how and into whose hands a notice came."""

    on: date
    how: Delivery
    received_by: Receiver


@transaction.atomic
def note_objection(
    bill: Bill, *, text: str, said_on: date, actor: Actor, now: datetime
) -> BillObjection:
    """Write down that a household contests a bill; nothing is stopped for it then.

    Raises Refused `nothing_said`, `date_future`, `bill_void`, `contested`.
    """
    bill = _locked_bill(bill)
    require(policies.may_note_objection, actor, bill.connection.unit)
    if not text.strip():
        raise Refused(_("Say what is wrong with the bill."), code="nothing_said")
    _refuse_ahead(said_on, now)
    if bill.state == "void":
        raise Refused(_("This bill is void already."), code="bill_void")
    if BillObjection.objects.open().filter(bill=bill).exists():
        raise Refused(_("This bill is contested already."), code="contested")
    objection = BillObjection.objects.create(
        bill=bill, said_on=said_on, text=text.strip(), noted_by_id=person(actor)
    )
    record("hazards.water_bill_contested", objection, actor=actor)
    return objection


@transaction.atomic
def settle_objection(
    objection: BillObjection, *, answer: str, actor: Actor, now: datetime
) -> BillObjection:
    """Say what the household was answered; a wrong bill is made void besides.

    Raises Refused `already_settled`, `answer_missing`.
    """
    objection = (
        BillObjection.objects.for_update()
        .select_related("bill__connection__unit")
        .get(pk=objection.pk)
    )
    require(policies.may_settle_objection, actor, objection)
    if objection.settled_on is not None:
        raise Refused(_("This objection is settled already."), code="already_settled")
    if not answer.strip():
        raise Refused(_("Say what the household was answered."), code="answer_missing")
    objection.settled_on = timezone.localdate(now)
    objection.settled_by_id, objection.answer = actor.actor_id, answer.strip()
    objection.save(update_fields=["settled_on", "settled_by", "answer"])
    record("hazards.water_objection_settled", objection, actor=actor)
    return objection


def bills_to_warn_about(connection: Connection, *, on: date) -> "QuerySet[Bill]":
    """What a notice of that day may be about: owed long enough, and not contested."""
    days = int(parameter("water.cutoff_overdue_days", unit=connection.unit, on=on))
    owed = Bill.objects.owed().filter(connection=connection)
    late = [
        bill.pk
        for bill in owed
        if rules.overdue_long_enough(bill.due_on, on=on, days=days)
    ]
    found: QuerySet[Bill] = owed.filter(pk__in=late).exclude(
        pk__in=Bill.objects.contested().values("pk")
    )
    return found


@transaction.atomic
def write_cut_off_notice(
    connection: Connection, *, bills: Sequence[Bill], actor: Actor, now: datetime
) -> CutOffNotice:
    """Write the notice that is printed and delivered (催告); nothing stops by it.

    Raises Refused `household_in_need`, `disconnected`, `notice_open`, `bills_missing`,
    `contested`, `not_overdue`.
    """
    connection = _locked_connection(connection.pk)
    require(policies.may_account, actor, connection.unit)
    today = timezone.localdate(now)
    _refuse_household(connection, on=today)
    if CutOffNotice.objects.open().filter(connection=connection).exists():
        raise Refused(
            _("A notice of this household is open already."), code="notice_open"
        )
    about = _bills_in_arrears(connection, bills, on=today)
    notice = CutOffNotice.objects.create(
        connection=connection, written_on=today, written_by_id=person(actor)
    )
    CutOffBill.objects.bulk_create(
        CutOffBill(notice=notice, bill=bill, owed_yuan=bill.owed_yuan) for bill in about
    )
    record("hazards.cut_off_notice_written", notice, actor=actor)
    return notice


@transaction.atomic
def deliver_cut_off_notice(
    notice: CutOffNotice, *, delivered: Delivered, actor: Actor, now: datetime
) -> CutOffNotice:
    """Write down how the notice reached the household: from here its days run.

    Raises Refused `illegal_move`, `date_future`, `household_in_need`, `disconnected`,
    `nothing_owed`, `contested`, and ValidationError in the words of the constraints.
    """
    notice = _locked(notice)
    connection = notice.connection
    require(policies.may_account, actor, connection.unit)
    flows.CUT_OFF.require(notice.state, CutOffState.SENT)
    _refuse_ahead(delivered.on, now)
    _refuse_household(connection, on=delivered.on)
    _refuse_bills(notice)
    notice.state, notice.sent_on = CutOffState.SENT, delivered.on
    notice.how, notice.received_by = delivered.how, delivered.received_by
    notice.sent_by_id = actor.actor_id
    notice.earliest_on = rules.earliest_stop(
        delivered.on,
        days=_number("notice_days", connection, on=delivered.on),
        least=CUT_OFF_LEAST_DAYS,
    )
    notice.full_clean()
    notice.save(
        update_fields=[
            "state",
            "sent_on",
            "how",
            "received_by",
            "earliest_on",
            "sent_by",
        ]
    )
    record("hazards.cut_off_notice_sent", notice, actor=actor)
    return notice


@transaction.atomic
def withdraw_cut_off_notice(
    notice: CutOffNotice, *, reason: str, actor: Actor, now: datetime
) -> CutOffNotice:
    """Take a notice back before anything was stopped.

    Raises Refused `illegal_move`, `reason_missing`.
    """
    notice = _locked(notice)
    require(policies.may_withdraw_notice, actor, notice.connection.unit)
    flows.CUT_OFF.require(notice.state, CutOffState.WITHDRAWN)
    if not reason.strip():
        raise Refused(_("Say why the notice is withdrawn."), code="reason_missing")
    _end(notice, CutOffState.WITHDRAWN, reason=reason, actor=actor, now=now)
    record("hazards.cut_off_notice_withdrawn", notice, actor=actor)
    return notice


@transaction.atomic
def stop_supply(
    notice: CutOffNotice, *, on: date, approval: str, actor: Actor, now: datetime
) -> CutOffNotice:
    """Write down that the network stopped its supply, by which document (WT-11).

    Raises Refused `illegal_move`, `approval_missing`, `date_future`, `too_early`,
    `notice_stale`, `household_in_need`, `disconnected`, `nothing_owed`, `contested`.
    """
    notice = _locked(notice)
    require(policies.may_stop_supply, actor, notice)
    flows.CUT_OFF.require(notice.state, CutOffState.STOPPED)
    _refuse_day(notice, on=on, now=now)
    _refuse_household(notice.connection, on=on)
    _refuse_bills(notice)
    if not approval.strip():
        raise Refused(
            _("Name the document that allows it, with its number and day."),
            code="approval_missing",
        )
    notice.state, notice.stopped_on = CutOffState.STOPPED, on
    notice.stopped_by_id, notice.approval = actor.actor_id, approval.strip()
    notice.save(update_fields=["state", "stopped_on", "stopped_by", "approval"])
    record("hazards.supply_stopped", notice, actor=actor)
    return notice


@transaction.atomic
def resume_supply(
    notice: CutOffNotice, *, reason: str = "", actor: Actor, now: datetime
) -> CutOffNotice:
    """The water runs again: everything is paid, or for a reason (payment agreed).

    Raises Refused `illegal_move`, `reason_missing`.
    """
    notice = _locked(notice)
    require(policies.may_resume_supply, actor, notice.connection.unit)
    flows.CUT_OFF.require(notice.state, CutOffState.RESUMED)
    if not reason.strip() and not has_to_resume(notice):
        raise Refused(
            _("Something is still owed: say why the water runs again."),
            code="reason_missing",
        )
    _end(notice, CutOffState.RESUMED, reason=reason, actor=actor, now=now)
    record("hazards.supply_resumed", notice, actor=actor)
    return notice


def close_paid_notices(
    connections: Iterable[int], *, actor: Actor, now: datetime
) -> int:
    """End the notices of which nothing is owed any more; returns how many.

    Part of what pays or voids a bill: it asks for no right of its own. Where the
    supply is off, somebody has to turn it on and say so.
    """
    waiting = (
        CutOffNotice.objects.waiting()
        .filter(connection__in=list(connections))
        .settled()
        .order_by("pk")
        .select_for_update(of=("self",))
        .select_related("connection__unit")
    )
    closed = 0
    for notice in waiting:
        _end(notice, CutOffState.PAID, reason="", actor=actor, now=now)
        record("hazards.cut_off_notice_paid", notice, actor=actor)
        closed += 1
    return closed


def has_to_resume(notice: CutOffNotice) -> bool:
    """Whether the water has to run again: all is paid, or the household is in need."""
    found: bool = CutOffNotice.objects.to_resume().filter(pk=notice.pk).exists()
    return found


def back_by(notice: CutOffNotice) -> datetime | None:
    """Until when the water has to run again; None while something is owed."""
    if not CutOffNotice.objects.stopped().settled().filter(pk=notice.pk).exists():
        return None
    paid_at = ReceiptLine.objects.filter(bill__cut_off_lines__notice=notice).aggregate(
        at=Max("receipt__at")
    )["at"]
    hours = int(parameter("water.cutoff_resume_hours", unit=notice.connection.unit))
    return rules.back_by(paid_at, hours=hours) if paid_at else None


def _end(
    notice: CutOffNotice,
    state: CutOffState,
    *,
    reason: str,
    actor: Actor,
    now: datetime,
) -> None:
    notice.state, notice.reason = state, reason.strip()
    notice.ended_on, notice.ended_by_id = timezone.localdate(now), actor.actor_id
    notice.save(update_fields=["state", "reason", "ended_on", "ended_by"])


def _locked(notice: CutOffNotice) -> CutOffNotice:
    """The household first, as every payment does: two hands never wait in a ring."""
    _locked_connection(notice.connection_id)
    fresh: CutOffNotice = (
        CutOffNotice.objects.for_update()
        .select_related("connection__unit")
        .get(pk=notice.pk)
    )
    return fresh


def _locked_connection(number: int) -> Connection:
    found: Connection = (
        Connection.objects.for_update().select_related("unit").get(pk=number)
    )
    return found


def _locked_bill(bill: Bill) -> Bill:
    """As `_locked`: the household first."""
    _locked_connection(bill.connection_id)
    fresh: Bill = (
        Bill.objects.for_update().select_related("connection__unit").get(pk=bill.pk)
    )
    return fresh


def _number(name: str, connection: Connection, *, on: date) -> int:
    return int(parameter(f"water.cutoff_{name}", unit=connection.unit, on=on))


def _bills_in_arrears(
    connection: Connection, bills: Sequence[Bill], *, on: date
) -> list[Bill]:
    """The bills of a notice, fetched anew; refused unless each may be warned about."""
    numbers = {bill.pk for bill in bills}
    if not numbers:
        raise Refused(_("Choose the bills the notice is about."), code="bills_missing")
    chosen: Any = Bill.objects.filter(connection=connection, pk__in=numbers)
    _refuse_contested(chosen)
    found = list(bills_to_warn_about(connection, on=on).filter(pk__in=numbers))
    if len(found) < len(numbers):
        days = _number("overdue_days", connection, on=on)
        raise Refused(
            _(
                "A notice is only about bills that have been overdue for %(days)d days "
                "or more."
            )
            % {"days": days},
            code="not_overdue",
        )
    return found


def _refuse_bills(notice: CutOffNotice) -> None:
    bills: Any = Bill.objects.filter(cut_off_lines__notice=notice)
    if not bills.owed().exists():
        raise Refused(
            _("Every bill of this notice is paid: nothing is stopped."),
            code="nothing_owed",
        )
    _refuse_contested(bills)


def _refuse_contested(bills: Any) -> None:
    if bills.contested().exists():
        raise Refused(
            _("The household contests a bill. Settle the objection first."),
            code="contested",
        )


def _refuse_household(connection: Connection, *, on: date) -> None:
    if connection.is_vulnerable:
        raise Refused(
            _("The supply of a household in need is never stopped (WT-11)."),
            code="household_in_need",
        )
    if connection.closed_on is not None and connection.closed_on <= on:
        raise Refused(
            _("This connection is closed; nothing is supplied."), code="disconnected"
        )


def _refuse_day(notice: CutOffNotice, *, on: date, now: datetime) -> None:
    _refuse_ahead(on, now)
    if notice.earliest_on is None or on < notice.earliest_on:
        raise Refused(
            _("The notice allows it from %(day)s on, not before.")
            % {"day": notice.earliest_on},
            code="too_early",
        )
    days = _number("valid_days", notice.connection, on=on)
    if rules.is_stale(notice.earliest_on, on=on, days=days):
        raise Refused(
            _("This notice is too old. Withdraw it and send a new one."),
            code="notice_stale",
        )


def _refuse_ahead(day: date, now: datetime) -> None:
    if day > timezone.localdate(now):
        raise Refused(_("This day lies ahead. Check the date."), code="date_future")
