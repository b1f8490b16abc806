"""Pages about residents outside the desk: the strict content policy holds here."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from liuli.accounts.roles import Capability
from liuli.accounts.views import network_address
from liuli.kernel.access import get_visible_or_404, require
from liuli.kernel.errors import NotAllowed, Refused
from residents import policies
from residents.forms import RevealForm
from residents.forms.minors import WhyForm
from residents.models import MinorAccess, Person
from residents.operations import call_phone, reveal_identity, reveal_phone
from residents.operations.minors import ask_for_minor, needs_leave

_REVEALS = {"identity": reveal_identity, "phone": reveal_phone}


@never_cache
@require_http_methods(["GET", "POST"])
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then show one number once, on a page nothing keeps."""
    user: Any = request.user
    person = get_visible_or_404(Person, user, pk=pk)
    require(policies.may_reveal, user, person)
    form = RevealForm(request.POST or None)
    context: dict[str, Any] = {
        "person": person,
        "form": form,
        "desk_open": user.may(Capability.DESK_OPEN),
    }
    now = timezone.now()
    if needs_leave(person, user, now):
        asked = MinorAccess.objects.asked().filter(person=person, asked_by=user)
        context |= {"needs_leave": True, "asked": asked.first(), "why": WhyForm()}
    if request.method == "POST" and form.is_valid():
        context |= _shown(request, person, form)
    return render(request, "residents/reveal.html", context)


@never_cache
@require_POST
def ask_leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whoever answers for the data for leave to open a minor's numbers (PI-9)."""
    user: Any = request.user
    person = get_visible_or_404(Person, user, pk=pk)
    form = WhyForm(request.POST)
    if form.is_valid():
        try:
            why = form.cleaned_data["why"]
            ask_for_minor(person, why=why, actor=user, now=timezone.now())
            messages.success(request, _("Asked. You can open it once it is given."))
        except NotAllowed:
            raise
        except Refused as refusal:
            messages.error(request, str(refusal))
    else:
        messages.error(request, _("Say it in a few words."))
    return redirect("residents:reveal", pk=pk)


def _shown(request: HttpRequest, person: Person, form: RevealForm) -> dict[str, Any]:
    user: Any = request.user
    data = form.cleaned_data
    try:
        number = _REVEALS[data["field"]](
            person,
            reason=data["reason"],
            actor=user,
            now=timezone.now(),
            address=network_address(request),
        )
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return {}
    return {"shown": number, "shown_label": dict(RevealForm.FIELDS)[data["field"]]}


@never_cache
@require_POST
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """The address to ring, for the button that rings without showing the number."""
    user: Any = request.user
    person = get_visible_or_404(Person, user, pk=pk)
    number = call_phone(person, actor=user, now=timezone.now())
    return JsonResponse({"tel": f"tel:{number}"})
