"""Where nobody may be housed, who is there all the same, and what others owe us."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hazards.models import Handover, HousingOrder
from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Figures,
    Group,
    Period,
    Rows,
    indicator,
)
from liuli.kernel.access import Actor
from liuli.territory.models import Unit
from residents.models import OccupancyBan, Stay

_GROUP = Group("occupancy", _("Housing and hand-overs"), position=4)
_ORDERS = pgettext_lazy("counting word", "orders")
_PEOPLE = pgettext_lazy("counting word", "people")
_ITEMS = pgettext_lazy("counting word", "hand-overs")


def _held(period: Period, begin: str, end: str) -> Q:
    """In force at the end of the period."""
    return Q(**{f"{begin}__lte": period.moment}) & (
        Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": period.moment})
    )


def _orders(period: Period) -> Any:
    return HousingOrder.objects.filter(_held(period, "at", "lifted_at")).select_related(
        "hazard__unit", "hazard__site__address"
    )


def _stays(period: Period) -> Any:
    """Living where an order rests on a hazard: also those who were there before."""
    bans = OccupancyBan.objects.filter(
        _held(period, "imposed_at", "lifted_at"), address=OuterRef("address")
    ).filter(Q(dwelling__isnull=True) | Q(dwelling=OuterRef("dwelling")))
    return Stay.objects.filter(Exists(bans), period__contains=period.on).select_related(
        "unit", "address", "person"
    )


def _handovers(period: Period) -> Any:
    """Handed over by then; the day of an answer is known, its hour is not."""
    return (
        Handover.objects.filter(at__lte=period.moment)
        .filter(Q(replied_on__isnull=True) | Q(replied_on__gt=period.on))
        .select_related("hazard__unit", "hazard__site__address")
    )


BANS = Counted(_orders)
STAYS = Counted(_stays)
WAITING = Counted(_handovers)


def _hazard_page(row: Any, user: Actor) -> str:
    if user.may(Capability.DESK_OPEN):
        return reverse("admin:hazards_hazard_change", args=[row.hazard_id])
    return reverse("hazards:field_hazard", args=[row.hazard_id])


@indicator(
    "hazards.bans_in_force",
    label=_("No-occupancy orders in force"),
    group=_GROUP,
    unit_word=_ORDERS,
    rows=Rows(
        find=BANS.rows,
        columns=(
            Column(_("Hazard"), lambda order: order.hazard.number),
            Column(_("Issued by"), lambda order: order.issued_by),
            Column(_("Issued on"), lambda order: order.issued_on),
            Column(_("Address"), lambda order: order.hazard.site.address.raw),
        ),
        capabilities=(Capability.HAZARDS_VIEW,),
        url=_hazard_page,
    ),
)
def count_bans(units: Sequence[Unit], period: Period) -> Figures:
    """Orders that nobody be housed, not lifted (HZ-6)."""
    return BANS.figures(units, period)


@indicator(
    "hazards.stays_in_banned_rooms",
    label=_("People living where nobody may be housed"),
    group=_GROUP,
    unit_word=_PEOPLE,
    counts_people=True,
    is_worrying=True,
    rows=Rows(
        find=STAYS.rows,
        columns=(
            Column(_("Name"), lambda stay: stay.person.masked_name),
            Column(_("Address"), lambda stay: stay.address.raw),
            Column(_("Room"), lambda stay: stay.room),
            Column(_("Moved in"), lambda stay: stay.starts_on),
        ),
        capabilities=(Capability.RESIDENTS_VIEW,),
    ),
)
def count_stays(units: Sequence[Unit], period: Period) -> Figures:
    """Stays where a ban is in force; reality is written down all the same (HZ-6)."""
    return STAYS.figures(units, period)


@indicator(
    "hazards.handed_over_waiting",
    label=_("Hand-overs waiting for an answer"),
    group=_GROUP,
    unit_word=_ITEMS,
    rows=Rows(
        find=WAITING.rows,
        columns=(
            Column(_("Hazard"), lambda row: row.hazard.number),
            Column(_("Handed over to"), lambda row: row.get_body_display()),
            Column(_("Answer due"), lambda row: row.due_on),
            Column(_("Receipt"), lambda row: row.receipt),
        ),
        capabilities=(Capability.HAZARDS_VIEW,),
        url=_hazard_page,
    ),
)
def count_handovers(units: Sequence[Unit], period: Period) -> Figures:
    """Reported to a body in charge, without its answer (HZ-8)."""
    return WAITING.figures(units, period)
