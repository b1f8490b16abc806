"""Checklists to read: dated versions, changed only by a new file."""

from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from hazards.models import ChecklistVersion
from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from liuli.kernel.access import get_visible_or_404


@admin.register(ChecklistVersion)
class ChecklistAdmin(ReadOnlyAdmin[ChecklistVersion]):
    """What sites of each kind must be like."""

    view_capability = Capability.SITES_VIEW
    list_display = ["site_kind", "number", "valid_from", "valid_to", "items_count"]
    list_filter = ["site_kind"]
    ordering = ["site_kind", "-number"]

    def unit_of(self, obj: ChecklistVersion) -> None:
        """A checklist has no place."""
        return

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of items."""
        return super().get_queryset(request).annotate(items_count=Count("items"))

    @display(description=gettext_lazy("Items"), ordering="items_count")
    def items_count(self, version: Any) -> int:
        """How many."""
        return int(version.items_count)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The items of one version, to read and print."""
        number = object_id if object_id and object_id.isdecimal() else "0"
        version = get_visible_or_404(ChecklistVersion, request.user, pk=int(number))
        context = {
            **self.admin_site.each_context(request),
            "title": str(version),
            "opts": self.opts,
            "version": version,
            "items": version.items.all(),
        }
        return TemplateResponse(request, "hazards/checklist_detail.html", context)
