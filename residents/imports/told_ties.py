"""Ties to the place that a resident ledger tells: school, spouse, permit, insurance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from liuli.exchange import parsers
from liuli.exchange.merging import Batch, Computed, Match, Merged, Target
from liuli.exchange.rows import Column, Row
from residents.choices import Source
from residents.choices.ties import TieKind
from residents.models import Tie
from residents.rules.permits import endorsed_until

# A bare yes holds from the day of the ledger on: nobody says since when.
TIE_COLUMNS: Final = (
    Column(
        "tie_school",
        ("子女是否在本地就读", "子女本地就读", "子女在本地就读", "子女是否本地入学",
         "随迁子女是否就读", "子女是否在蓉就读"),
        parsers.truth("在读 就读 本地 本地就读", "老家 外地 无子女 未就读"),
    ),
    Column(
        "tie_spouse",
        ("配偶是否同住", "配偶同住", "夫妻是否同住", "配偶是否在本地居住"),
        parsers.truth("同住 共同居住", "不同住 未同住 老家 外地 未婚"),
    ),
    Column(
        "tie_insurance",
        ("是否本地参保", "是否参保", "是否缴纳社保", "是否参加社保", "本地社保",
         "社保参保情况", "是否在本地参保"),
        parsers.truth("参保 已缴 在缴 本地参保", "断缴 停缴 老家 外地参保"),
    ),
    Column(
        "tie_permit",
        ("居住证签发日期", "居住证办理日期", "居住证发证日期", "居住证领取日期",
         "居住证签注日期", "居住证办证时间"),
        parsers.past_day,
    ),
)  # fmt: skip
_KINDS: Final = {
    "tie_school": TieKind.SCHOOL,
    "tie_spouse": TieKind.SPOUSE,
    "tie_insurance": TieKind.INSURANCE,
    "tie_permit": TieKind.PERMIT,
}
# Ties that a person wrote down wait at the conflict desk; a ledger's own follow it.
_TARGETS: Final = {
    key: Target(
        Tie,
        stage_only={"known": "bigint", "starts_on": "date", "ends_on": "date"},
        matches=(Match((), where="t.id = s.known"),),
        computed={
            "period": Computed(
                value="daterange(s.starts_on, s.ends_on)",
                differs="(upper(t.period) IS DISTINCT FROM s.ends_on)",
            )
        },
        protected="t.source <> 'ledger'",
        asks={"period": key},
    )
    for key in _KINDS
}


@dataclass(frozen=True, slots=True)
class _Told:
    """What a row comes to: a tie to write, or the end of one that is known."""

    known: int | None
    starts_on: date
    ends_on: date | None


def merge_ties(
    rows: Sequence[Row], people: Sequence[Merged], batch: Batch
) -> list[list[Merged]]:
    """For each row the ties it told something new about; four statements at most."""
    found: list[list[Merged]] = [[] for _row in rows]
    for key, kind in _KINDS.items():
        places = [i for i, row in enumerate(rows) if row.values.get(key) is not None]
        if not places:
            continue
        ties = _known([people[i].pk for i in places], kind)
        records: dict[int, dict[str, Any]] = {}
        seen: set[int] = set()
        for i in places:
            pk = people[i].pk
            told = _read(rows[i].values[key], ties=ties.get(pk, []), today=batch.today)
            if told is None or pk in seen:
                continue
            seen |= {pk} if pk is not None else set()
            records[i] = _record(told, pk, kind, batch)
        merged = batch.merge(_TARGETS[key], list(records.values()))
        for i, tie in zip(records, merged, strict=True):
            found[i].append(tie)
    return found


def _known(people: Sequence[int | None], kind: TieKind) -> dict[int | None, list[Tie]]:
    """The ties of this kind the people have, the latest first."""
    ties: dict[int | None, list[Tie]] = {}
    rows = Tie.objects.filter(person__in=[pk for pk in people if pk], kind=kind)
    for tie in rows.order_by("-period"):
        ties.setdefault(tie.person_id, []).append(tie)
    return ties


def _read(said: Any, *, ties: Sequence[Tie], today: date) -> _Told | None:
    """From a yes, a no or the day of a permit; None where that is known already."""
    if isinstance(said, date):
        return _read_permit(said, ties)
    standing = [tie for tie in ties if _holds(tie, today)]
    if said:
        later = [tie.period.lower for tie in ties if tie.period.lower > today]
        return None if standing else _Told(None, today, min(later, default=None))
    if not standing or standing[0].period.lower == today:
        return None
    return _Told(standing[0].pk, standing[0].period.lower, today)


def _read_permit(issued: date, ties: Sequence[Tie]) -> _Told | None:
    """A permit holds a year; a later day than known is its endorsement (PO-4)."""
    until = endorsed_until(issued, on=issued)
    near = [
        tie for tie in ties if tie.period.lower < until and issued < tie.period.upper
    ]
    if not near:
        return _Told(None, issued, until)
    if issued <= near[0].period.lower or until <= near[0].period.upper:
        return None
    return _Told(near[0].pk, near[0].period.lower, until)


def _holds(tie: Tie, on: date) -> bool:
    upper = tie.period.upper
    return bool(tie.period.lower <= on and (upper is None or on < upper))


def _record(
    told: _Told, person: int | None, kind: TieKind, batch: Batch
) -> dict[str, Any]:
    return {
        "person": person,
        "kind": kind.value,
        "source": Source.LEDGER.value,
        "recorded_by": batch.actor.actor_id,
        "known": told.known,
        "starts_on": told.starts_on,
        "ends_on": told.ends_on,
    }
