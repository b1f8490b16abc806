"""How many households there are (PO-11)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Figures,
    Period,
    Rows,
    indicator,
)
from liuli.privacy.masks import mask_address
from liuli.territory.models import Unit
from residents.indicators.classes import GROUP
from residents.models import Household


def households(period: Period) -> Any:
    """Households that exist on the day."""
    found = Household.objects.holding(period.on).with_members(period.on)
    return found.select_related("unit", "address")


HOUSEHOLDS = Counted(households)


def _head(household: Household) -> str:
    head = household.head
    return head.person.masked_name if head else ""


@indicator(
    "residents.households",
    label=_("Households"),
    group=GROUP,
    unit_word=pgettext_lazy("counting word", "households"),
    counts_people=True,
    in_trend=True,
    rows=Rows(
        find=HOUSEHOLDS.rows,
        columns=(
            Column(_("Head of the household"), _head),
            Column(_("Address"), lambda household: mask_address(household.address.raw)),
            Column(_("Unit"), lambda household: household.unit),
            Column(_("Area (m²)"), lambda household: household.area_m2),
        ),
        capabilities=(Capability.RESIDENTS_VIEW,),
    ),
)
def count_households(units: Sequence[Unit], period: Period) -> Figures:
    """Households on the day, each with its head."""
    return HOUSEHOLDS.figures(units, period)
