"""Rounds, walked the way people walk them."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from hazards.choices import Half, SkipReason, StopAnswer
from hazards.models import Round, Site, Stop
from hazards.operations.patrols import (
    Seen,
    Told,
    answer_stops,
    finish_round,
    start_round,
)
from hazards.operations.schedules import schedule_rounds
from liuli.accounts.models import User
from liuli.territory.models import Unit
from tests.clock import SHANGHAI, TODAY


def local(hour: int, minute: int = 0, *, day: date = TODAY) -> datetime:
    """An instant of a day in Chengdu."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


def told(at: datetime, *, lag: timedelta = timedelta(), **more: Any) -> Told:
    """Something that happened at an instant and arrived `lag` later."""
    return Told(at=at, now=at + lag, **more)


def scheduled(grid: Unit, half: str = Half.MORNING, *, on: date = TODAY) -> Round:
    """The round of a grid on a day, made by the schedule."""
    schedule_rounds(on)
    return Round.objects.get(unit=grid, on=on, half=half)


def started(grid: Unit, worker: User, *, at: datetime | None = None) -> Round:
    """The morning round, under way."""
    return start_round(scheduled(grid), actor=worker, told=told(at or local(9)))


def sound(
    round_: Round, site: Site, worker: User, *, at: datetime | None = None
) -> Round:
    """One stop without trouble."""
    seen = [Seen(site.pk, StopAnswer.SOUND)]
    return answer_stops(round_, seen=seen, actor=worker, told=told(at or local(9, 30)))


def finished(
    grid: Unit, worker: User, *, half: str = Half.MORNING, at: datetime | None = None
) -> Round:
    """A round with every stop without trouble, finished."""
    begin = at or local(9 if half == Half.MORNING else 15)
    round_ = start_round(scheduled(grid, half), actor=worker, told=told(begin))
    seen = [
        Seen(pk, StopAnswer.SOUND)
        for pk in Stop.objects.filter(round=round_).values_list("site_id", flat=True)
    ]
    if seen:
        answer_stops(round_, seen=seen, actor=worker, told=told(begin))
    end = begin + timedelta(minutes=40)
    return finish_round(round_, actor=worker, told=told(end))


def skip(site: Site, reason: str = SkipReason.CLOSED, note: str = "") -> Seen:
    """A stop that was not checked, with its reason."""
    return Seen(site.pk, StopAnswer.SKIPPED, reason, note)


def item(
    kind: str, payload: dict[str, Any], *, at: datetime | None = None
) -> dict[str, Any]:
    """One entry of a phone's queue."""
    return {
        "client_id": str(uuid4()),
        "kind": kind,
        "observed_at": (at or local(9)).isoformat(),
        "payload": payload,
    }
