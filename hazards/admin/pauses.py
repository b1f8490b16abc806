"""Clocks that stand still, and those that stood still (挂起, EV-1)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from unfold.decorators import display

from hazards.models import HazardPause
from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from liuli.kernel.access import get_visible_or_404


class StandsFilter(admin.SimpleListFilter):
    """Standing still now, or running again."""

    title = gettext_lazy("clock")
    parameter_name = "clock"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """The choices."""
        return [
            ("stands", pgettext_lazy("hazards", "Clock stands still")),
            ("runs", _("runs again")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Rows of the choice."""
        if self.value() in {"stands", "runs"}:
            return queryset.filter(ended_at__isnull=self.value() == "stands")
        return queryset


@admin.register(HazardPause)
class HazardPauseAdmin(ReadOnlyAdmin[HazardPause]):
    """Every pause with its reason; a row opens its hazard."""

    empty_words = gettext_lazy(
        "The clock of a hazard is stopped on the page of the hazard, with a reason."
    )
    view_capability = Capability.HAZARDS_VIEW
    list_display = [
        "number", "reason", "by", "began_at", "resume_on", "ended_at", "due_before",
        "due_after",
    ]  # fmt: skip
    list_filter = [StandsFilter, "reason"]
    list_select_related = ["hazard__unit", "by"]
    ordering = ["-pk"]

    def unit_of(self, obj: HazardPause) -> Any:
        """The hazard's unit decides."""
        return obj.hazard.unit

    @display(description=gettext_lazy("Hazard"), ordering="hazard__number")
    def number(self, pause: HazardPause) -> str:
        """Its number."""
        return pause.hazard.number

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """To the hazard whose clock it is."""
        number = object_id if object_id and object_id.isdecimal() else "0"
        row = get_visible_or_404(HazardPause, request.user, pk=int(number))
        page = reverse("admin:hazards_hazard_change", args=[row.hazard_id])
        return HttpResponseRedirect(page)
