"""Sites in the desk: find one, add one in under a minute, correct one."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import action, display

from hazards.admin.filters import GridFilter, PresenceFilter
from hazards.admin.points import SitePointPages, point_context
from hazards.choices import Severity, SiteColour, SiteKind
from hazards.exports import SiteResource
from hazards.forms.sites import communities_for, site_form
from hazards.models import Site
from hazards.operations.sites import add_site, close_site, correct_site
from hazards.rules.hazards import site_colour
from liuli.accounts.roles import Capability
from liuli.desk.bases import TerritoryAdmin, refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from liuli.privacy.masks import mask_name

_FIRST_KINDS = (
    SiteKind.SMALL_HOTEL,
    SiteKind.GROUP_RENTAL,
    SiteKind.SCRAP_YARD,
    SiteKind.SELF_BUILT,
    SiteKind.VACANT,
)


@admin.register(Site)
class SiteAdmin(SitePointPages, TerritoryAdmin[Site]):
    """Every place that is checked."""

    view_capability = Capability.SITES_VIEW
    add_capability = Capability.SITES_CHANGE
    change_capability = Capability.SITES_CHANGE
    export_resource_class = SiteResource

    list_display = [
        "label_shown", "kind", "keeper", "address_shown", "unit", "colour", "open_now",
    ]  # fmt: skip
    list_display_links = ["label_shown"]
    list_filter = ["kind", GridFilter, PresenceFilter]
    list_select_related = ["unit", "address"]
    search_fields = ["name"]
    search_help_text = gettext_lazy("Name of the site, or address")
    ordering = ["kind", "address__road", "address__number_value", "pk"]
    actions_list = ["open_export", "open_find_keeper", "open_door_codes"]
    change_form_outer_before_template = "hazards/_site_links.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        """With counts of open hazards, in the same statement."""
        rows: Any = super().get_queryset(request)
        return rows.with_open_hazards()

    # --- columns ----------------------------------------
    @display(description=gettext_lazy("Site"))
    def label_shown(self, site: Site) -> str:
        """Name, or keeper masked."""
        return site.label

    @display(description=gettext_lazy("Keeper"))
    def keeper(self, site: Site) -> str:
        """Masked in lists (domain 2.3)."""
        return mask_name(site.keeper_name) or "—"

    @display(description=gettext_lazy("Address"), ordering="address__road")
    def address_shown(self, site: Site) -> str:
        """As written."""
        return site.address.raw

    @display(
        description=gettext_lazy("Status"),
        label={
            SiteColour.GREEN.value: "success",
            SiteColour.YELLOW.value: "warning",
            SiteColour.ORANGE.value: "warning",
            SiteColour.RED.value: "danger",
        },
    )
    def colour(self, site: Any) -> tuple[str, str]:
        """What its open hazards add up to (HZ-4)."""
        severities = [Severity.CRITICAL] * site.critical_count
        severities += [Severity.MAJOR] * site.major_count
        colour = site_colour(severities)
        return colour, str(colour.label)

    @display(description=gettext_lazy("Open hazards"))
    def open_now(self, site: Any) -> int:
        """How many."""
        return int(site.open_count)

    # --- the form ----------------------------------------
    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT001, FBT002  Django's own signature
        **kwargs: Any,
    ) -> Any:
        """The form of the kind at hand, with its facts."""
        widget = partial(self.formfield_for_dbfield, request=request)
        kwargs["form"] = site_form(self._kind(request, obj), widget=widget)
        kwargs["fields"] = None
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What everybody fills in, then the facts."""
        form = site_form(self._kind(request, obj))
        facts = [name for name in form.base_fields if name.startswith("fact_")]
        first = [
            "kind", "address_text", "name", "keeper_name", "phone_text", "known_since",
            "note",
        ]  # fmt: skip
        if obj is not None:
            first.insert(5, "drop_phone")
        blocks: list[Any] = [(None, {"fields": first})]
        if facts:
            blocks.append((_("Facts"), {"fields": facts}))
        return blocks

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The kind chosen above the form."""
        return {"kind": self._kind(request, None)}

    def _kind(self, request: HttpRequest, obj: Site | None) -> str:
        if obj is not None:
            return obj.kind
        wished = request.POST.get("kind") or request.GET.get("kind", "")
        return wished if wished in SiteKind.values else SiteKind.SMALL_HOTEL

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With the kinds to choose from and the way to the dossier."""
        site = self.get_object(request, object_id) if object_id else None
        extra = {
            "kinds": [(k.value, k.label) for k in _FIRST_KINDS] if not site else [],
            "other_kinds": [
                (k.value, k.label) for k in SiteKind if k not in _FIRST_KINDS
            ],
            "kind_now": self._kind(request, site),
            "site_shown": site,
            "today": timezone.localdate(),
            **point_context(request.user, site),
            **(extra_context or {}),
        }
        shown: HttpResponse = super().changeform_view(
            request, object_id, form_url, extra
        )
        return shown

    def perform_add(self, request: HttpRequest, form: Any) -> Site:
        """Register the site."""
        actor: Any = request.user
        communities = communities_for(actor)
        if not communities:
            raise PermissionDenied
        return add_site(
            communities[0],
            kind=form.cleaned_data["kind"],
            address=form.cleaned_data["address_text"],
            words=form.words,
            known_since=form.cleaned_data["known_since"],
            actor=actor,
            source="desk",
        )

    def perform_change(self, request: HttpRequest, obj: Site, form: Any) -> Site:
        """Correct it."""
        actor: Any = request.user
        return correct_site(
            obj,
            words=form.words,
            address=form.cleaned_data["address_text"],
            actor=actor,
            today=timezone.localdate(),
        )

    @action(
        description=gettext_lazy("Find a keeper"),
        permissions=["find_keeper"],
        url_path="find-keeper",
    )
    def open_find_keeper(self, request: HttpRequest) -> HttpResponse:
        """To the search that leaves no trace."""
        return HttpResponseRedirect(reverse("admin:hazards_site_keeper"))

    @action(
        description=gettext_lazy("Door codes to print"),
        permissions=["find_keeper"],
        url_path="door-codes",
    )
    def open_door_codes(self, request: HttpRequest) -> HttpResponse:
        """To the sheets with the codes of a grid."""
        return HttpResponseRedirect(reverse("hazards:door_sheets"))

    def has_find_keeper_permission(self, request: HttpRequest) -> bool:
        """Whoever sees sites."""
        return self.has_view_permission(request)

    # --- buttons ----------------------------------------
    def get_urls(self) -> list[Any]:
        """With the search for a keeper and the end of a site."""
        view = self.admin_site.admin_view
        return [
            path("keeper/", view(self.find_keeper), name="hazards_site_keeper"),
            path("<int:pk>/gone/", view(self.gone), name="hazards_site_gone"),
            *super().get_urls(),
        ]

    def find_keeper(self, request: HttpRequest) -> HttpResponse:
        """Sites of a keeper by name: a POST, so that no name rests in an address."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        name = request.POST.get("name", "").strip()
        found = (
            self.get_queryset(request)
            .kept_by(name)
            .select_related("address", "unit")[:50]
            if name
            else []
        )
        context = {
            **self.admin_site.each_context(request),
            "title": _("Find a keeper"),
            "opts": self.opts,
            "found": found,
            "was_asked": bool(name),
        }
        response = TemplateResponse(request, "hazards/site_keeper.html", context)
        response["Cache-Control"] = "no-store"
        return response

    def gone(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The site no longer exists from today on."""
        site = get_visible_or_404(Site, request.user, pk=pk)
        if request.method == "POST":
            actor: Any = request.user
            with refusals_as_messages(request):
                close_site(site, on=timezone.localdate(), actor=actor)
                messages.success(request, _("The site is marked as gone."))
        return HttpResponseRedirect(reverse("admin:hazards_site_change", args=[pk]))
