"""Members look at their own line and the masked list: no account, no name typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuli.accounts.views import network_address, open_to_all
from liuli.kernel.errors import Refused
from petitions.forms.inspections import LookForm
from petitions.operations.inspections import OwnView, look_at_rolls


@open_to_all
@never_cache
@require_http_methods(["GET", "POST"])
def own_line(request: HttpRequest) -> HttpResponse:
    """A code opens the own line; every look is written down (LC-5)."""
    form = LookForm(request.POST or None)
    found: OwnView | None = None
    if request.method == "POST" and form.is_valid():
        try:
            found = look_at_rolls(
                **form.cleaned_data,
                address=network_address(request),
                now=timezone.now(),
            )
            if found is None:
                form.add_error(
                    None,
                    _(
                        "Code and number do not fit together. "
                        "Check the slip, or ask at the community."
                    ),
                )
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "petitions/own_line.html", {"form": form, "found": found})
