"""Territory: the one door through which rows are seen."""

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

M = TypeVar("M", bound=models.Model)


class TerritoryQuerySet(models.QuerySet[M]):
    """Rows that carry a unit. Scope fails closed: no post, no rows.

    A model names the capability that opens its rows in `read_capability` and, where
    its unit is not its own column, the lookup in `unit_lookup` (default `unit`).
    """

    def visible_to(self, user: Any) -> Self:
        """Rows in the territories where this person may read this kind of record."""
        capability: str = self.model.read_capability  # type: ignore[attr-defined]
        return self.in_scopes(user.scopes(capability))

    def in_scopes(self, paths: tuple[str, ...]) -> Self:
        """Rows under any of the paths; none when there is no path."""
        if not paths:
            return self.none()
        if "" in paths:
            return self.all()
        lookup = f"{self._unit_lookup()}__path__startswith"
        wanted = Q()
        for path in paths:
            wanted |= Q(**{lookup: path})
        return self.filter(wanted)

    def reaching(self, user: Any, lookup: str) -> Self:
        """Visible rows, and those of a unit above that touch this person's own.

        `lookup` leads to the unit of what they touch: a community's watch group is
        seen by whoever sees one of its shops.
        """
        capability: str = self.model.read_capability  # type: ignore[attr-defined]
        paths = user.scopes(capability)
        if not paths or "" in paths:
            return self.in_scopes(paths)
        touched = Q(pk__in=[])
        for path in paths:
            touched |= Q(**{f"{lookup}__path__startswith": path})
            touched |= Q(**{f"{self._unit_lookup()}__path__startswith": path})
        # Its own statement: a join would show a row once for each thing it touches.
        rows = self.model._default_manager.filter(touched)  # noqa: SLF001
        return self.filter(pk__in=rows.order_by().values("pk"))

    def in_unit(self, unit: Any) -> Self:
        """Rows of a unit and everything under it."""
        return self.filter(**{f"{self._unit_lookup()}__path__startswith": unit.path})

    def for_update(self) -> Self:
        """Lock the rows themselves, in primary-key order."""
        return self.order_by("pk").select_for_update(of=("self",))

    def _unit_lookup(self) -> str:
        lookup: str = getattr(self.model, "unit_lookup", "unit")
        return lookup


class UnitQuerySet(models.QuerySet[Any]):
    """The tree itself."""

    def visible_to(self, user: Any) -> Self:
        """Units a person holds a post in or above, and those on the way up."""
        paths = user.scopes("territory.view")
        wanted = Q(pk__in=[])
        for path in paths:
            wanted |= Q(path__startswith=path)
        return self.filter(wanted)

    def under(self, unit: Any) -> Self:
        """The unit and everything beneath it."""
        return self.filter(path__startswith=unit.path)

    def above(self, unit: Any) -> Self:
        """The units that contain this one, the unit itself included."""
        parts = unit.path.rstrip(".").split(".")
        paths = [".".join(parts[: i + 1]) + "." for i in range(len(parts))]
        return self.filter(path__in=paths)
