"""The party in the desk: its tree, the base of members, groups (E1, E2, E3a, E6)."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from liuli.kernel.access import get_visible_or_404
from liuli.parameters.operations import parameter
from residents.admin import pages, work_groups
from residents.admin.filters import GridFilter
from residents.choices.party import FoundBy, OrganisationKind
from residents.exports import PartyMemberResource
from residents.forms.party import (
    AdmitForm,
    ContactForm,
    OrganisationForm,
    PlaceForm,
    TransferForm,
)
from residents.models import PartyMember, PartyOrganisation, WorkGroup
from residents.operations.party import (
    admit_member,
    end_organisation,
    found_organisation,
    note_contact,
    people_to_find,
    place_member,
    transfer_out,
)
from residents.policies import party as policies

BASE = "admin:residents_partymember_base"
_MOST = 50


class BaseFilter(admin.SimpleListFilter):
    """Who is in the base, floating, out of touch, gone."""

    title = gettext_lazy("in the base")
    parameter_name = "base"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Four heaps."""
        return [
            ("yes", _("in the base")),
            ("floating", _("floating members")),
            ("silent", _("out of touch")),
            ("out", _("transferred out")),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        if self.value() == "silent":
            return _silent(queryset)
        if self.value() == "out":
            return queryset.filter(until__isnull=False)
        if self.value() == "floating":
            return queryset.current().floating()
        return queryset.current() if self.value() == "yes" else queryset


@admin.register(PartyMember)
class PartyMemberAdmin(ReadOnlyAdmin[PartyMember]):
    """The base: names masked, each row one click from what can be done."""

    view_capability = Capability.PARTY_VIEW
    export_resource_class = PartyMemberResource
    list_display = [
        "name", "standing", "is_floating", "organisation", "contact_point", "unit_name",
        "last_contact", "since",
    ]  # fmt: skip
    list_filter = [BaseFilter, "is_floating", "standing", "found_by", GridFilter]
    list_select_related = ["person__unit", "organisation", "contact_point"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the last contact, in the same statement."""
        rows: Any = super().get_queryset(request)
        return rows.with_contact()

    @display(description=gettext_lazy("Full name"))
    def name(self, member: PartyMember) -> str:
        """Masked."""
        return member.person.masked_name

    @display(description=gettext_lazy("Unit"))
    def unit_name(self, member: PartyMember) -> str:
        """Where the person lives."""
        return member.person.unit.short_name

    @display(description=gettext_lazy("Last contact"))
    def last_contact(self, member: Any) -> Any:
        """The day somebody spoke to them."""
        return member.last_contact_on or "—"

    def get_urls(self) -> list[Any]:
        """The overview and what is done from it."""

        def page(view: Any) -> Any:
            return self.admin_site.admin_view(pages.desk_page(self, view))

        name = "residents_partymember"
        own = [
            path("base/", page(base_page), name=f"{name}_base"),
            path("base/admit/", page(admit_page), name=f"{name}_admit"),
            path("organisations/add/", page(organisation_page), name=f"{name}_found"),
            path("organisations/<int:pk>/end/", page(end_page), name=f"{name}_end"),
            path("<int:pk>/step/<slug:step>/", page(step_page), name=f"{name}_step"),
            path("groups/add/", page(work_groups.add_page), name=f"{name}_group_add"),
            path(
                "groups/<int:pk>/", page(work_groups.group_page), name=f"{name}_group"
            ),
            path("tasks/<int:pk>/", page(work_groups.done_page), name=f"{name}_task"),
        ]
        return own + super().get_urls()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One member, and what can be done."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        member = _seen(request, number)
        user: Any = request.user
        may_keep = policies.may_keep_member(user, member) and member.until is None
        return pages.render_page(
            self,
            request,
            "party_member",
            _("Party member"),
            member=member,
            contacts=member.contacts.select_related("by")[:_MOST],
            transfers=member.transfers.select_related("by"),
            steps=[(s, _STEPS[s][0]) for s in _STEPS] if may_keep else (),
        )


def base_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Tree, members both sides have found, who is out of touch, groups."""
    user: Any = request.user
    if not user.may(Capability.PARTY_VIEW):
        raise PermissionDenied
    today = timezone.localdate()
    members = PartyMember.objects.visible_to(user).current()
    silent = _silent(members).select_related("person__unit", "contact_point")
    to_find = people_to_find(user)
    groups = WorkGroup.objects.visible_to(user).there(today)
    return pages.render_page(
        model_admin,
        request,
        "party_base",
        _("Party members and organisations"),
        tree=_tree(user, members, today),
        member_count=members.count(),
        floating_count=members.floating().count(),
        to_find=to_find.select_related("unit").order_by("pk")[:_MOST],
        to_find_count=to_find.count(),
        silent=silent.order_by("last_contact_on", "pk")[:_MOST],
        silent_count=silent.count(),
        groups=groups.select_related("unit").prefetch_related("tasks"),
        may_keep=user.may(Capability.PARTY_CHANGE),
        today=today,
    )


def _tree(user: Any, members: Any, today: Any) -> list[dict[str, Any]]:
    """Organisations in the order of the tree, with depth and members."""
    rows = PartyOrganisation.objects.visible_to(user).there(today)
    found = list(rows.select_related("unit").order_by("pk"))
    pairs = list(members.values_list("organisation", "contact_point"))
    below: dict[int | None, list[PartyOrganisation]] = {}
    known = {one.pk for one in found}
    for one in found:
        above = one.parent_id if one.parent_id in known else None
        below.setdefault(above, []).append(one)
    lines: list[dict[str, Any]] = []

    def walk(above: int | None, depth: int) -> None:
        for one in below.get(above, ()):
            own = sum(1 for here, _there in pairs if here == one.pk)
            floating = sum(1 for _here, there in pairs if there == one.pk)
            lines.append({"it": one, "depth": depth, "own": own, "floating": floating})
            walk(one.pk, depth + 1)

    walk(None, 0)
    return lines


def organisation_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Found an organisation."""
    user = _keeping(request)
    form = OrganisationForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        found_organisation(
            data["unit"],
            kind=OrganisationKind(data["kind"]),
            name=data["name"],
            starts_on=data["starts_on"],
            parent=data["parent"],
            place=data["place"],
            is_street=data["is_street"],
            actor=user,
        )
        messages.success(request, _("The organisation is founded."))
        return HttpResponseRedirect(reverse(BASE))

    title = _("Found a party organisation")
    return _form(model_admin, request, form, act, title, reverse(BASE))


def end_page(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """End an organisation nothing hangs on, from today; asked once more."""
    user: Any = request.user
    organisation = get_visible_or_404(PartyOrganisation, user, pk=pk)
    if not policies.may_keep_party(user, organisation.unit):
        raise PermissionDenied
    form = pages.NoWords(request.POST or None)

    def act() -> HttpResponse:
        end_organisation(organisation, ends_on=timezone.localdate(), actor=user)
        messages.success(request, _("The organisation has ended."))
        return HttpResponseRedirect(reverse(BASE))

    title = _("End %(name)s today") % {"name": organisation.name}
    return _form(model_admin, request, form, act, title, reverse(BASE))


def admit_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """党员找组织, 组织找党员: into the base from either side."""
    user = _keeping(request)
    form = AdmitForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        admit_member(
            data["person"],
            facts=form.facts(),
            found_by=FoundBy(data["found_by"]),
            transferred_from=data["transferred_from"],
            actor=user,
            today=timezone.localdate(),
        )
        messages.success(request, _("The member is in the base."))
        return HttpResponseRedirect(reverse(BASE))

    title = _("Take a member into the base")
    return _form(model_admin, request, form, act, title, reverse(BASE))


def _contact(member: PartyMember, data: dict[str, Any], user: Any) -> None:
    day = timezone.localdate()
    note_contact(member, on=data["on"], text=data["text"], actor=user, today=day)


def _out(member: PartyMember, data: dict[str, Any], user: Any) -> None:
    transfer_out(member, to=data["to"], actor=user, today=timezone.localdate())


_STEPS: dict[str, tuple[Any, type[Any]]] = {
    "contact": (gettext_lazy("Note a contact"), ContactForm),
    "place": (gettext_lazy("Put right where they belong"), PlaceForm),
    "transfer": (gettext_lazy("Transfer out"), TransferForm),
}


def step_page(
    model_admin: Any, request: HttpRequest, *, pk: int, step: str
) -> HttpResponse:
    """One act about a member."""
    user: Any = request.user
    member = _seen(request, pk)
    if step not in _STEPS:
        raise Http404
    if not policies.may_keep_member(user, member):
        raise PermissionDenied
    title, form_class = _STEPS[step]
    form = _step_form(form_class, request, member)
    back = reverse("admin:residents_partymember_change", args=[pk])

    def act() -> HttpResponse:
        if step == "place":
            day = timezone.localdate()
            place_member(member, facts=form.facts(), actor=user, today=day)
        else:
            {"contact": _contact, "transfer": _out}[step](
                member, form.cleaned_data, user
            )
        messages.success(request, _("The step is recorded."))
        return HttpResponseRedirect(back)

    return _form(model_admin, request, form, act, str(title), back)


def _step_form(form_class: type[Any], request: HttpRequest, member: PartyMember) -> Any:
    if form_class is not PlaceForm:
        return form_class(request.POST or None)
    start = {name: getattr(member, name) for name in PlaceForm.base_fields}
    return PlaceForm(request.POST or None, user=request.user, initial=start)


def _form(
    model_admin: Any, request: HttpRequest, form: Any, act: Any, title: str, back: str
) -> HttpResponse:
    return pages.take_form(
        model_admin, request, form, act, "duty_form", title, back=back
    )


def _silent(members: Any) -> Any:
    today = timezone.localdate()
    days = int(parameter("party.contact_days", on=today))
    return members.out_of_touch(today, days=days)


def _keeping(request: HttpRequest) -> Any:
    user: Any = request.user
    if not user.may(Capability.PARTY_CHANGE):
        raise PermissionDenied
    return user


def _seen(request: HttpRequest, pk: int) -> PartyMember:
    get_visible_or_404(PartyMember, request.user, pk=pk)
    rows = PartyMember.objects.select_related(
        "person__unit", "organisation", "contact_point"
    )
    member: PartyMember = rows.get(pk=pk)
    return member
