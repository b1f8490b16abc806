"""Orders until the cut-off, standing orders, and who did not come (ML-2, K5)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from services import flows
from services.choices.meals import Meal, OrderState, Portion, Way
from services.models import Canteen, MealAgreement, MealOrder
from services.policies import meals as policies
from services.rules.meals.times import may_still_change

_CUT_OFFS = {Meal.LUNCH: "meals.cut_off", Meal.DINNER: "meals.dinner_cut_off"}


@transaction.atomic
def order_meal(
    agreement: MealAgreement, *, canteen: Canteen, on: date, meal: str,
    portion: str = Portion.STANDARD, way: str | None = None,
    is_late_allowed: bool = False, actor: Actor, now: datetime,
) -> MealOrder:  # fmt: skip
    """Order a meal until the cut-off of its day (ML-2).

    `is_late_allowed`: the kitchen said it has one more; the order is marked.
    Refused `cut_off_passed`, `no_agreement`, `ordered_already`.
    """
    agreement = _locked(agreement)
    require(policies.may_serve, actor, canteen)
    if on not in agreement.period:
        raise Refused(
            _("There is no agreement on that day. Sign one first."),
            code="no_agreement",
        )
    is_late = not may_change_order(canteen, on=on, meal=meal, now=now)
    if is_late and not is_late_allowed:
        raise Refused(
            _("The kitchen has counted for this meal. Ask it, then order as late."),
            code="cut_off_passed",
        )
    orders = MealOrder.objects.standing().filter(agreement=agreement)
    if orders.filter(on=on, meal=meal).exists():
        raise Refused(_("This meal is ordered already."), code="ordered_already")
    order = MealOrder.objects.create(
        agreement=agreement,
        canteen=canteen,
        on=on,
        meal=Meal(meal),
        portion=Portion(portion),
        way=Way(way or agreement.way),
        is_late=is_late,
        at=now,
        by_id=actor.actor_id,
    )
    record("services.meal_ordered", order, actor=actor)
    return order


@transaction.atomic
def cancel_order(order: MealOrder, *, actor: Actor, now: datetime) -> MealOrder:
    """Cancel an order, free until the cut-off of its day (ML-2).

    Refused `cut_off_passed`, `illegal_move`.
    """
    order = (
        MealOrder.objects.for_update()
        .select_related("agreement__unit", "canteen__unit")
        .get(pk=order.pk)
    )
    require(policies.may_serve, actor, order.canteen)
    flows.MEAL_ORDER.require(order.state, OrderState.CANCELLED)
    if not may_change_order(order.canteen, on=order.on, meal=order.meal, now=now):
        raise Refused(
            _("The kitchen has cooked this meal. Leave the order as it is."),
            code="cut_off_passed",
        )
    order.state = OrderState.CANCELLED
    order.save(update_fields=["state"])
    record("services.order_cancelled", order, actor=actor)
    return order


@transaction.atomic
def place_standing_orders(
    canteen: Canteen, *, on: date, meal: str = Meal.LUNCH, actor: Actor, now: datetime
) -> int:
    """Order for everybody who eats there on that weekday, by one statement.

    Who has ordered or cancelled this meal already is left as they wish; nobody else
    is left out. Answers how many orders were made.
    """
    canteen = Canteen.objects.for_update().select_related("unit").get(pk=canteen.pk)
    require(policies.may_serve, actor, canteen)
    known = MealOrder.objects.filter(on=on, meal=meal).values("agreement")
    waiting = (
        MealAgreement.objects.in_force(on)
        .filter(canteen=canteen, weekdays__contains=[on.isoweekday()])
        .exclude(pk__in=known)
        .order_by("pk")
    )
    made = MealOrder.objects.bulk_create(
        MealOrder(
            agreement=one,
            canteen=canteen,
            on=on,
            meal=Meal(meal),
            way=one.way,
            at=now,
            by_id=actor.actor_id,
        )
        for one in waiting
    )
    if made:
        detail = {"orders": len(made)}
        record("services.standing_orders_placed", canteen, actor=actor, detail=detail)
    return len(made)


@transaction.atomic
def place_orders_of_day(*, actor: Actor, now: datetime) -> int:
    """Standing orders of today and tomorrow in every canteen (daily)."""
    today = timezone.localdate(now)
    days = (today, today + timedelta(days=1))
    return sum(
        place_standing_orders(canteen, on=day, actor=actor, now=now)
        for day in days
        for canteen in Canteen.objects.open_on(day)
    )


@transaction.atomic
def close_orders(*, today: date) -> int:
    """Orders of days that are over and were not served: they did not come (daily)."""
    over = MealOrder.objects.filter(state=OrderState.ORDERED, on__lt=today)
    return int(over.update(state=OrderState.NO_SHOW))


def may_change_order(canteen: Canteen, *, on: date, meal: str, now: datetime) -> bool:
    """Before the cut-off of that meal there (ML-2)."""
    cut_off = parameter(_CUT_OFFS[Meal(meal)], unit=canteen.unit, on=on)
    return may_still_change(on, now=timezone.localtime(now), cut_off=cut_off)


def _locked(agreement: MealAgreement) -> MealAgreement:
    locked: MealAgreement = (
        MealAgreement.objects.for_update().select_related("unit").get(pk=agreement.pk)
    )
    return locked
