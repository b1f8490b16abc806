"""Vouchers add up: issued = redeemed + left + expired, always (ML-3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reconciled:
    """So many vouchers, by what became of them."""

    issued: int
    redeemed: int
    left: int
    expired: int

    @property
    def balances(self) -> bool:
        """Whether nothing is lost and nothing appears."""
        return self.issued == self.redeemed + self.left + self.expired


def reconcile(states: Iterable[str], *, counted: int) -> Reconciled:
    """`counted` is how many were issued, by another count than the states."""
    found = list(states)
    return Reconciled(
        issued=counted,
        redeemed=found.count("redeemed"),
        left=found.count("left"),
        expired=found.count("expired"),
    )


def is_usable(state: str, *, first: date, last: date, on: date) -> bool:
    """Left, and the day lies within its validity, both ends included (ML-3)."""
    return state == "left" and first <= on <= last


def faces(total: int, face: int) -> list[int]:
    """So many yuan a month in vouchers of one face; a smaller one for the rest."""
    whole, rest = divmod(max(0, total), face)
    return [face] * whole + ([rest] if rest else [])
