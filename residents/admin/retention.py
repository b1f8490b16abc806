"""What has been kept long enough: counts per rule, never a name (PI-5)."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liuli.accounts.roles import Capability
from liuli.desk.acting import refusals_as_messages
from liuli.territory.models import Unit
from residents.admin import pages
from residents.operations.retention import (
    Due,
    carry_out_retention,
    due_for_retention,
)
from residents.policies import privacy as policies

WORDS: Final = {
    "tenant_reports": (
        gettext_lazy("Names on decided reports of landlords"),
        gettext_lazy("Name and note are blanked; that there was a report stays."),
    ),
    "service_tags": (
        gettext_lazy("Service tags whose time is over"),
        gettext_lazy("The tag and the words of its history are deleted."),
    ),
    "stays": (
        gettext_lazy("Stays that ended, of people who no longer live here"),
        gettext_lazy("Counted into the totals of their month, then deleted."),
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One rule in words, and what it would do today."""

    what: Any
    then: Any
    due: Due


def due_page(admin: Any, request: HttpRequest) -> HttpResponse:
    """The dry run of every community one keeps data for; a press carries one out."""
    user: Any = request.user
    if not user.may(Capability.PRIVACY_KEEP):
        raise PermissionDenied
    units = Unit.objects.filter(
        path__in=user.scopes(Capability.PRIVACY_KEEP), level="community"
    )
    if request.method == "POST":
        return _carry_out(request, units)
    today = timezone.localdate()
    rows = [
        (
            unit,
            [
                Line(*WORDS[due.key], due)
                for due in due_for_retention(unit, today=today)
            ],
            policies.may_decide(user, unit),
        )
        for unit in units
    ]
    title = _("What has been kept long enough")
    return pages.render_page(admin, request, "retention", title, rows=rows, today=today)


def _carry_out(request: HttpRequest, units: Any) -> HttpResponse:
    user: Any = request.user
    number = request.POST.get("unit", "")
    unit = units.filter(pk=int(number) if number.isdecimal() else 0).first()
    if unit is None or not policies.may_decide(user, unit):
        raise PermissionDenied
    with refusals_as_messages(request):
        done = carry_out_retention(unit, actor=user, now=timezone.now())
        words = _("Done: %(count)d rows.") % {"count": sum(done.values())}
        messages.success(request, words)
    return HttpResponseRedirect(reverse("admin:residents_purpose_retention"))
