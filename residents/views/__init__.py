"""Pages about residents outside the desk: the strict content policy holds here."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from liuli.accounts.roles import Capability
from liuli.accounts.views import network_address
from liuli.kernel.access import get_visible_or_404, require
from liuli.kernel.errors import NotAllowed, Refused
from residents import policies
from residents.forms import RevealForm
from residents.models import Person
from residents.operations import call_phone, reveal_identity, reveal_phone

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
    if request.method == "POST" and form.is_valid():
        context |= _shown(request, person, form)
    return render(request, "residents/reveal.html", context)


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
