"""A week of the sample community: rounds walked, some late or missed; hazards alive."""

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from PIL import Image, ImageDraw

from hazards.choices import Half, SkipReason, StopAnswer
from hazards.models import ChecklistItem, Hazard, Round, Site, Stop
from hazards.operations.assignments import assign_hazard
from hazards.operations.findings import report_hazard
from hazards.operations.patrols import (
    Seen,
    Told,
    answer_stops,
    finish_round,
    start_round,
)
from hazards.operations.rechecks import report_rectified, verify_hazard
from hazards.operations.schedules import schedule_rounds
from liuli.accounts.models import User
from liuli.attachments.choices import Opens
from liuli.attachments.models import File
from liuli.attachments.operations import store_photo
from liuli.demo.invented import SEED
from liuli.territory.models import Unit

DAYS = 7
_STARTS = {Half.MORNING: time(9, 5), Half.AFTERNOON: time(14, 20)}
_LATE_END = {Half.MORNING: time(12, 25), Half.AFTERNOON: time(18, 35)}
_FULL_WEEK = {"第一网格", "第二网格", "第三网格"}


@dataclass(frozen=True)
class Story:
    """How far one sample hazard has come, and how many days ago it was found."""

    days_ago: int
    reaches: str  # found, assigned, reported, cleared, failed


STORIES = (
    Story(1, "found"),
    Story(0, "found"),
    Story(2, "assigned"),
    Story(5, "assigned"),
    Story(21, "assigned"),
    Story(35, "assigned"),
    Story(4, "reported"),
    Story(9, "reported"),
    Story(12, "failed"),
    Story(16, "cleared"),
    Story(23, "cleared"),
    Story(30, "cleared"),
)


def walk_the_week(
    workers: dict[str, User], grids: dict[str, Unit], *, today: date
) -> None:
    """Walk the last seven days' rounds; `workers` by grid name."""
    chance = random.Random(SEED)  # noqa: S311  a village, not a secret
    schedule_rounds(today - timedelta(days=DAYS))
    schedule_rounds(today)
    by_unit = {grid.pk: name for name, grid in grids.items()}
    rounds = Round.objects.filter(
        on__gte=today - timedelta(days=DAYS), on__lt=today, unit__in=by_unit
    ).order_by("on", "half", "unit_id")
    for round_ in rounds:
        name = by_unit[round_.unit_id]
        luck = 1.0 if name in _FULL_WEEK else chance.random()
        if luck < 0.12:  # noqa: PLR2004  about one in eight is missed
            continue
        _walk(round_, workers[name], is_late=luck < 0.2, chance=chance)  # noqa: PLR2004


def tell_the_stories(
    finder: User, cadre: User, verifier: User, grid: Unit, *, now: datetime
) -> list[Hazard]:
    """Bring one hazard each to where its story says, through the operations."""
    sites = list(Site.objects.filter(unit=grid).order_by("pk")[: len(STORIES)])
    told = []
    for number, (story, site) in enumerate(zip(STORIES, _repeat(sites), strict=False)):
        told.append(_tell(story, site, number, (finder, cadre, verifier), now=now))
    return told


def _walk(round_: Round, worker: User, *, is_late: bool, chance: random.Random) -> None:
    half = Half(round_.half)
    begins = _at(round_.on, _STARTS[half])
    ends = (
        _at(round_.on, _LATE_END[half]) if is_late else begins + timedelta(minutes=70)
    )
    start_round(round_, actor=worker, told=Told(begins, begins))
    stops = list(Stop.objects.filter(round=round_).values_list("site_id", flat=True))
    shut = set(chance.sample(stops, min(1, len(stops))))
    sound = [Seen(pk, StopAnswer.SOUND) for pk in stops if pk not in shut]
    if sound:
        answer_stops(round_, seen=sound, actor=worker, told=Told(ends, ends))
    skipped = [Seen(pk, StopAnswer.SKIPPED, SkipReason.CLOSED) for pk in shut]
    finish_round(round_, skipped=skipped, actor=worker, told=Told(ends, ends))


def _tell(
    story: Story,
    site: Site,
    number: int,
    cast: tuple[User, User, User],
    *,
    now: datetime,
) -> Hazard:
    finder, cadre, verifier = cast
    at = now - timedelta(days=story.days_ago, minutes=10)
    items = ChecklistItem.objects.current().filter(site_kind=site.kind)
    item = items.order_by("code")[number % max(items.count(), 1)]
    hazard = report_hazard(
        site,
        item=item,
        photos=[_photo(finder, site.unit, number, now=at)],
        actor=finder,
        observed_at=at,
        now=at,
    )
    if story.reaches == "found":
        return hazard
    hazard = assign_hazard(hazard, is_keeper=True, actor=cadre, now=at + _HOUR)
    if story.reaches == "assigned":
        return hazard
    done = at + timedelta(days=min(story.days_ago, 2), minutes=5)
    hazard = report_rectified(
        hazard,
        text="已按要求整改",
        photos=[_photo(finder, site.unit, 100 + number, now=done)],
        actor=finder,
        now=done,
    )
    if story.reaches == "reported":
        return hazard
    passed = story.reaches == "cleared"
    return verify_hazard(
        hazard,
        passed=passed,
        is_on_site=True,
        text="" if passed else "仍有杂物堆放",
        photos=[_photo(verifier, site.unit, 200 + number, now=done + _HOUR)],
        actor=verifier,
        now=done + _HOUR,
    )


_HOUR = timedelta(hours=1)


def _repeat(sites: Sequence[Site]) -> list[Site]:
    return [sites[i % len(sites)] for i in range(len(STORIES))] if sites else []


def _photo(user: User, unit: Unit, number: int, *, now: datetime) -> File:
    """A drawn wall with a door: plainly not a photograph of anywhere."""
    wall = Image.new("RGB", (800, 600), (214, 206, 188))
    pen = ImageDraw.Draw(wall)
    left = 80 + number * 37 % 400
    pen.rectangle((left, 180, left + 180, 560), fill=(12, 98, 106))
    pen.rectangle((left + 20, 210, left + 160, 320), fill=(233, 238, 234))
    pen.ellipse((left + 140, 380, left + 160, 400), fill=(196, 138, 36))
    out = io.BytesIO()
    wall.save(out, "JPEG")
    return store_photo(
        out.getvalue(),
        unit=unit,
        opens_with=Opens.HAZARDS,
        actor=user,
        now=now,
        taken_at=now,
    )


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=timezone.get_default_timezone())
