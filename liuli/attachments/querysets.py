"""Reading photos and templates."""

from typing import Any, Self

from django.db.models import Q
from django.db.models.functions import Length

from liuli.attachments.choices import Opens
from liuli.attachments.letter_kinds import letter_kinds_for
from liuli.territory.querysets import TerritoryQuerySet


class FileQuerySet(TerritoryQuerySet[Any]):
    """Photos, each opened by the capability it was stored under."""

    def visible_to(self, user: Any) -> Self:
        """Photos in the territories where this person may see what they show."""
        wanted = Q(pk__in=[])
        for opens in Opens.values:
            for path in user.scopes(opens):
                wanted |= Q(opens_with=opens, unit__path__startswith=path)
        return self.filter(wanted)


class SealedFileQuerySet(TerritoryQuerySet[Any]):
    """Sealed files."""

    def visible_to(self, user: Any) -> Self:
        """None to anybody: the page of the record that owns one opens it."""
        return self.none()


class LetterTemplateQuerySet(TerritoryQuerySet[Any]):
    """Templates, each opened by the capability its kind of letter is written with."""

    def visible_to(self, user: Any) -> Self:
        """Templates this person could write a letter with."""
        wanted = Q(pk__in=[])
        for kind in letter_kinds_for(user):
            for path in user.scopes(kind.capability):
                wanted |= Q(kind=kind.key, unit__path__startswith=path)
        return self.filter(wanted)

    def over(self, unit: Any, kind: str) -> Self:
        """Those that count for a unit, the nearest and newest first."""
        parts = unit.path.rstrip(".").split(".")
        paths = [".".join(parts[: i + 1]) + "." for i in range(len(parts))]
        return self.filter(kind=kind, unit__path__in=paths).order_by(
            Length("unit__path").desc(), "-version"
        )
