"""The list of residents, and the form that corrects one."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import TerritoryAdmin
from liuli.privacy.masks import mask_address
from residents.admin import flows, pages, rights, ties
from residents.admin.filters import ClassFilter, GridFilter, LivingFilter, SeenFilter
from residents.admin.pages import seen_ago
from residents.choices import ClassKind
from residents.exports import FullPersonResource, PersonResource
from residents.forms import CorrectionForm
from residents.models import Person
from residents.operations import correct_person

_SEALED = ("identity", "phone", "other_phone")
_FOR_SEARCH = ("grams", "initials", "readings", "name_key", "pinyin")
_COLOURS = dict.fromkeys(ClassKind.values, "primary") | {
    "local": "info",
    "rooted": "success",
    "floating": "warning",
}


@admin.register(Person)
class PersonAdmin(TerritoryAdmin[Person]):
    """Everybody registered, masked; a row opens the file of one person."""

    view_capability = Capability.RESIDENTS_VIEW
    add_capability = Capability.RESIDENTS_CHANGE
    change_capability = Capability.RESIDENTS_CHANGE
    export_resource_class = PersonResource
    unmasked_resource_class = FullPersonResource

    list_display = [
        "name",
        "hukou_word",
        "class_word",
        "grid",
        "address",
        "stay_kind",
        "last_seen",
    ]
    list_display_links = None
    list_filter = [LivingFilter, SeenFilter, "hukou", ClassFilter, GridFilter]
    list_filter_submit = False
    list_select_related = ["unit"]
    ordering = ["-pk"]
    list_before_template = "residents/_person_search.html"
    form = CorrectionForm
    fields = [
        "full_name", "identity_number", "phone_number", "sex", "birth_on", "hukou",
        "hukou_place", "marital", "education", "political", "occupation",
        "has_fixed_work", "note",
    ]  # fmt: skip

    # --- the list -------------------------------------------------------------------
    def get_queryset(self, request: HttpRequest) -> Any:
        """With class and present address, without what no list shows."""
        rows: Any = super().get_queryset(request)
        named = rows.with_class(timezone.localdate()).with_open_stays()
        return named.defer(*_SEALED, *_FOR_SEARCH)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The list; words to search by are posted and never stand in an address."""
        if SEARCH_VAR in request.GET:
            return HttpResponseRedirect(reverse("admin:residents_person_search"))
        return super().changelist_view(request, extra_context)

    @display(description=_("Full name"))
    def name(self, person: Person) -> str:
        """Masked, and the way to the person's file."""
        url = reverse("admin:residents_person_file", args=[person.pk])
        return format_html(
            '<a class="ll-table__main" href="{}">{}</a>', url, person.masked_name
        )

    @display(description=_("Registration"), ordering="hukou")
    def hukou_word(self, person: Person) -> str:
        """As stated."""
        return person.get_hukou_display()

    @display(description=_("Class"), label=_COLOURS)
    def class_word(self, person: Any) -> tuple[str, str] | str:
        """The class held today."""
        if person.class_kind is None:
            return "—"
        return person.class_kind, str(ClassKind(person.class_kind).label)

    @display(description=_("Unit"), ordering="unit")
    def grid(self, person: Person) -> str:
        """The grid of the present address."""
        return person.unit.short_name

    @display(description=_("Address"))
    def address(self, person: Person) -> str:
        """Down to the road."""
        stay = person.present_stay
        return mask_address(stay.address.raw) if stay else "—"

    @display(description=_("Kind of stay"))
    def stay_kind(self, person: Person) -> str:
        """How the person lives there."""
        stay = person.present_stay
        return str(stay.get_kind_display()) if stay else "—"

    @display(description=_("Last seen"), ordering="last_seen_on")
    def last_seen(self, person: Person) -> str:
        """In days, because that is what decides whether to knock again."""
        return seen_ago(person.last_seen_on, today=timezone.localdate())

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """One button: corrected facts lead back to the person's file."""
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, **kwargs)

    # --- correcting -----------------------------------------------------------------
    def perform_change(self, request: HttpRequest, obj: Person, form: Any) -> Person:
        """Correct the facts of a person."""
        actor: Any = request.user
        return correct_person(
            obj, facts=form.facts(), actor=actor, today=timezone.localdate()
        )

    def response_change(self, request: HttpRequest, obj: Person) -> HttpResponse:
        """Back to the person's file."""
        self.message_user(request, _("The facts are corrected."))
        return HttpResponseRedirect(
            reverse("admin:residents_person_file", args=[obj.pk])
        )

    # --- pages of its own -----------------------------------------------------------
    def get_urls(self) -> list[Any]:
        """Search, one person's file, and what can be done on it."""
        view = self.admin_site.admin_view
        doors: list[tuple[str, pages.Page, str]] = [
            ("search/", pages.search_people, "search"),
            ("flows/", flows.flows, "flows"),
            ("<int:pk>/file/", pages.person_file, "file"),
            ("<int:pk>/stay/", pages.add_stay, "stay"),
            ("<int:pk>/class/", pages.set_class, "class"),
            ("<int:pk>/tag/", pages.add_tag, "tag"),
            ("<int:pk>/knock/", pages.knock, "knock"),
            ("<int:pk>/tie/", ties.add_tie, "tie"),
            ("tie/<int:pk>/endorse/", ties.press_endorse, "endorse"),
            ("tie/<int:pk>/end/", ties.press_end, "untie"),
            ("<int:pk>/consent/", rights.consent, "consent"),
            ("consent/<int:pk>/withdraw/", rights.withdraw, "withdraw"),
            ("<int:pk>/erase/", rights.erase, "erase"),
            ("<int:pk>/hold/", rights.hold, "hold"),
        ]
        own = [
            path(
                route,
                view(pages.desk_page(self, page)),
                name=f"residents_person_{name}",
            )
            for route, page, name in doors
        ]
        return own + super().get_urls()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Person and stay in one short form."""
        return pages.desk_page(self, pages.add_resident)(request)
