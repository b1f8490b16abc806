"""Vouchers: issued, used once, expired, refunded, reconciled (ML-3, K6)."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.db.models import Count, F, Q, Sum
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.money import to_yuan
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit
from services import flows
from services.choices.vouchers import VoucherKind, VoucherState
from services.models import MealAgreement, Serving, Supplier, Voucher, VoucherUse
from services.policies import vouchers as policies
from services.rules.meals.reconcile import Reconciled, faces, is_usable
from services.rules.meals.subsidy import next_month

_NOTHING: Final = Decimal("0.00")
_SERIAL_DIGITS: Final = 9


@dataclass(frozen=True, slots=True)
class Worth:
    """What one voucher is worth, for what, from when to when (both included)."""

    face: Decimal
    kind: str
    valid_from: date
    valid_until: date


@transaction.atomic
def issue_voucher(
    holder: MealAgreement, *, worth: Worth, actor: Actor, today: date
) -> Voucher:
    """Issue one voucher by hand. Refused by the database's own checks."""
    holder = MealAgreement.objects.for_update().select_related("unit").get(pk=holder.pk)
    require(policies.may_issue, actor, holder.unit)
    voucher = Voucher(
        unit=holder.unit,
        holder=holder,
        serial=_serial(today),
        face_yuan=to_yuan(worth.face),
        kind=VoucherKind(worth.kind),
        valid_from=worth.valid_from,
        valid_until=worth.valid_until,
        issued_on=today,
        issued_by_id=actor.actor_id,
    )
    voucher.full_clean()
    voucher.save()
    record("services.voucher_issued", voucher, actor=actor)
    return voucher


@transaction.atomic
def issue_vouchers(community: Unit, *, month: date, actor: Actor, today: date) -> int:
    """Issue a month's vouchers to everybody entitled; a second run issues nothing.

    Answers how many were issued.
    """
    community = Unit.objects.select_for_update().get(pk=community.pk)
    require(policies.may_issue, actor, community)
    month = month.replace(day=1)
    face = int(parameter("vouchers.face_yuan", unit=community, on=month))
    days = int(parameter("vouchers.valid_days", unit=community, on=month))
    has_them = Voucher.objects.filter(month=month).values("holder")
    entitled = (
        MealAgreement.objects.of_community(community)
        .filter(voucher_month_yuan__gt=0)
        .filter(period__overlap=(month, next_month(month)))
        .filter(Q(subsidy_until__isnull=True) | Q(subsidy_until__gte=month))
        .exclude(pk__in=has_them)
        .order_by("pk")
    )
    fresh = [
        Voucher(
            unit_id=one.unit_id,
            holder=one,
            serial=_serial(month),
            face_yuan=to_yuan(worth),
            kind=VoucherKind.ANY,
            valid_from=month,
            valid_until=month + timedelta(days=days - 1),
            issued_on=today,
            issued_by_id=actor.actor_id,
            month=month,
            position=position,
        )
        for one in entitled
        for position, worth in enumerate(faces(int(one.voucher_month_yuan), face), 1)
    ]
    Voucher.objects.bulk_create(fresh, batch_size=2000)
    if fresh:
        detail = {"vouchers": len(fresh)}
        record("services.vouchers_issued", community, actor=actor, detail=detail)
    return len(fresh)


@transaction.atomic
def redeem_voucher(
    voucher: Voucher, *, supplier: Supplier, kind: str, on: date, actor: Actor,
    now: datetime, amount: Decimal | None = None,
) -> VoucherUse:  # fmt: skip
    """Use a voucher once; the database decides between two counters (ML-3).

    `amount` is what the service cost; less than the face gives no change. Refused
    `voucher_used`, `voucher_not_valid`, `voucher_other_use`, `amount_wrong`.
    """
    voucher = Voucher.objects.for_update().select_related("unit").get(pk=voucher.pk)
    require(policies.may_redeem, actor, supplier)
    _refuse(voucher, kind=kind, on=on)
    cost = voucher.face_yuan if amount is None else amount
    paid = to_yuan(min(voucher.face_yuan, cost))
    if paid <= 0:
        raise Refused(_("The amount must be more than nothing."), code="amount_wrong")
    use = VoucherUse.objects.create(
        unit=voucher.unit,
        voucher=voucher,
        supplier=supplier,
        kind=VoucherKind(kind),
        on=on,
        amount_yuan=paid,
        at=now,
        by_id=actor.actor_id,
    )
    record("services.voucher_redeemed", use, actor=actor)
    return use


