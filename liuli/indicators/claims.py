"""Published numbers, checked against their own parts (FX-2).

Reports repeat sums and percentages for years. Each claim is kept with the counts behind
it, and its verdict is worked out anew: nothing here is looked up, and no percentage is
believed that cannot be rebuilt from counts.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from math import prod
from pathlib import Path

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

_TABLE = Path(__file__).parent / "data" / "claims.csv"


class Verdict(TextChoices):
    """What the counts say of a claim."""

    HOLDS = "holds", _("holds")
    ANOTHER_SUM = "another_sum", _("the parts make another sum")
    ANOTHER_PERCENT = "another_percent", _("the counts make another percentage")
    BASE_MISSING = "base_missing", _("out of how many is not said")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sum and a share as published; what was not published is None or empty.

    `parts` are the addends of `total`; `percent` is `part` out of `whole`, in as many
    decimals as were printed.
    """

    code: str
    about: str
    total: int | None
    parts: tuple[int, ...]
    part: int | None
    whole: int | None
    percent: Decimal | None
    note: str

    @property
    def verdict(self) -> Verdict:
        """The first thing that is wrong with it, else that it holds."""
        if self.total is not None and sum(self.parts) != self.total:
            return Verdict.ANOTHER_SUM
        if self.part is None:
            return Verdict.HOLDS
        if self.whole is None:
            return Verdict.BASE_MISSING
        if self.percent is not None and self.percent != self.rebuilt:
            return Verdict.ANOTHER_PERCENT
        return Verdict.HOLDS

    @property
    def rebuilt(self) -> Decimal | None:
        """The percentage from the counts: as many decimals as claimed, else one."""
        if self.part is None or self.whole is None:
            return None
        return percent_of(self.part, self.whole, places=self.places)

    @property
    def places(self) -> int:
        """Decimals of the claimed percentage; one where none was claimed."""
        if self.percent is None:
            return 1
        return max(0, -int(self.percent.as_tuple().exponent))


def percent_of(
    part: int, whole: int, *, places: int = 1, rounding: str = ROUND_HALF_UP
) -> Decimal:
    """`part` out of `whole` in percent; raises ZeroDivisionError where whole is 0."""
    if whole == 0:
        raise ZeroDivisionError("a share of nothing")
    step = Decimal(1).scaleb(-places)
    return (Decimal(100 * part) / whole).quantize(step, rounding)


def bases_that_fit(part: int, percent: Decimal, *, cut: bool = False) -> range:
    """Every whole of which `part` is `percent`, rounded (or cut) as it was printed.

    Empty where no whole fits: then the percentage cannot be right at all.
    """
    places = max(0, -int(percent.as_tuple().exponent))
    rounding = ROUND_DOWN if cut else ROUND_HALF_UP
    about = int(100 * part / percent)
    spread = 2 + about // (10**places * int(percent) or 1)
    fitting = [
        whole
        for whole in range(max(part, about - spread, 1), about + spread + 1)
        if percent_of(part, whole, places=places, rounding=rounding) == percent
    ]
    return range(fitting[0], fitting[-1] + 1) if fitting else range(0)


def claims() -> Iterator[Claim]:
    """The claims of the community's own report, as they were printed."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Claim(
                code=row["code"],
                about=row["about"],
                total=_number(row["total"]),
                parts=tuple(_product(part) for part in row["parts"].split("+") if part),
                part=_number(row["part"]),
                whole=_number(row["whole"]),
                percent=Decimal(row["percent"]) if row["percent"] else None,
                note=row["note"],
            )


def _number(text: str) -> int | None:
    return int(text) if text else None


def _product(text: str) -> int:
    return prod(map(int, text.split("*")))
