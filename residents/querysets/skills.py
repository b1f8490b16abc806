"""Reading the call list."""

from typing import Any, Self

from django.db.models import Exists, OuterRef

from liuli.territory.querysets import TerritoryQuerySet


class SkillOfferQuerySet(TerritoryQuerySet[Any]):
    """Skills people can be called for."""

    def standing(self) -> Self:
        """Those that still hold, of people who are here as themselves."""
        return self.filter(
            ended_on__isnull=True,
            person__merged_into__isnull=True,
            person__erased_at__isnull=True,
        )

    def of_party_members(self) -> Self:
        """Of people in a party organisation here."""
        from residents.models import PartyMember

        return self.filter(
            Exists(PartyMember.objects.current().filter(person=OuterRef("person")))
        )
