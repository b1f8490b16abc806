"""Harm to a minor: what to do at once, and the sealed form (YT-5)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuli.accounts.roles import Capability
from liuli.kernel.access import require
from liuli.kernel.errors import NotAllowed, Refused
from services.choices.youth import Authority
from services.forms.youth.harm import HarmForm
from services.operations.youth.harm import report_harm


@never_cache
@require_http_methods(["GET", "POST"])
def guide(request: HttpRequest) -> HttpResponse:
    """110 first; then write it down. Nobody approves it."""
    user: Any = request.user
    require(_may_open, user)
    form = HarmForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            number = _report(form.cleaned_data, user)
        except NotAllowed:
            raise
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("Sealed as %(number)s. Call 110 if you have not yet.")
                % {"number": number},
            )
            return redirect("services:youth_harm")
    return render(request, "services/youth/harm.html", {"form": form})


def _report(data: dict[str, Any], user: Any) -> str:
    now = timezone.now()
    report = report_harm(
        data["unit"],
        words=data["words"],
        child=data["child"],
        seen_at=data["seen_at"],
        named=list(data.get("named") or ()),
        told=[(Authority(each), now) for each in data["told"]],
        actor=user,
        now=now,
    )
    return str(report.number)


def _may_open(actor: Any, _subject: None = None) -> bool:
    return bool(actor.may(Capability.YOUTH_VIEW))
