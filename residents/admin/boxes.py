"""Mobile ballot boxes in the desk: sent out with two people, taken back by a third."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.desk.bases import refusals_as_messages
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.text import row_number
from residents.admin.pages import render_page
from residents.choices.votes import VoteStatus
from residents.forms.boxes import ReceiveBoxForm, SendBoxForm
from residents.models import MobileBox, Vote
from residents.operations.boxes import receive_box, send_box
from residents.policies import votes as policies


def vote_boxes(admin: Any, request: HttpRequest, *, pk: int) -> HttpResponse:
    """The boxes of a vote; one form sends one out, one per box takes it back."""
    user: Any = request.user
    vote = get_visible_or_404(Vote, user, pk=pk)
    if not policies.may_prepare(user, vote):
        raise PermissionDenied
    is_open = vote.status == VoteStatus.OPEN
    sending = SendBoxForm(_posted(request, "send"), vote=vote)
    if request.method == "POST":
        with refusals_as_messages(request):
            if request.POST.get("act") == "send":
                _send(request, vote, sending)
            else:
                _receive(request, vote)
        return HttpResponseRedirect(request.path)
    boxes = MobileBox.objects.filter(vote=vote).with_counts()
    rows = boxes.select_related("first", "second", "received_by").order_by("number")
    return render_page(
        admin,
        request,
        "vote_boxes",
        _("Mobile ballot boxes"),
        vote=vote,
        is_open=is_open,
        sending=sending,
        boxes=[(box, _receiving(user, box)) for box in rows],
    )


def _posted(request: HttpRequest, act: str) -> Any:
    return request.POST if request.POST.get("act") == act else None


def _receiving(user: Any, box: MobileBox) -> ReceiveBoxForm | None:
    if box.back_at is not None or user.pk in box.carriers:
        return None
    return ReceiveBoxForm(auto_id=f"id_box{box.number}_%s")


def _send(request: HttpRequest, vote: Vote, form: SendBoxForm) -> None:
    user: Any = request.user
    if not form.is_valid():
        messages.error(request, _("Give the seal and two people first."))
        return
    box = send_box(vote, **form.cleaned_data, actor=user, now=timezone.now())
    messages.success(request, _("Box %(n)d is on its way.") % {"n": box.number})


def _receive(request: HttpRequest, vote: Vote) -> None:
    user: Any = request.user
    form = ReceiveBoxForm(request.POST)
    number = row_number(request.POST.get("box"))
    box = get_visible_or_404(MobileBox, user, vote=vote, pk=number)
    if not form.is_valid():
        messages.error(request, _("Say whether the seal is whole."))
        return
    receive_box(box, **form.cleaned_data, actor=user, now=timezone.now())
    messages.success(request, _("The box is back."))
