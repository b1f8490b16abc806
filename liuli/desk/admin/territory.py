"""Units of the tree."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from liuli.accounts.roles import Capability
from liuli.desk.bases import TerritoryAdmin
from liuli.territory.choices import Level
from liuli.territory.models import Unit
from liuli.territory.operations import add_unit


@admin.register(Unit)
class UnitAdmin(TerritoryAdmin[Unit]):
    """Look at the tree; add grids and microgrids."""

    view_capability = Capability.TERRITORY_VIEW
    add_capability = Capability.TERRITORY_CHANGE
    list_display = ["short_name", "level", "code", "parent"]
    list_filter = ["level"]
    list_select_related = ["parent"]
    ordering = ["path"]
    fields = ["short_name", "level", "parent", "code", "valid_from", "valid_to"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Code and path are made, not typed."""
        return self.fields if obj else ["parent", "level", "short_name", "valid_from"]

    def formfield_for_choice_field(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Only levels below the community are added by hand."""
        if db_field.name == "level":
            kwargs["choices"] = [
                (level.value, level.label) for level in (Level.GRID, Level.MICROGRID)
            ]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """A grid hangs under a community, a microgrid under a grid."""
        if db_field.name == "parent":
            kwargs["queryset"] = Unit.objects.visible_to(request.user).filter(
                level__in=[Level.COMMUNITY, Level.GRID]
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def perform_add(self, request: HttpRequest, form: Any) -> Unit:
        """Add the unit."""
        data = form.cleaned_data
        actor: Any = request.user
        return add_unit(
            data["parent"],
            name=data["short_name"],
            level=Level(data["level"]),
            actor=actor,
            valid_from=data["valid_from"],
        )
