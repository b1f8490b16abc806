"""What is on, on the phones of grid workers (G32)."""

from datetime import datetime
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.accounts.roles import Capability
from liuli.fieldwork.registry import Card, Sheet, worksheet
from services.choices.publicity import Channel
from services.models import Announcement

_MOST_CARDS: Final = 8


@worksheet(order=70)
def notices_of_mine(user: Any, *, now: datetime) -> Sheet | None:
    """Notices and lessons of the units this person works in, and of those above."""
    if not user.may(Capability.PUBLICITY_VIEW):
        return None
    found = Announcement.objects.for_reader(user).on(timezone.localdate(now))
    rows = found.through(Channel.FIELD).select_related("unit")
    cards = tuple(
        Card(
            title=row.title,
            text=_("%(unit)s · until %(day)s")
            % {"unit": row.unit.short_name, "day": f"{row.valid_until:%Y-%m-%d}"},
            url=reverse("services:notice_field", args=[row.pk]),
            badge=_("lesson") if row.is_lesson else row.get_kind_display(),
            tone="info" if row.is_lesson else "neutral",
        )
        for row in rows.order_by("-published_at", "-pk")[:_MOST_CARDS]
    )
    if not cards:
        return None
    return Sheet(key="publicity", title=_("Notices and lessons"), cards=cards)
