"""Calling tomorrow's watch to mind: grid workers remind the shops of their grid (GR-6).

Shops have no account. Whoever works their grid is told how many of its shops have a day
tomorrow, the cadre of the community which groups have nobody, and a text without
names of people is ready for the chat group.
"""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from hazards.models import WatchDuty
from liuli.accounts.roles import Capability, Role
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM
from liuli.notices.operations import News, notify_each
from liuli.notices.operations.staff import Staff
from liuli.notices.registry import group_text, notice_kind
from liuli.territory.models import Unit

TOMORROW = notice_kind(
    "hazards.watch_tomorrow",
    title=gettext_lazy("Shops keep watch tomorrow"),
    sentence=gettext_lazy(
        "%(unit)s: %(count)d shop(s) keep watch on %(on)s. Please remind them."
    ),
).key
NOBODY = notice_kind(
    "hazards.watch_nobody",
    title=gettext_lazy("Nobody keeps watch tomorrow"),
    sentence=gettext_lazy(
        "%(unit)s: on %(on)s %(count)d group(s) have no shop on duty. "
        "Ask a shop to stand in."
    ),
).key


@transaction.atomic
def remind_watch(*, now: datetime) -> int:
    """Remind of tomorrow's duties, each person once; returns how many were told."""
    day = timezone.localdate(now) + timedelta(days=1)
    duties = list(
        WatchDuty.objects.filter(on=day, noted_on__isnull=True).select_related(
            "shop__unit", "unit"
        )
    )
    if not duties:
        return 0
    staff = Staff(now=now)
    grids = Counter(duty.shop.unit for duty in duties if duty.shop is not None)
    empty = Counter(duty.unit for duty in duties if duty.shop is None)
    news = [
        each
        for unit, count in grids.items()
        for each in _news(
            TOMORROW, staff.nearest_of(Role.GRID_WORKER, unit), unit, count, day
        )
    ]
    news += [
        each
        for unit, count in empty.items()
        for each in _news(NOBODY, staff.nearest_of(Role.CADRE, unit), unit, count, day)
    ]
    told = notify_each(news, now=now)
    if told:
        record("hazards.watch_reminded", actor=SYSTEM, detail={"notices": told}, at=now)
    return told


def _news(
    kind: str, people: frozenset[int], unit: Unit, count: int, day: date
) -> list[News]:
    url = reverse("fieldwork:today")
    if kind == NOBODY:
        url = reverse("admin:hazards_watchduty_changelist")
    params: dict[str, int | str] = {
        "unit": unit.pk,
        "count": count,
        "on": day.isoformat(),
    }
    return [
        News(person, f"{kind}:{unit.pk}:{day}", kind, params, url)
        for person in sorted(people)
    ]


@group_text(
    "hazards.watch_tomorrow",
    label=gettext_lazy("Tomorrow's watch"),
    capability=Capability.WATCH_VIEW,
)
def watch_tomorrow(user: Any, now: datetime) -> str:
    """Which shop of each group keeps watch tomorrow; keepers' names stay masked."""
    day = timezone.localdate(now) + timedelta(days=1)
    duties = (
        WatchDuty.objects.visible_to(user)
        .filter(on=day)
        .select_related("group", "shop")
        .order_by("group__number")
    )
    title = _("Watch of %(day)s") % {"day": date_format(day, "Y-m-d l")}
    lines = [
        pgettext("watch", "Group %(number)d: %(shop)s")
        % {
            "number": duty.group.number,
            "shop": duty.shop.label if duty.shop else pgettext("watch", "nobody yet"),
        }
        for duty in duties
    ]
    return "\n".join([title, *lines])
