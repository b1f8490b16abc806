"""What of hazards stands on a person's file (一人一档): where that person lives now."""

from datetime import datetime
from typing import Any, Final

from django.db.models import F
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from hazards.models import Hazard
from liuli.accounts.roles import Capability
from liuli.desk.registry import Section, section
from residents.models import Stay

_MOST: Final = 20


@section("residents.person")
def hazards_where_they_live(user: Any, person: Any, now: datetime) -> Section | None:
    """Open hazards at the present addresses, the most pressing first.

    Of the place, not of the person: nothing here says whose fault it is. Only what the
    reader may see of hazards and of stays.
    """
    if not user.may(Capability.HAZARDS_VIEW):
        return None
    stays = Stay.objects.visible_to(user).filter(person=person)
    homes = stays.covering(localdate(now)).values("address")
    open_there = Hazard.objects.visible_to(user).open().filter(site__address__in=homes)
    found = list(
        open_there.select_related("item", "site__address").order_by(
            F("due_on").asc(nulls_last=True), "pk"
        )[:_MOST]
    )
    if not found:
        return None
    lines = [
        (hazard, reverse("admin:hazards_hazard_change", args=[hazard.pk]))
        for hazard in found
    ]
    return Section(
        "hazards",
        _("Hazards where this person lives"),
        "hazards/_person_hazards.html",
        {"hazards": lines, "today": localdate(now)},
        count=len(found),
        weight=55,
    )
