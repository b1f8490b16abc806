"""Serving a meal: counted by the act, split to the fen, taken back with a reason."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from services.choices.meals import Meal, OrderState, OverpaidState, Portion, Way
from services.choices.vouchers import VoucherKind
from services.models import (
    Canteen,
    MealAgreement,
    MealOrder,
    Overpaid,
    PointsAccount,
    Serving,
)
from services.operations.meals.canteens import price_on
from services.operations.meals.tiers import tiers_on
from services.operations.points import (
    account_for_meals,
    pay_for_meal,
    return_points_of,
)
from services.operations.vouchers import (
    refund_uses_of,
    use_vouchers,
    vouchers_for,
)
from services.policies import meals as policies
from services.rules.meals.split import Split, fitting, split
from services.rules.meals.subsidy import next_month, subsidy_of, within_cap
from services.rules.points import for_a_meal

_NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Served:
    """What is said at the counter: which meal, and what is given for it.

    `serial` names one voucher, used whatever the meal costs (no change, ML-3);
    `with_vouchers` uses those that fit whole. `points` is how many of the diner's own
    points may be used at most; fewer are where fewer are left or fit. Without a
    `portion` it is the one that was ordered.
    """

    meal: str
    on: date
    portion: str = ""
    way: str = Way.DINE_IN
    with_vouchers: bool = False
    serial: str = ""
    points: int = 0


@transaction.atomic
def serve_meal(
    agreement: MealAgreement, *, canteen: Canteen, served: Served, actor: Actor,
    at: datetime, received_at: datetime | None = None, client_id: UUID | None = None,
) -> Serving:  # fmt: skip
    """Count one meal, once for each diner, day and meal (ML-1, ML-2, ML-6).

    Refused `served_already`, `no_agreement`, `price_missing`, `canteen_closed`,
    `day_wrong`, and what a named voucher is refused for.
    """
    agreement = (
        MealAgreement.objects.for_update()
        .select_related("unit", "community")
        .get(pk=agreement.pk)
    )
    require(policies.may_serve, actor, canteen)
    _refuse(agreement, canteen, served, received_at or at)
    turn = (
        1
        + agreement.servings.filter(
            on=served.on, meal=served.meal, reverses__isnull=False
        ).count()
    )
    served = replace(served, portion=served.portion or _ordered(agreement, served))
    paid = _split(agreement, canteen, served)
    parts = paid.parts
    serving = Serving.objects.create(
        unit=agreement.unit,
        agreement=agreement,
        canteen=canteen,
        on=served.on,
        meal=Meal(served.meal),
        portion=Portion(served.portion),
        way=Way(served.way),
        turn=turn,
        price_yuan=parts.price,
        subsidy_yuan=parts.subsidy,
        voucher_yuan=parts.voucher,
        points_yuan=parts.points,
        cash_yuan=parts.cash,
        taken_yuan=parts.taken,
        at=at,
        received_at=received_at or at,
        by_id=actor.actor_id,
        client_id=client_id,
    )
    use_vouchers(paid.vouchers, parts.voucher, serving=serving, actor=actor, now=at)
    if paid.account is not None and paid.points:
        pay_for_meal(
            serving, account=paid.account, points=paid.points, actor=actor, now=at
        )
    _orders_of(serving).filter(
        state__in=[OrderState.ORDERED, OrderState.NO_SHOW]
    ).update(state=OrderState.SERVED)
    record("services.meal_served", serving, actor=actor)
    return serving


@transaction.atomic
def take_serving_back(
    serving: Serving, *, reason: str, actor: Actor, now: datetime
) -> Serving:
    """Write the row that takes a serving back; vouchers and points are left again.

    Refused `reason_missing`, `taken_back`.
    """
    MealAgreement.objects.for_update().get(pk=serving.agreement_id)
    serving = (
        Serving.objects.for_update()
        .select_related("unit", "agreement__unit")
        .get(pk=serving.pk)
    )
    require(policies.may_correct, actor, serving)
    if not reason.strip():
        raise Refused(_("Say why the serving is taken back."), code="reason_missing")
    if serving.reverses_id or Serving.objects.filter(reverses=serving).exists():
        raise Refused(_("This serving is taken back already."), code="taken_back")
    names = ("price", "subsidy", "voucher", "points", "cash", "taken")
    back = Serving.objects.create(
        **{
            name: getattr(serving, name)
            for name in (
                "unit", "agreement", "canteen", "on", "meal", "portion", "way", "turn",
            )
        },
        **{f"{name}_yuan": -getattr(serving, f"{name}_yuan") for name in names},
        at=now,
        received_at=now,
        by_id=actor.actor_id,
        reverses=serving,
        reason=reason.strip(),
    )  # fmt: skip
    today = timezone.localdate(now)
    refund_uses_of(serving, reason=reason.strip(), on=today)
    return_points_of(serving, back=back, actor=actor, now=now)
    _orders_of(serving).filter(state=OrderState.SERVED).update(state=OrderState.ORDERED)
    Overpaid.objects.open().filter(serving=serving).update(
        state=OverpaidState.WAIVED,
        closed_on=today,
        closed_by=actor.actor_id,
        note=reason.strip(),
    )
    record("services.serving_taken_back", back, actor=actor)
    return back


def subsidy_left(agreement: MealAgreement, *, on: date) -> Decimal:
    """What one meal of that day is subsidised with, within the month's cap (ML-1)."""
    until = agreement.subsidy_until
    if until is not None and on > until:
        return _NOTHING
    amount = subsidy_of(
        tiers_on(agreement.community, on),
        born=agreement.birth_on,
        on=on,
        basis=agreement.basis,
        basis_until=agreement.basis_until,
    )
    first = on.replace(day=1)
    month = agreement.servings.in_month(first, next_month(first))
    paid = month.aggregate(all=Sum("subsidy_yuan"))["all"] or _NOTHING
    cap = parameter("meals.subsidy_month_cap", unit=agreement.unit, on=on)
    return within_cap(amount, paid=paid, cap=Decimal(cap))


