"""First or repeat, how many may speak, and what a case is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST_REPRESENTATIVES: Final = 5


@dataclass(frozen=True, slots=True)
class Known:
    """An earlier case, as far as it helps to see a repeat."""

    pk: int
    topic: str
    village_group: str
    shares_phone: bool
    shares_name: bool
    is_over: bool
    is_final: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """An earlier case that may be the same matter, and why."""

    pk: int
    reasons: tuple[str, ...]
    score: int
    leads_to: str


def likely_repeats(
    earlier: Sequence[Known], *, topic: str, village_group: str
) -> list[Likeness]:
    """Cases of the same petitioner, the likeliest first; a person decides (PT-4).

    `leads_to`: `not_accepted` while the first is pending elsewhere, `no_longer` after
    the last review, else `new`. Without a shared petitioner nothing is a repeat.
    """
    found = []
    for case in earlier:
        reasons = [
            reason
            for reason, holds in (
                ("phone", case.shares_phone),
                ("name", case.shares_name),
                ("topic", case.topic == topic),
                ("group", bool(village_group) and case.village_group == village_group),
            )
            if holds
        ]
        if not {"phone", "name"} & set(reasons) or "topic" not in reasons:
            continue
        found.append(Likeness(case.pk, tuple(reasons), len(reasons), _leads_to(case)))
    return sorted(found, key=lambda each: (-each.score, -each.pk))


def _leads_to(case: Known) -> str:
    if case.is_final:
        return "no_longer"
    return "new" if case.is_over else "not_accepted"


def must_choose_representatives(*, is_visit: bool, head_count: int, named: int) -> bool:
    """请推选代表: more people than may speak, and too few or too many named (PT-5)."""
    if not is_visit:
        return False
    if named > MOST_REPRESENTATIVES:
        return True
    return head_count > 1 and named == 0
