"""Findings, hazards and calls on the phone, as plain pages (F7)."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hazards.choices import Severity
from hazards.forms.field import FindingForm, RecheckForm, RectifiedForm
from hazards.models import ChecklistItem, Hazard, Round, Site
from hazards.operations.assignments import is_returned
from hazards.operations.calls import call_keeper
from hazards.operations.late_words import version_of
from hazards.operations.rechecks import is_handler
from hazards.operations.returns import hand_back
from hazards.policies.hazards import may_hand_back, may_see_persons, moves_open_to
from hazards.rules.sites import kinds_of_items
from liuli.accounts.middleware import wants_json
from liuli.fieldwork.operations import Answer
from liuli.fieldwork.photos import take_page
from liuli.kernel.access import get_visible_or_404
from liuli.kernel.errors import Refused
from liuli.kernel.text import row_number
from liuli.parameters.operations import parameter


@never_cache
@require_http_methods(["GET", "POST"])
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Item → severity → photo → note, for one site."""
    site = get_visible_or_404(Site, request.user, pk=pk)
    round_ = _round(request)
    start = {"site": site.pk, "round": round_.pk if round_ else None}
    sending = request.method == "POST"
    form = FindingForm(
        request.POST if sending else None, user=request.user, initial=start
    )
    if sending and form.is_valid():
        answer = _send(request, "patrols.finding", unit=site.unit)
        if answer.status == "accepted":
            messages.success(request, answer.message)
            return redirect(answer.url)
        form.add_error(None, answer.message)
    context = {
        "form": form,
        "site": site,
        "round": round_,
        "groups": _items(site),
        "chosen": request.POST.get("item", ""),
        "severities": Severity.choices,
        "client_id": uuid4(),
        "kind": "patrols.finding",
        "near_metres": parameter("patrol.near_site_metres", unit=site.unit),
    }
    status = 409 if sending else 200
    return render(request, "fieldwork/finding.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def hazard_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A hazard on the phone, with the one form this person may send now."""
    hazard = _hazard(request, pk)
    open_moves = moves_open_to(
        _user(request), hazard, is_handler=is_handler(hazard, _user(request))
    )
    kind, form_class = _next_step(open_moves)
    start = {"hazard": pk, "seen": version_of(hazard)}
    form = form_class(user=request.user, initial=start) if form_class else None
    status = 200
    if request.method == "POST" and form_class is not None:
        form = form_class(request.POST, user=request.user)
        status = 409
        if form.is_valid():
            answer = _send(request, kind, unit=hazard.unit)
            if answer.status == "accepted":
                messages.success(request, answer.message)
                return redirect(answer.url)
            form.add_error(None, answer.message)
    context = {
        "hazard": hazard,
        "moves": hazard.moves.select_related("by").prefetch_related("photos__file"),
        "form": form,
        "kind": kind,
        "may_hand_back": may_hand_back(_user(request), hazard)
        and not is_returned(hazard),
        "client_id": uuid4(),
        "near_metres": parameter("patrol.near_site_metres", unit=hazard.unit),
    }
    return render(request, "fieldwork/hazard.html", context, status=status)


@never_cache
@require_POST
def hand_hazard_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Not mine to rectify: back to whoever assigned it, with a reason (EV-1)."""
    hazard = _hazard(request, pk)
    try:
        hand_back(
            hazard,
            reason=request.POST.get("reason", "")[:500],
            actor=_user(request),
            now=timezone.now(),
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("hazards:field_hazard", pk=pk)
    messages.success(request, _("Handed back; it will be assigned to somebody else."))
    return redirect("fieldwork:today")


@never_cache
@require_POST
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """A number for one call: recorded, and in no page that stays."""
    site = get_visible_or_404(Site, request.user, pk=pk)
    number = call_keeper(site, actor=_user(request), now=timezone.now())
    if wants_json(request):
        return JsonResponse({"tel": f"tel:{number}"})
    return render(request, "fieldwork/call.html", {"site": site, "number": number})


def _next_step(open_moves: dict[str, bool]) -> tuple[str, Any]:
    if open_moves["verify"]:
        return "hazards.recheck", RecheckForm
    if open_moves["report_done"]:
        return "hazards.rectified", RectifiedForm
    return "", None


def _items(site: Site) -> list[tuple[Any, list[ChecklistItem]]]:
    """The items that may fail here, in their lists: the site's own list first."""
    kinds = kinds_of_items(site.kind)
    rows = ChecklistItem.objects.current().filter(site_kind__in=kinds)
    found: dict[str, list[ChecklistItem]] = {kind: [] for kind in kinds}
    for item in rows.order_by("position"):
        found[item.site_kind].append(item)
    return [(kind.label, found[kind]) for kind in kinds if found[kind]]


def _round(request: HttpRequest) -> Round | None:
    number = row_number(request.POST.get("round") or request.GET.get("round"))
    if number is None:
        return None
    return get_visible_or_404(Round, request.user, pk=number)


def _hazard(request: HttpRequest, pk: int) -> Hazard:
    found = get_visible_or_404(Hazard, request.user, pk=pk)
    if not may_see_persons(_user(request), found):
        # The street office sees pressing hazards without persons: at its desk only.
        raise Http404
    full: Hazard = Hazard.objects.with_people().get(pk=found.pk)
    return full


def _send(request: HttpRequest, kind: str, *, unit: Any) -> Answer:
    return take_page(
        request.POST,
        request.FILES,
        kind=kind,
        unit=unit,
        actor=_user(request),
        now=timezone.now(),
    )


def _user(request: HttpRequest) -> Any:
    return request.user
