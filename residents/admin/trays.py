"""What waits for whoever keeps residents (今日待办)."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.desk.registry import Tray, Waiting, tray
from residents.models import Stay

_FIRST = 3


@tray
def people_outside_grids(user: Any, now: datetime) -> Tray | None:
    """未入格: people at addresses no grid claims; a boundary puts them right."""
    if not user.may(Capability.PLACES_CHANGE):
        return None
    stays = Stay.objects.visible_to(user).outside_grids().covering(localdate(now))
    addresses = (
        stays.order_by("address__road")
        .values_list("address__road", flat=True)
        .distinct()
    )
    listing = reverse("admin:residents_stay_changelist")
    first = [
        Waiting(
            text=road or str(_("Address not recognised")), url=f"{listing}?grid=none"
        )
        for road in addresses[:_FIRST]
    ]
    return Tray(
        title=_("Residents in no grid"),
        count=stays.values("person").distinct().count(),
        first=first,
        url=f"{listing}?grid=none&open=yes",
        empty=_("Everybody's address belongs to a grid."),
        weight=60,
    )
