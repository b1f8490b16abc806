"""Doors of canvasses: who is left to knock at again (G10)."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from residents.admin.filters import GridFilter
from residents.models import CanvassDoor


class LeftFilter(admin.SimpleListFilter):
    """The doors left."""

    title = _("still to knock at")
    parameter_name = "left"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Two halves."""
        return [("yes", _("doors left")), ("no", _("registered doors"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        if self.value() == "yes":
            return queryset.left()
        if self.value() == "no":
            return queryset.exclude(pk__in=queryset.left().values("pk"))
        return queryset


@admin.register(CanvassDoor)
class CanvassDoorAdmin(ReadOnlyAdmin[CanvassDoor]):
    """Doors come from the form of a drive, and change with its next reading."""

    view_capability = Capability.RESIDENTS_VIEW
    list_display = [
        "place", "unit", "drive_name", "outcome", "note", "knocked_on", "by_label",
    ]  # fmt: skip
    list_filter = [LeftFilter, "outcome", GridFilter]
    list_select_related = ["address", "unit", "drive"]
    ordering = ["pk"]
    fields = [
        "place",
        "unit",
        "drive_name",
        "outcome",
        "note",
        "knocked_on",
        "by_label",
    ]
    readonly_fields = ["place", "drive_name"]

    @display(description=_("Address"))
    def place(self, door: CanvassDoor) -> str:
        """Down to the road in the list."""
        return door.address.raw

    @display(description=_("Canvass drive"))
    def drive_name(self, door: CanvassDoor) -> str:
        """The drive."""
        return door.drive.name
