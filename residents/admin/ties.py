"""Ties to the place on a person's file: recorded, endorsed, ended (3.5, PO-4)."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.desk.bases import refusals_as_messages
from liuli.desk.registry import Section, section
from liuli.kernel.access import get_visible_or_404
from residents import policies
from residents.admin import pages
from residents.choices.ties import TieKind
from residents.forms.ties import TieForm
from residents.models import Person, Tie
from residents.operations import end_tie, endorse_permit, record_tie
from residents.rules.permits import permit_state


@section(pages.FILE)
def ties(user: Any, person: Person, now: datetime) -> Section:
    """What ties the person to the place: read by the class, changes no right."""
    today = timezone.localdate(now)
    may_change = policies.may_record_tie(user, person)
    lines = [
        (tie, _state(tie, today), may_change and _goes_on(tie, today))
        for tie in person.ties.order_by("-period")
    ]
    url = reverse("admin:residents_person_tie", args=[person.pk])
    return Section(
        "ties",
        _("Ties to the place"),
        "residents/_file_ties.html",
        {"ties": lines},
        action=(_("Record a tie"), url) if may_change else None,
        weight=35,
    )


def add_tie(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """One more tie."""
    user: Any = request.user
    person = get_visible_or_404(Person, user, pk=pk)
    if not policies.may_record_tie(user, person):
        raise PermissionDenied
    form = TieForm(request.POST or None)

    def act() -> HttpResponse:
        record_tie(
            person,
            kind=TieKind(form.cleaned_data["kind"]),
            starts_on=form.cleaned_data["starts_on"],
            ends_on=form.cleaned_data["ends_on"],
            actor=user,
            today=timezone.localdate(),
        )
        messages.success(request, _("The tie is recorded."))
        return _to_file(person.pk)

    title = str(_("Record a tie"))
    note = _("The class is advice for planning services and changes no right.")
    return pages.take_form(
        admin, request, form, act, "person_form", title, person=person, note=note
    )


def press_endorse(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The yearly endorsement, today."""
    return _press(request, pk, endorse_permit, _("The endorsement is recorded."))


def press_end(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """No more from today."""
    return _press(request, pk, end_tie, _("The tie has ended."))


def _press(request: HttpRequest, pk: int, act: Any, done: Any) -> HttpResponse:
    user: Any = request.user
    tie = get_visible_or_404(Tie, user, pk=pk)
    if not policies.may_record_tie(user, tie.person):
        raise PermissionDenied
    if request.method == "POST":
        today = timezone.localdate()
        with refusals_as_messages(request):
            act(tie, on=today, actor=user, today=today)
            messages.success(request, done)
    return _to_file(tie.person_id)


def _state(tie: Tie, today: Any) -> str:
    """What a permit asks for: its light, "" for another tie."""
    if tie.kind != TieKind.PERMIT:
        return ""
    state = permit_state(tie.period.upper, today=today)
    return {"valid": "green", "due": "yellow", "suspended": "red"}[state]


def _goes_on(tie: Tie, today: Any) -> bool:
    return tie.period.upper is None or tie.period.upper > today


def _to_file(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:residents_person_file", args=[pk]))
