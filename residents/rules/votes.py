"""Counting a vote: integer tests, ratios, and the legal rule of a day (VT-1..10).

No number here is a float. 过半数 is strictly more than half (G-2).
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

_RULES: Final = Path(__file__).parent.parent / "data" / "voting_rules.csv"
_MILLE: Final = 1000


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole that has to be reached: `2/3`, or more than `1/2`."""

    over: int
    under: int
    is_strict: bool = False

    def reached(self, part: int, whole: int) -> bool:
        """Whether `part` of `whole` is enough; nothing is enough of nothing (VT-6)."""
        if whole <= 0:
            return False
        if self.is_strict:
            return self.under * part > self.over * whole
        return self.under * part >= self.over * whole

    def least(self, whole: int) -> int:
        """The smallest part that is enough."""
        product = self.over * whole
        if self.is_strict:
            return product // self.under + 1
        return -(-product // self.under)

    @classmethod
    def read(cls, text: str, *, is_strict: bool) -> "Share":
        """From `2/3`. Raises ValueError for anything that is no fraction below one."""
        over, slash, under = text.strip().partition("/")
        if not slash or not over.isdecimal() or not under.isdecimal():
            raise ValueError(f"Not a fraction: {text}")
        share = cls(int(over), int(under), is_strict)
        if not 0 < share.over <= share.under:
            raise ValueError(f"Not a part of a whole: {text}")
        return share

    def __str__(self) -> str:
        return f"{'>' if self.is_strict else '≥'} {self.over}/{self.under}"


@dataclass(frozen=True, slots=True)
class VotingRule:
    """What one body needs on a day. `passes_of_roll`: agreement out of everybody."""

    basis: str
    quorum: Share
    agreement: Share
    passes_of_roll: bool = False
    by_area: bool = False
    notice_key: str = ""
    confirm_key: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Raw counts. `roll` is None where the electorate is not known.

    Areas are in hundredths of a square metre; None where any area is missing.
    """

    yes: int = 0
    no: int = 0
    abstain: int = 0
    invalid: int = 0
    roll: int | None = None
    area_roll: int | None = None
    area_voted: int | None = None
    area_yes: int | None = None

    @property
    def ballots(self) -> int:
        """Everybody who took part: abstaining and spoiling are taking part (VT-7)."""
        return self.yes + self.no + self.abstain + self.invalid

    @property
    def silent(self) -> int | None:
        """Who did not take part: never counted as agreeing (VT-7)."""
        return None if self.roll is None else self.roll - self.ballots


@dataclass(frozen=True, slots=True)
class Verdict:
    """One measuring: what was counted against what; `holds` None where unknown."""

    holds: bool | None
    part: int | None
    whole: int | None
    needed: int | None


@dataclass(frozen=True, slots=True)
class LegalTest:
    """The legal test of one vote: heads, and area where the law asks for it."""

    rule: VotingRule
    quorum_heads: Verdict
    agreement_heads: Verdict
    quorum_area: Verdict | None
    agreement_area: Verdict | None

    @property
    def holds(self) -> bool | None:
        """Carried, not carried, or not derivable from what is recorded."""
        parts = [
            verdict.holds
            for verdict in (
                self.quorum_heads, self.agreement_heads, self.quorum_area,
                self.agreement_area,
            )
            if verdict is not None
        ]  # fmt: skip
        if False in parts:
            return False
        return None if None in parts else True


def percent(part: int, whole: int | None) -> Decimal | None:
    """One decimal, half up, from whole numbers only (VT-10); None out of nothing."""
    if not whole:
        return None
    mille = (2 * _MILLE * part + whole) // (2 * whole)
    return Decimal(mille) / 10


@cache
def voting_rules() -> tuple[tuple[VotingRule, date | None, date | None], ...]:
    """Every rule of the data file with the days it holds."""
    with _RULES.open(encoding="utf-8", newline="") as file:
        return tuple(
            (
                VotingRule(
                    basis=row["basis"],
                    quorum=Share.read(
                        row["quorum"], is_strict=row["quorum_strict"] == "yes"
                    ),
                    agreement=Share.read(
                        row["pass"], is_strict=row["pass_strict"] == "yes"
                    ),
                    passes_of_roll=row["pass_of"] == "roll",
                    by_area=row["by_area"] == "yes",
                    notice_key=row["notice_key"],
                    confirm_key=row["confirm_key"],
                    law=row["law"],
                ),
                _day(row["valid_from"]),
                _day(row["valid_to"]),
            )
            for row in csv.DictReader(file)
        )


def rule_for(basis: str, *, on: date) -> VotingRule | None:
    """The rule in force on the day of the vote (G-1); None where none is."""
    for rule, starts, ends in voting_rules():
        is_begun = starts is None or starts <= on
        if rule.basis == basis and is_begun and (ends is None or on < ends):
            return rule
    return None


def measure_vote(tally: Tally, rule: VotingRule) -> LegalTest:
    """Measure the raw counts against a rule; what is not recorded stays unknown."""
    base = tally.roll if rule.passes_of_roll else tally.ballots
    quorum_area = agreement_area = None
    if rule.by_area:
        whole = tally.area_roll if rule.passes_of_roll else tally.area_voted
        quorum_area = _measure(rule.quorum, tally.area_voted, tally.area_roll)
        agreement_area = _measure(rule.agreement, tally.area_yes, whole)
    return LegalTest(
        rule,
        _measure(rule.quorum, tally.ballots, tally.roll),
        _measure(rule.agreement, tally.yes, base),
        quorum_area,
        agreement_area,
    )


def is_close(tally: Tally, rule: VotingRule, *, percent: Decimal) -> bool:
    """Whether agreement lies within so many percent of its line: count again (VT-8)."""
    whole = tally.roll if rule.passes_of_roll else tally.ballots
    if not whole:
        return False
    distance = abs(rule.agreement.under * tally.yes - rule.agreement.over * whole)
    return Decimal(100 * distance) <= percent * rule.agreement.under * whole


def _measure(share: Share, part: int | None, whole: int | None) -> Verdict:
    if part is None or whole is None:
        needed = None if whole is None else share.least(whole)
        return Verdict(None, part, whole, needed)
    return Verdict(share.reached(part, whole), part, whole, share.least(whole))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def missing_facts(tally: Tally, tests: Sequence[LegalTest]) -> tuple[str, ...]:
    """Codes of what a certificate has to say is not recorded."""
    missing = []
    if tally.roll is None:
        missing.append("electorate")
    if any(test.rule.by_area for test in tests) and tally.area_voted is None:
        missing.append("area")
    return tuple(missing)
