"""The list of service tags: who is to be helped with what, until when (PO-7)."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from residents.models import ServiceTag


class HoldingFilter(admin.SimpleListFilter):
    """Whether the tag still holds."""

    title = _("holds")
    parameter_name = "holding"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Two halves."""
        return [("yes", _("holds today")), ("no", _("over"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        today = timezone.localdate()
        if self.value() == "yes":
            return queryset.holding(today)
        if self.value() == "no":
            return queryset.exclude(period__contains=today)
        return queryset


@admin.register(ServiceTag)
class ServiceTagAdmin(ReadOnlyAdmin[ServiceTag]):
    """Tags are given on a person's file; here they are looked through."""

    view_capability = Capability.RESIDENTS_VIEW
    list_display = ["name", "tag", "basis", "grid", "since", "until"]
    list_display_links = None
    list_filter = [HoldingFilter, "tag", "basis"]
    list_select_related = ["person__unit"]
    ordering = ["-pk"]
    fields = ["tag", "basis", "purpose", "since", "until"]
    readonly_fields = ["since", "until"]

    def unit_of(self, obj: ServiceTag) -> Any:
        """Where the person lives."""
        return obj.person.unit

    @display(description=_("Full name"))
    def name(self, tag: ServiceTag) -> str:
        """Masked, and the way to the person's file."""
        url = reverse("admin:residents_person_file", args=[tag.person_id])
        return format_html(
            '<a class="ll-table__main" href="{}">{}</a>', url, tag.person.masked_name
        )

    @display(description=_("Unit"))
    def grid(self, tag: ServiceTag) -> str:
        """The grid of the present address."""
        return tag.person.unit.short_name

    @display(description=_("from"))
    def since(self, tag: ServiceTag) -> Any:
        """First day."""
        return tag.period.lower

    @display(description=_("until"))
    def until(self, tag: ServiceTag) -> Any:
        """First day it no longer holds."""
        return tag.period.upper
