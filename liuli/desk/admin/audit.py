"""The audit, for its readers."""

from django.contrib import admin

from liuli.accounts.roles import Capability
from liuli.audit.models import Entry
from liuli.desk.bases import ReadOnlyAdmin


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin[Entry]):
    """Who did what, when: read-only, newest first."""

    view_capability = Capability.AUDIT_VIEW
    list_display = ["at", "actor_label", "action", "object_type", "object_label"]
    list_filter = []
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]

    def unit_of(self, obj: Entry) -> None:
        """Rows are scoped by their path in `visible_to`."""
        return
