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
from services.choices.points import AccountKind
from services.choices.vouchers import VoucherKind
from services.models import (
    Canteen,
    MealAgreement,
    MealOrder,
    MealPrice,
    PointsAccount,
    Serving,
)
from services.models import Voucher as VoucherRow
from services.operations.meals.tiers import tiers_on
from services.policies import meals as policies
from services.rules.meals.subsidy import next_month, subsidy_of, within_cap

_NOTHING: Final = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Diner:
    """One diner at a counter: found by number, card or letters; the name masked.

    Money is in fen. `served` names the meals of the day that are served already,
    `small` those ordered as a small portion; `points` is the diner's own balance.
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
    small: tuple[str, ...]
    points: int

    def as_row(self) -> list[Any]:
        """As the page carries it."""
        return [
            self.pk, self.number, self.card, self.name, list(self.letters),
            self.subsidy, list(self.vouchers), list(self.ordered),
            list(self.served), self.way, list(self.small), self.points,
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counter:
    """One canteen's day: prices in fen by meal and portion, and who may eat there.

    Staff of the canteen are told of the diners of the day only. `point_fen` is what
    one point pays, nought where points pay for no meals.
    """

    canteen: Canteen
    on: date
    prices: dict[str, dict[str, int]]
    diners: tuple[Diner, ...]
    point_fen: int

    @property
    def served(self) -> int:
        """Meals served today, of all kinds."""
        return sum(len(one.served) for one in self.diners)

    @property
    def has_small(self) -> bool:
        """Whether a small portion has a price."""
        return any(Portion.SMALL in one for one in self.prices.values())


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
    if not policies.may_see_signers(actor, canteen):
        agreements = [one for one in agreements if facts.eats_today(one)]
    return Counter(
        canteen=canteen,
        on=on,
        prices=_prices(canteen, on),
        diners=tuple(facts.diner(one) for one in agreements),
        point_fen=facts.point_fen,
    )


def diner_of_card(
    canteen: Canteen, *, card: str, on: date, actor: Actor
) -> Diner | None:
    """Whoever holds a card in their hand at this counter, ordered or not."""
    require(policies.may_serve, actor, canteen)
    community = community_of(canteen)
    signers = MealAgreement.objects.of_community(community).in_force(on)
    found = signers.filter(card=card.strip(), erased_at__isnull=True).first()
    return _Facts(community, on).diner(found) if found else None


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
        self.small = _grouped(orders.filter(portion=Portion.SMALL), "meal")
        self.points: dict[int | None, int] = {}
        self.point_fen = int(parameter("points.meal_fen", unit=community, on=on))
        if self.point_fen > 0:
            accounts = PointsAccount.objects.filter(unit=community, balance__gt=0)
            own = accounts.filter(kind=AccountKind.VOLUNTEER)
            self.points = dict(own.values_list("volunteer__person", "balance"))
        usable = VoucherRow.objects.filter(holder__community=community)
        self.vouchers: dict[int, list[int]] = defaultdict(list)
        rows = usable.usable(VoucherKind.MEAL, on=on).values_list("holder", "face_yuan")
        for holder, face in rows:
            self.vouchers[holder].append(int(face / FEN))

    def eats_today(self, agreement: MealAgreement) -> bool:
        """Ordered or served."""
        return agreement.pk in self.ordered or agreement.pk in self.served

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
            small=tuple(self.small.get(agreement.pk, ())),
            points=self.points.get(agreement.person_id, 0)
            if agreement.person_id
            else 0,
        )


def _prices(canteen: Canteen, on: date) -> dict[str, dict[str, int]]:
    rows = MealPrice.objects.filter(canteen=canteen).holding(on)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for meal, portion, price in rows.values_list("meal", "portion", "price_yuan"):
        found[meal][portion] = int(price / FEN)
    return {meal.value: found[meal] for meal in Meal if meal in found}


def _grouped(rows: Any, column: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for agreement, value in rows.order_by().values_list("agreement", column):
        found[agreement].append(value)
    return found
