"""A round on the phone, as plain pages; scripts only make them quicker (F7)."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hazards.choices import RoundState, SkipReason, StopAnswer
from hazards.models import Round, Site, Stop
from hazards.rules.patrols import urgency
from liuli.accounts.roles import Capability
from liuli.fieldwork.operations import Answer, page_item, take_one
from liuli.kernel.access import get_visible_or_404
from liuli.parameters.operations import parameter

_ORDERS = ("urgent", "street")


@never_cache
@require_GET
def show_round(request: HttpRequest, pk: int) -> HttpResponse:
    """The stops of a round: most urgent first, or as one walks the street."""
    round_ = _round(request, pk)
    order = request.GET.get("order", "urgent")
    order = order if order in _ORDERS else "urgent"
    stops = _stops(request, round_, order=order)
    left = [stop for stop in stops if not stop.answer]
    context = {
        "round": round_,
        "outcome": round_.outcome(timezone.now()),
        "stops": stops,
        "left": left,
        "answered": len(stops) - len(left),
        "order": order,
        "can_start": round_.opens_at <= timezone.now() < round_.day_ends_at,
        "summary": _summary(round_, stops),
        "client_id": uuid4(),
        "near_metres": _near_metres(round_, left),
    }
    return render(request, "fieldwork/round.html", context)


@never_cache
@require_GET
def at_site(request: HttpRequest, code: UUID) -> HttpResponse:
    """What the code on a door opens: its stop of the round to walk, else its dossier.

    Without a signal the phone shows the kept round at that stop. The code says where
    the phone's camera was, and nothing is recorded of that: no stop asks for it.
    """
    site = get_visible_or_404(Site, request.user, qr_code=code)
    user: Any = request.user
    rounds = (
        Round.objects.in_scopes(user.scopes(Capability.PATROLS_DO))
        .filter(on=timezone.localdate())
        .select_related("unit")
        .in_order()
    )
    for round_ in rounds:
        is_there = site.unit.path.startswith(round_.unit.path)
        if is_there and round_.state != RoundState.FINISHED:
            page = reverse("hazards:field_round", args=[round_.pk])
            return redirect(f"{page}#site-{site.pk}")
    return redirect("hazards:site", code=code)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Set out."""
    answer = _send(request, "patrols.start", {"round": pk})
    return _back(request, pk, answer)


@require_POST
def answer_stop(request: HttpRequest, pk: int, site: int) -> HttpResponse:
    """One stop answered, or its answer taken back."""
    seen = {
        "site": site,
        "answer": request.POST.get("answer", ""),
        "reason": request.POST.get("reason", ""),
        "note": request.POST.get("note", ""),
    }
    answer = _send(request, "patrols.answers", {"round": pk, "answers": [seen]})
    return _back(request, pk, answer, anchor=f"#site-{site}")


