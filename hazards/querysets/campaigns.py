"""Reading campaigns and what hangs on them."""

from datetime import date
from typing import Any, Self

from hazards.choices.campaigns import LOOKED, CampaignState
from liuli.accounts.roles import Capability
from liuli.territory.querysets import TerritoryQuerySet


class CampaignQuerySet(TerritoryQuerySet[Any]):
    """Campaigns: a community's, seen by whoever sees one of its sites."""

    def visible_to(self, user: Any) -> Self:
        """Campaigns of one's territory, and those that visit a site in it."""
        return self.reaching(user, "stops__site__unit")

    def running(self) -> Self:
        """Under way."""
        return self.filter(state=CampaignState.RUNNING)


class CampaignStopQuerySet(TerritoryQuerySet[Any]):
    """Visits of campaigns."""

    def looked_at(self) -> Self:
        """Visits on which somebody looked."""
        return self.filter(outcome__in=LOOKED)

    def to_visit(self) -> Self:
        """Nobody has looked yet."""
        return self.exclude(outcome__in=LOOKED)


class CampaignPartQuerySet(TerritoryQuerySet[Any]):
    """Teams, rooftop steps, slips."""


class RuleSetQuerySet(TerritoryQuerySet[Any]):
    """Editions of GB 35181: the same for everyone who sees sites."""

    def visible_to(self, user: Any) -> Self:
        """All of them for whoever sees sites anywhere; a standard has no place."""
        return self.all() if user.scopes(Capability.SITES_VIEW) else self.none()

    def in_force(self, on: date) -> Self:
        """The edition of a day."""
        return self.filter(period__contains=on)


class JudgementQuerySet(TerritoryQuerySet[Any]):
    """Judgements of sites."""


class CommandQuerySet(TerritoryQuerySet[Any]):
    """Orders from outside."""
