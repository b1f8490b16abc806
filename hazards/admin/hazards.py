"""问题台账 in the desk: the list, bulk assignment, export, and each hazard's page."""

from datetime import date
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from unfold.decorators import action, display

from hazards.admin.duties import DutyPages
from hazards.admin.filters import (
    AssigneeFilter,
    FoundBetween,
    GridFilter,
    KindFilter,
    LightFilter,
    SeverityFilter,
    StateFilter,
)
from hazards.admin.pages import HazardPages
from hazards.choices import Light, Severity
from hazards.exports import HazardResource
from hazards.forms.moves import ChargeForm
from hazards.models import Hazard
from hazards.operations.assignments import assign_hazards, preview_assignment
from hazards.policies import hazards as policies
from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.kernel.text import row_number
from liuli.parameters.operations import parameter

_MOST_AT_ONCE = 200


@admin.register(Hazard)
class HazardAdmin(DutyPages, HazardPages, ReadOnlyAdmin[Hazard]):
    """The hazard ledger."""

    view_capability = Capability.HAZARDS_VIEW
    export_resource_class = HazardResource
    list_display = [
        "what", "severity_badge", "light", "where", "state", "found_on", "assignee",
        "due",
    ]  # fmt: skip
    list_filter = [
        StateFilter,
        LightFilter,
        SeverityFilter,
        KindFilter,
        GridFilter,
        AssigneeFilter,
        ("found_at", FoundBetween),
    ]
    list_filter_submit = True
    list_filter_sheet = False
    list_select_related = [
        "unit", "site__address", "item", "found_by", "current_assignment__assignee",
    ]  # fmt: skip
    search_fields = ["number"]
    search_help_text = gettext_lazy("Number, words of the hazard, site name or address")
    ordering = ["-found_at", "-pk"]
    actions = ["assign_chosen"]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Also for the street office, which sees the pressing ones."""
        return super().has_view_permission(request, obj) or self._may(
            request, Capability.HAZARDS_VIEW_PRESSING, obj
        )

    def has_assign_permission(self, request: HttpRequest) -> bool:
        """Whoever assigns hazards anywhere."""
        return self._may(request, Capability.HAZARDS_ASSIGN, None)

    def get_list_display(self, request: HttpRequest) -> Any:
        """The street office sees no persons."""
        shown = list(super().get_list_display(request))
        if self._sees_persons(request):
            return shown
        shown.remove("assignee")
        other: dict[Any, str] = {"what": "what_without_persons", "where": "unit"}
        return [other.get(name, name) for name in shown]

    def get_list_display_links(self, request: HttpRequest, list_display: Any) -> Any:
        """The first column opens the page."""
        return list_display[:1]

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Nor filters that name persons."""
        filters = list(super().get_list_filter(request))
        if not self._sees_persons(request):
            filters.remove(AssigneeFilter)
        return filters

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """A search is no oracle: the street office searches what it is shown."""
        if search_term and not self._sees_persons(request):
            return queryset.naming_no_person(search_term.strip()), False
        return super().get_search_results(request, queryset, search_term)

    def _sees_persons(self, request: HttpRequest) -> bool:
        """A list has one set of columns for all its rows."""
        actor: Any = request.user
        return policies.sees_persons_everywhere(actor)

    # --- columns ----------------------------------------
    @display(
        description=pgettext_lazy("hazard", "Severity"),
        label={
            Severity.GENERAL.label: "info",
            Severity.MAJOR.label: "warning",
            Severity.CRITICAL.label: "danger",
        },
        ordering="severity",
    )
    def severity_badge(self, hazard: Hazard) -> Any:
        """In words and colour."""
        return hazard.get_severity_display()

    @display(
        description=pgettext_lazy("hazard", "Light"),
        label={
            Light.GREEN.value: "success",
            Light.YELLOW.value: "warning",
            Light.RED.value: "danger",
        },
    )
    def light(self, hazard: Hazard) -> Any:
        """Computed now (EV-5)."""
        colour = hazard.light(now=timezone.now(), yellow_share=self._yellow_share())
        return (colour, Light(colour).label) if colour else ("", "—")

    def _yellow_share(self) -> Any:
        """Read once per page: the admin object outlives a request, the day decides."""
        today = timezone.localdate()
        if getattr(self, "_share_of", None) != today:
            self._share = parameter("hazard.yellow_share", on=today)
            self._share_of = today
        return self._share

    @display(description=gettext_lazy("Hazard"), ordering="number")
    def what(self, hazard: Hazard) -> str:
        """The item or the words, and under it the number in one line."""
        return _over_number(hazard.words, hazard)

    @display(description=gettext_lazy("Hazard"), ordering="number")
    def what_without_persons(self, hazard: Hazard) -> str:
        """The same for the street office."""
        return _over_number(hazard.words_without_persons, hazard)

    @display(description=gettext_lazy("Site"))
    def where(self, hazard: Hazard) -> str:
        """Name or masked keeper; under it the address and the grid."""
        return format_html(
            '{}<br><span class="ll-muted ll-small">{} · {}</span>',
            hazard.site.label,
            hazard.site.address.raw,
            hazard.unit,
        )

    @display(description=gettext_lazy("State"), ordering="status")
    def state(self, hazard: Hazard) -> str:
        """With the relapse and the pause said."""
        words = [hazard.get_status_display()]
        words += [_("Relapse")] if hazard.relapse_of_id else []
        words += [_("clock stands still")] if hazard.paused_at else []
        return " · ".join(map(str, words))

    @display(description=gettext_lazy("Found"), ordering="found_at")
    def found_on(self, hazard: Hazard) -> str:
        """Local day."""
        return _day(timezone.localdate(hazard.found_at))

    @display(description=gettext_lazy("Person responsible"))
    def assignee(self, hazard: Hazard) -> str:
        """A colleague, the keeper, or a body."""
        assignment = hazard.current_assignment
        if assignment is None:
            return "—"
        if assignment.assignee is not None:
            return str(assignment.assignee)
        return assignment.body or _("The site's keeper")

    @display(description=gettext_lazy("Due"), ordering="due_on")
    def due(self, hazard: Hazard) -> str:
        """The day of the running clock."""
        return _day(hazard.clock[1]) if hazard.is_open else "—"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Under the name the ledger has on paper."""
        extra = {"title": _("Hazard ledger"), **(extra_context or {})}
        return super().changelist_view(request, extra)

    # --- bulk assignment ----------------------------------------
    @action(description=gettext_lazy("Assign the chosen"), permissions=["assign"])
    def assign_chosen(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        """First a page with what would happen, then the act."""
        own = self._assignable(request, queryset)
        rows = list(own.order_by("due_on", "pk")[:_MOST_AT_ONCE])
        if not rows:
            return HttpResponseRedirect(request.get_full_path())
        return self._assign_page(request, rows, form=None)

    def _assignable(self, request: HttpRequest, rows: Any) -> Any:
        """Those of them that lie where this person assigns."""
        user: Any = request.user
        return rows.in_scopes(user.scopes(Capability.HAZARDS_ASSIGN))

    def get_urls(self) -> list[Any]:
        """With the page of the bulk assignment."""
        view = self.admin_site.admin_view(self.assign_many)
        return [
            path("assign/", view, name="hazards_hazard_assign_many"),
            *super().get_urls(),
        ]

    def assign_many(self, request: HttpRequest) -> HttpResponse:
        """Preview, then assign: all of them or none."""
        if not self.has_assign_permission(request):
            raise PermissionDenied
        listing = reverse("admin:hazards_hazard_changelist")
        typed = map(row_number, request.POST.getlist("chosen"))
        numbers = [n for n in typed if n is not None]
        seen = Hazard.objects.visible_to(request.user)
        rows = list(
            self._assignable(request, seen)
            .filter(pk__in=numbers[:_MOST_AT_ONCE])
            .with_people()
            .order_by("due_on", "pk")
        )
        if request.method != "POST" or not rows:
            return HttpResponseRedirect(listing)
        form = ChargeForm(request.POST, unit=rows[0].unit)
        if not form.is_valid() or "confirm" not in request.POST:
            return self._assign_page(request, rows, form=form)
        is_done = False
        with refusals_as_messages(request):
            actor: Any = request.user
            count = assign_hazards(
                rows, charge=form.charge, actor=actor, now=timezone.now()
            )
            said = ngettext(
                "%(count)d hazard assigned.", "%(count)d hazards assigned.", count
            )
            messages.success(request, said % {"count": count})
            is_done = True
        if is_done:
            return HttpResponseRedirect(listing)
        return self._assign_page(request, rows, form=form)

    def _assign_page(
        self, request: HttpRequest, rows: list[Hazard], *, form: ChargeForm | None
    ) -> HttpResponse:
        previews = []
        if form is not None and form.is_valid():
            actor: Any = request.user
            previews = preview_assignment(
                rows, charge=form.charge, actor=actor, now=timezone.now()
            )
        context = {
            **self.admin_site.each_context(request),
            "title": _("Assign hazards"),
            "opts": self.opts,
            "rows": rows,
            "form": form or ChargeForm(unit=rows[0].unit if rows else None),
            "previews": previews,
            "possible": [p.hazard for p in previews if not p.refusal],
        }
        return TemplateResponse(request, "hazards/hazard_assign.html", context)


def _over_number(words: str, hazard: Hazard) -> str:
    return format_html(
        '{}<br><span class="ll-muted ll-small ll-nowrap">{}</span>',
        words,
        hazard.number,
    )


def _day(day: date) -> str:
    return format_html('<span class="ll-nowrap">{}</span>', f"{day:%Y-%m-%d}")
