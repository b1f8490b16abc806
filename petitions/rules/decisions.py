"""Whether a body could decide on compensation money, and did (LC-4).

Which law holds is a matter of the body and the day; both fractions are answered, so
that a page can show how far a decision was from what it needed.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

COLLECTIVE_LAW: Final = date(2025, 5, 1)  # 农村集体经济组织法
VILLAGE_LAW_2010: Final = date(2010, 10, 28)  # 村民委员会组织法, quorums of 2018 text
NOTICE_DAYS: Final = 10
_HALF: Final = Fraction(1, 2)
_TWO_THIRDS: Final = Fraction(2, 3)

GROUP_MEETING: Final = "group_meeting"
VILLAGE_ASSEMBLY: Final = "village_assembly"
MEMBERS_ASSEMBLY: Final = "members_assembly"
DELEGATES: Final = "delegates"


@dataclass(frozen=True, slots=True)
class Attendance:
    """Heads as counted; `households` are those with a representative."""

    adults: int
    adults_present: int
    households: int
    households_present: int
    agreed: int
    present: int
    notice_on: date | None = None


@dataclass(frozen=True, slots=True)
class Fractions:
    """One threshold: what was reached of what, and what was needed."""

    reached: int
    base: int
    needed: Fraction
    strictly: bool

    @property
    def share(self) -> Fraction:
        """Nothing of nobody is nothing."""
        return Fraction(self.reached, self.base) if self.base > 0 else Fraction(0)

    @property
    def is_met(self) -> bool:
        """以上 includes the number, 过半数 is strictly more (G-2)."""
        if self.base <= 0:
            return False
        return self.share > self.needed if self.strictly else self.share >= self.needed


@dataclass(frozen=True, slots=True)
class Verdict:
    """Both fractions, what is against the decision, and whether a lawyer looks."""

    attendance: Fractions
    agreement: Fractions
    faults: tuple[str, ...]

    @property
    def is_valid(self) -> bool:
        """Attendance and agreement are met and nothing else is against it."""
        met = self.attendance.is_met and self.agreement.is_met
        return met and not self.faults

    @property
    def needs_lawyer(self) -> bool:
        """Conflict or doubt goes to a lawyer (LC-4)."""
        return not self.is_valid


def judge_decision(body: str, *, on: date, heads: Attendance) -> Verdict:
    """The thresholds of a body on a day, applied to what was counted."""
    if body == MEMBERS_ASSEMBLY or (body == DELEGATES and on >= COLLECTIVE_LAW):
        return _members_assembly(body, on, heads)
    if body == GROUP_MEETING:
        attendance = _better(
            Fractions(heads.adults_present, heads.adults, _TWO_THIRDS, strictly=False),
            _households(heads),
        )
    else:
        attendance = _better(
            Fractions(heads.adults_present, heads.adults, _HALF, strictly=True),
            _households(heads),
        )
    agreement = Fractions(heads.agreed, heads.present, _HALF, strictly=True)
    return Verdict(attendance, agreement, tuple(_village_faults(body, on)))


def _members_assembly(body: str, on: date, heads: Attendance) -> Verdict:
    """农村集体经济组织法 §26–28: two thirds attend, two thirds of all agree."""
    attendance = Fractions(
        heads.adults_present, heads.adults, _TWO_THIRDS, strictly=False
    )
    agreement = Fractions(heads.agreed, heads.adults, _TWO_THIRDS, strictly=False)
    faults = []
    if on < COLLECTIVE_LAW:
        faults.append("before_law")
    if body == DELEGATES:
        faults.append("not_delegable")
    if heads.notice_on is None or (on - heads.notice_on).days < NOTICE_DAYS:
        faults.append("notice_short")
    return Verdict(attendance, agreement, tuple(faults))


def _village_faults(body: str, on: date) -> list[str]:
    faults = []
    if body == DELEGATES:
        faults.append("not_delegable")
    if on >= COLLECTIVE_LAW:
        faults.append("members_decide")
    if on < VILLAGE_LAW_2010:
        faults.append("older_law")
    return faults


def _households(heads: Attendance) -> Fractions:
    return Fractions(
        heads.households_present, heads.households, _TWO_THIRDS, strictly=False
    )


def _better(one: Fractions, other: Fractions) -> Fractions:
    """Either way of being quorate is enough; the nearer one is shown."""
    if one.is_met != other.is_met:
        return one if one.is_met else other
    return one if one.share - one.needed >= other.share - other.needed else other
