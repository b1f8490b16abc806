"""The list of stays: what to verify, who is in no grid, who moved out."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.decorators import action, display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from liuli.privacy.masks import mask_address
from residents.admin import pages
from residents.admin.filters import GridFilter
from residents.exports import StayResource
from residents.forms import EndStayForm
from residents.models import Stay
from residents.operations import end_stay, verify_stay


class OpenFilter(admin.SimpleListFilter):
    """Whether the stay has ended."""

    title = _("moved out")
    parameter_name = "open"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Two halves."""
        return [("yes", _("still lives there")), ("no", _("moved out"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        if self.value() not in {"yes", "no"}:
            return queryset
        return queryset.filter(ends_on__isnull=self.value() == "yes")


@admin.register(Stay)
class StayAdmin(ReadOnlyAdmin[Stay]):
    """Stays are recorded on a person's file and verified here, many at a time."""

    view_capability = Capability.RESIDENTS_VIEW
    export_resource_class = StayResource
    list_display = ["name", "address_word", "unit", "kind", "since", "until", "state"]
    list_display_links = None
    list_filter = [OpenFilter, "is_verified", "kind", "source", GridFilter]
    list_select_related = ["person", "address", "unit"]
    ordering = ["-pk"]
    fields = [
        "address_word",
        "unit",
        "kind",
        "room",
        "since",
        "until",
        "state",
        "source",
    ]
    readonly_fields = ["address_word", "since", "until", "state"]
    actions = ["verify_selected"]

    @display(description=_("Full name"))
    def name(self, stay: Stay) -> str:
        """Masked, and the way to the person's file."""
        url = reverse("admin:residents_person_file", args=[stay.person_id])
        return format_html(
            '<a class="ll-table__main" href="{}">{}</a>', url, stay.person.masked_name
        )

    @display(description=_("Address"))
    def address_word(self, stay: Stay) -> str:
        """Down to the road."""
        return mask_address(stay.address.raw)

    @display(description=_("Moved in"), ordering="starts_on")
    def since(self, stay: Stay) -> Any:
        """First day."""
        return stay.starts_on or _("not known")

    @display(description=_("Moved out"), ordering="ends_on")
    def until(self, stay: Stay) -> Any:
        """First day away."""
        return stay.ends_on or "—"

    @display(
        description=_("Verified"), label={"verified": "success", "open": "warning"}
    )
    def state(self, stay: Stay) -> tuple[str, str]:
        """Whether somebody has looked."""
        if stay.is_verified:
            return "verified", str(_("verified"))
        return "open", str(_("not verified"))

    def has_verify_permission(self, request: HttpRequest) -> bool:
        """Whoever keeps residents; each stay is asked again."""
        user: Any = request.user
        return bool(user.may(Capability.RESIDENTS_CHANGE))

    @action(description=_("Verify the chosen stays"), permissions=["verify"])
    def verify_selected(self, request: HttpRequest, queryset: Any) -> None:
        """Verify each; those that overlap a verified stay say so and stay."""
        actor: Any = request.user
        done = 0
        for stay in queryset.filter(is_verified=False):
            with refusals_as_messages(request):
                verify_stay(stay, actor=actor, today=timezone.localdate())
                done += 1
        sentence = ngettext(
            "%(count)d stay is verified.", "%(count)d stays are verified.", done
        )
        self.message_user(request, sentence % {"count": done})

    def get_urls(self) -> list[Any]:
        """Verify one, end one."""
        view = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/verify/",
                view(pages.desk_page(self, press_verify)),
                name="residents_stay_verify",
            ),
            path(
                "<int:pk>/end/",
                view(pages.desk_page(self, end_one)),
                name="residents_stay_end",
            ),
        ]
        return own + super().get_urls()


def press_verify(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The button on a person's file."""
    user: Any = request.user
    stay = get_visible_or_404(Stay, user, pk=pk)
    if request.method == "POST":
        with refusals_as_messages(request):
            verify_stay(stay, actor=user, today=timezone.localdate())
            admin.message_user(request, _("The stay is verified."))
    return _file_of(stay)


def end_one(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """When a person moved out."""
    user: Any = request.user
    stay = get_visible_or_404(Stay, user, pk=pk)
    form = EndStayForm(request.POST or None)

    def act() -> HttpResponse:
        end_stay(
            stay,
            ends_on=form.cleaned_data["ends_on"],
            actor=user,
            today=timezone.localdate(),
        )
        admin.message_user(request, _("The stay has ended."))
        return _file_of(stay)

    return pages.take_form(
        admin,
        request,
        form,
        act,
        "person_form",
        str(_("End a stay")),
        person=stay.person,
    )


def _file_of(stay: Stay) -> HttpResponse:
    return HttpResponseRedirect(
        reverse("admin:residents_person_file", args=[stay.person_id])
    )
