"""Reading commendations."""

from typing import Any, Self

from django.db.models import Exists, OuterRef

from liuli.territory.querysets import TerritoryQuerySet
from residents.choices.praise import NominationState
from residents.choices.rights import ConsentPurpose


class PraiseRoundQuerySet(TerritoryQuerySet[Any]):
    """Rounds of commendation."""


class PraiseTallyQuerySet(TerritoryQuerySet[Any]):
    """Shows of hands, by teller."""


class NominationQuerySet(TerritoryQuerySet[Any]):
    """Nominations."""

    def to_review(self) -> Self:
        """Nobody has decided yet."""
        return self.filter(state=NominationState.NOMINATED)

    def shown(self) -> Self:
        """Published, and the person's consent to publish stands today (PI-3)."""
        from residents.models import Consent

        standing = Consent.objects.standing().filter(
            person=OuterRef("person"), purpose=ConsentPurpose.PUBLISH
        )
        published = self.filter(state=NominationState.PUBLISHED)
        return published.filter(Exists(standing), person__erased_at__isnull=True)
