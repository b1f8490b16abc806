"""Telling people that the water will be off (WT-9): phones of workers, the group."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hazards.choices.water import OutageKind
from hazards.models import Outage
from liuli.accounts.roles import Capability
from liuli.notices.operations import News, notify_each
from liuli.notices.operations.staff import Staff
from liuli.notices.registry import group_text, notice_kind, still_due

OFF = notice_kind(
    "hazards.water_off",
    title=gettext_lazy("The water will be off"),
    sentence=gettext_lazy(
        "%(unit)s: water off from %(starts_on)s %(starts_at)s to %(ends_on)s "
        "%(ends_at)s. Where, and why, stands in the text for the group."
    ),
).key


def tell_of_outage(outage: Outage, *, now: datetime) -> int:
    """Tell whoever patrols there, once; part of the announcement. Returns how many."""
    people = Staff(now=now).workers_under(outage.unit)
    news = [
        News(
            recipient=person,
            key=f"{OFF}:{outage.pk}",
            kind=OFF,
            params={
                "outage": outage.pk,
                "unit": outage.unit_id,
                "starts_on": timezone.localdate(outage.starts_at).isoformat(),
                "starts_at": outage.starts_at.isoformat(),
                "ends_on": timezone.localdate(outage.ends_at).isoformat(),
                "ends_at": outage.ends_at.isoformat(),
            },
            url=reverse("fieldwork:today"),
            urgent=outage.kind == OutageKind.EMERGENCY,
            useful_until=outage.ends_at,
        )
        for person in sorted(people)
    ]
    return notify_each(news, now=now)


@still_due(OFF)
def outages_not_over(notices: Sequence[Any]) -> set[int]:
    """Outages whose end has not come."""
    wanted = {notice.params["outage"] for notice in notices}
    ahead = set(
        Outage.objects.ahead(timezone.now())
        .filter(pk__in=wanted)
        .values_list("pk", flat=True)
    )
    return {notice.pk for notice in notices if notice.params["outage"] in ahead}


@group_text(
    "hazards.water_off",
    label=gettext_lazy("Water outages ahead"),
    capability=Capability.WATER_VIEW,
)
def water_off(user: Any, now: datetime) -> str:
    """Every outage that is not over: when, where, why."""
    rows = Outage.objects.visible_to(user).ahead(now).order_by("starts_at", "pk")
    lines = [
        _("%(kind)s: %(starts)s to %(ends)s, %(places)s. Reason: %(cause)s")
        % {
            "kind": row.get_kind_display(),
            "starts": _moment(row.starts_at),
            "ends": _moment(row.ends_at),
            "places": row.places,
            "cause": row.cause,
        }
        for row in rows
    ]
    return "\n".join([_("Water outages"), *(lines or [_("None is announced.")])])


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "Y-m-d H:i")
