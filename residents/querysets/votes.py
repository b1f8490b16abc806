"""Reading votes."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from liuli.accounts.roles import Capability
from liuli.territory.querysets import TerritoryQuerySet
from residents.choices.votes import HELD, VoteStatus


class VoteQuerySet(TerritoryQuerySet[Any]):
    """Votes."""

    def visible_to(self, user: Any) -> Self:
        """Where votes may be read; beyond that only results (the street office)."""
        every = self.in_scopes(user.scopes(Capability.VOTES_VIEW))
        results = self.in_scopes(user.scopes(Capability.VOTES_RESULTS))
        return every | results.filter(status__in=HELD)

    def containing(self, text: str) -> Self:
        """Title or matter."""
        return self.filter(Q(title__icontains=text) | Q(matter__icontains=text))

    def held(self, on: date) -> Self:
        """Votes that have a result by that day."""
        return self.filter(status__in=HELD, held_on__lte=on)

    def running(self) -> Self:
        """Announced or open."""
        return self.filter(status__in=[VoteStatus.NOTICED, VoteStatus.OPEN])


class VoteRowQuerySet(TerritoryQuerySet[Any]):
    """Rows of a vote: roll, hand-outs, papers."""
