"""Reading votes."""

from datetime import date
from typing import Any, Self

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from liuli.accounts.roles import Capability
from liuli.territory.choices import Level
from liuli.territory.querysets import TerritoryQuerySet
from residents.choices.votes import HELD, PaperState, VoteStatus

_UP_TO = (Level.COMMUNITY, Level.GRID, Level.MICROGRID)


class VoteQuerySet(TerritoryQuerySet[Any]):
    """Votes."""

    def visible_to(self, user: Any) -> Self:
        """Where votes may be read; beyond that only results (the street office).

        Whoever works in a grid also sees the votes of the community around it: they
        hand out its ballots, and its result hangs on the notice board.
        """
        scopes = user.scopes(Capability.VOTES_VIEW)
        every = self.in_scopes(scopes)
        around = self.filter(unit__path__in=_above(scopes), unit__level__in=_UP_TO)
        results = self.in_scopes(user.scopes(Capability.VOTES_RESULTS))
        return every | around | results.filter(status__in=HELD)

    def containing(self, text: str) -> Self:
        """Title or matter."""
        return self.filter(Q(title__icontains=text) | Q(matter__icontains=text))

    def held(self, on: date) -> Self:
        """Votes that have a result by that day."""
        return self.filter(status__in=HELD, held_on__lte=on)

    def running(self) -> Self:
        """Announced or open."""
        return self.filter(status__in=[VoteStatus.NOTICED, VoteStatus.OPEN])

    def running_or_closed(self) -> Self:
        """Announced, open, or closed and not yet published: somebody has a step."""
        waiting = [VoteStatus.NOTICED, VoteStatus.OPEN, VoteStatus.CLOSED]
        return self.filter(status__in=waiting)


def _above(scopes: tuple[str, ...]) -> list[str]:
    """The paths of everything around the scopes, without the scopes themselves."""
    found = set()
    for scope in scopes:
        parts = scope.rstrip(".").split(".")
        found |= {".".join(parts[:count]) + "." for count in range(1, len(parts))}
    return sorted(found)


class VoteRowQuerySet(TerritoryQuerySet[Any]):
    """Rows of a vote: tellers, readings, steps."""


class MobileBoxQuerySet(TerritoryQuerySet[Any]):
    """Mobile ballot boxes."""

    def visible_to(self, user: Any) -> Self:
        """Where the vote may be read; and a box of one's own, while one hands out."""
        from residents.models import Vote

        seen = self.in_scopes(user.scopes(Capability.VOTES_VIEW))
        if not user.may(Capability.VOTES_HAND_OUT):
            return seen
        return seen | self.carried_by(user).filter(
            vote__in=Vote.objects.visible_to(user)
        )

    def carried_by(self, user: Any) -> Self:
        """Those of one of the two who carry it."""
        return self.filter(Q(first=user.pk) | Q(second=user.pk))

    def out(self) -> Self:
        """Not back yet."""
        return self.filter(back_at__isnull=True)

    def with_counts(self) -> Self:
        """With `inside`, the papers that went into it."""
        return self.annotate(
            inside=Count("papers", filter=Q(papers__state=PaperState.RETURNED))
        )


class PaperQuerySet(TerritoryQuerySet[Any]):
    """Ballot papers."""

    def valid(self) -> Self:
        """Handed out or returned."""
        return self.exclude(state=PaperState.VOID)

    def returned(self) -> Self:
        """Those that came back: their households took part (VT-7)."""
        return self.filter(state=PaperState.RETURNED)


class RollEntryQuerySet(TerritoryQuerySet[Any]):
    """Lines of a roll."""

    def with_papers(self) -> Self:
        """With `paper_state`, `serial` and `box_number` of the valid paper; `where`.

        No paper: not handed out. `where` is the door, for an adult that of today.
        """
        from residents.models import Paper, Stay

        valid = Paper.objects.valid().filter(entry=OuterRef("pk"))
        stays = Stay.objects.open().filter(person=OuterRef("person"))
        newest = stays.order_by(F("starts_on").desc(nulls_last=True), "-pk")
        return self.annotate(
            where=Case(
                When(person=None, then=F("door")),
                default=Coalesce(
                    Subquery(newest.values("address__raw")[:1]), Value("")
                ),
                output_field=CharField(),
            ),
            box_number=Subquery(valid.values("box")[:1]),
            paper_state=Subquery(valid.values("state")[:1]),
            serial=Subquery(valid.values("serial")[:1]),
            is_proxied=Case(
                When(Exists(valid.filter(proxy_key__isnull=False)), then=True),
                default=Value(False),
            ),
        )
