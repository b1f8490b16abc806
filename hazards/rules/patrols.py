"""What a round and a day count as (GR-5). Plain values in, words out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True)
class Window:
    """When a round should be walked; `opens_at` allows setting out a little early."""

    opens_at: datetime
    starts_at: datetime
    ends_at: datetime


def window(
    on: date, *, starts: time, ends: time, early_minutes: int, zone: tzinfo
) -> Window:
    """The window of a round on a day, in the community's own time."""
    starts_at = datetime.combine(on, starts, tzinfo=zone)
    return Window(
        opens_at=starts_at - timedelta(minutes=early_minutes),
        starts_at=starts_at,
        ends_at=datetime.combine(on, ends, tzinfo=zone),
    )


def day_ends_at(on: date, *, zone: tzinfo) -> datetime:
    """The midnight that ends a day."""
    return datetime.combine(on + timedelta(days=1), time(), tzinfo=zone)


def outcome(
    *,
    started_at: datetime | None,
    finished_at: datetime | None,
    ends_at: datetime,
    midnight: datetime,
    now: datetime,
) -> str:
    """done, late, missed, unfinished or open (GR-5): a round is exactly one of them.

    Late: finished after its window. Missed: not started by midnight. Unfinished:
    started on its day and never ended.
    """
    if started_at is None:
        return "missed" if now >= midnight else "open"
    if started_at >= midnight:
        return "missed"
    if finished_at is None:
        return "unfinished" if now >= midnight else "open"
    return "done" if finished_at <= ends_at else "late"


@dataclass(frozen=True)
class RoundFact:
    """What a day needs to know of one of its rounds."""

    half: str
    walked: bool
    moved: bool


def day_status(rounds: Iterable[RoundFact]) -> str:
    """both, one, none, or moved (GR-5).

    Two rounds of one half count once. A day whose open rounds were all handed to
    somebody else, or taken off for leave, is moved.
    """
    facts = list(rounds)
    walked = {fact.half for fact in facts if fact.walked}
    if len(walked) > 1:
        return "both"
    left = [fact for fact in facts if fact.half not in walked]
    if left and all(fact.moved for fact in left):
        return "moved"
    return "one" if walked else "none"


def urgency(
    *,
    open_critical: int,
    open_major: int,
    overdue: int,
    days_since_look: int | None,
) -> tuple[int, int, int]:
    """Sort key of a stop, most urgent first (HZ-4 colour, due hazards, days unseen)."""
    colour = 0
    if open_critical:
        colour = 3
    elif open_major >= 3:  # noqa: PLR2004  HZ-4
        colour = 2
    elif open_major:
        colour = 1
    unseen = 10_000 if days_since_look is None else days_since_look
    return (-colour, -overdue, -unseen)
