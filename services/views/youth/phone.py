"""A session on the phone: the list of who came, and who fetches whom (YT-3)."""

from typing import Any, Final
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from liuli.fieldwork.items import read_uuid
from liuli.fieldwork.operations import page_item, posted_payload, take_one
from liuli.kernel.access import get_visible_or_404
from services.choices.youth import CallCause, Purpose
from services.models import (
    Attendance,
    Enrolment,
    GuardianConsent,
    Programme,
    ProgrammeSession,
)
from services.operations.youth.attendance import adults_needed
from services.operations.youth.looking import look_at_roll
from services.operations.youth.words import words_of_late_pick_up

_KINDS: Final = (
    "youth.attendance", "youth.arrived", "youth.hand_over", "youth.stranger",
)  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
def roll(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody enrolled, one tap each; the look is written down."""
    user: Any = request.user
    session = _session(user, pk)
    if request.method == "POST":
        return _take(request, user, "services:youth_roll", pk)
    now = timezone.now()
    look_at_roll(session.term.programme, session=session, actor=user, now=now)
    known = {a.enrolment_id: a for a in session.attendances.all()}
    children = list(
        Enrolment.objects.visible_to(user).filter(term=session.term).enrolled()
    )
    roster = list(session.roster.select_related("adult"))
    there = sum(1 for row in roster if row.arrived_at)
    came = sum(1 for row in known.values() if row.is_present)
    context = {
        "session": session,
        "programme": session.term.programme,
        "children": [
            (child, _said(known.get(child.pk))) for child in _by_name(children)
        ],
        "roster": roster,
        "there": there,
        "needed": adults_needed(session, children=max(came, 1)),
        "came": came,
        "client_id": uuid4(),
    }
    return render(request, "services/youth/roll.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def hand_over_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is still there, and who may fetch them; the look is written down."""
    user: Any = request.user
    session = _session(user, pk)
    if request.method == "POST":
        return _take(request, user, "services:youth_hand_over", pk)
    look_at_roll(
        session.term.programme, session=session, actor=user, now=timezone.now()
    )
    rows = list(
        Attendance.objects.visible_to(user)
        .present()
        .filter(session=session)
        .select_related("enrolment", "handover")
        .prefetch_related("enrolment__adults", "calls")
        .order_by("pk")
    )
    alone = set(
        GuardianConsent.objects.filter(
            enrolment__in=[row.enrolment_id for row in rows],
            purpose=Purpose.ALONE,
            withdrawn_at__isnull=True,
        ).values_list("enrolment", flat=True)
    )
    left = [row for row in rows if not hasattr(row, "handover")]
    waiting = [_waiting(row, may_alone=row.enrolment_id in alone) for row in left]
    is_late = any(child["is_late"] for child in waiting)
    context = {
        "session": session,
        "programme": session.term.programme,
        "left": waiting,
        "words": words_of_late_pick_up(session) if is_late else "",
        "gone": [row for row in rows if hasattr(row, "handover")],
        "came": len(rows),
        "client_id": uuid4(),
    }
    return render(request, "services/youth/hand_over.html", context)


def _waiting(row: Any, *, may_alone: bool) -> dict[str, Any]:
    calls = list(row.calls.all())
    return {
        "row": row,
        "adults": [a for a in row.enrolment.adults.all() if a.ended_at is None],
        "may_alone": may_alone,
        "calls": calls,
        "is_late": any(call.cause == CallCause.LATE for call in calls),
    }


def _session(user: Any, pk: int) -> ProgrammeSession:
    """A session of a programme this person leads; 404 alike for everybody else."""
    return get_visible_or_404(ProgrammeSession, user, pk=pk, **_led(user))


def _led(user: Any) -> dict[str, Any]:
    led = Programme.objects.led_by(user).values("pk")
    return {"term__programme__in": led, "cancelled_at__isnull": True}


def _take(request: HttpRequest, user: Any, page: str, pk: int) -> HttpResponse:
    kind = request.POST.get("kind", "")
    number = read_uuid(request.POST.get("client_id")) or uuid4()
    payload = posted_payload(request.POST)
    payload.pop("kind", None)
    if kind in _KINDS:
        item = page_item(kind, payload, client_id=str(number))
        answer = take_one(item, actor=user, now=timezone.now())
        is_taken = answer.status == "accepted"
        (messages.success if is_taken else messages.error)(request, answer.message)
    return redirect(page, pk=pk)


def _said(row: Attendance | None) -> str:
    if row is None:
        return ""
    return "yes" if row.is_present else "no"


def _by_name(children: list[Enrolment]) -> list[Enrolment]:
    return sorted(children, key=lambda child: child.name or "")
