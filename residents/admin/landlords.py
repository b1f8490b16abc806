"""The landlord association: its members, and who owns or lets what (J2)."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from liuli.privacy.masks import mask_address
from residents.admin import pages
from residents.choices.landlords import Position
from residents.forms.landlords import (
    AccountForm,
    EndForm,
    LandlordForm,
    LettingForm,
    PositionForm,
)
from residents.models import LandlordMember, Letting, TenantReport
from residents.operations.landlords import (
    change_position,
    dismiss_landlord,
    end_letting,
    enrol_landlord,
    link_account,
    record_letting,
)
from residents.policies import landlords as policies

_SHOWN: Final = 20


class PresentFilter(admin.SimpleListFilter):
    """What holds today."""

    title = _("holds today")
    parameter_name = "present"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Two halves."""
        return [("yes", _("today")), ("no", _("not any more"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        holding = queryset.holding(timezone.localdate())
        if self.value() == "yes":
            return holding
        if self.value() == "no":
            return queryset.exclude(pk__in=holding.values("pk"))
        return queryset


@admin.register(LandlordMember)
class LandlordMemberAdmin(ReadOnlyAdmin[LandlordMember]):
    """Members; a row opens what they own or let, report and have to do."""

    view_capability = Capability.RESIDENTS_VIEW
    list_display = ["name", "position", "since", "until", "dwellings", "has_account"]
    list_display_links = None
    list_filter = [PresentFilter, "position"]
    list_select_related = ["person__community"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the number of dwellings."""
        rows: Any = super().get_queryset(request)
        return rows.with_lettings(timezone.localdate())

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever keeps an association."""
        user: Any = request.user
        return bool(user.may(Capability.LANDLORDS_KEEP))

    @display(description=_("Landlord"))
    def name(self, member: LandlordMember) -> str:
        """Masked, and the way to the member's page."""
        url = reverse("admin:residents_landlordmember_change", args=[member.pk])
        return format_html(
            '<a class="ll-table__main" href="{}">{}</a>', url, member.person.masked_name
        )

    @display(description=_("Member since"), ordering="period")
    def since(self, member: LandlordMember) -> Any:
        """First day."""
        return member.period.lower

    @display(description=_("Until"))
    def until(self, member: LandlordMember) -> Any:
        """First day on which it no longer holds."""
        return member.period.upper or "—"

    @display(description=_("Dwellings"), ordering="letting_count")
    def dwellings(self, member: Any) -> int:
        """How many they own or let today."""
        return int(member.letting_count)

    @display(description=_("Reports from the phone"), boolean=True)
    def has_account(self, member: LandlordMember) -> bool:
        """Whether an account is linked."""
        return member.account_id is not None

    def get_urls(self) -> list[Any]:
        """With one address for every step."""
        step = self.admin_site.admin_view(pages.desk_page(self, take_step))
        own = [
            path(
                "<int:pk>/step/<slug:step>/",
                step,
                name="residents_landlordmember_step",
            )
        ]
        return own + super().get_urls()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Person, first dwelling and membership in one form."""
        return pages.desk_page(self, add_member)(request)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One member, and what can be done."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        return _page(self, request, _seen(request, number))


@admin.register(Letting)
class LettingAdmin(ReadOnlyAdmin[Letting]):
    """Who owns or lets which dwelling."""

    view_capability = Capability.RESIDENTS_VIEW
    list_display = ["place", "room", "name", "relation", "since", "until", "grid"]
    list_display_links = None
    list_filter = [PresentFilter, "relation"]
    list_select_related = ["person", "dwelling__address", "dwelling__unit"]
    ordering = ["-pk"]
    fields = ["place", "room", "name", "relation", "since", "until", "grid"]
    readonly_fields = ["place", "room", "name", "since", "until", "grid"]

    @display(description=_("Address"))
    def place(self, letting: Letting) -> str:
        """Down to the road."""
        return mask_address(letting.dwelling.address.raw)

    @display(description=_("Room or bed"))
    def room(self, letting: Letting) -> str:
        """The dwelling's label."""
        return letting.dwelling.label or "—"

    @display(description=_("Landlord"))
    def name(self, letting: Letting) -> str:
        """Masked."""
        return letting.person.masked_name

    @display(description=_("Owns or lets it since"))
    def since(self, letting: Letting) -> Any:
        """First day."""
        return letting.period.lower or _("not known")

    @display(description=_("Until"))
    def until(self, letting: Letting) -> Any:
        """First day on which it no longer holds."""
        return letting.period.upper or "—"

    @display(description=_("Unit"))
    def grid(self, letting: Letting) -> str:
        """The dwelling's grid."""
        return str(letting.unit.short_name)

    def get_urls(self) -> list[Any]:
        """With the page that ends one."""
        end = self.admin_site.admin_view(pages.desk_page(self, end_one))
        own = [path("<int:pk>/end/", end, name="residents_letting_end")]
        return own + super().get_urls()


def add_member(admin: Any, request: HttpRequest) -> HttpResponse:
    """Take a landlord into the association."""
    user: Any = request.user
    if not user.may(Capability.LANDLORDS_KEEP):
        raise PermissionDenied
    form = LandlordForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        member = enrol_landlord(
            data["unit"],
            facts=form.facts(),
            home=form.home(),
            tie=form.tie(),
            joined_on=data["joined_on"],
            position=Position(data["position"]),
            person=data.get("person"),
            actor=user,
            today=timezone.localdate(),
        )
        messages.success(request, _("The landlord is a member now."))
        return _to(member)

    back = reverse("admin:residents_landlordmember_changelist")
    title = str(_("Admit a landlord"))
    return pages.take_form(admin, request, form, act, "vote_form", title, back=back)


def end_one(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """When somebody stopped owning or letting a dwelling."""
    user: Any = request.user
    letting = get_visible_or_404(Letting, user, pk=pk)
    if not policies.may_record_letting(user, letting.unit):
        raise PermissionDenied
    form = EndForm(request.POST or None)

    def act() -> HttpResponse:
        end_letting(
            letting,
            ends_on=form.cleaned_data["ends_on"],
            actor=user,
            today=timezone.localdate(),
        )
        messages.success(request, _("Recorded."))
        return HttpResponseRedirect(reverse("admin:residents_letting_changelist"))

    return pages.take_form(
        admin,
        request,
        form,
        act,
        "person_form",
        str(_("No longer owns or lets it")),
        person=letting.person,
    )


def take_step(admin: Any, request: HttpRequest, *, pk: int, step: str) -> HttpResponse:
    """Do what a form of the member's page asks; a refusal comes back as a message."""
    member = _seen(request, pk)
    if step not in _STEPS:
        raise Http404
    if not policies.may_keep(request.user, member.unit):  # type: ignore[arg-type]
        raise PermissionDenied
    if request.method != "POST":
        return _to(member)
    form = _form(step, member, request.POST)
    if not form.is_valid():
        return _page(admin, request, member, tried=(step, form))
    with refusals_as_messages(request):
        _STEPS[step][2](member, form, request.user)
        messages.success(request, _("Recorded."))
    return _to(member)


def _let(member: LandlordMember, form: Any, user: Any) -> None:
    record_letting(
        member.person,
        home=form.home(),
        tie=form.tie(),
        actor=user,
        today=timezone.localdate(),
    )


def _place(member: LandlordMember, form: Any, user: Any) -> None:
    position = Position(form.cleaned_data["position"])
    change_position(member, position=position, actor=user)


def _link(member: LandlordMember, form: Any, user: Any) -> None:
    account = form.cleaned_data["account"]
    link_account(member, account=account, actor=user, today=timezone.localdate())


def _leave(member: LandlordMember, form: Any, user: Any) -> None:
    dismiss_landlord(
        member,
        ends_on=form.cleaned_data["ends_on"],
        actor=user,
        today=timezone.localdate(),
    )


_STEPS: Final[dict[str, tuple[Any, Any, Callable[..., None]]]] = {
    "letting": (_("Add a dwelling"), LettingForm, _let),
    "account": (_("Account on the phone page"), AccountForm, _link),
    "position": (_("Position"), PositionForm, _place),
    "leave": (_("End the membership"), EndForm, _leave),
}


def _form(step: str, member: LandlordMember, data: Any = None) -> Any:
    more: dict[str, Any] = {"auto_id": f"id_{step}_%s"}
    if step == "account":
        more |= {"community": member.unit, "on": timezone.localdate()}
        more |= {"initial": {"account": member.account_id}}
    if step == "position":
        more |= {"initial": {"position": member.position}}
    return _STEPS[step][1](data, **more)


def _page(
    admin: Any,
    request: HttpRequest,
    member: LandlordMember,
    *,
    tried: tuple[str, Any] | None = None,
) -> HttpResponse:
    user: Any = request.user
    steps = []
    if policies.may_keep(user, member.unit) and member.period.upper is None:
        steps = [
            (
                step,
                _STEPS[step][0],
                tried[1] if tried and tried[0] == step else _form(step, member),
            )
            for step in _STEPS
        ]
    lettings = Letting.objects.visible_to(user).filter(person=member.person)
    return pages.render_page(
        admin,
        request,
        "landlord_detail",
        _("Landlord no. %(number)d") % {"number": member.pk},
        member=member,
        lettings=lettings.select_related("dwelling__address", "dwelling__unit"),
        steps=steps,
        duties=member.duties.order_by("-due_on")[:_SHOWN],
        reports=TenantReport.objects.visible_to(user).filter(member=member)[:_SHOWN],
    )


def _seen(request: HttpRequest, pk: int) -> LandlordMember:
    found = get_visible_or_404(LandlordMember, request.user, pk=pk)
    member: LandlordMember = LandlordMember.objects.select_related(
        "person__community", "account"
    ).get(pk=found.pk)
    return member


def _to(member: LandlordMember) -> HttpResponse:
    return HttpResponseRedirect(
        reverse("admin:residents_landlordmember_change", args=[member.pk])
    )
