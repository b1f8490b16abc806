"""Rounds exist before anybody walks them (GR-5)."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from hazards.choices import Half, RoundState
from hazards.models import Round
from hazards.rules.patrols import day_ends_at, window
from liuli.accounts.models import Post
from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor
from liuli.kernel.calendar import WorkingCalendar
from liuli.parameters.operations import ParameterBook
from liuli.territory.choices import Level
from liuli.territory.models import Unit


@transaction.atomic
def schedule_rounds(today: date, *, actor: Actor = SYSTEM) -> int:
    """Make the missing rounds of today and the days ahead; returns how many.

    Both rounds of every grid in use, every calendar day unless the unit's parameter
    says otherwise. Running it twice, or twice at once, changes nothing. Rounds not yet
    started follow a change of the grid's worker; a stand-in stays.
    """
    book = ParameterBook("patrol.")
    ahead = int(book.value("patrol.days_ahead", on=today))
    days = [today + timedelta(days=n) for n in range(ahead + 1)]
    grids = list(_grids_in_use(today))
    posts = _posts_by_grid(grids)
    known = {
        (unit, on, half): (pk, worker, stand_in, state)
        for pk, unit, on, half, worker, stand_in, state in Round.objects.between(
            days[0], days[-1]
        ).values_list(
            "pk", "unit_id", "on", "half", "worker_id", "stand_in_id", "state"
        )
    }
    wanted = [
        round_
        for grid in grids
        for round_ in _rounds_of(grid, days, book=book, posts=posts)
    ]
    missing = [r for r in wanted if (r.unit_id, r.on, r.half) not in known]
    before = Round.objects.count() if missing else 0
    Round.objects.bulk_create(missing, ignore_conflicts=True, batch_size=1000)
    made = Round.objects.count() - before if missing else 0
    _follow_posts(wanted, known)
    if made:
        record("patrols.scheduled", actor=actor, detail={"rounds": made})
    return made


def _grids_in_use(today: date) -> QuerySet[Unit]:
    found: QuerySet[Unit] = Unit.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=today),
        Q(valid_to__isnull=True) | Q(valid_to__gt=today),
        level=Level.GRID,
    )
    return found


def _posts_by_grid(grids: list[Unit]) -> dict[int, list[Post]]:
    """Posts of grid workers, those who stand in for nobody first."""
    found: dict[int, list[Post]] = {}
    posts = (
        Post.objects.with_capability(Capability.PATROLS_DO)
        .filter(unit__in=grids, user__is_active=True)
        .order_by("pk")
    )
    for post in posts:
        found.setdefault(post.unit_id, []).append(post)
    return found


def _rounds_of(
    grid: Unit,
    days: list[date],
    *,
    book: ParameterBook,
    posts: dict[int, list[Post]],
) -> Iterator[Round]:
    calendar = WorkingCalendar()
    zone = timezone.get_default_timezone()
    for on in days:
        always = book.value("patrol.on_days_off", unit=grid, on=on)
        if not always and not calendar.is_working_day(on):
            continue
        holder = next(
            (
                post.user_id
                for post in posts.get(grid.pk, [])
                if post.stands_in_for_id is None and post.is_live(on)
            ),
            None,
        )
        early = int(book.value("patrol.early_minutes", unit=grid, on=on))
        for half in Half:
            span = window(
                on,
                starts=book.value(f"patrol.{half}_from", unit=grid, on=on),
                ends=book.value(f"patrol.{half}_to", unit=grid, on=on),
                early_minutes=early,
                zone=zone,
            )
            yield Round(
                unit=grid,
                on=on,
                half=half,
                worker_id=holder,
                opens_at=span.opens_at,
                window_starts_at=span.starts_at,
                window_ends_at=span.ends_at,
                day_ends_at=day_ends_at(on, zone=zone),
            )


def _follow_posts(
    wanted: list[Round], known: dict[tuple[int, date, str], tuple[int, int, int, str]]
) -> None:
    """Rounds nobody has started and nobody took over belong to the present worker."""
    changed: dict[int | None, list[int]] = {}
    for round_ in wanted:
        row = known.get((round_.unit_id, round_.on, round_.half))
        if row is None:
            continue
        pk, worker, stand_in, state = row
        stays = state != RoundState.DUE or stand_in is not None
        if not stays and worker != round_.worker_id:
            changed.setdefault(round_.worker_id, []).append(pk)
    for worker_id, numbers in changed.items():
        Round.objects.filter(pk__in=numbers, state=RoundState.DUE).update(
            worker_id=worker_id
        )
