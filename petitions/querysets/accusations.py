"""Reading accusations: nobody's but whoever keeps them (PP-2)."""

from typing import Any, Self

from django.apps import apps
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from liuli.accounts.roles import Capability
from liuli.territory.querysets import TerritoryQuerySet
from petitions.querysets.cases import under


class AccusationQuerySet(TerritoryQuerySet[Any]):
    """Accusations."""

    def visible_to(self, user: Any) -> Self:
        """One's own while one may register; the days of what is gone, for officers.

        Once its keeper has left, whoever may pass it on sees that it is there: number
        and days, never a word.
        """
        posts = under("unit", user.scopes(Capability.PETITIONS_REGISTER))
        own = Q(keeper=user.actor_id) & posts
        handling = under("unit", user.scopes(Capability.PETITIONS_HANDLE))
        gone = Q(confirmed_on__isnull=False) & handling
        left = Q(confirmed_on__isnull=True, is_left=True) & (
            handling | under("unit", user.scopes(Capability.PETITIONS_OVERSEE))
        )
        return self.with_keeper().filter(own | gone | left)

    def with_keeper(self) -> Self:
        """Who may open each, and whether that person has left."""
        kept = self.annotate(keeper=Coalesce("kept_by", "taken_by"))
        return kept.annotate(is_left=~Exists(_posts_of_the_keeper()))

    def left_behind(self) -> Self:
        """Those whose keeper may register no more, with words still sealed."""
        return self.with_keeper().filter(is_left=True, confirmed_on__isnull=True)


class AccusationHandoverQuerySet(TerritoryQuerySet[Any]):
    """Accusations being passed on: seen with the accusation."""

    def visible_to(self, user: Any) -> Self:
        """Of those this person sees."""
        seen = apps.get_model("petitions", "Accusation").objects.visible_to(user)
        return self.filter(accusation__in=seen.values("pk"))

    def waiting(self) -> Self:
        """Those a second person has to decide."""
        return self.filter(state="asked")


def _posts_of_the_keeper() -> Any:
    """Posts of today that let the keeper register in the unit of the accusation."""
    posts = apps.get_model("accounts", "Post").objects.live(timezone.localdate())
    place = ExpressionWrapper(OuterRef("unit__path"), output_field=CharField())
    return (
        posts.with_capability(Capability.PETITIONS_REGISTER)
        .annotate(place=place)
        .filter(user=OuterRef("keeper"), place__startswith=F("unit__path"))
    )
