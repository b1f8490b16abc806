"""The list of needs (流动人口需求清单), and what is done about each (J1, L2, L3)."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import ReadOnlyAdmin, refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from residents.admin import pages
from residents.admin.filters import GridFilter
from residents.choices.needs import (
    ENDED,
    TO_ANSWER,
    NeedKind,
    NeedSource,
    NeedStatus,
    StillNeeds,
    Told,
)
from residents.exports import NeedResource
from residents.forms.needs import (
    AnswerForm,
    AskedForm,
    DecideForm,
    NeedForm,
    ToldForm,
    WithdrawForm,
)
from residents.models import Need, Person
from residents.operations.needs import (
    answer_need,
    ask_need_again,
    decide_need,
    note_need,
    stale_days,
    tell_need_back,
    withdraw_need,
)
from residents.policies import needs as policies

_LIGHTS: Final = {
    "green": _("in time"),
    "yellow": _("today or lying still"),
    "red": _("overdue"),
}


class WaitsFilter(admin.SimpleListFilter):
    """What waits for whom."""

    title = _("what waits")
    parameter_name = "waits"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """In the order of an order."""
        return [
            ("open", _("not told back yet")),
            ("decide", _("to be decided")),
            ("tell", _("to be told")),
            ("ask", _("to be asked again")),
            ("overdue", _("overdue")),
            ("stale", _("lying still")),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Apply it."""
        now = timezone.now()
        today = timezone.localdate(now)
        found: dict[str, Callable[[], Any]] = {
            "open": queryset.open,
            "decide": queryset.to_decide,
            "tell": queryset.to_tell,
            "ask": lambda: queryset.to_ask_again(today),
            "overdue": lambda: queryset.overdue(today),
            "stale": lambda: queryset.stale(now, days=stale_days(None, on=today)),
        }
        chosen = found.get(self.value() or "")
        return chosen() if chosen else queryset


@admin.register(Need)
class NeedAdmin(ReadOnlyAdmin[Need]):
    """Needs are noted here and at the door; steps are taken on a need's own page."""

    view_capability = Capability.NEEDS_VIEW
    export_resource_class = NeedResource
    list_display = [
        "kind", "status", "pressing", "name", "class_kind", "unit", "age", "due_on",
        "hands",
    ]  # fmt: skip
    list_filter = [WaitsFilter, "status", "kind", "class_kind", "source", GridFilter]
    list_select_related = ["unit", "person", "doer"]
    ordering = ["due_on", "pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever notes needs."""
        user: Any = request.user
        return bool(user.may(Capability.NEEDS_NOTE))

    @display(description=_("Who asks"))
    def name(self, need: Need) -> str:
        """Masked."""
        return need.person.masked_name if need.person else "—"

    @display(description=_("Age"), ordering="noted_at")
    def age(self, need: Need) -> str:
        """Days since it was noted."""
        days = need.age(timezone.localdate())
        return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}

    @display(description=_("In the hands of"))
    def hands(self, need: Need) -> str:
        """Who does it."""
        return need.doer_words or "—"

    @display(
        description=_("How pressing"),
        label={"green": "success", "yellow": "warning", "red": "danger"},
    )
    def pressing(self, need: Need) -> Any:
        """The light, with its word."""
        light = _light(need)
        return (light, str(_LIGHTS[light])) if light else ("", "—")

    def get_urls(self) -> list[Any]:
        """With one address for every step."""
        step = self.admin_site.admin_view(pages.desk_page(self, take_step))
        own = [
            path("<int:pk>/step/<slug:step>/", step, name="residents_need_step"),
        ]
        return own + super().get_urls()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The same short form as at the door."""
        return pages.desk_page(self, add_need)(request)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One need, and what can be done with it."""
        number = int(object_id) if object_id and object_id.isdecimal() else 0
        return _page(self, request, _seen(request, number))


def add_need(admin: Any, request: HttpRequest) -> HttpResponse:
    """Note a need of somebody who came by or rang."""
    user: Any = request.user
    if not user.may(Capability.NEEDS_NOTE):
        raise PermissionDenied
    form = NeedForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        need = note_need(
            data["unit"],
            kind=NeedKind(data["kind"]),
            text=data["text"],
            person=data.get("person"),
            address=data["address"],
            source=NeedSource.DESK,
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("The need is noted."))
        return _to(need)

    return pages.take_form(admin, request, form, act, "need_add", str(_("Note a need")))


