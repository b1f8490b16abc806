"""Passing on accusations whose keeper has left: days only, never a word (PP-2)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.accounts.models import User
from liuli.kernel.access import get_visible_or_404
from petitions.admin.framing import take
from petitions.forms.accusations import DecideForm, PassOnForm
from petitions.models import Accusation
from petitions.operations.handovers import ask_handover, decide_handover
from petitions.policies import cases as policies


def facts(user: Any, accusation: Any) -> dict[str, Any]:
    """What the page of an accusation shows of its passing on, and which buttons."""
    waiting = accusation.handovers.waiting().select_related("to", "asked_by").first()
    may = accusation.is_left and policies.may_pass_accusation_on(user, accusation)
    return {
        "handovers": accusation.handovers.select_related(
            "left_by", "to", "asked_by", "decided_by"
        ),
        "may_pass_on": may and accusation.confirmed_on is None and waiting is None,
        "may_decide": may and waiting is not None and waiting.asked_by_id != user.pk,
    }


def pass_on(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Propose the officer who keeps it from now on."""
    user, accusation = _left(request, pk)
    form = PassOnForm(request.POST or None, accusation=accusation, user=user)

    def act() -> HttpResponse:
        data = form.cleaned_data
        ask_handover(
            accusation,
            to=User.objects.get(pk=data["to"]),
            reason=data["reason"],
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("Proposed. Another person passes it on."))
        return _to(accusation)

    return take(
        desk,
        request,
        form,
        act,
        "case_form",
        _("Pass %(number)s on") % {"number": accusation.number},
        hint=_(
            "It stays sealed: neither of the two people who pass it on reads it. Never "
            "choose somebody it may be about."
        ),
        back=_page_of(accusation),
    )


def decide(desk: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The second person's word."""
    user, accusation = _left(request, pk)
    handover = accusation.handovers.waiting().select_related("to", "asked_by").first()
    if handover is None:
        raise Http404
    form = DecideForm(request.POST or None)

    def act() -> HttpResponse:
        is_passed_on = form.cleaned_data["decision"] == "done"
        decide_handover(
            handover, is_passed_on=is_passed_on, actor=user, now=timezone.now()
        )
        said = _("It is passed on.") if is_passed_on else _("It is not passed on.")
        messages.success(request, said)
        return HttpResponseRedirect(reverse("admin:petitions_accusation_changelist"))

    return take(
        desk,
        request,
        form,
        act,
        "case_form",
        _("Pass %(number)s on") % {"number": accusation.number},
        hint=_("%(asked)s proposes %(to)s: %(reason)s")
        % {"asked": handover.asked_by, "to": handover.to, "reason": handover.reason},
        back=_page_of(accusation),
    )


def _left(request: HttpRequest, pk: int) -> tuple[Any, Any]:
    user: Any = request.user
    accusation = get_visible_or_404(Accusation, user, pk=pk)
    if not policies.may_pass_accusation_on(user, accusation):
        raise PermissionDenied
    return user, accusation


def _to(accusation: Accusation) -> HttpResponse:
    return HttpResponseRedirect(_page_of(accusation))


def _page_of(accusation: Accusation) -> str:
    return reverse("admin:petitions_accusation_change", args=[accusation.pk])
