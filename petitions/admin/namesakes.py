"""Officers whose name is alike that of somebody of a case (PT-14)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.accounts.models import User
from petitions.admin.framing import seen, take
from petitions.forms.access import NamesakeForm, officers_of
from petitions.operations.likeness import has_likeness, set_namesake_apart
from petitions.policies import cases as policies


def namesake(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """Say, with a reason, that an officer and somebody of the case are two people."""
    user: Any = request.user
    case = seen(user, pk)
    if not policies.may_oversee(user, case):
        raise PermissionDenied
    form = NamesakeForm(request.POST or None, officers=alike(case))

    def act() -> HttpResponse:
        data = form.cleaned_data
        set_namesake_apart(
            case,
            officer=User.objects.get(pk=data["officer"]),
            reason=data["reason"],
            actor=user,
            now=timezone.now(),
        )
        messages.success(request, _("It is written down; the case can be assigned."))
        return HttpResponseRedirect(
            reverse("admin:petitions_case_assign", args=[case.pk])
        )

    return take(
        admin,
        request,
        form,
        act,
        "case_form",
        _("Alike in name only"),
        case=case,
        hint=_(
            "Compare identity numbers or birthdays on paper first. Whoever is really "
            "concerned declares an interest instead. Your name and reason are kept."
        ),
    )


def alike(case: Any) -> list[User]:
    """Officers of the place whose name stands in the way."""
    return [officer for officer in officers_of(case) if has_likeness(case, officer)]
