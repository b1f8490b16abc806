"""Calling papers to mind, each once (EV-5, HZ-8, G14): what is late, what ends soon.

Hand-overs without an answer, licences of shops about to end, meter rounds left open,
nights on which more water runs than usual.
They wait for the digest as every notice that is not urgent.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from hazards.choices import Body
from hazards.choices.shops import LicenceKind
from hazards.models import Handover, Licence, MeterRound
from hazards.operations.water.night_news import rises_to_tell
from liuli.accounts.roles import Role
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM
from liuli.notices.operations import News, notify_each
from liuli.notices.operations.staff import Staff
from liuli.notices.registry import notice_kind, still_due
from liuli.parameters.operations import ParameterBook

UNANSWERED = notice_kind(
    "hazards.handover_late",
    title=gettext_lazy("A hand-over waits for its answer"),
    sentence=gettext_lazy(
        "%(unit)s: hazard %(number)s was handed over to %(body)s and should have been "
        "answered by %(due_on)s. Ask again; it stays ours."
    ),
    words={"body": Body},
).key
ENDING = notice_kind(
    "hazards.licence_ends",
    title=gettext_lazy("A licence is about to end"),
    sentence=gettext_lazy(
        "%(unit)s: a licence of a shop (%(kind)s) ends on %(due_on)s. "
        "Remind the shop to renew it."
    ),
    words={"kind": LicenceKind},
).key
UNREAD = notice_kind(
    "hazards.meters_late",
    title=gettext_lazy("A meter round is late"),
    sentence=gettext_lazy(
        "%(unit)s: the meter round should have ended on %(due_on)s and is still open."
    ),
).key


@transaction.atomic
def remind_of_papers(*, now: datetime) -> int:
    """Tell whoever leads there of each matter once; returns how many were told."""
    today = timezone.localdate(now)
    staff = Staff(now=now)
    news = [
        *_unanswered(today, staff),
        *_ending(today, staff),
        *_unread(today, staff),
        *rises_to_tell(today, staff),
    ]
    told = notify_each(news, now=now)
    if told:
        record("hazards.papers_told", actor=SYSTEM, detail={"notices": told}, at=now)
    return told


def _unanswered(today: date, staff: Staff) -> Iterator[News]:
    for row in Handover.objects.late(today).select_related("hazard__unit"):
        params: dict[str, int | str] = {
            "row": row.pk,
            "unit": row.hazard.unit_id,
            "number": row.hazard.number,
            "body": row.body,
            "due_on": row.due_on.isoformat(),
        }
        url = reverse("admin:hazards_hazard_change", args=[row.hazard_id])
        for person in sorted(staff.leads_of(row.hazard.unit)):
            yield News(person, f"{UNANSWERED}:{row.pk}", UNANSWERED, params, url)


def _ending(today: date, staff: Staff) -> Iterator[News]:
    book = ParameterBook("shop.licence_warn_days")
    rows = Licence.objects.current().filter(
        valid_to__gte=today, site__closed_on__isnull=True
    )
    for row in rows.select_related("site__unit"):
        unit = row.site.unit
        days = int(book.value("shop.licence_warn_days", unit=unit, on=today))
        if row.valid_to is None or row.valid_to > today + timedelta(days=days):
            continue
        params: dict[str, int | str] = {
            "row": row.pk,
            "unit": unit.pk,
            "kind": row.kind,
            "due_on": row.valid_to.isoformat(),
        }
        url = reverse("admin:hazards_licence_change", args=[row.pk])
        for person in sorted(staff.leads_of(unit)):
            yield News(person, f"{ENDING}:{row.pk}", ENDING, params, url)


def _unread(today: date, staff: Staff) -> Iterator[News]:
    late = MeterRound.objects.open().filter(ends_on__lt=today).select_related("unit")
    for row in late:
        params: dict[str, int | str] = {
            "row": row.pk,
            "unit": row.unit_id,
            "due_on": row.ends_on.isoformat(),
        }
        url = reverse("admin:hazards_meterround_change", args=[row.pk])
        for person in sorted(staff.nearest_of(Role.CADRE, row.unit)):
            yield News(person, f"{UNREAD}:{row.pk}", UNREAD, params, url)


@still_due(UNANSWERED)
def still_unanswered(notices: Sequence[Any]) -> set[int]:
    """Hand-overs still without an answer."""
    return _left(notices, Handover.objects.waiting())


@still_due(ENDING)
def still_current(notices: Sequence[Any]) -> set[int]:
    """Licences no newer one has replaced."""
    return _left(notices, Licence.objects.current())


@still_due(UNREAD)
def still_open(notices: Sequence[Any]) -> set[int]:
    """Meter rounds nobody has closed."""
    return _left(notices, MeterRound.objects.open())


def _left(notices: Sequence[Any], rows: Any) -> set[int]:
    wanted = {notice.params["row"] for notice in notices}
    left = set(rows.filter(pk__in=wanted).values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.params["row"] in left}
