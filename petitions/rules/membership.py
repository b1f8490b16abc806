"""Who shares, as of which day, and what a lawyer has to look at (LC-3, LC-6, LC-7)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

# Disputes behind which a married, divorced or widowed woman may have been left out.
WOMEN_GROUNDS: Final = frozenset({"married_out", "divorced"})
# The law itself says what follows (农村集体经济组织法 §12, §17).
MUST_BE_ADMITTED: Final = frozenset({"newborn"})
IS_LOST: Final = frozenset({"civil_servant"})


@dataclass(frozen=True, slots=True)
class Belonging:
    """When membership began and ended, as far as it is known."""

    since: date | None = None
    until: date | None = None
    died_on: date | None = None
    dispute: str = "none"
    is_excluded: bool = False


def shared_on(belonging: Belonging, plan_fixed_on: date | None) -> bool | None:
    """Whether a member shares: membership when the plan was fixed (LC-3).

    Neither the day of the meeting nor of the payout counts. None while the day the
    plan was fixed is not known.
    """
    if plan_fixed_on is None:
        return None
    began = belonging.since is None or belonging.since <= plan_fixed_on
    ends = [day for day in (belonging.until, belonging.died_on) if day is not None]
    return began and all(day > plan_fixed_on for day in ends)


def needs_legality_review(belonging: Belonging) -> bool:
    """An exclusion on grounds of marriage is looked at before anything else (LC-6)."""
    return belonging.is_excluded and belonging.dispute in WOMEN_GROUNDS


def membership_faults(belonging: Belonging, plan_fixed_on: date | None) -> list[str]:
    """What speaks against the roll as it stands (LC-6, LC-7)."""
    faults = []
    if needs_legality_review(belonging):
        faults.append("legality_review")
    if belonging.is_excluded and belonging.dispute in MUST_BE_ADMITTED:
        faults.append("newborn_left_out")
    if not belonging.is_excluded and belonging.dispute in IS_LOST:
        faults.append("membership_lost")
    shares = shared_on(belonging, plan_fixed_on)
    if shares is False and not belonging.is_excluded:
        faults.append("not_member_on_plan_day")
    if shares and belonging.died_on is not None:
        faults.append("share_vested_for_heirs")
    return faults
