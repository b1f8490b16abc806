"""Canteens and their papers, people, samples, routes, prices and menus (ML-5, K5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.money import to_yuan
from liuli.territory.models import Unit
from services.choices.meals import SAMPLE_HOURS, Meal, Portion
from services.models import (
    Canteen,
    FoodHandler,
    FoodSample,
    MealPrice,
    MenuDish,
    Route,
    Supplier,
)
from services.policies import meals as policies
from services.rules.meals.times import may_discard


@dataclass(frozen=True, slots=True)
class CanteenFacts:
    """What a canteen is."""

    name: str
    place: str = ""
    seats: int | None = None
    permit: str = ""
    permit_until: date | None = None


@transaction.atomic
def add_supplier(unit: Unit, *, name: str, actor: Actor) -> Supplier:
    """Note who serves and is paid for it."""
    require(policies.may_keep, actor, unit)
    supplier = Supplier(unit=unit, name=name.strip())
    supplier.full_clean()
    supplier.save()
    record("services.supplier_added", supplier, actor=actor)
    return supplier


@transaction.atomic
def open_canteen(
    unit: Unit,
    *,
    supplier: Supplier,
    facts: CanteenFacts,
    opened_on: date,
    actor: Actor,
) -> Canteen:
    """Open a canteen of a provider."""
    require(policies.may_keep, actor, unit)
    canteen = Canteen(
        unit=unit,
        supplier=supplier,
        name=facts.name.strip(),
        place=facts.place.strip(),
        seats=facts.seats,
        permit=facts.permit.strip(),
        permit_until=facts.permit_until,
        opened_on=opened_on,
    )
    canteen.full_clean()
    canteen.save()
    record("services.canteen_opened", canteen, actor=actor)
    return canteen


@transaction.atomic
def renew_permit(
    canteen: Canteen, *, permit: str, until: date, actor: Actor
) -> Canteen:
    """Note the food permit and its last day (ML-5)."""
    canteen = _locked(canteen, actor)
    canteen.permit, canteen.permit_until = permit.strip(), until
    canteen.full_clean()
    canteen.save(update_fields=["permit", "permit_until"])
    record("services.permit_renewed", canteen, actor=actor)
    return canteen


@transaction.atomic
def close_canteen(canteen: Canteen, *, on: date, actor: Actor) -> Canteen:
    """Nothing is served there from that day on."""
    canteen = _locked(canteen, actor)
    canteen.closed_on = on
    canteen.full_clean()
    canteen.save(update_fields=["closed_on"])
    record("services.canteen_closed", canteen, actor=actor)
    return canteen


@transaction.atomic
def add_handler(
    canteen: Canteen, *, full_name: str, certificate_until: date, actor: Actor
) -> FoodHandler:
    """Note who handles food there, and their health certificate (ML-5)."""
    canteen = _locked(canteen, actor)
    handler = FoodHandler(
        canteen=canteen,
        full_name=full_name.strip(),
        certificate_until=certificate_until,
    )
    handler.full_clean()
    handler.save()
    record("services.handler_added", handler, actor=actor)
    return handler


@transaction.atomic
def renew_certificate(
    handler: FoodHandler, *, until: date, left_on: date | None = None, actor: Actor
) -> FoodHandler:
    """A new health certificate, or the day somebody left (ML-5)."""
    handler = (FoodHandler.objects.for_update().select_related("canteen__unit")).get(
        pk=handler.pk
    )
    require(policies.may_keep, actor, handler.canteen.unit)
    handler.certificate_until, handler.left_on = until, left_on
    handler.save(update_fields=["certificate_until", "left_on"])
    record("services.certificate_renewed", handler, actor=actor)
    return handler


@transaction.atomic
def keep_sample(
    canteen: Canteen, *, dish: str, meal: Meal, on: date, grams: int, actor: Actor,
    now: datetime,
) -> FoodSample:  # fmt: skip
    """Put a sample of a dish into the cold (ML-5)."""
    require(policies.may_serve, actor, canteen)
    sample = FoodSample(
        canteen=canteen,
        on=on,
        meal=meal,
        dish=dish.strip(),
        grams=grams,
        kept_at=now,
        kept_by_id=actor.actor_id,
    )
    sample.full_clean()
    sample.save()
    record("services.sample_kept", sample, actor=actor)
    return sample


@transaction.atomic
def discard_sample(sample: FoodSample, *, actor: Actor, now: datetime) -> FoodSample:
    """Throw a sample away, 48 hours later at the earliest (ML-5).

    Refused `sample_too_young`, `sample_discarded`.
    """
    sample = (
        FoodSample.objects.for_update()
        .select_related("canteen__unit")
        .get(pk=sample.pk)
    )
    require(policies.may_serve, actor, sample.canteen)
    if sample.discarded_at is not None:
        raise Refused(_("This sample is gone already."), code="sample_discarded")
    if not may_discard(sample.kept_at, now=now, hours=SAMPLE_HOURS):
        raise Refused(
            _("A sample is kept for 48 hours. Throw it away later."),
            code="sample_too_young",
        )
    sample.discarded_at, sample.discarded_by_id = now, actor.actor_id
    sample.save(update_fields=["discarded_at", "discarded_by"])
    record("services.sample_discarded", sample, actor=actor)
    return sample


@transaction.atomic
def add_route(canteen: Canteen, *, name: str, actor: Actor) -> Route:
    """Save a way along the doors meals are carried to."""
    canteen = _locked(canteen, actor)
    route = Route(canteen=canteen, name=name.strip())
    route.full_clean()
    route.save()
    record("services.route_added", route, actor=actor)
    return route


@transaction.atomic
def set_price(
    canteen: Canteen, *, meal: Meal, price: Decimal, starts_on: date,
    portion: Portion = Portion.STANDARD, version: str = "", actor: Actor,
) -> MealPrice:  # fmt: skip
    """Let a price hold from a day on; the one before ends there and is kept.

    Refused `price_in_past` where the present price starts later or on that day.
    """
    canteen = _locked(canteen, actor)
    before = (
        MealPrice.objects.for_update()
        .filter(canteen=canteen, meal=meal, portion=portion)
        .filter(period__endswith__isnull=True)
        .first()
    )
    if before is not None:
        if starts_on <= before.period.lower:
            raise Refused(
                _("The new price must start after the present one."),
                code="price_in_past",
            )
        before.period = DateRange(before.period.lower, starts_on)
        before.save(update_fields=["period"])
    price_row = MealPrice(
        canteen=canteen,
        meal=meal,
        portion=portion,
        price_yuan=to_yuan(price),
        period=DateRange(starts_on, None),
        version=version.strip(),
    )
    price_row.full_clean()
    price_row.save()
    record("services.meal_price_set", price_row, actor=actor)
    return price_row


@transaction.atomic
def put_on_menu(
    canteen: Canteen, *, on: date, meal: Meal, name: str, allergens: Sequence[str] = (),
    actor: Actor,
) -> MenuDish:  # fmt: skip
    """Put a dish on a day's menu, with what it holds (ML-5)."""
    canteen = _locked(canteen, actor)
    dish = MenuDish(
        canteen=canteen, on=on, meal=meal, name=name.strip(), allergens=list(allergens)
    )
    dish.full_clean()
    dish.save()
    record("services.dish_listed", dish, actor=actor)
    return dish


def price_on(canteen: Canteen, *, meal: str, portion: str, on: date) -> Decimal:
    """What a meal costs there on that day. Refused `price_missing`."""
    prices = MealPrice.objects.filter(canteen=canteen, meal=meal, portion=portion)
    row = prices.holding(on).first()
    if row is None:
        raise Refused(
            _("No price is set for this meal on that day. Set it first."),
            code="price_missing",
        )
    return Decimal(row.price_yuan)


def _locked(canteen: Canteen, actor: Actor) -> Canteen:
    locked: Canteen = (
        Canteen.objects.for_update().select_related("unit").get(pk=canteen.pk)
    )
    require(policies.may_keep, actor, locked.unit)
    return locked
