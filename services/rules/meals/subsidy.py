"""What is added to a meal for whom: dated tiers, an age, a hardship on top (ML-1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

NOTHING: Final = Decimal("0.00")
AGE: Final = "age"


@dataclass(frozen=True, slots=True)
class Tier:
    """So many yuan a meal for an age, or for a hardship (`basis`) on top of it.

    An age lies in it from `from_age` to below `below_age`.
    """

    basis: str
    amount: Decimal
    from_age: int = 0
    below_age: int | None = None

    def fits(self, age: int) -> bool:
        """Whether that age lies in it."""
        return self.from_age <= age and (self.below_age is None or age < self.below_age)


def age_on(born: date, on: date) -> int:
    """Full years: one turns 60 on the birthday itself (ML-2).

    Who was born on 29 February turns older on 1 March of a common year.
    """
    had_birthday = (on.month, on.day) >= (born.month, born.day)
    return on.year - born.year - (0 if had_birthday else 1)


def subsidy_of(
    tiers: Sequence[Tier],
    *,
    born: date | None,
    on: date,
    basis: str = "",
    basis_until: date | None = None,
) -> Decimal:
    """Yuan for one meal on that day, before the cap of the month (ML-1).

    Whoever is below the youngest tier, or whose age is not known, pays the full price,
    whatever the hardship. A hardship counts up to and including its last day.
    """
    if born is None or born > on:
        return NOTHING
    age = age_on(born, on)
    by_age = [t.amount for t in tiers if t.basis == AGE and t.fits(age)]
    if not by_age:
        return NOTHING
    holds = basis_until is None or on <= basis_until
    extra = [t.amount for t in tiers if holds and t.basis == basis and t.basis != AGE]
    return max(by_age) + max(extra, default=NOTHING)


def within_cap(amount: Decimal, *, paid: Decimal, cap: Decimal) -> Decimal:
    """What of a subsidy the month still allows (ML-1); never less than nothing."""
    return max(NOTHING, min(amount, cap - paid))


def next_month(first: date) -> date:
    """The first day of the month after."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)
