"""Reading rounds: adjectives, and what each round counts as (GR-5)."""

from datetime import date, datetime
from typing import Any, Self

from django.db.models import Count, F, OuterRef, Q, Subquery

from hazards.choices import OPEN, RoundState, Severity, StopAnswer
from liuli.territory.querysets import TerritoryQuerySet


class RoundQuerySet(TerritoryQuerySet[Any]):
    """Rounds."""

    def on(self, day: date) -> Self:
        """Rounds of a day, morning first."""
        return self.filter(on=day).in_order()

    def between(self, first: date, last: date) -> Self:
        """Rounds of the days from `first` to `last`, both included."""
        return self.filter(on__range=(first, last))

    def in_order(self) -> Self:
        """By day, morning before afternoon, by grid."""
        return self.order_by("on", "-half", "unit__path")

    def walked_by(self, user: Any) -> Self:
        """Rounds that are this person's to walk, or that they walked."""
        mine = Q(stand_in=user) | Q(stand_in__isnull=True, worker=user)
        return self.filter(mine | Q(walked_by=user))

    def named(self, user: Any) -> Self:
        """Rounds that name the person in any part: own, handed over, taken over."""
        return self.filter(Q(worker=user) | Q(stand_in=user) | Q(walked_by=user))

    def not_started(self) -> Self:
        """Nobody has set out."""
        return self.filter(state=RoundState.DUE)

    def unclaimed(self) -> Self:
        """Nobody is to walk them, and nobody was let off either."""
        return self.not_started().filter(
            worker__isnull=True, stand_in__isnull=True, move_reason=""
        )

    def window_ending(self, *, after: datetime, until: datetime) -> Self:
        """Rounds whose window ends in (after, until]."""
        return self.filter(window_ends_at__gt=after, window_ends_at__lte=until)

    def done(self) -> Self:
        """Started on the day and finished, in time or late."""
        return self.filter(started_at__lt=F("day_ends_at"), finished_at__isnull=False)

    def late(self) -> Self:
        """Those done that were finished after their window."""
        return self.done().filter(finished_at__gt=F("window_ends_at"))

    def missed(self, now: datetime) -> Self:
        """Not started by midnight."""
        return self.filter(day_ends_at__lte=now).filter(
            Q(started_at__isnull=True) | Q(started_at__gte=F("day_ends_at"))
        )

    def with_progress(self) -> Self:
        """Add `stops_count` and `answered_count` in the same statement."""
        return self.annotate(
            stops_count=Count("stops"),
            answered_count=Count("stops", filter=~Q(stops__answer="")),
        )


class StopQuerySet(TerritoryQuerySet[Any]):
    """Stops."""

    def answered(self) -> Self:
        """Stops with an answer."""
        return self.exclude(answer="")

    def unanswered(self) -> Self:
        """Stops still without one."""
        return self.filter(answer="")

    def looked_at(self) -> Self:
        """Stops somebody really looked at."""
        return self.filter(answer__in=[StopAnswer.SOUND, StopAnswer.FINDING])

    def in_street_order(self) -> Self:
        """As a person walks: road, then house number."""
        return self.order_by(
            "site__address__road",
            F("site__address__number_value").asc(nulls_last=True),
            "site__address__key",
            "site_id",
        )

    def with_pressure(self, today: date) -> Self:
        """Add what decides the order of a round: open hazards and the last look."""
        before = (
            self.model._default_manager.all()  # noqa: SLF001
            .looked_at()
            .filter(site=OuterRef("site"), received_at__lt=OuterRef("round__opens_at"))
            .order_by("-observed_at")
        )
        is_open = Q(site__hazards__status__in=OPEN)
        late = is_open & Q(
            site__hazards__due_on__lt=today, site__hazards__paused_at__isnull=True
        )
        return self.annotate(
            open_count=Count("site__hazards", filter=is_open),
            critical_count=Count(
                "site__hazards",
                filter=is_open & Q(site__hazards__severity=Severity.CRITICAL),
            ),
            major_count=Count(
                "site__hazards",
                filter=is_open & Q(site__hazards__severity=Severity.MAJOR),
            ),
            overdue_count=Count("site__hazards", filter=late),
            last_look=Subquery(before.values("observed_at")[:1]),
        )
