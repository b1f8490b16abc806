"""One need on the phone, with the one form this person may send now."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuli.fieldwork.items import read_uuid
from liuli.fieldwork.operations import page_item, posted_payload, take_one
from liuli.kernel.access import get_visible_or_404
from residents.choices.needs import TO_ANSWER, NeedStatus
from residents.forms.needs import AnswerForm, AskedForm, ToldForm
from residents.models import Need
from residents.policies import needs as policies

_STEPS: dict[str, tuple[str, Any, Any]] = {
    "tell": ("residents.need_told", ToldForm, _("Tell the person")),
    "answer": ("residents.need_answered", AnswerForm, _("Answer it")),
    "ask": ("residents.need_asked", AskedForm, _("Ask again")),
}


@never_cache
@require_http_methods(["GET", "POST"])
def need_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What is known of a need, and the next step."""
    user: Any = request.user
    found = get_visible_or_404(Need, user, pk=pk)
    need: Need = Need.objects.with_people().get(pk=found.pk)
    kind, form_class, title = _STEPS.get(_next_step(user, need), ("", None, ""))
    form = form_class(user=user, initial={"need": pk}) if form_class else None
    status = 200
    if request.method == "POST" and form_class is not None:
        form = form_class({**posted_payload(request.POST), "need": pk}, user=user)
        status = 409
        if form.is_valid():
            number = read_uuid(request.POST.get("client_id")) or uuid4()
            payload = {**posted_payload(request.POST), "need": str(pk)}
            item = page_item(kind, payload, client_id=str(number))
            answer = take_one(item, actor=user, now=timezone.now())
            if answer.status == "accepted":
                messages.success(request, answer.message)
                return redirect(answer.url)
            form.add_error(None, answer.message)
    context = {
        "need": need,
        "moves": need.moves.select_related("by"),
        "form": form,
        "kind": kind,
        "step_title": title,
        "client_id": uuid4(),
        "today": timezone.localdate(),
    }
    return render(request, "residents/need_field.html", context, status=status)


def _next_step(user: Any, need: Need) -> str:
    if need.status == NeedStatus.ANSWERED and policies.may_tell(user, need):
        return "tell"
    if need.status in TO_ANSWER and policies.may_answer(user, need):
        return "answer"
    due = need.ask_again_on and need.ask_again_on <= timezone.localdate()
    return "ask" if due and policies.may_tell(user, need) else ""
