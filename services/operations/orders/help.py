"""Home help: asked for, given to a partner, done, confirmed, complained of (K15)."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.money import to_yuan
from residents.choices.needs import NeedStatus
from residents.models import Need, Person
from residents.operations import answer_need
from services import flows
from services.choices.orders import Covers, HelpKind, HelpState
from services.models import HelpComplaint, HelpOrder, Supplier
from services.operations.orders.partners import refuse_without_contract
from services.policies import orders as policies

_OPEN_NEEDS = (NeedStatus.NOTED, NeedStatus.DECIDED)


@transaction.atomic
def ask_for_help(
    person: Person, *, kind: HelpKind, what: str, wished_on: date, actor: Actor,
    now: datetime, need: Need | None = None,
) -> HelpOrder:  # fmt: skip
    """Note what a resident wants done at home; `need` where it came from one.

    Raises Refused `day_passed`, `need_elsewhere`, `need_answered`.
    """
    person = Person.objects.select_related("unit").get(pk=person.pk)
    order = HelpOrder(person=person, need=need, kind=kind, wished_on=wished_on)
    require(policies.may_keep, actor, order)
    if wished_on < timezone.localdate(now):
        raise Refused(_("This day lies in the past."), code="day_passed")
    if need is not None:
        _refuse_need(need, person)
    order.what, order.at, order.by_id = what.strip()[:120], now, actor.actor_id
    order.save()
    record("orders.help_asked", order, actor=actor, at=now)
    return order


@transaction.atomic
def give_to_partner(
    order: HelpOrder, *, supplier: Supplier, price: Decimal, actor: Actor,
    now: datetime,
) -> HelpOrder:  # fmt: skip
    """A partner with a contract does it for the price agreed.

    Raises Refused `no_contract`, `elsewhere`, `price_negative`, `illegal_move`.
    """
    order = _locked(order, actor)
    flows.HELP_ORDER.require(order.state, HelpState.ASSIGNED)
    on = timezone.localdate(now)
    if not order.unit.path.startswith(supplier.unit.path):
        raise Refused(_("This is a partner of another community."), code="elsewhere")
    refuse_without_contract(supplier, covers=Covers.HOME_HELP, on=on)
    if price < 0:
        raise Refused(_("A price is not below nothing."), code="price_negative")
    order.state, order.supplier, order.assigned_on = HelpState.ASSIGNED, supplier, on
    order.price_yuan = to_yuan(price)
    order.save(update_fields=["state", "supplier", "assigned_on", "price_yuan"])
    record("orders.help_assigned", order, actor=actor, at=now)
    return order


@transaction.atomic
def help_done(order: HelpOrder, *, on: date, actor: Actor, now: datetime) -> HelpOrder:
    """The partner says it is done; an open need it came from is answered with it.

    Raises Refused `day_wrong`, `illegal_move`.
    """
    order = _locked(order, actor)
    flows.HELP_ORDER.require(order.state, HelpState.DONE)
    first = order.assigned_on
    if first is None or not first <= on <= timezone.localdate(now):
        raise Refused(_("The day lies between the order and today."), code="day_wrong")
    order.state, order.done_on = HelpState.DONE, on
    order.save(update_fields=["state", "done_on"])
    record("orders.help_done", order, actor=actor, at=now)
    _answer(order, actor=actor, now=now)
    return order


@transaction.atomic
def confirm_help(order: HelpOrder, *, actor: Actor, now: datetime) -> HelpOrder:
    """The person says that it was done as agreed.

    Raises Refused `illegal_move`, `complaint_open`.
    """
    order = _locked(order, actor)
    flows.HELP_ORDER.require(order.state, HelpState.CONFIRMED)
    if order.complaints.filter(answered_at__isnull=True).exists():
        raise Refused(_("Answer the complaint first."), code="complaint_open")
    order.state, order.ended_on = HelpState.CONFIRMED, timezone.localdate(now)
    order.save(update_fields=["state", "ended_on"])
    record("orders.help_confirmed", order, actor=actor, at=now)
    return order


@transaction.atomic
def cancel_help(
    order: HelpOrder, *, reason: str, actor: Actor, now: datetime
) -> HelpOrder:
    """Before it is done. Raises Refused `reason_missing`, `illegal_move`."""
    order = _locked(order, actor)
    flows.HELP_ORDER.require(order.state, HelpState.CANCELLED)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    order.state, order.reason = HelpState.CANCELLED, reason.strip()[:120]
    order.ended_on = timezone.localdate(now)
    order.save(update_fields=["state", "reason", "ended_on"])
    record("orders.help_cancelled", order, actor=actor, at=now)
    return order


@transaction.atomic
def complain(
    order: HelpOrder, *, text: str, actor: Actor, now: datetime
) -> HelpComplaint:
    """Not as agreed: what is done, but not confirmed, goes back to the partner.

    Raises Refused `words_missing`, `help_not_done`.
    """
    order = _locked(order, actor)
    if not text.strip():
        raise Refused(_("Say what was not as agreed."), code="words_missing")
    if order.state not in {HelpState.DONE, HelpState.CONFIRMED}:
        raise Refused(_("A complaint is noted after the work."), code="help_not_done")
    complaint = HelpComplaint.objects.create(
        order=order,
        person_id=order.person_id,
        text=text.strip()[:300],
        at=now,
        by_id=actor.actor_id,
    )
    if order.state == HelpState.DONE:
        order.state, order.done_on = HelpState.ASSIGNED, None
        order.save(update_fields=["state", "done_on"])
    record("orders.help_complaint", order, actor=actor, at=now)
    return complaint


@transaction.atomic
def answer_complaint(
    complaint: HelpComplaint, *, answer: str, actor: Actor, now: datetime
) -> HelpComplaint:
    """What came of it. Raises Refused `words_missing`, `complaint_answered`."""
    order = _locked(complaint.order, actor)
    complaint = HelpComplaint.objects.for_update().get(pk=complaint.pk)
    if not answer.strip():
        raise Refused(_("Say what the answer is."), code="words_missing")
    if complaint.answered_at is not None:
        raise Refused(
            _("This complaint is answered already."), code="complaint_answered"
        )
    complaint.answer, complaint.answered_at = answer.strip()[:300], now
    complaint.answered_by_id = actor.actor_id
    complaint.save(update_fields=["answer", "answered_at", "answered_by"])
    record("orders.help_complaint_answered", order, actor=actor, at=now)
    return complaint


def _locked(order: HelpOrder, actor: Actor) -> HelpOrder:
    rows = HelpOrder.objects.for_update().select_related("person__unit", "supplier")
    fresh: HelpOrder = rows.get(pk=order.pk)
    require(policies.may_keep, actor, fresh)
    return fresh


def _refuse_need(need: Need, person: Person) -> None:
    if need.person_id != person.pk:
        raise Refused(_("This is the need of somebody else."), code="need_elsewhere")
    if need.status not in _OPEN_NEEDS:
        raise Refused(_("This need is answered already."), code="need_answered")


def _answer(order: HelpOrder, *, actor: Actor, now: datetime) -> None:
    need = order.need
    if need is None or need.status not in _OPEN_NEEDS:
        return
    answer_need(
        need,
        actor=actor,
        text=gettext("Home help was done: %(kind)s.")
        % {"kind": order.get_kind_display()},
        answered_by_label=str(order.supplier)[:60],
        now=now,
    )
