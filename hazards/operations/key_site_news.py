"""Calling key sites to mind whose shorter rhythm was missed (重点点位, G4)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from hazards.models import KeySite
from hazards.rules.relooks import look_is_missing
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM
from liuli.notices.operations import News, notify_each
from liuli.notices.operations.staff import Staff
from liuli.notices.registry import notice_kind, still_due
from liuli.parameters.operations import ParameterBook

UNSEEN = notice_kind(
    "hazards.key_site_unseen",
    title=gettext_lazy("A key site waits for a look"),
    sentence=gettext_lazy(
        "%(unit)s: a key site has not been looked at since %(seen_on)s; "
        "it wants a look every %(days)s days."
    ),
    for_groups=True,
).key


@transaction.atomic
def remind_key_sites(*, now: datetime) -> int:
    """Tell who works and who leads the grid, once per site and last look.

    It waits for the digest, and is withdrawn once somebody has looked. Returns how
    many were told.
    """
    today = timezone.localdate(now)
    staff, book = Staff(now=now), ParameterBook("patrol.key_site_days")
    rows = KeySite.objects.in_force(today).filter(site__closed_on__isnull=True)
    news = [
        each
        for mark in rows.with_last_look().select_related("site__unit")
        for each in _missing(mark, staff, book, today)
    ]
    told = notify_each(news, now=now)
    if told:
        record("hazards.key_sites_told", actor=SYSTEM, detail={"notices": told}, at=now)
    return told


def _missing(
    mark: Any, staff: Staff, book: ParameterBook, today: date
) -> Iterator[News]:
    unit = mark.site.unit
    days = int(book.value("patrol.key_site_days", unit=unit, on=today))
    seen = _seen(mark)
    if not look_is_missing(last_look=seen, since=seen, today=today, days=days):
        return
    for person in sorted({*staff.workers_of(unit), *staff.leads_of(unit)}):
        page = (
            reverse("hazards:site", args=[mark.site.qr_code])
            if staff.is_at_desk(person)
            else reverse("fieldwork:today")
        )
        yield News(
            recipient=person,
            key=f"key_site:{mark.pk}:{seen:%Y%m%d}",
            kind=UNSEEN,
            params={
                "row": mark.pk,
                "unit": unit.pk,
                "seen_on": seen.isoformat(),
                "days": days,
            },
            url=page,
        )


def _seen(mark: Any) -> date:
    """The day somebody last looked, never before it became a key site."""
    began: date = mark.starts_on
    if mark.last_look is None:
        return began
    return max(timezone.localdate(mark.last_look), began)


@still_due(UNSEEN)
def still_unseen(notices: Sequence[Any]) -> set[int]:
    """Key sites nobody has looked at since."""
    wanted = {notice.params["row"] for notice in notices}
    rows = KeySite.objects.filter(pk__in=wanted, ended_on__isnull=True)
    seen = {mark.pk: _seen(mark).isoformat() for mark in rows.with_last_look()}
    return {n.pk for n in notices if seen.get(n.params["row"]) == n.params["seen_on"]}
