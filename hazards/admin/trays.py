"""What of sites and hazards waits on 今日待办."""

from datetime import datetime
from operator import attrgetter
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices import Decision, HazardStatus
from hazards.models import (
    Handover,
    Hazard,
    LedgerNote,
    LoweringRequest,
    RelocationNote,
)
from hazards.policies import hazards as policies
from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray
from liuli.parameters.operations import parameter

_FIRST = 5


@tray
def overdue(user: Any, now: datetime) -> Tray | None:
    """Past due, for whoever assigns or only watches the pressing ones."""
    if not user.may(Capability.HAZARDS_ASSIGN) and not user.may(
        Capability.HAZARDS_VIEW_PRESSING
    ):
        return None
    rows = Hazard.objects.visible_to(user).overdue(timezone.localdate(now))
    sees_persons = policies.sees_persons_everywhere(user)
    return _tray(
        _("Overdue hazards"),
        rows,
        "light=red",
        now,
        weight=10,
        sees_persons=sees_persons,
    )


@tray
def to_assign(user: Any, now: datetime) -> Tray | None:
    """Found and nobody's yet."""
    if not user.may(Capability.HAZARDS_ASSIGN):
        return None
    rows = _in(Hazard.objects.visible_to(user), user, Capability.HAZARDS_ASSIGN)
    rows = rows.filter(status=HazardStatus.FOUND)
    return _tray(_("Hazards to assign"), rows, "state=found", now, weight=20)


@tray
def handed_back(user: Any, now: datetime) -> Tray | None:
    """Handed back by who was to rectify them (EV-1)."""
    if not user.may(Capability.HAZARDS_ASSIGN):
        return None
    rows = _in(Hazard.objects.visible_to(user), user, Capability.HAZARDS_ASSIGN)
    rows = rows.handed_back()
    if not rows.exists():
        return None
    return _tray(_("Hazards handed back"), rows, "state=returned", now, weight=15)


@tray
def to_recheck(user: Any, now: datetime) -> Tray | None:
    """Reported as rectified by others (EV-2)."""
    if not user.may(Capability.HAZARDS_VERIFY):
        return None
    rows = (
        _in(Hazard.objects.visible_to(user), user, Capability.HAZARDS_VERIFY)
        .waiting_for_recheck()
        .not_handled_by(user)
    )
    return _tray(_("Hazards to re-check"), rows, "state=mine", now, weight=30)


@tray
def to_confirm(user: Any, now: datetime) -> Tray | None:
    """A lower severity another person asked for (HZ-2)."""
    if not user.may(Capability.HAZARDS_ASSIGN):
        return None
    rows = (
        LoweringRequest.objects.visible_to(user)
        .filter(decision=Decision.ASKED)
        .exclude(asked_by=user)
        .select_related("hazard")
    )
    shown, count = few(rows, _FIRST)
    first = [
        Waiting(
            text=request.hazard.number,
            url=reverse("admin:hazards_hazard_change", args=[request.hazard_id]),
        )
        for request in shown
    ]

    if not count:
        return None
    return Tray(
        title=_("Lower severities to confirm"), count=count, first=first, weight=35
    )


@tray
def notes_to_decide(user: Any, now: datetime) -> Tray | None:
    """Hazard text of ledgers nobody has decided on."""
    if not user.may(Capability.HAZARDS_ASSIGN):
        return None
    rows = LedgerNote.objects.visible_to(user).offered().select_related("site__address")
    shown, count = few(rows.order_by("-noted_on", "pk"), _FIRST)
    first = [
        Waiting(
            text=f"{note.site.label} · {note.text}",
            url=reverse("admin:hazards_ledgernote_change", args=[note.pk]),
        )
        for note in shown
    ]
    return Tray(
        title=_("Ledger notes to decide"),
        count=count,
        first=first,
        url=reverse("admin:hazards_ledgernote_changelist") + "?state__exact=offered",
        empty=_("No ledger note waits."),
        weight=60,
    )


@tray
def answers_to_ask_for(user: Any, now: datetime) -> Tray | None:
    """Handed over, and no answer by its day (HZ-8)."""
    if not user.may(Capability.HAZARDS_ASSIGN):
        return None
    rows = Handover.objects.visible_to(user).late(timezone.localdate(now)).by_day()
    shown, count = few(rows.select_related("hazard"), _FIRST)
    first = [
        Waiting(
            text=f"{row.hazard.number} · {row.get_body_display()}",
            url=reverse("admin:hazards_hazard_change", args=[row.hazard_id]),
            light="red",
        )
        for row in shown
    ]
    if not first:
        return None
    return Tray(
        title=_("Hand-overs without an answer"),
        count=count,
        first=first,
        url=reverse("admin:hazards_handover_changelist") + "?answer=late",
        weight=36,
    )


@tray
def people_to_look_after(user: Any, now: datetime) -> Tray | None:
    """Who left an unsafe lodging: where to, and how they fare (HZ-21)."""
    if not user.may(Capability.HAZARDS_ASSIGN):
        return None
    notes = RelocationNote.objects.visible_to(user)
    due = notes.look_due(timezone.localdate(now)).values("pk")
    rows = notes.filter(Q(choice="") | Q(pk__in=due))
    shown, count = few(rows.select_related("order__hazard"), _FIRST)
    first = [
        Waiting(
            text=note.order.hazard.number,
            url=reverse("admin:hazards_hazard_change", args=[note.order.hazard_id]),
        )
        for note in shown
    ]
    if not first:
        return None
    return Tray(
        title=_("People to rehouse or to look after"),
        count=count,
        first=first,
        url=reverse("admin:hazards_relocationnote_changelist"),
        weight=15,
    )


def _in(rows: Any, user: Any, capability: str) -> Any:
    return rows.in_scopes(user.scopes(capability))


def _tray(
    title: Any,
    rows: Any,
    query: str,
    now: datetime,
    *,
    weight: int,
    sees_persons: bool = True,
) -> Tray:
    share = parameter("hazard.yellow_share", on=timezone.localdate(now))
    words = attrgetter("words" if sees_persons else "words_without_persons")
    shown, count = few(
        rows.select_related("item", "site__address").order_by("due_on", "pk"), _FIRST
    )
    first = [
        Waiting(
            text=f"{words(hazard)} · {hazard.site.address.raw}",
            url=reverse("admin:hazards_hazard_change", args=[hazard.pk]),
            light=hazard.light(now=now, yellow_share=share),
        )
        for hazard in shown
    ]
    return Tray(
        title=title,
        count=count,
        first=first,
        url=f"{reverse('admin:hazards_hazard_changelist')}?{query}",
        empty=_("Nothing waits here."),
        weight=weight,
    )