@dataclass(frozen=True, slots=True)
class _Paid:
    """The split of a price, and what pays it."""

    parts: Split
    vouchers: list[Any]
    account: PointsAccount | None
    points: int


def _ordered(agreement: MealAgreement, served: Served) -> str:
    """The portion that was ordered for this meal, else the standard one."""
    orders = MealOrder.objects.standing().filter(
        agreement=agreement, on=served.on, meal=served.meal
    )
    portion: str | None = orders.values_list("portion", flat=True).first()
    return portion or Portion.STANDARD


def _split(agreement: MealAgreement, canteen: Canteen, served: Served) -> _Paid:
    price = price_on(canteen, meal=served.meal, portion=served.portion, on=served.on)
    subsidy = min(price, subsidy_left(agreement, on=served.on))
    vouchers: list[Any] = []
    if served.serial or served.with_vouchers:
        found = vouchers_for(
            agreement, kind=VoucherKind.MEAL, on=served.on, serial=served.serial
        )
        faces = [Decimal(one.face_yuan) for one in found]
        vouchers = (
            found
            if served.serial
            else [found[place] for place in fitting(faces, price - subsidy)]
        )
    worth = sum((Decimal(one.face_yuan) for one in vouchers), _NOTHING)
    rest = max(price - subsidy - worth, _NOTHING)
    account, points, amount = _points(agreement, served, rest)
    parts = split(price, subsidy=subsidy, voucher=worth, points=amount)
    return _Paid(parts, vouchers, account, points)


def _points(
    agreement: MealAgreement, served: Served, rest: Decimal
) -> tuple[PointsAccount | None, int, Decimal]:
    """The diner's own account, how many points pay, and what they are worth (K24)."""
    if served.points < 1:
        return None, 0, _NOTHING
    account = account_for_meals(agreement.person_id, agreement.community)
    if account is None:
        return None, 0, _NOTHING
    fen = int(parameter("points.meal_fen", unit=agreement.community, on=served.on))
    most = min(served.points, account.balance)
    return account, *for_a_meal(rest, most=most, fen=fen)


def _refuse(
    agreement: MealAgreement, canteen: Canteen, served: Served, now: datetime
) -> None:
    if served.on > timezone.localdate(now):
        raise Refused(
            _("That day has not come. Look at the date of the device."),
            code="day_wrong",
        )
    if served.on not in agreement.period:
        raise Refused(
            _("There is no agreement on that day. Sign one first."),
            code="no_agreement",
        )
    if not Canteen.objects.open_on(served.on).filter(pk=canteen.pk).exists():
        raise Refused(_("This canteen is closed on that day."), code="canteen_closed")
    meals = agreement.servings.standing().filter(on=served.on, meal=served.meal)
    if meals.exists():
        raise Refused(
            _("This diner has had this meal already. Look at the servings of today."),
            code="served_already",
        )


def _orders_of(serving: Serving) -> Any:
    return MealOrder.objects.filter(
        agreement=serving.agreement_id, on=serving.on, meal=serving.meal
    )
