"""Calling re-looks to mind: workers on the day, leads when late (EV-5, G6)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from hazards.models import Relook
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM
from liuli.notices.operations import News, notify_each
from liuli.notices.operations.staff import Staff
from liuli.notices.registry import notice_kind, still_due
from liuli.territory.models import Unit

TODAY = notice_kind(
    "hazards.relooks_today",
    title=gettext_lazy("Cleared hazards to look at again"),
    sentence=gettext_lazy(
        "%(unit)s: %(count)d re-look(s) can be taken from %(on)s on. "
        "They stand on the field page."
    ),
).key
LATE = notice_kind(
    "hazards.relook_late",
    title=gettext_lazy("A re-look is late"),
    sentence=gettext_lazy(
        "%(unit)s: hazard %(number)s was cleared and should have been looked at "
        "again by %(due_on)s."
    ),
).key


@transaction.atomic
def remind_relooks(*, now: datetime) -> int:
    """Tell of looks that begin today and of those that are late; returns how many.

    Whoever works the grid is told once on the first day, the lead of the area once for
    each look that is late.
    """
    today = timezone.localdate(now)
    due = list(Relook.objects.due(today).select_related("hazard__unit"))
    if not due:
        return 0
    staff = Staff(now=now)
    begun = Counter(look.hazard.unit for look in due if look.looks_from == today)
    news = [
        each
        for unit, count in begun.items()
        for each in _today(unit, count, today, staff)
    ]
    news += [each for look in due if look.due_on < today for each in _late(look, staff)]
    told = notify_each(news, now=now)
    if told:
        record("hazards.relooks_told", actor=SYSTEM, detail={"notices": told}, at=now)
    return told


def _today(unit: Unit, count: int, today: date, staff: Staff) -> Iterator[News]:
    for person in staff.workers_of(unit):
        yield News(
            recipient=person,
            key=f"{TODAY}:{unit.pk}:{today}",
            kind=TODAY,
            params={"unit": unit.pk, "count": count, "on": today.isoformat()},
            url=reverse("fieldwork:today"),
        )


def _late(look: Relook, staff: Staff) -> Iterator[News]:
    hazard = look.hazard
    for person in staff.leads_of(hazard.unit):
        yield News(
            recipient=person,
            key=f"{LATE}:{look.pk}",
            kind=LATE,
            params={
                "relook": look.pk,
                "unit": hazard.unit_id,
                "number": hazard.number,
                "due_on": look.due_on.isoformat(),
            },
            url=reverse("admin:hazards_relook_changelist") + "?look=late",
        )


@still_due(TODAY)
def looks_left(notices: Sequence[Any]) -> set[int]:
    """Grids in which a look of that day is still to be taken."""
    open_ones = set(
        Relook.objects.open()
        .filter(hazard__unit__in={notice.params["unit"] for notice in notices})
        .values_list("hazard__unit_id", "looks_from")
    )
    return {
        notice.pk
        for notice in notices
        if (notice.params["unit"], date.fromisoformat(notice.params["on"])) in open_ones
    }


@still_due(LATE)
def looks_still_late(notices: Sequence[Any]) -> set[int]:
    """Looks nobody has taken meanwhile."""
    wanted = {notice.params["relook"] for notice in notices}
    left = set(Relook.objects.open().filter(pk__in=wanted).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.params["relook"] in left}
