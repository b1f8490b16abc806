"""What a counter knows of its diners before the day begins, also without a signal."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import Sum

from liuli.kernel.access import Actor, require
from liuli.kernel.money import FEN
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit
from services.choices.meals import Meal, Portion
from services.choices.vouchers import VoucherKind
from services.models import Canteen, MealAgreement, MealOrder, MealPrice, Serving
from services.models import Voucher as VoucherRow
from services.operations.meals.tiers import tiers_on
from services.policies import meals as policies
from services.rules.meals.subsidy import next_month, subsidy_of, within_cap

_NOTHING: Final = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Diner:
    """One diner at a counter: found by number, card or letters; the name masked.

    Money is in fen. `served` names the meals of the day that are served already.
    """

    pk: int
    number: str
    card: str
    name: str
    letters: tuple[str, ...]
    subsidy: int
    vouchers: tuple[int, ...]
    ordered: tuple[str, ...]
    served: tuple[str, ...]
    way: str

    def as_row(self) -> list[Any]:
        """As the page carries it."""
        return [
            self.pk, self.number, self.card, self.name, list(self.letters),
            self.subsidy, list(self.vouchers), list(self.ordered),
            list(self.served), self.way,
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counter:
    """One canteen's day: prices in fen by meal, and everybody who may eat there."""

    canteen: Canteen
    on: date
    prices: dict[str, int]
    diners: tuple[Diner, ...]

    @property
    def served(self) -> int:
        """Meals served today, of all kinds."""
        return sum(len(one.served) for one in self.diners)


def counter_of(canteen: Canteen, *, on: date, actor: Actor) -> Counter:
    """The day of a counter by a few statements, for any number of diners.

    What it says of money is what to expect; the split is made when a serving arrives.
    """
    require(policies.may_serve, actor, canteen)
    community = community_of(canteen)
    agreements = list(
        MealAgreement.objects.of_community(community)
        .in_force(on)
        .filter(erased_at__isnull=True)
        .order_by("name_key", "pk")
    )
    facts = _Facts(community, on)
    return Counter(
        canteen=canteen,
        on=on,
        prices=_prices(canteen, on),
        diners=tuple(facts.diner(one) for one in agreements),
    )


def community_of(canteen: Canteen) -> Unit:
    """The community whose signers eat there."""
    found: Unit = Unit.objects.above(canteen.unit).get(level="community")
    return found


class _Facts:
    """What is known of everybody's day, read at once."""

    def __init__(self, community: Unit, on: date) -> None:
        first = on.replace(day=1)
        of_day = Serving.objects.filter(agreement__community=community)
        month = of_day.in_month(first, next_month(first))
        self.on = on
        self.tiers = tiers_on(community, on)
        self.cap = Decimal(parameter("meals.subsidy_month_cap", unit=community, on=on))
        self.paid: dict[int, Decimal] = dict(
            month.order_by().values_list("agreement").annotate(paid=Sum("subsidy_yuan"))
        )
        self.served = _grouped(of_day.standing().filter(on=on), "meal")
        orders = MealOrder.objects.standing().filter(
            agreement__community=community, on=on
        )
        self.ordered = _grouped(orders, "meal")
        usable = VoucherRow.objects.filter(holder__community=community)
        self.vouchers: dict[int, list[int]] = defaultdict(list)
        rows = usable.usable(VoucherKind.MEAL, on=on).values_list("holder", "face_yuan")
        for holder, face in rows:
            self.vouchers[holder].append(int(face / FEN))

    def diner(self, agreement: MealAgreement) -> Diner:
        """One row."""
        until = agreement.subsidy_until
        amount = subsidy_of(
            self.tiers,
            born=agreement.birth_on,
            on=self.on,
            basis=agreement.basis,
            basis_until=agreement.basis_until,
        )
        if until is not None and self.on > until:
            amount = _NOTHING
        paid = self.paid.get(agreement.pk, _NOTHING)
        name = agreement.full_name
        return Diner(
            pk=agreement.pk,
            number=agreement.number,
            card=agreement.card,
            name=agreement.masked_name,
            letters=tuple(one for one in agreement.initials if len(one) == len(name)),
            subsidy=int(within_cap(amount, paid=paid, cap=self.cap) / FEN),
            vouchers=tuple(self.vouchers.get(agreement.pk, ())),
            ordered=tuple(self.ordered.get(agreement.pk, ())),
            served=tuple(self.served.get(agreement.pk, ())),
            way=agreement.way,
        )


def _prices(canteen: Canteen, on: date) -> dict[str, int]:
    rows = MealPrice.objects.filter(canteen=canteen, portion=Portion.STANDARD)
    found = dict(rows.holding(on).values_list("meal", "price_yuan"))
    return {meal.value: int(found[meal] / FEN) for meal in Meal if meal in found}


def _grouped(rows: Any, column: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for agreement, value in rows.order_by().values_list("agreement", column):
        found[agreement].append(value)
    return found
