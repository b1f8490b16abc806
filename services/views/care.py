"""Sealed notes of one care plan: online only, each look on record (K14)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuli.audit.models import Entry
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.errors import NotAllowed, Refused
from services.forms.care import NoteForm
from services.models import CarePlan
from services.operations.care_notes import OPENED, open_notes, write_note
from services.policies import care as policies

_LOOKS = 20


@never_cache
@require_http_methods(["GET", "POST"])
def care_notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a note, or open those that are there, which leaves a trace."""
    user: Any = request.user
    get_visible_or_404(CarePlan, user, pk=pk)
    plan = CarePlan.objects.with_people().with_next().get(pk=pk)
    act = request.POST.get("act", "")
    form = NoteForm(request.POST if act == "write" else None)
    notes = None
    if act == "open":
        notes = open_notes(plan, actor=user, now=timezone.now())
    elif form.is_valid():
        try:
            write_note(
                plan, text=form.cleaned_data["text"], actor=user, now=timezone.now()
            )
        except NotAllowed:
            raise
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The note is sealed."))
            return redirect("services:care_notes", pk=pk)
    looks = Entry.objects.filter(
        object_type="services.careplan", object_id=str(pk), action=OPENED
    )
    context = {
        "plan": plan,
        "form": form if policies.may_visit(user, plan) and not plan.ended_on else None,
        "notes": notes,
        "count": plan.notes.filter(text__isnull=False).count(),
        "may_open": policies.may_open_notes(user, plan),
        "looks": looks.order_by("-at")[:_LOOKS],
        "readers": plan.readers.standing().select_related("user"),
    }
    return render(request, "services/care_notes.html", context)