@require_POST
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Why a round was missed or never ended."""
    payload = {"round": pk, "note": request.POST.get("note", "")}
    return _back(request, pk, _send(request, "patrols.explain", payload))


@never_cache
@require_http_methods(["GET", "POST"])
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """What was not checked and why, then the end of the round."""
    round_ = _round(request, pk)
    left = [s for s in _stops(request, round_, order="street") if not s.answer]
    if request.method == "POST":
        skipped = [
            {
                "site": stop.site_id,
                "answer": StopAnswer.SKIPPED.value,
                "reason": request.POST.get(f"reason-{stop.site_id}", ""),
                "note": request.POST.get(f"note-{stop.site_id}", ""),
            }
            for stop in left
        ]
        payload = {
            "round": pk,
            "skipped": skipped,
            "note": request.POST.get("note", ""),
        }
        answer = _send(request, "patrols.finish", payload)
        if answer.status == "accepted":
            return _back(request, pk, answer)
        messages.error(request, answer.message)
        for stop in left:
            stop.chosen = request.POST.get(f"reason-{stop.site_id}", "")
            stop.said = request.POST.get(f"note-{stop.site_id}", "")
    context = {
        "round": round_,
        "left": left,
        "reasons": SkipReason.choices,
        "note": request.POST.get("note", ""),
        "client_id": uuid4(),
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "fieldwork/round_finish.html", context, status=status)


def _round(request: HttpRequest, pk: int) -> Round:
    shown: Any = Round.objects.select_related("unit", "worker", "stand_in", "walked_by")
    found = get_visible_or_404(Round, request.user, pk=pk)
    fresh: Round = shown.get(pk=found.pk)
    return fresh


def _stops(request: HttpRequest, round_: Round, *, order: str) -> list[Any]:
    today = timezone.localdate()
    if round_.state == RoundState.DUE:
        stops = _ahead(request, round_)
    else:
        stops = list(_rows(request, round_))
    for stop in stops:
        looked = stop.last_look and timezone.localdate(stop.last_look)
        stop.days_unseen = (today - looked).days if looked else None
        stop.is_urgent = bool(stop.critical_count or stop.overdue_count)
    if order == "urgent":
        stops.sort(key=lambda stop: (stop.answer != "", _pressure(stop)))
    return stops


def _rows(request: HttpRequest, round_: Round) -> Any:
    return (
        Stop.objects.visible_to(request.user)
        .filter(round=round_)
        .select_related("site__address", "site__point")
        .with_pressure(round_.on)
        .in_street_order()
    )


def _ahead(request: HttpRequest, round_: Round) -> list[Any]:
    """The stops this round will have, so that a phone can walk it without a signal."""
    sites = (
        Site.objects.visible_to(request.user)
        .in_unit(round_.unit)
        .present(round_.on)
        .select_related("address", "point")
        .with_open_hazards()
        .with_overdue(round_.on)
        .in_street_order()
    )
    looks = Stop.objects.in_unit(round_.unit).looked_at().order_by()
    last = dict(looks.values_list("site").annotate(Max("observed_at")))
    stops: list[Any] = [Stop(round=round_, site=site) for site in sites]
    for stop in stops:
        for name in ("open", "critical", "major", "overdue"):
            setattr(stop, f"{name}_count", getattr(stop.site, f"{name}_count"))
        stop.last_look = last.get(stop.site_id)
    return stops


def _near_metres(round_: Round, left: list[Any]) -> Any:
    """How near is near; None where no site's place is known."""
    if not any(stop.site.place for stop in left):
        return None
    return parameter("patrol.near_site_metres", unit=round_.unit)


def _pressure(stop: Any) -> tuple[int, int, int]:
    return urgency(
        open_critical=stop.critical_count,
        open_major=stop.major_count,
        overdue=stop.overdue_count,
        days_since_look=stop.days_unseen,
    )


def _summary(round_: Round, stops: list[Any]) -> str:
    """The round as a line for a chat group: counts only, nobody's name or address."""
    if round_.state != RoundState.FINISHED:
        return ""
    counts = dict.fromkeys(StopAnswer, 0)
    for stop in stops:
        counts[StopAnswer(stop.answer)] += 1
    return _(
        "%(grid)s, %(day)s, %(half)s: %(stops)s stops, %(sound)s without trouble, "
        "%(finding)s with a hazard, %(skipped)s not checked."
    ) % {
        "grid": round_.unit.short_name,
        "day": f"{round_.on:%Y-%m-%d}",
        "half": round_.get_half_display(),
        "stops": len(stops),
        "sound": counts[StopAnswer.SOUND],
        "finding": counts[StopAnswer.FINDING],
        "skipped": counts[StopAnswer.SKIPPED],
    }


def _send(request: HttpRequest, kind: str, payload: dict[str, Any]) -> Answer:
    """A plain page takes the same road as a phone's queue."""
    item = page_item(kind, payload, client_id=request.POST.get("client_id"))
    return take_one(item, actor=request.user, now=timezone.now())


def _back(
    request: HttpRequest, pk: int, answer: Answer, *, anchor: str = ""
) -> HttpResponse:
    if answer.status == "accepted":
        messages.success(request, answer.message)
    else:
        messages.error(request, answer.message)
    if answer.code == "not_found":
        return redirect("fieldwork:today")
    return redirect(reverse("hazards:field_round", args=[pk]) + anchor)
