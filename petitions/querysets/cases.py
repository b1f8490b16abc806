"""Reading cases: by assignment only (PP-3)."""

from datetime import date
from typing import Any, Final, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from liuli.accounts.roles import Capability
from liuli.territory.querysets import TerritoryQuerySet
from petitions.choices.cases import OVER, WINDOWS, PromiseState

_BY_GRANT = (Capability.PETITIONS_REGISTER, Capability.PETITIONS_HANDLE)
# Its own purpose: a case is never joined to the register of residents (PP-1).
PETITIONER_NAME: Final = "petitions.petitioner.name"


def under(lookup: str, paths: tuple[str, ...]) -> Q:
    """In a unit of any of the paths; nothing where there is none."""
    wanted = Q(pk__in=[])
    for path in paths:
        wanted |= Q(**{f"{lookup}__path__startswith": path})
    return wanted


class CaseQuerySet(TerritoryQuerySet[Any]):
    """Cases."""

    def visible_to(self, user: Any) -> Self:
        """Cases this person was let into, oversees, or that were handed to them.

        A grant alone opens nothing: the post has to be held still. Whoever is recused
        sees nothing of the case, whatever their post (PT-14).
        """
        if "" in user.scopes(Capability.PETITIONS_OVERSEE):
            return self.all()
        live = apps.get_model("petitions", "Grant").objects.filter(
            case=OuterRef("pk"), user=user.actor_id, revoked_at__isnull=True
        )
        posts = tuple(path for each in _BY_GRANT for path in user.scopes(each))
        granted = Exists(live) & under("unit", posts)
        overseen = under("unit", user.scopes(Capability.PETITIONS_OVERSEE))
        handed = under("body__unit", user.scopes(Capability.PETITIONS_TRANSFERRED))
        return self.filter(granted | overseen | handed).exclude(
            Exists(_recusals(user.actor_id, "pk", "village_group"))
        )

    def open(self) -> Self:
        """Cases that something still leaves."""
        return self.exclude(status__in=OVER)

    def handled_by(self, user: Any) -> Self:
        """Cases this person handles now."""
        return self.filter(
            grants__user=user,
            grants__kind="handler",
            grants__revoked_at__isnull=True,
        )


class CaseFactQuerySet(TerritoryQuerySet[Any]):
    """Rows that are seen with their case."""

    def visible_to(self, user: Any) -> Self:
        """Rows of the cases this person sees."""
        cases = apps.get_model("petitions", "Case").objects.visible_to(user)
        lookup = getattr(self.model, "case_lookup", "case")
        return self.filter(**{f"{lookup}__in": cases.values("pk")})


class BodyQuerySet(TerritoryQuerySet[Any]):
    """Bodies."""

    def visible_to(self, user: Any) -> Self:
        """Bodies of the person's units, of those under and of those over them."""
        paths = user.scopes(Capability.PETITIONS_REGISTER)
        over = {
            ".".join(path.split(".")[:parts]) + "."
            for path in paths
            for parts in range(1, path.count(".") + 1)
        }
        return self.filter(under("unit", paths) | Q(unit__path__in=over))


class ClockQuerySet(CaseFactQuerySet):
    """Clocks."""

    def running(self) -> Self:
        """Not stopped."""
        return self.filter(stopped_on__isnull=True)

    def of_the_office(self) -> Self:
        """Without the windows of others, which are never late (PT-16, PD-4)."""
        return self.exclude(limit__in=WINDOWS)


class PromiseQuerySet(CaseFactQuerySet):
    """Promises."""

    def open(self) -> Self:
        """Neither kept nor broken yet."""
        return self.filter(state=PromiseState.OPEN)

    def due_by(self, day: date) -> Self:
        """Open ones whose day has come."""
        return self.open().filter(due_on__lte=day)


class CaseExportQuerySet(TerritoryQuerySet[Any]):
    """Exports: seen by whoever asked, and by those who may let them out."""

    def visible_to(self, user: Any) -> Self:
        """One's own, and those of the units one oversees."""
        own = Q(asked_by=user.actor_id) & under(
            "unit", user.scopes(Capability.PETITIONS_REGISTER)
        )
        overseen = under("unit", user.scopes(Capability.PETITIONS_OVERSEE))
        return self.filter(own | overseen)


class RecusalQuerySet(TerritoryQuerySet[Any]):
    """Declared interests."""

    def visible_to(self, user: Any) -> Self:
        """One's own, and those of the units one oversees."""
        own = Q(user=user.actor_id) & under(
            "unit", user.scopes(Capability.PETITIONS_REGISTER)
        )
        overseen = under("unit", user.scopes(Capability.PETITIONS_OVERSEE))
        return self.filter(own | overseen)

    def in_force(self) -> Self:
        """Not ended."""
        return self.filter(ended_at__isnull=True)


def _recusals(user: Any, case: str, group: str) -> Any:
    rows = apps.get_model("petitions", "Recusal").objects
    return rows.filter(user=user, ended_at__isnull=True).filter(
        Q(case=OuterRef(case))
        | (~Q(village_group="") & Q(village_group=OuterRef(group)))
    )
