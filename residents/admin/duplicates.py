"""The queue of possible duplicates: two records side by side, a person decides."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Q
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.acting import refusals_as_messages
from liuli.desk.bases import ReadOnlyAdmin
from liuli.kernel.access import get_visible_or_404, require
from residents.admin.pages import desk_page
from residents.choices.duplicates import PairState
from residents.models import DuplicatePair, Merge, Person, Stay
from residents.operations import mark_different, merge_people, part_people
from residents.policies.duplicates import may_decide


@admin.register(DuplicatePair)
class DuplicatePairAdmin(ReadOnlyAdmin[DuplicatePair]):
    """Nothing is merged by itself; what was decided stays in the list."""

    empty_words = _(
        "Two entries that may be one person are found at every import and stand "
        "here to be compared."
    )
    view_capability = Capability.RESIDENTS_MERGE
    list_display = ["names", "why", "grids", "state_word"]
    list_display_links = None
    list_filter = ["state"]
    list_select_related = ["first__unit", "second__unit"]
    ordering = ["-score", "pk"]
    fields = ["state", "score"]

    def unit_of(self, obj: DuplicatePair) -> Any:
        """Where the first of them lives; the rows seen are those of both."""
        return obj.first.unit

    @display(description=_("Residents"))
    def names(self, pair: DuplicatePair) -> str:
        """Both masked, and the way to the comparison."""
        return format_html(
            '<a class="ll-table__main" href="{}">{} · {}</a>',
            reverse("admin:residents_duplicatepair_compare", args=[pair.pk]),
            pair.first.masked_name,
            pair.second.masked_name,
        )

    @display(description=_("Why"))
    def why(self, pair: DuplicatePair) -> str:
        """The reasons in words."""
        return "、".join(pair.reason_words)

    @display(description=_("Unit"))
    def grids(self, pair: DuplicatePair) -> str:
        """Where they live."""
        units = dict.fromkeys((pair.first.unit.short_name, pair.second.unit.short_name))
        return "、".join(units)

    @display(
        description=_("state"),
        label={"open": "warning", "merged": "success", "different": "info"},
    )
    def state_word(self, pair: DuplicatePair) -> tuple[str, str]:
        """As decided."""
        return pair.state, str(PairState(pair.state).label)

    def get_urls(self) -> list[Any]:
        """Comparing, merging, keeping apart, taking back."""
        view = self.admin_site.admin_view
        doors: list[tuple[str, Any, str]] = [
            ("<int:pk>/compare/", _compare, "compare"),
            ("<int:pk>/different/", _keep_apart, "different"),
            ("part/<int:pk>/", _part, "part"),
        ]
        own = [
            path(
                route,
                view(desk_page(self, page)),
                name=f"residents_duplicatepair_{name}",
            )
            for route, page, name in doors
        ]
        return own + super().get_urls()


def _compare(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Side by side, masked, with what differs; a POST keeps one and merges."""
    user: Any = request.user
    pair = _pair(user, pk)
    kept = request.POST.get("keep", "")
    if request.method == "POST" and kept in {str(pair.first_id), str(pair.second_id)}:
        people = [pair.first, pair.second]
        survivor, merged = people if kept == str(pair.first_id) else people[::-1]
        with refusals_as_messages(request):
            merge_people(survivor, merged, actor=user, now=timezone.now())
            messages.success(request, _("The two records are one resident now."))
            return HttpResponseRedirect(
                reverse("admin:residents_person_file", args=[survivor.pk])
            )
    return TemplateResponse(
        request,
        "residents/duplicate_compare.html",
        {
            **desk.admin_site.each_context(request),
            "opts": desk.opts,
            "title": _("Compare two records"),
            "pair": pair,
            "lines": _lines(user, pair),
            "best": _best(pair),
        },
    )


def _keep_apart(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """They are two people."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    user: Any = request.user
    pair = _pair(user, pk)
    with refusals_as_messages(request):
        mark_different(pair, actor=user, now=timezone.now())
        messages.success(request, _("Remembered: these are two people."))
    return HttpResponseRedirect(
        reverse("admin:residents_duplicatepair_changelist") + "?state__exact=open"
    )


def _part(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Take a merge back."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    user: Any = request.user
    merge = get_visible_or_404(Merge, user, pk=pk)
    require(may_decide, user, [merge.survivor, merge.merged])
    with refusals_as_messages(request):
        part_people(merge, actor=user, now=timezone.now())
        messages.success(request, _("The merge is taken back: two residents again."))
    return HttpResponseRedirect(
        reverse("admin:residents_person_file", args=[merge.survivor_id])
    )


def _pair(user: Any, pk: int) -> DuplicatePair:
    pair = get_visible_or_404(DuplicatePair, user, pk=pk)
    require(may_decide, user, [pair.first, pair.second])
    return pair


def _best(pair: DuplicatePair) -> int:
    """The record with the identity number, else the older one."""
    if pair.first.identity_index is None and pair.second.identity_index is not None:
        return pair.second_id
    return pair.first_id


def _lines(user: Any, pair: DuplicatePair) -> list[dict[str, Any]]:
    """What the page sets side by side: words, both values, whether they differ."""
    first, second = _values(user, pair.first), _values(user, pair.second)
    return [
        {"label": label, "first": a, "second": b, "differs": a != b}
        for (label, a), (_same, b) in zip(first, second, strict=True)
    ]


def _values(user: Any, person: Person) -> list[tuple[Any, str]]:
    stays = Stay.objects.visible_to(user).filter(person=person)
    held = stays.filter(Q(ends_on__isnull=True)).select_related("address")
    newest = held.order_by("-starts_on", "-pk")[:3]
    return [
        (_("Full name"), person.full_name),
        (_("Sex"), str(person.get_sex_display())),
        (_("Date of birth"), f"{person.birth_on or ''}"),
        (_("Identity number"), person.masked_identity),
        (_("Kind of document"), str(person.get_identity_kind_display())),
        (_("Phone"), person.masked_phone),
        (_("Household registration"), str(person.get_hukou_display())),
        (_("Place of registration"), person.hukou_place),
        (_("Present address"), "、".join(stay.address.raw for stay in newest)),
        (_("Last seen"), f"{person.last_seen_on or ''}"),
    ]
