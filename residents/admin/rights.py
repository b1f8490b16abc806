"""Erasing a resident's data and what may keep it (PI-6): pages of the secretary."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.desk.acting import refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from residents.admin.pages import take_form
from residents.forms.rights import EraseForm, GiveConsentForm, HoldForm
from residents.models import Consent, LegalHold, Person
from residents.operations import (
    erase_person,
    give_consent,
    hold_person,
    lift_hold,
    withdraw_consent,
)
from residents.policies import may_correct
from residents.policies.rights import may_erase


def erase(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Ask why, say what will go, and erase."""
    user: Any = request.user
    person = _person(user, pk)
    form = EraseForm(request.POST or None)

    def act() -> HttpResponse:
        erase_person(
            person, reason=form.cleaned_data["reason"], actor=user, now=timezone.now()
        )
        messages.success(request, _("The data is erased. Only the number is left."))
        return HttpResponseRedirect(
            reverse("admin:residents_person_file", args=[person.pk])
        )

    note = _(
        "Name, numbers, notes and their history are blanked for good, here and in "
        "every app; the ledger files of the community are wiped. It cannot be undone."
    )
    return take_form(
        admin,
        request,
        form,
        act,
        "person_form",
        _("Erase the data"),
        person=person,
        note=note,
    )


def hold(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Place a legal hold, or lift the one that stands."""
    user: Any = request.user
    person = _person(user, pk)
    standing = LegalHold.objects.standing().filter(person=person).first()
    form = HoldForm(request.POST or None, is_held=standing is not None)

    def act() -> HttpResponse:
        if standing is None:
            reason = form.cleaned_data["reason"]
            hold_person(person, reason=reason, actor=user, now=timezone.now())
        else:
            lift_hold(person, actor=user, now=timezone.now())
        messages.success(request, _("Recorded."))
        return HttpResponseRedirect(
            reverse("admin:residents_person_file", args=[person.pk])
        )

    title = _("Place a legal hold") if standing is None else _("Lift the legal hold")
    note = "" if standing is None else standing.reason
    return take_form(
        admin, request, form, act, "person_form", title, person=person, note=note
    )


def consent(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Record a consent."""
    user: Any = request.user
    person = get_visible_or_404(Person, user, pk=pk)
    if not may_correct(user, person):
        raise PermissionDenied
    form = GiveConsentForm(request.POST or None)

    def act() -> HttpResponse:
        give_consent(
            person, **form.cleaned_data, actor=user, today=timezone.localdate()
        )
        messages.success(request, _("The consent is recorded."))
        return _to_file(person)

    note = _("It can be withdrawn at any time with one press, and closes no service.")
    return take_form(
        admin,
        request,
        form,
        act,
        "person_form",
        _("Record a consent"),
        person=person,
        note=note,
    )


def withdraw(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Withdraw a consent: one press, no reason asked."""
    user: Any = request.user
    found = get_visible_or_404(Consent, user, pk=pk)
    if request.method == "POST":
        with refusals_as_messages(request):
            withdraw_consent(found, actor=user, today=timezone.localdate())
            messages.success(request, _("The consent is withdrawn."))
    return _to_file(found.person)


def _to_file(person: Person) -> HttpResponse:
    return HttpResponseRedirect(
        reverse("admin:residents_person_file", args=[person.pk])
    )


def _person(user: Any, pk: int) -> Person:
    person = get_visible_or_404(Person, user, pk=pk)
    if not may_erase(user, person):
        raise PermissionDenied
    return person
