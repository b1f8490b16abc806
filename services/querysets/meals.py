"""Reading canteens, agreements, orders and servings."""

from datetime import date
from decimal import Decimal
from typing import Any, Final, Self

from django.db.models import Count, F, Q, Sum

from liuli.territory.querysets import TerritoryQuerySet
from services.choices.meals import OrderState, OverpaidState, SettlementState

_LONGEST_NUMBER: Final = 16  # digits of a row number; a longer one is none
_PARTS: Final = ("price", "subsidy", "voucher", "points", "cash")


class MealQuerySet(TerritoryQuerySet[Any]):
    """Rows of meals without adjectives of their own."""


class CanteenQuerySet(TerritoryQuerySet[Any]):
    """Canteens."""

    def open_on(self, day: date) -> Self:
        """Not closed by that day."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))


class PriceQuerySet(TerritoryQuerySet[Any]):
    """Prices of meals."""

    def holding(self, day: date) -> Self:
        """In force on that day."""
        return self.filter(period__contains=day)


class SubsidyTierQuerySet(TerritoryQuerySet[Any]):
    """Tiers of the subsidy: those of everyone, and a community's own."""

    def visible_to(self, user: Any) -> Self:
        """All that hold for everyone, and the own ones of the person's territory."""
        scopes = user.scopes(self.model.read_capability)
        if not scopes:
            return self.none()
        own = self.model._default_manager.in_scopes(scopes)  # noqa: SLF001
        return self.filter(Q(unit__isnull=True) | Q(pk__in=own.values("pk")))

    def holding(self, day: date) -> Self:
        """In force on that day."""
        return self.filter(period__contains=day)


class AgreementQuerySet(TerritoryQuerySet[Any]):
    """Agreements."""

    def in_force(self, day: date) -> Self:
        """Begun and not over on that day."""
        return self.filter(period__contains=day)

    def of_community(self, community: Any) -> Self:
        """Everybody who signed there, wherever they live."""
        return self.filter(community=community)

    def containing(self, text: str) -> Self:
        """By number, card or paper number; never by a name, which comes by POST."""
        numbered = Q(**_numbered(text.strip().upper()))
        return self.filter(numbered | Q(card=text) | Q(paper_number__icontains=text))

    def known_as(self, text: str) -> Self:
        """The one this card, agreement number or number on paper is of."""
        plain = text.strip().upper()
        for wanted in ({"card": plain}, _numbered(plain), {"paper_number": plain}):
            found = self.filter(**wanted)
            if found.exists():
                return found
        return self.none()

    def named(self, key: str, letters: str) -> Self:
        """Whose name begins so, or whose first letters are these: by POST only."""
        return self.filter(
            Q(name_key__startswith=key) | Q(initials__contains=[letters])
        ).order_by("name_key", "pk")


def _numbered(text: str) -> dict[str, Any]:
    digits = text.removeprefix("XY")
    is_number = digits.isdecimal() and len(digits) < _LONGEST_NUMBER
    return {"pk": int(digits)} if is_number else {"pk__in": []}


class MealOrderQuerySet(TerritoryQuerySet[Any]):
    """Orders."""

    def standing(self) -> Self:
        """Not cancelled."""
        return self.exclude(state=OrderState.CANCELLED)

    def to_cook(self, canteen: Any, *, on: date, meal: str) -> Self:
        """What a kitchen cooks: everything ordered there and not cancelled."""
        return self.standing().filter(canteen=canteen, on=on, meal=meal)

    def as_one_walks(self) -> Self:
        """By route in its saved order; who has no place comes last, never left out."""
        return self.order_by(
            F("agreement__route__name").asc(nulls_last=True),
            F("agreement__position").asc(nulls_last=True),
            "agreement__address__road",
            F("agreement__address__number_value").asc(nulls_last=True),
            "pk",
        )


class ServingQuerySet(TerritoryQuerySet[Any]):
    """Servings, with the rows that take one back."""

    def standing(self) -> Self:
        """Served and not taken back."""
        return self.filter(reverses__isnull=True, reversed_by__isnull=True)

    def in_month(self, first: date, after: date) -> Self:
        """Of the days from `first` to before `after`."""
        return self.filter(on__gte=first, on__lt=after)

    def totals(self) -> dict[str, Any]:
        """The sums of each part of the price; nothing where there is no row."""
        sums = self.aggregate(**{part: Sum(f"{part}_yuan") for part in _PARTS})
        return {part: total or Decimal("0.00") for part, total in sums.items()}

    def by_day(self) -> Any:
        """`{on, canteen__name, rows, price, …}` of each canteen and day."""
        return (
            self.order_by("on", "canteen__name")
            .values("on", "canteen__name")
            .annotate(
                rows=Count("pk"), **{part: Sum(f"{part}_yuan") for part in _PARTS}
            )
        )

    def unsettled(self) -> Self:
        """In no settlement that stands."""
        return self.exclude(settled__is_standing=True)


class SettlementQuerySet(TerritoryQuerySet[Any]):
    """Settlements."""

    def waiting(self) -> Self:
        """To be approved by somebody else."""
        return self.filter(state=SettlementState.DRAWN)


class OverpaidQuerySet(TerritoryQuerySet[Any]):
    """Subsidies paid after their last day."""

    def open(self) -> Self:
        """Neither recovered nor waived."""
        return self.filter(state=OverpaidState.OPEN)


class DietQuerySet(TerritoryQuerySet[Any]):
    """Diets and allergies somebody agreed to have written down."""

    def agreed(self) -> Self:
        """Whose consent stands."""
        return self.filter(withdrawn_on__isnull=True)
