"""Public pages of tips and snaps: no account, no name, a code to follow up (HZ-7, E3g).

They lie outside the desk, answer without an address in any log of ours, and tell the
browser to keep nothing.
"""

from collections.abc import Callable

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hazards.choices.tips import TipKind
from hazards.forms.tips import ProgressForm, SnapForm, TipForm
from hazards.operations.progress import progress_of_code
from hazards.operations.snaps import SnapProgress, send_snap
from hazards.operations.tips import TipProgress, Told, send_tip
from liuli.accounts.views import network_address, open_to_all
from liuli.kernel.codes import shown_code
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit


@open_to_all
@never_cache
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """A tip: sent once, known by its code from then on."""
    form = TipForm(request.POST or None)

    def act() -> str:
        data = form.cleaned_data
        told = Told(
            kind=TipKind(data["kind"]),
            text=data["text"],
            place=data["place"],
            contact=data["contact"],
        )
        return send_tip(
            _community(),
            told=told,
            address=network_address(request),
            now=timezone.now(),
        )

    return _sent(request, form, act, "hazards/tip_send.html")


@open_to_all
@never_cache
@require_http_methods(["GET", "POST"])
def snap(request: HttpRequest) -> HttpResponse:
    """Snap, place, send: three steps on one page."""
    posted = request.method == "POST"
    form = SnapForm(request.POST, request.FILES) if posted else SnapForm()

    def act() -> str:
        data = form.cleaned_data
        return send_snap(
            _community(),
            kind=data["kind"],
            place=data["place"],
            text=data["text"],
            photo=data["photo"].read() if data["photo"] else None,
            address=network_address(request),
            now=timezone.now(),
        )

    return _sent(request, form, act, "hazards/snap_send.html")


@open_to_all
@never_cache
@require_http_methods(["GET", "POST"])
def progress(request: HttpRequest) -> HttpResponse:
    """How a tip or a snap stands, by its code."""
    form = ProgressForm(request.POST or None)
    found: TipProgress | SnapProgress | None = None
    if request.method == "POST" and form.is_valid():
        try:
            found = progress_of_code(
                form.cleaned_data["code"],
                address=network_address(request),
                now=timezone.now(),
            )
            if found is None:
                form.add_error(
                    "code", _("Nothing was sent under this code. Check your note.")
                )
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "tip": found if isinstance(found, TipProgress) else None,
        "snap": found if isinstance(found, SnapProgress) else None,
    }
    return _forgotten(render(request, "hazards/tip_progress.html", context))


def _sent(
    request: HttpRequest, form: Form, act: Callable[[], str], template: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            context = {"code": shown_code(act())}
            return _forgotten(render(request, "hazards/tip_sent.html", context))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _forgotten(render(request, template, {"form": form}))


def _forgotten(response: HttpResponse) -> HttpResponse:
    response["Clear-Site-Data"] = '"cache"'
    response["Referrer-Policy"] = "no-referrer"
    return response


def _community() -> Unit:
    return Unit.objects.get(code=settings.LIULI_COMMUNITY)
