"""Accusations in the desk: days only; the words are opened once to hand them on."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import display

from liuli.accounts.roles import Capability
from liuli.desk.bases import TerritoryAdmin
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.errors import NotAllowed, Refused
from petitions.admin import handovers
from petitions.admin.framing import Page, desk_page, number_or_404, render, take
from petitions.choices.cases import Channel
from petitions.forms.accusations import ConfirmForm, HandOnForm, TakeForm
from petitions.models import Accusation
from petitions.operations.accusations import (
    confirm_accusation,
    hand_accusation_on,
    open_accusation,
    take_accusation,
)
from petitions.policies import cases as policies


@admin.register(Accusation)
class AccusationAdmin(TerritoryAdmin[Accusation]):
    """What one has taken, and the days of what is gone (PP-2)."""

    view_capability = Capability.PETITIONS_REGISTER
    add_capability = Capability.PETITIONS_REGISTER
    list_display = ["number", "received_on", "handed_on", "confirmed_on", "stands"]
    ordering = ["-received_on", "-pk"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Without the words, which no list and no page shows."""
        return super().get_queryset(request).defer("words")

    @display(description=gettext_lazy("how it stands"))
    def stands(self, accusation: Any) -> str:
        """In words."""
        if accusation.confirmed_on:
            return _("taken over; the words are deleted")
        if accusation.is_left:
            return _("whoever kept it has left: pass it on")
        return _("handed on") if accusation.handed_on else _("waits to be handed on")

    def get_urls(self) -> list[Any]:
        """Handing on, opening, confirming."""
        view = self.admin_site.admin_view
        pages: tuple[tuple[str, Page], ...] = (
            ("hand", hand_page),
            ("open", open_page),
            ("confirm", confirm_page),
            ("pass_on", handovers.pass_on),
            ("decide", handovers.decide),
        )
        own = [
            path(
                f"<int:pk>/{action}/",
                view(desk_page(self, page)),
                name=f"petitions_accusation_{action}",
            )
            for action, page in pages
        ]
        return own + super().get_urls()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Take one."""
        return desk_page(self, take_page)(request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Its days, and what can be done with it."""
        return desk_page(self, accusation_page)(request, pk=number_or_404(object_id))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """There is none: nothing remembers the words."""
        raise Http404


def take_page(desk: Any, request: HttpRequest) -> HttpResponse:
    """Take one down."""
    user: Any = request.user
    if not desk.has_add_permission(request):
        raise PermissionDenied
    form = TakeForm(request.POST or None, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        taken = take_accusation(
            data["unit"],
            words=data["words"],
            received_on=data["received_on"],
            channel=Channel(data["channel"]),
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("Sealed as %(number)s.") % {"number": taken.number})
        return _to(taken)

    return take(
        desk,
        request,
        form,
        act,
        "case_form",
        _("Take an accusation"),
        hint=_(
            "It is sealed when you save it: nobody but you can open it, no list and no "
            "figure counts it, and its words are deleted once the body confirms."
        ),
        back=reverse("admin:petitions_accusation_changelist"),
    )


def accusation_page(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Days only."""
    user, accusation = _mine_or_gone(request, pk)
    is_open = accusation.confirmed_on is None
    return render(
        desk,
        request,
        "accusation_detail",
        accusation.number,
        accusation=accusation,
        words=None,
        may_hand_on=is_open and policies.may_hand_accusation_on(user, accusation),
        **handovers.facts(user, accusation),
    )


def open_page(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The words, once, to print and hand on."""
    user, accusation = _mine_or_gone(request, pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        words = open_accusation(accusation, actor=user, now=timezone.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _to(accusation)
    return render(
        desk,
        request,
        "accusation_detail",
        accusation.number,
        accusation=accusation,
        words=words,
        may_hand_on=True,
    )


def hand_page(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """To which body."""
    user, accusation = _mine(request, pk)
    form = HandOnForm(request.POST or None)

    def act() -> HttpResponse:
        data = form.cleaned_data
        hand_accusation_on(
            accusation, to=data["to"], on=data["on"], actor=user, now=timezone.now()
        )
        messages.success(request, _("It is noted."))
        return _to(accusation)

    return take(
        desk,
        request,
        form,
        act,
        "case_form",
        _("Hand it on"),
        back=_page_of(accusation),
    )


def confirm_page(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The body has it."""
    user, accusation = _mine(request, pk)
    form = ConfirmForm(request.POST or None)

    def act() -> HttpResponse:
        data = form.cleaned_data
        confirm_accusation(
            accusation,
            on=data["on"],
            receipt=data["receipt"],
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("Confirmed: the words are deleted."))
        return _to(accusation)

    return take(
        desk,
        request,
        form,
        act,
        "case_form",
        _("The body has confirmed it"),
        hint=_("The words are deleted for good; receipt and days stay."),
        back=_page_of(accusation),
    )


def _mine_or_gone(request: HttpRequest, pk: int) -> tuple[Any, Accusation]:
    return request.user, get_visible_or_404(Accusation, request.user, pk=pk)


def _mine(request: HttpRequest, pk: int) -> tuple[Any, Accusation]:
    user, accusation = _mine_or_gone(request, pk)
    if not policies.may_hand_accusation_on(user, accusation):
        raise PermissionDenied
    return user, accusation


def _to(accusation: Accusation) -> HttpResponse:
    return HttpResponseRedirect(_page_of(accusation))


def _page_of(accusation: Accusation) -> str:
    return reverse("admin:petitions_accusation_change", args=[accusation.pk])
