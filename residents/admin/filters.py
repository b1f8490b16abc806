"""Filters of the lists of residents: every one a choice, none a free text."""

from typing import Any

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.choices import ClassKind
from residents.operations import people_to_see_again


class LivingFilter(admin.SimpleListFilter):
    """Who lives here today, who has moved out."""

    title = _("lives here")
    parameter_name = "living"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Two halves."""
        return [("yes", _("living here today")), ("no", _("moved out"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        living = queryset.living(timezone.localdate())
        if self.value() == "yes":
            return living
        if self.value() == "no":
            return queryset.exclude(pk__in=living.values("pk"))
        return queryset


class SeenFilter(admin.SimpleListFilter):
    """Whom to knock at again."""

    title = _("last seen")
    parameter_name = "seen"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """The re-knock list, and whoever was never seen."""
        return [("again", _("to be knocked at again")), ("never", _("never seen"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        today = timezone.localdate()
        if self.value() == "again":
            return people_to_see_again(queryset, unit=None, on=today)
        if self.value() == "never":
            return queryset.living(today).filter(last_seen_on__isnull=True)
        return queryset


class ClassFilter(admin.SimpleListFilter):
    """The class held today."""

    title = _("class")
    parameter_name = "class"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """All classes."""
        return [(kind.value, kind.label) for kind in ClassKind]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        if self.value() not in ClassKind.values:
            return queryset
        return queryset.in_class(self.value(), on=timezone.localdate())


class GridFilter(admin.SimpleListFilter):
    """One grid, or 未入格: at an address no grid claims."""

    title = _("grid")
    parameter_name = "grid"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """The grids this person may see."""
        grids = Unit.objects.visible_to(request.user).filter(level=Level.GRID)
        return [
            ("none", _("in no grid")),
            *((str(grid.pk), str(grid)) for grid in grids),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        value = self.value() or ""
        if value == "none":
            return queryset.outside_grids()
        if value.isdecimal():
            grid = Unit.objects.filter(pk=int(value)).first()
            return queryset.in_unit(grid) if grid else queryset.none()
        return queryset
