"""The door list of a canvass on the phone: one tap a door, also without a signal."""

from typing import Any, Final
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuli.accounts.roles import Capability
from liuli.fieldwork.items import read_uuid
from liuli.fieldwork.operations import page_item, posted_payload, take_one
from liuli.kernel.access import get_visible_or_404, require
from residents.choices.canvass import KnockOutcome
from residents.models import CanvassDoor, CanvassDrive
from residents.operations.canvass import due_again, progress

_MOST: Final = 200
_TAPS: Final = (
    (KnockOutcome.REGISTERED, "fd-button--clear"),
    (KnockOutcome.NOBODY_HOME, "fd-button--quiet"),
    (KnockOutcome.REFUSED, "fd-button--quiet"),
    (KnockOutcome.VACANT, "fd-button--quiet"),
)


@never_cache
@require_http_methods(["GET", "POST"])
def doors_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Doors left in this person's grids: due ones first, as one walks."""
    user: Any = request.user
    require(_may_open, user)
    doors = CanvassDoor.objects.visible_to(user).filter(drive=pk)
    door = doors.select_related("drive__unit").first()
    drive = door.drive if door else get_visible_or_404(CanvassDrive, user, pk=pk)
    if request.method == "POST":
        return _knock(request, user, pk)
    today = timezone.localdate()
    due = due_again(doors, unit=drive.unit, today=today)
    later = doors.left().exclude(pk__in=due.values("pk"))
    whole, _parts = progress(doors)
    context = {
        "drive": drive,
        "whole": whole,
        "due": due.as_one_walks()[:_MOST],
        "later": later.as_one_walks()[:_MOST],
        "taps": [(outcome.value, outcome.label, look) for outcome, look in _TAPS],
        "client_id": uuid4(),
    }
    return render(request, "residents/doors_field.html", context)


def _knock(request: HttpRequest, user: Any, pk: int) -> HttpResponse:
    number = read_uuid(request.POST.get("client_id")) or uuid4()
    payload = posted_payload(request.POST)
    item = page_item("residents.knock", payload, client_id=str(number))
    answer = take_one(item, actor=user, now=timezone.now())
    is_taken = answer.status == "accepted"
    (messages.success if is_taken else messages.error)(request, answer.message)
    return redirect("residents:doors", pk=pk)


def _may_open(actor: Any, _subject: None = None) -> bool:
    return bool(actor.may(Capability.FIELD_OPEN))
