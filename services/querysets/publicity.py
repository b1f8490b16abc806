"""Reading announcements, their questions and how often they were opened."""

from datetime import date
from typing import Any, Self

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from liuli.territory.querysets import TerritoryQuerySet
from services.choices.publicity import AnnouncementState, Channel
from services.rules.publicity import above


class AnnouncementQuerySet(TerritoryQuerySet[Any]):
    """Notices and lessons."""

    def to_review(self) -> Self:
        """Nobody has decided yet."""
        return self.filter(state=AnnouncementState.REVIEW)

    def on(self, today: date) -> Self:
        """Published, begun and not over: all a reader may ever see."""
        return self.filter(
            state=AnnouncementState.PUBLISHED,
            valid_from__lte=today,
            valid_until__gte=today,
        )

    def through(self, channel: Channel) -> Self:
        """That go out by one channel."""
        return self.filter(**{f"on_{channel.value}": True})

    def for_reader(self, user: Any) -> Self:
        """Of the units this person works in, those above them and those beneath."""
        paths = user.scopes(self.model.read_capability)
        if not paths or "" in paths:
            return self.in_scopes(paths)
        beneath = Q(unit__path__in=above(paths))
        for path in paths:
            beneath |= Q(unit__path__startswith=path)
        return self.filter(beneath)

    def with_reads(self) -> Self:
        """With how often each was opened, all channels together."""
        return self.annotate(reads=Coalesce(Sum("counts__reads"), 0))

    def with_questions(self) -> Self:
        """With how many questions each has."""
        return self.annotate(question_count=Count("questions"))


class AnnouncementRowQuerySet(TerritoryQuerySet[Any]):
    """Rows of an announcement."""
