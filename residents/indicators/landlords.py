"""How many people own or let dwellings here (J2)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import Column, Figures, Period, Rows, indicator
from liuli.territory.models import Unit
from residents.indicators.classes import GROUP
from residents.models import Person
from residents.querysets.landlords import landlords_on


def landlords(period: Period) -> Any:
    """People who own or let at least one dwelling on the day."""
    people = Person.objects.unmerged().filter(erased_at__isnull=True)
    return people.filter(landlords_on(period.on)).select_related("unit")


LANDLORDS = Counted(landlords)


@indicator(
    "residents.landlords",
    label=_("Landlords"),
    group=GROUP,
    unit_word=pgettext_lazy("counting word", "people"),
    counts_people=True,
    rows=Rows(
        find=LANDLORDS.rows,
        columns=(
            Column(_("Landlord"), lambda person: person.masked_name),
            Column(_("Unit"), lambda person: person.unit),
        ),
        capabilities=(Capability.RESIDENTS_VIEW,),
    ),
)
def count_landlords(units: Sequence[Unit], period: Period) -> Figures:
    """Each counted once, in the unit they belong to."""
    return LANDLORDS.figures(units, period)