@transaction.atomic
def refund_use(use: VoucherUse, *, reason: str, on: date, actor: Actor) -> VoucherUse:
    """Take a use back: the voucher is left again while it is valid (ML-3).

    The voucher of a serving goes back with its serving. Refused `refunded`,
    `reason_missing`, `use_of_a_serving`.
    """
    use = VoucherUse.objects.for_update().select_related("unit").get(pk=use.pk)
    require(policies.may_refund, actor, use)
    if use.refunded_on is not None:
        raise Refused(_("This voucher is refunded already."), code="refunded")
    if not reason.strip():
        raise Refused(_("Say why the voucher is refunded."), code="reason_missing")
    if use.serving_id is not None:
        raise Refused(
            _("This voucher paid for a meal. Take the serving back instead."),
            code="use_of_a_serving",
        )
    _give_back(use, reason=reason.strip(), on=on)
    record("services.voucher_refunded", use, actor=actor)
    return use


@transaction.atomic
def expire_vouchers(*, today: date) -> int:
    """Vouchers whose last day is over (daily); late or twice makes no difference."""
    over = Voucher.objects.run_out(today)
    return int(
        over.update(
            state=VoucherState.EXPIRED,
            expired_on=F("valid_until") + timedelta(days=1),
        )
    )


def vouchers_for(
    holder: MealAgreement, *, kind: str, on: date, serial: str = ""
) -> list[Voucher]:
    """The locked vouchers a meal may be paid with; the named one where one is named.

    Refused `voucher_unknown` and as `redeem_voucher`.
    """
    own = Voucher.objects.filter(holder=holder).select_for_update(of=("self",))
    if not serial:
        return list(own.usable(kind, on=on))
    named = list(own.filter(serial=serial.strip()))
    if not named:
        raise Refused(
            _("This diner has no voucher of that serial. Read it again."),
            code="voucher_unknown",
        )
    _refuse(named[0], kind=kind, on=on)
    return named


def use_vouchers(
    vouchers: Sequence[Voucher], total: Decimal, *, serving: Serving, actor: Actor,
    now: datetime,
) -> None:  # fmt: skip
    """Note which vouchers paid for a serving; part of the serving's operation."""
    rest = total
    for voucher in vouchers:
        amount = min(rest, Decimal(voucher.face_yuan))
        if amount <= 0:
            return
        rest -= amount
        VoucherUse.objects.create(
            unit=voucher.unit,
            voucher=voucher,
            supplier=serving.canteen.supplier,
            kind=VoucherKind.MEAL,
            on=serving.on,
            amount_yuan=amount,
            serving=serving,
            at=now,
            by_id=actor.actor_id,
        )


def refund_uses_of(serving: Serving, *, reason: str, on: date) -> None:
    """The vouchers of a serving that is taken back; part of that operation."""
    for use in VoucherUse.objects.for_update().standing().filter(serving=serving):
        _give_back(use, reason=reason, on=max(on, use.on))


def reconciled(community: Unit, *, month: date | None = None) -> Reconciled:
    """Vouchers issued (in a month, where one is given) by what became of them (K6)."""
    rows = Voucher.objects.in_unit(community)
    if month is not None:
        first = month.replace(day=1)
        rows = rows.filter(issued_on__gte=first, issued_on__lt=next_month(first))
    found = rows.aggregate(
        issued=Count("pk"),
        **{
            state.value: Count("pk", filter=Q(state=state.value))
            for state in VoucherState
        },
    )
    return Reconciled(**found)


def redeemed_by_supplier(community: Unit, *, month: date) -> list[dict[str, Any]]:
    """Per provider: how many vouchers it took in a month, and for how much (ML-3)."""
    first = month.replace(day=1)
    uses = VoucherUse.objects.in_unit(community).standing()
    return list(
        uses.filter(on__gte=first, on__lt=next_month(first))
        .order_by("supplier__name", "kind")
        .values("supplier", "supplier__name", "kind")
        .annotate(used=Count("pk"), amount=Sum("amount_yuan"))
    )


def _give_back(use: VoucherUse, *, reason: str, on: date) -> None:
    use.refunded_on, use.refund_reason = on, reason
    use.save(update_fields=["refunded_on", "refund_reason"])


def _refuse(voucher: Voucher, *, kind: str, on: date) -> None:
    if voucher.kind not in {kind, VoucherKind.ANY}:
        raise Refused(
            _("This voucher is for another service."), code="voucher_other_use"
        )
    if not flows.VOUCHER.allows(voucher.state, VoucherState.REDEEMED):
        raise Refused(
            _("This voucher is used or over. Ask for another one."),
            code="voucher_used",
        )
    first, last = voucher.valid_from, voucher.valid_until
    if not is_usable(voucher.state, first=first, last=last, on=on):
        raise Refused(
            _("This voucher is not valid on that day."), code="voucher_not_valid"
        )


def _serial(day: date) -> str:
    number = secrets.randbelow(10**_SERIAL_DIGITS)
    return f"FWQ{day:%Y%m}{number:0{_SERIAL_DIGITS}d}"
