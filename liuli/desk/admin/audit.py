"""The audit, for its readers."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import DropdownFilter
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.audit.models import Entry
from liuli.desk.acts import ACTS, act_words
from liuli.desk.bases import ReadOnlyAdmin

_NAMED = frozenset({"accounts.user", "territory.unit"})


class ActFilter(DropdownFilter):  # type: ignore[misc]  # the theme has no types
    """By what was done."""

    title = _("act")
    parameter_name = "act"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Every act that has words."""
        return list(ACTS.items())

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        return queryset.filter(action=self.value()) if self.value() else queryset


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin[Entry]):
    """Who did what, when: read-only, newest first."""

    view_capability = Capability.AUDIT_VIEW
    list_display = ["at", "actor_label", "act", "kind", "which"]
    list_filter = [ActFilter]
    list_filter_submit = True
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]
    fields = ["at", "actor_label", "act", "kind", "which", "detail"]

    def unit_of(self, obj: Entry) -> None:
        """Rows are scoped by their path in `visible_to`."""
        return

    @display(description=_("act"), ordering="action")
    def act(self, entry: Entry) -> str:
        """In words."""
        return act_words(entry.action)

    @display(description=_("kind of record"))
    def kind(self, entry: Entry) -> str:
        """The name of the model; an old entry may outlive it."""
        try:
            model = apps.get_model(entry.object_type)
        except (LookupError, ValueError):
            return entry.object_type or "—"
        return str(model._meta.verbose_name)  # noqa: SLF001

    @display(description=_("record"))
    def which(self, entry: Entry) -> str:
        """Its number; colleagues and units also by name."""
        if entry.object_type in _NAMED:
            return f"#{entry.object_id} {entry.object_label}"
        return f"#{entry.object_id}" if entry.object_id else "—"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """All of it."""
        return self.fields
