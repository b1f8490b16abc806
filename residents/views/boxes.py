"""The doors of a mobile ballot box on the phone, also without a signal (VT-8, I2)."""

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
from residents.choices.votes import AtDoor, PaperState
from residents.models import MobileBox, RollEntry

_MOST: Final = 200
_TAPS: Final = (
    (AtDoor.OUT, "fd-button--quiet"),
    (AtDoor.BACK, "fd-button--quiet"),
)


@never_cache
@require_http_methods(["GET", "POST"])
def box_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Doors of one's own without a ballot in a box, and those in this one."""
    user: Any = request.user
    require(_may_open, user)
    box = get_visible_or_404(MobileBox, user, pk=pk)
    if request.method == "POST":
        return _mark(request, user, pk)
    roll = RollEntry.objects.visible_to(user).filter(vote=box.vote_id)
    shown = roll.with_papers().select_related("person").order_by("number")
    back = shown.filter(paper_state=PaperState.RETURNED)
    waiting = shown.exclude(pk__in=back.values("pk"))[:_MOST]
    mine = back.filter(box_number=box.pk)[:_MOST]
    context = {
        "box": box,
        "roll_count": roll.count(),
        "back_count": back.count(),
        "doors": [_said(entry) for entry in waiting],
        "mine": [_said(entry) for entry in mine],
        "taps": [(what.value, what.label, look) for what, look in _TAPS],
    }
    return render(request, "residents/box_field.html", context)


def _said(entry: Any) -> Any:
    """With what stands at the door."""
    states = {PaperState.RETURNED: AtDoor.BACK, PaperState.OUT: AtDoor.OUT}
    entry.at_door = states.get(entry.paper_state, "")
    return entry


def _mark(request: HttpRequest, user: Any, pk: int) -> HttpResponse:
    number = read_uuid(request.POST.get("client_id")) or uuid4()
    payload = posted_payload(request.POST)
    item = page_item("residents.ballot", payload, client_id=str(number))
    answer = take_one(item, actor=user, now=timezone.now())
    is_taken = answer.status == "accepted"
    (messages.success if is_taken else messages.error)(request, answer.message)
    return redirect("residents:box", pk=pk)


def _may_open(actor: Any, _subject: None = None) -> bool:
    return bool(actor.may(Capability.FIELD_OPEN))
