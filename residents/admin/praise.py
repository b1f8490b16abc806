"""新居民之星 in the desk: nominate, review, publish (J3)."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from unfold.decorators import action, display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin
from liuli.kernel.access import get_visible_or_404
from residents.admin import pages
from residents.admin.filters import GridFilter
from residents.admin.praise_count import count_page
from residents.choices.praise import NominationState, ShownName
from residents.forms.praise import (
    NominateForm,
    PublishForm,
    ReviewForm,
    RoundForm,
)
from residents.models import Nomination, PraiseRound
from residents.operations.praise import (
    nominate,
    open_round,
    publish_nomination,
    review_nomination,
)
from residents.operations.praise_count import result_of
from residents.policies import praise as policies

_LIST = "admin:residents_nomination_changelist"


class RoundFilter(admin.SimpleListFilter):
    """One commendation."""

    title = gettext_lazy("commendation")
    parameter_name = "round"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Those of this person's communities."""
        return [(str(one.pk), one.title) for one in rounds(request.user)]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        value = self.value() or ""
        return queryset.filter(round=int(value)) if value.isdecimal() else queryset


@admin.register(Nomination)
class NominationAdmin(ReadOnlyAdmin[Nomination]):
    """Nominations with masked names; each one click from what can be done."""

    view_capability = Capability.PRAISE_VIEW
    list_display = ["name", "state_word", "round", "unit_name", "nominated_on"]
    list_filter = [RoundFilter, "state", GridFilter]
    list_select_related = ["person__unit", "round"]
    ordering = ["-pk"]
    actions_list = ["open_call"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever nominates."""
        user: Any = request.user
        return bool(user.may(Capability.PRAISE_NOMINATE))

    def has_review_permission(self, request: HttpRequest) -> bool:
        """Whoever decides on commendations."""
        user: Any = request.user
        return bool(user.may(Capability.PRAISE_REVIEW))

    @action(
        description=gettext_lazy("Open a commendation"),
        permissions=["review"],
        url_path="call",
    )
    def open_call(self, request: HttpRequest) -> HttpResponse:
        """Call for nominations."""
        return pages.desk_page(self, round_page)(request)

    @display(description=gettext_lazy("Resident"))
    def name(self, nomination: Nomination) -> str:
        """Masked."""
        return nomination.person.masked_name

    @display(description=gettext_lazy("Unit"))
    def unit_name(self, nomination: Nomination) -> str:
        """Where the person lives."""
        return nomination.person.unit.short_name

    @display(
        description=pgettext_lazy("nomination", "State"),
        label={
            NominationState.NOMINATED.label: "warning",
            NominationState.PUBLISHED.label: "success",
        },
        ordering="state",
    )
    def state_word(self, nomination: Nomination) -> Any:
        """In words and colour."""
        return nomination.get_state_display()

    def get_urls(self) -> list[Any]:
        """Rounds, steps, and the notice."""

        def page(view: Any) -> Any:
            return self.admin_site.admin_view(pages.desk_page(self, view))

        name = "residents_nomination"

        def hands(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
            return count_page(model_admin, request, rounds(request.user), pk=pk)

        own = [
            path("rounds/<int:pk>/count/", page(hands), name=f"{name}_count"),
            path("rounds/<int:pk>/notice/", page(notice_page), name=f"{name}_notice"),
            path("<int:pk>/step/<slug:step>/", page(step_page), name=f"{name}_step"),
        ]
        return own + super().get_urls()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Who is proposed, and why."""
        return pages.desk_page(self, nominate_page)(request)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One nomination, and what can be done."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        nomination = _seen(request, number)
        return pages.render_page(
            self,
            request,
            "nomination",
            _("Nomination"),
            nomination=nomination,
            steps=_steps(request.user, nomination),
            hands=_hands(nomination),
        )


def rounds(user: Any) -> Any:
    """Commendations of the communities this person works in."""
    wanted = Q(pk__in=[])
    for scope in user.scopes(Capability.PRAISE_VIEW):
        above = [scope[: end + 1] for end, sign in enumerate(scope) if sign == "."]
        wanted |= Q(unit__path__in=above) | Q(unit__path__startswith=scope)
    return PraiseRound.objects.filter(wanted)


def nominate_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Nominate somebody in a round that is open."""
    user: Any = request.user
    if not user.may(Capability.PRAISE_NOMINATE):
        raise PermissionDenied
    today = timezone.localdate()
    calls = rounds(user).filter(closes_on__gte=today)
    form = NominateForm(request.POST or None, user=user, rounds=calls)

    def act() -> HttpResponse:
        data = form.cleaned_data
        nominate(
            data["round"],
            data["person"],
            reason=data["reason"],
            actor=user,
            today=today,
        )
        messages.success(request, _("The nomination waits for its review."))
        return HttpResponseRedirect(reverse(_LIST))

    title = _("Nominate a new resident")
    return _form(model_admin, request, form, act, title, reverse(_LIST))


def round_page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Call for nominations."""
    user: Any = request.user
    if not user.may(Capability.PRAISE_REVIEW):
        raise PermissionDenied
    form = RoundForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        open_round(
            data["unit"], title=data["title"], closes_on=data["closes_on"], actor=user
        )
        messages.success(request, _("Nominations are open."))
        return HttpResponseRedirect(reverse(_LIST))

    title = _("Open a commendation")
    return _form(model_admin, request, form, act, title, reverse(_LIST))


def step_page(
    model_admin: Any, request: HttpRequest, *, pk: int, step: str
) -> HttpResponse:
    """Review, or publish."""
    user: Any = request.user
    nomination = _seen(request, pk)
    if step not in _FORMS:
        raise Http404
    if not policies.may_review(user, nomination):
        raise PermissionDenied
    form = _FORMS[step](request.POST or None)
    back = reverse("admin:residents_nomination_change", args=[pk])

    def act() -> HttpResponse:
        data = form.cleaned_data
        if step == "review":
            is_approved = data["decision"] == "yes"
            review_nomination(
                nomination, is_approved=is_approved, remark=data["remark"], actor=user
            )
        else:
            publish_nomination(
                nomination,
                shown_name=ShownName(data["shown_name"]),
                shown_text=data["shown_text"],
                actor=user,
            )
        messages.success(request, _("The step is recorded."))
        return HttpResponseRedirect(back)

    return _form(model_admin, request, form, act, str(_TITLES[step]), back)


_FORMS: dict[str, Any] = {"review": ReviewForm, "publish": PublishForm}
_TITLES = {
    "review": gettext_lazy("Review the nomination"),
    "publish": gettext_lazy("Put it on the notice"),
}


def _steps(user: Any, nomination: Nomination) -> list[tuple[str, Any]]:
    """The one step that comes next, for whoever may take it."""
    if not policies.may_review(user, nomination):
        return []
    fits = {
        NominationState.NOMINATED: "review",
        NominationState.APPROVED: "publish",
    }
    step = fits.get(NominationState(nomination.state))
    if step == "review" and nomination.nominated_by_id == user.pk:
        return []
    return [(step, _TITLES[step])] if step else []


def _hands(nomination: Nomination) -> dict[str, int] | None:
    """Raised for this one, of how many present; once two counted the same."""
    result = result_of(nomination.round)
    if result is None:
        return None
    counted = {one.pk: seen for one, seen in result.hands}
    if nomination.pk not in counted:
        return None
    return {"seen": counted[nomination.pk], "present": result.present}


def notice_page(model_admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The notice to print: those with a standing consent, as they agreed to it."""
    user: Any = request.user
    if not user.may(Capability.PRAISE_VIEW):
        raise PermissionDenied
    call = rounds(user).select_related("unit").filter(pk=pk).first()
    if call is None:
        raise Http404
    shown = call.nominations.shown().select_related("person")
    return pages.render_page(
        model_admin,
        request,
        "praise_notice",
        call.title,
        call=call,
        shown=shown.order_by("pk"),
        today=timezone.localdate(),
    )


def _seen(request: HttpRequest, pk: int) -> Nomination:
    get_visible_or_404(Nomination, request.user, pk=pk)
    rows = Nomination.objects.select_related(
        "person__unit", "round", "nominated_by", "reviewed_by"
    )
    found: Nomination = rows.get(pk=pk)
    return found


def _form(
    model_admin: Any, request: HttpRequest, form: Any, act: Any, title: str, back: str
) -> HttpResponse:
    return pages.take_form(
        model_admin, request, form, act, "duty_form", title, back=back
    )
