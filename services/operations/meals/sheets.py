"""What the kitchen, the carrier and the label printer need, from the orders (K5)."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from services.choices.meals import Allergen, Portion, Way
from services.models import Canteen, DietNote, MealOrder, MenuDish
from services.policies import meals as policies


@dataclass(frozen=True, slots=True)
class Stop:
    """One meal on a sheet: whose, which, where to; what they may not eat."""

    number: str
    name: str
    portion: str
    way: str
    address: str
    route: str
    position: int | None
    is_late: bool
    diet: str
    warned_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kitchen:
    """How much to cook, and for whom what must be left out."""

    total: int
    dine_in: int
    delivery: int
    portions: tuple[tuple[str, int], ...]
    late: int
    without_route: int
    stops: tuple[Stop, ...] = field(default_factory=tuple)

    @property
    def special(self) -> tuple[Stop, ...]:
        """Meals that differ."""
        return tuple(one for one in self.stops if one.diet)

    @property
    def carried(self) -> tuple[Stop, ...]:
        """Meals brought to a door, as one walks."""
        return tuple(one for one in self.stops if one.way == Way.DELIVERY)


@transaction.atomic
def kitchen_sheet(canteen: Canteen, *, on: date, meal: str, actor: Actor) -> Kitchen:
    """Everything ordered there for a meal; nobody is left out (K5).

    Diets are opened for whoever keeps meals, and each look is noted (ML-4).
    """
    require(policies.may_keep, actor, canteen.unit)
    orders = list(
        MealOrder.objects.to_cook(canteen, on=on, meal=meal)
        .as_one_walks()
        .select_related("agreement__address", "agreement__route")
    )
    diets = _diets([one.agreement_id for one in orders])
    if diets:
        detail = {"diets": len(diets)}
        record("services.diets_read", canteen, actor=actor, detail=detail)
    dishes = list(MenuDish.objects.filter(canteen=canteen, on=on, meal=meal))
    stops = tuple(_stop(one, diets.get(one.agreement_id), dishes) for one in orders)
    portions = Counter(one.portion for one in orders)
    carried = [one for one in orders if one.way == Way.DELIVERY]
    return Kitchen(
        total=len(orders),
        dine_in=len(orders) - len(carried),
        delivery=len(carried),
        portions=tuple((str(one.label), portions[one.value]) for one in Portion),
        late=sum(one.is_late for one in orders),
        without_route=sum(one.agreement.route_id is None for one in carried),
        stops=stops,
    )


def _diets(agreements: list[int]) -> dict[int, DietNote]:
    notes = DietNote.objects.agreed().filter(agreement__in=agreements)
    return {note.agreement_id: note for note in notes}


def _stop(order: Any, note: DietNote | None, dishes: list[MenuDish]) -> Stop:
    agreement = order.agreement
    words = dict(Allergen.choices)
    allergies = (note.allergens or "").split() if note else []
    parts = [note.words or ""] if note else []
    parts += [str(words[one]) for one in allergies]
    return Stop(
        number=agreement.number,
        name=agreement.masked_name,
        portion=order.get_portion_display(),
        way=order.way,
        address=agreement.address.raw if agreement.address else "",
        route=agreement.route.name if agreement.route else "",
        position=agreement.position,
        is_late=order.is_late,
        diet="、".join(part for part in parts if part),
        warned_of=tuple(
            dish.name for dish in dishes if set(dish.allergens) & set(allergies)
        ),
    )
