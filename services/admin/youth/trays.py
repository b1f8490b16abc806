"""What of programmes waits on 今日待办: numbers, never a child's name."""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, few, tray
from services.admin.youth.pages import page_of
from services.admin.youth.staffing import check_words, with_check
from services.choices.youth import CheckResult, EnrolmentState
from services.models import Attendance, Enrolment, ProgrammeAdult, ProgrammeSession

_FIRST = 5
_WARN_DAYS = 30
_ADULTS = 2


@tray
def places_offered(user: Any, now: datetime) -> Tray | None:
    """Offers whose guardians have not answered, the soonest deadline first."""
    if not user.may(Capability.YOUTH_LEAD):
        return None
    rows = Enrolment.objects.visible_to(user).filter(state=EnrolmentState.OFFERED)
    found, count = few(rows.order_by("offer_until"), _FIRST)

    if not found:
        return None
    first = [
        Waiting(
            text=row.number,
            url=page_of("enrolment", row.pk),
            due=row.offer_until,
            light="red" if row.offer_until and row.offer_until < now else "yellow",
        )
        for row in found
    ]
    return Tray(title=_("Places offered"), count=count, first=first, weight=47)


@tray
def children_waiting(user: Any, now: datetime) -> Tray | None:
    """Children of today whom nobody has fetched after the end (YT-3)."""
    if not user.may(Capability.YOUTH_LEAD):
        return None
    here = timezone.localtime(now)
    rows = (
        Attendance.objects.visible_to(user)
        .still_there()
        .filter(session__on=timezone.localdate(now), session__ends_at__lt=here.time())
        .select_related("session", "enrolment")
    )
    found, count = few(rows.order_by("session__ends_at", "pk"), _FIRST)

    if not found:
        return None
    first = [
        Waiting(
            text=row.enrolment.number,
            url=reverse("services:youth_hand_over", args=[row.session_id]),
            light="red",
        )
        for row in found
    ]
    return Tray(title=_("Children not fetched yet"), count=count, first=first, weight=2)


@tray
def sessions_understaffed(user: Any, now: datetime) -> Tray | None:
    """Sessions of the next week with fewer than two adults down (YT-4)."""
    if not user.may(Capability.YOUTH_KEEP):
        return None
    today = timezone.localdate(now)
    rows = (
        ProgrammeSession.objects.visible_to(user)
        .standing()
        .filter(on__gte=today, on__lte=today + timedelta(days=7))
        .with_fewer_adults(_ADULTS)
        .select_related("term__programme")
    )
    found, count = few(rows.order_by("on", "starts_at"), _FIRST)

    if not found:
        return None
    first = [
        Waiting(
            text=f"{row.term.programme.name} · {row.on:%m-%d}",
            url=page_of("programmesession", row.pk),
            light="yellow",
        )
        for row in found
    ]
    return Tray(
        title=_("Sessions without two adults"),
        count=count,
        first=first,
        weight=48,
    )


@tray
def checks_expiring(user: Any, now: datetime) -> Tray | None:
    """Adults whose record check is missing, over, or over within a month (YT-4)."""
    if not user.may(Capability.YOUTH_KEEP):
        return None
    today = timezone.localdate(now)
    soon = today - timedelta(days=365 - _WARN_DAYS)
    people = with_check(
        ProgrammeAdult.objects.visible_to(user).filter(ended_on__isnull=True)
    ).exclude(last_result=CheckResult.NOT_TO_HIRE)
    rows = people.exclude(last_checked__gt=soon)
    found, count = few(rows.order_by("last_checked", "pk"), _FIRST)

    if not found:
        return None
    first = [
        Waiting(
            text=f"{row.name} · {check_words(row, today=today)}",
            url=page_of("programmeadult", row.pk),
            light="yellow",
        )
        for row in found
    ]
    return Tray(
        title=_("Record checks to renew"),
        count=count,
        first=first,
        url=reverse("admin:services_programmeadult_changelist"),
        weight=49,
    )
