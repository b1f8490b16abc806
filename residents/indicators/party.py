"""Party members in the base, and the floating ones of them (E2, E3a)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import Column, Figures, Period, Rows, indicator
from liuli.territory.models import Unit
from residents.indicators.classes import GROUP
from residents.models import PartyMember

_PEOPLE = pgettext_lazy("counting word", "people")


def members(period: Period) -> Any:
    """In the base on the day."""
    rows = PartyMember.objects.there(period.on)
    return rows.select_related("person__unit", "organisation", "contact_point")


def _floats(_period: Period) -> Q:
    return Q(is_floating=True)


MEMBERS = Counted(members)
FLOATING = Counted(members, where=_floats)


def _rows(counted: Counted) -> Rows:
    return Rows(
        find=counted.rows,
        columns=(
            Column(_("Full name"), lambda member: member.person.masked_name),
            Column(_("Unit"), lambda member: member.person.unit),
            Column(_("Organisation here"), lambda member: member.organisation),
            Column(_("Contact point"), lambda member: member.contact_point),
        ),
        capabilities=(Capability.PARTY_VIEW,),
    )


@indicator(
    "residents.party_members",
    label=_("Party members"),
    group=GROUP,
    unit_word=_PEOPLE,
    counts_people=True,
    rows=_rows(MEMBERS),
)
def count_members(units: Sequence[Unit], period: Period) -> Figures:
    """Members in the base."""
    return MEMBERS.figures(units, period)


@indicator(
    "residents.floating_party_members",
    label=_("Floating party members"),
    group=GROUP,
    unit_word=_PEOPLE,
    counts_people=True,
    rows=_rows(FLOATING),
)
def count_floating(units: Sequence[Unit], period: Period) -> Figures:
    """Out of the members in the base."""
    return FLOATING.figures(units, period)