def take_step(admin: Any, request: HttpRequest, *, pk: int, step: str) -> HttpResponse:
    """Do what a form of the page asks; a refusal comes back as a message."""
    need = _seen(request, pk)
    if step not in _TITLES:
        raise Http404
    if step not in _open_steps(request.user, need):
        if request.method == "POST" and not _may(request.user, need, step):
            raise PermissionDenied
        return _to(need)
    if request.method != "POST":
        return _to(need)
    form = _form(step, need, request.user, {**request.POST.dict(), "need": str(pk)})
    if not form.is_valid():
        return _page(admin, request, need, tried=(step, form))
    with refusals_as_messages(request):
        _ACTS[step](need, form.cleaned_data, request.user)
        messages.success(request, _("The step is recorded."))
    return _to(need)


def _decide(need: Need, data: dict[str, Any], user: Any) -> None:
    decide_need(
        need,
        doer=data["doer"],
        doer_label=data["doer_label"],
        text=data["text"],
        actor=user,
        now=timezone.now(),
    )


def _answer(need: Need, data: dict[str, Any], user: Any) -> None:
    answer_need(
        need,
        text=data["text"],
        answered_by_label=data["answered_by"],
        actor=user,
        now=timezone.now(),
    )


def _tell(need: Need, data: dict[str, Any], user: Any) -> None:
    told = Told(data["told"])
    tell_need_back(need, told=told, text=data["text"], actor=user, now=timezone.now())


def _ask(need: Need, data: dict[str, Any], user: Any) -> None:
    still = StillNeeds(data["still"])
    ask_need_again(need, still=still, text=data["text"], actor=user, now=timezone.now())


def _withdraw(need: Need, data: dict[str, Any], user: Any) -> None:
    withdraw_need(need, reason=data["text"], actor=user, now=timezone.now())


_TITLES: Final = {
    "tell": _("Tell the person"),
    "ask": _("Ask again"),
    "decide": _("Decide who does it"),
    "answer": _("Answer it"),
    "withdraw": _("Withdraw it"),
}
_FORMS: Final[dict[str, Any]] = {
    "tell": ToldForm,
    "ask": AskedForm,
    "decide": DecideForm,
    "answer": AnswerForm,
    "withdraw": WithdrawForm,
}
_ACTS: Final[dict[str, Callable[[Need, dict[str, Any], Any], None]]] = {
    "tell": _tell,
    "ask": _ask,
    "decide": _decide,
    "answer": _answer,
    "withdraw": _withdraw,
}


def _may(user: Any, need: Need, step: str) -> bool:
    if step == "decide":
        return policies.may_decide(user, need)
    if step == "answer":
        return policies.may_answer(user, need)
    return policies.may_tell(user, need)


def _open_steps(user: Any, need: Need) -> list[str]:
    """The steps this person can take now, the next one first."""
    fits = {
        "tell": need.status == NeedStatus.ANSWERED,
        "ask": need.status in ENDED and need.ask_again_on is not None,
        "decide": need.status in TO_ANSWER,
        "answer": need.status in TO_ANSWER,
        "withdraw": need.is_open,
    }
    return [step for step in _TITLES if fits[step] and _may(user, need, step)]


def _form(step: str, need: Need, user: Any, data: Any = None) -> Any:
    more = {"unit": need.unit} if step == "decide" else {}
    prefix = {"auto_id": f"id_{step}_%s"}
    start = {"need": need.pk}
    return _FORMS[step](data, user=user, initial=start, **prefix, **more)


def _page(
    admin: Any,
    request: HttpRequest,
    need: Need,
    *,
    tried: tuple[str, Any] | None = None,
) -> HttpResponse:
    user: Any = request.user
    steps = [
        (
            step,
            _TITLES[step],
            tried[1] if tried and tried[0] == step else _form(step, need, user),
        )
        for step in _open_steps(user, need)
    ]
    return pages.render_page(
        admin,
        request,
        "need_detail",
        need.get_kind_display(),
        need=need,
        light=_light(need),
        steps=steps,
        moves=need.moves.select_related("by"),
        person_url=_person_url(user, need),
    )


def _person_url(user: Any, need: Need) -> str:
    if need.person_id is None:
        return ""
    if not Person.objects.visible_to(user).filter(pk=need.person_id).exists():
        return ""
    return reverse("admin:residents_person_file", args=[need.person_id])


def _light(need: Need) -> str:
    now = timezone.now()
    today = timezone.localdate(now)
    return need.light(today=today, now=now, stale_days=stale_days(need.unit, on=today))


def _seen(request: HttpRequest, pk: int) -> Need:
    found = get_visible_or_404(Need, request.user, pk=pk)
    need: Need = Need.objects.with_people().get(pk=found.pk)
    return need


def _to(need: Need) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:residents_need_change", args=[need.pk]))
