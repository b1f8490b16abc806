"""Households: one head, members who come and go, splits (PO-11)."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from liuli.kernel.access import get_visible_or_404
from residents import policies
from residents.admin import pages
from residents.admin.filters import GridFilter
from residents.choices import HEAD_CODE, CodeTable
from residents.forms.homes import DayForm, FoundForm, JoinForm, LeaveForm, WithHeadForm
from residents.models import Dwelling, Household, HouseholdMember, Person, Stay
from residents.operations import (
    change_head,
    code_names,
    end_household,
    found_household,
    join_household,
    leave_household,
    split_household,
)


class LastingFilter(admin.SimpleListFilter):
    """Whether the household exists today."""

    title = _("household exists")
    parameter_name = "lasting"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Two halves."""
        return [("yes", _("exists today")), ("no", _("no more"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        if self.value() not in {"yes", "no"}:
            return queryset
        lasting = queryset.holding(timezone.localdate())
        return lasting if self.value() == "yes" else queryset.exclude(pk__in=lasting)


@admin.register(Household)
class HouseholdAdmin(ReadOnlyAdmin[Household]):
    """Households are founded on a dwelling's page and change on their own."""

    view_capability = Capability.RESIDENTS_VIEW
    list_display = ["head_name", "members_now", "place", "since", "until", "unit"]
    list_display_links = ["head_name"]
    list_filter = [LastingFilter, GridFilter]
    list_select_related = ["address", "unit", "dwelling"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """With today's members, in one more statement."""
        rows: Any = super().get_queryset(request)
        return rows.with_members(timezone.localdate())

    @display(description=_("Head of the household"))
    def head_name(self, household: Household) -> str:
        """Masked."""
        head = household.head
        return head.person.masked_name if head else str(_("no more"))

    @display(description=_("Members"))
    def members_now(self, household: Any) -> int:
        """Today."""
        return len(household.present)

    @display(description=_("Address"))
    def place(self, household: Household) -> str:
        """Address and room."""
        return household.place_words

    @display(description=_("from"))
    def since(self, household: Household) -> Any:
        """First day."""
        return household.period.lower

    @display(description=_("until"))
    def until(self, household: Household) -> Any:
        """First day it is no more."""
        return household.period.upper or "—"

    def get_urls(self) -> list[Any]:
        """Found one in a dwelling, and one address for every step."""
        view = self.admin_site.admin_view
        own = [
            path(
                "found/<int:dwelling>/",
                view(pages.desk_page(self, found)),
                name="residents_household_found",
            ),
            path(
                "<int:pk>/step/<slug:step>/",
                view(pages.desk_page(self, take_step)),
                name="residents_household_step",
            ),
        ]
        return own + super().get_urls()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One household: who is in it, who was."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        return _page(self, request, _seen(request, number))


def found(admin: Any, request: HttpRequest, *, dwelling: int) -> HttpResponse:
    """A new household among the people who live in a dwelling."""
    user: Any = request.user
    room = get_visible_or_404(Dwelling, user, pk=dwelling)
    if not policies.may_change_dwelling(user, room):
        raise PermissionDenied
    today = timezone.localdate()
    living = Stay.objects.filter(dwelling=room)
    form = FoundForm(request.POST or None, people=_free(living, user, today))

    def act() -> HttpResponse:
        household = found_household(
            room.address,
            head=form.person("head"),
            members=form.members(),
            starts_on=form.cleaned_data["on"],
            dwelling=room,
            number=form.cleaned_data["number"],
            actor=user,
            today=today,
        )
        messages.success(request, _("The household is written down."))
        return _to(household)

    return pages.take_form(
        admin,
        request,
        form,
        act,
        "home_form",
        str(_("Found a household")),
        back=reverse("admin:residents_dwelling_change", args=[room.pk]),
        about=room.place_words,
        nobody=None if form.people else _NOBODY_FREE,
    )


def take_step(admin: Any, request: HttpRequest, *, pk: int, step: str) -> HttpResponse:
    """Show the form of a step, or do it."""
    user: Any = request.user
    household = _seen(request, pk)
    if step not in _STEPS:
        raise Http404
    if not policies.may_change_household(user, household):
        raise PermissionDenied
    title, make, do = _STEPS[step]
    today = timezone.localdate()
    form = make(request.POST or None, household, user, today)

    def act() -> HttpResponse:
        after = do(household, form, user, today)
        messages.success(request, _("The household is written down."))
        return _to(after)

    return pages.take_form(
        admin,
        request,
        form,
        act,
        "home_form",
        str(title),
        back=reverse("admin:residents_household_change", args=[household.pk]),
        about=household.place_words,
        nobody=None if getattr(form, "people", True) else _NOBODY_FREE,
    )


_NOBODY_FREE: Final = _(
    "Nobody who lives here is free: record the stay first, on the person's file."
)


# --- the steps -----------------------------------------------------------------------
def _members(household: Household, today: Any) -> list[Person]:
    rows = household.members.holding(today).select_related("person")
    return [row.person for row in rows.order_by("pk")]


def _free(living: Any, user: Any, today: Any) -> list[Person]:
    """People of these stays who are in no household today."""
    held = HouseholdMember.objects.holding(today).values("person")
    people = Person.objects.visible_to(user).filter(
        pk__in=living.covering(today).values("person")
    )
    return list(people.exclude(pk__in=held).by_name())


def _join_form(data: Any, household: Household, user: Any, today: Any) -> JoinForm:
    living = Stay.objects.filter(address=household.address)
    return JoinForm(data, people=_free(living, user, today))


def _leave_form(data: Any, household: Household, user: Any, today: Any) -> LeaveForm:
    return LeaveForm(data, people=_members(household, today))


def _head_form(data: Any, household: Household, user: Any, today: Any) -> WithHeadForm:
    people = _members(household, today)
    return WithHeadForm(data, people=people, nobody=_("leaves the household"))


def _split_form(data: Any, household: Household, user: Any, today: Any) -> FoundForm:
    people = _members(household, today)
    return FoundForm(data, people=people, nobody=_("stays in the old household"))


def _end_form(data: Any, household: Household, user: Any, today: Any) -> DayForm:
    return DayForm(data)


def _join(household: Household, form: Any, user: Any, today: Any) -> Household:
    join_household(
        household,
        person=form.person("person"),
        relation=form.cleaned_data["relation"],
        on=form.cleaned_data["on"],
        actor=user,
        today=today,
    )
    return household


def _leave(household: Household, form: Any, user: Any, today: Any) -> Household:
    return leave_household(
        household,
        person=form.person("person"),
        on=form.cleaned_data["on"],
        actor=user,
        today=today,
    )


def _head(household: Household, form: Any, user: Any, today: Any) -> Household:
    return change_head(
        household,
        head=form.person("head"),
        relations=form.members(),
        on=form.cleaned_data["on"],
        actor=user,
        today=today,
    )


def _split(household: Household, form: Any, user: Any, today: Any) -> Household:
    return split_household(
        household,
        head=form.person("head"),
        relations=form.members(),
        number=form.cleaned_data["number"],
        on=form.cleaned_data["on"],
        actor=user,
        today=today,
    )


def _end(household: Household, form: Any, user: Any, today: Any) -> Household:
    return end_household(household, on=form.cleaned_data["on"], actor=user, today=today)


_STEPS: Final[dict[str, tuple[Any, Callable[..., Any], Callable[..., Household]]]] = {
    "join": (_("Somebody joins"), _join_form, _join),
    "leave": (_("Somebody leaves"), _leave_form, _leave),
    "head": (_("Another head"), _head_form, _head),
    "split": (_("Split the household"), _split_form, _split),
    "end": (_("The household is no more"), _end_form, _end),
}


# --- the page ------------------------------------------------------------------------
def _page(admin: Any, request: HttpRequest, household: Household) -> HttpResponse:
    user: Any = request.user
    today = timezone.localdate()
    members = household.members.select_related("person").order_by("period", "pk")
    names = code_names(CodeTable.RELATION)
    lines = [(row, names.get(row.relation, row.relation)) for row in members]
    lines.sort(key=lambda line: line[0].relation != HEAD_CODE)
    present = [line for line in lines if _holds(line[0], today)]
    lasts = _holds(household, today)
    may_change = lasts and policies.may_change_household(user, household)
    steps = [(step, words[0]) for step, words in _STEPS.items()]
    return pages.render_page(
        admin,
        request,
        "household_detail",
        _("Household no. %(number)s") % {"number": household.pk},
        household=household,
        present=present,
        gone=[line for line in lines if line not in present],
        steps=steps if may_change else [],
        lasts=lasts,
    )


def _holds(row: Any, today: Any) -> bool:
    starts, ends = row.period.lower, row.period.upper
    return starts <= today and (ends is None or today < ends)


def _seen(request: HttpRequest, pk: int) -> Household:
    household = get_visible_or_404(Household, request.user, pk=pk)
    rows = Household.objects.select_related("address", "unit", "dwelling")
    found: Household = rows.get(pk=household.pk)
    return found


def _to(household: Household) -> HttpResponse:
    return HttpResponseRedirect(
        reverse("admin:residents_household_change", args=[household.pk])
    )
