"""How many people live here, and how they belong (domain 3.5, FR)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
from residents.choices import ClassKind, Hukou
from residents.models import ClassSpell, Person

GROUP = Group("residents", _("Residents"), position=1)
_PEOPLE = pgettext_lazy("counting word", "people")
_LIVING = "residents.living"
_LEAST = "residents.class_least"


def living(period: Period) -> Any:
    """People with a stay that covers the day."""
    return Person.objects.living(period.on).select_related("unit")


def _is_local(period: Period) -> Q:
    return Q(hukou=Hukou.LOCAL)


def _in_class(kind: ClassKind, period: Period) -> Q:
    spells = ClassSpell.objects.holding(period.on).filter(
        person=OuterRef("pk"), kind=kind
    )
    return Q(Exists(spells))


def _is_floating(period: Period) -> Q:
    return ~_is_local(period) & _in_class(ClassKind.FLOATING, period)


def _is_rooted(period: Period) -> Q:
    return ~_is_local(period) & _in_class(ClassKind.ROOTED, period)


def _is_unclassified(period: Period) -> Q:
    """The rest, whatever the reason: so the four always sum to everybody."""
    placed = _in_class(ClassKind.FLOATING, period) | _in_class(ClassKind.ROOTED, period)
    return ~_is_local(period) & ~placed


LIVING = Counted(living)
LOCAL = Counted(living, where=_is_local)
FLOATING = Counted(living, where=_is_floating)
ROOTED = Counted(living, where=_is_rooted)
UNCLASSIFIED = Counted(living, where=_is_unclassified)


def _record(person: Person, user: Actor) -> str:
    """The person's page in the desk, for whoever opens the desk."""
    if not user.may(Capability.DESK_OPEN):
        return ""
    return reverse("admin:residents_person_change", args=[person.pk])


def _first_class() -> date | None:
    """Before the first class was set, nobody knew who floats: no history of that."""
    first: date | None = ClassSpell.objects.aggregate(day=Min("period__startswith"))[
        "day"
    ]
    return first


def _rows(counted: Counted) -> Rows:
    return Rows(
        find=counted.rows,
        columns=(
            Column(_("Full name"), lambda person: person.masked_name),
            Column(_("Identity number"), lambda person: person.masked_identity),
            Column(_("Unit"), lambda person: person.unit),
            Column(_("Registration"), lambda person: person.get_hukou_display()),
        ),
        capabilities=(Capability.RESIDENTS_VIEW,),
        url=_record,
    )


@indicator(
    _LIVING,
    label=_("Residents living here"),
    group=GROUP,
    unit_word=_PEOPLE,
    counts_people=True,
    in_trend=True,
    rows=_rows(LIVING),
)
def count_living(units: Sequence[Unit], period: Period) -> Figures:
    """Everybody with a stay on the day."""
    return LIVING.figures(units, period)


@indicator(
    "residents.local",
    label=_("Locally registered residents"),
    group=GROUP,
    unit_word=_PEOPLE,
    counts_people=True,
    in_trend=True,
    part_of=_LIVING,
    rows=_rows(LOCAL),
)
def count_local(units: Sequence[Unit], period: Period) -> Figures:
    """Registration here, as stated."""
    return LOCAL.figures(units, period)


@indicator(
    "residents.floating",
    label=_("Floating residents"),
    group=GROUP,
    unit_word=_PEOPLE,
    counts_people=True,
    in_trend=True,
    part_of=_LIVING,
    rows=_rows(FLOATING),
    first_day=_first_class,
    least=_LEAST,
)
def count_floating(units: Sequence[Unit], period: Period) -> Figures:
    """Not local, and of the floating class on the day."""
    return FLOATING.figures(units, period)


@indicator(
    "residents.rooted",
    label=_("Rooted residents"),
    group=GROUP,
    unit_word=_PEOPLE,
    counts_people=True,
    in_trend=True,
    part_of=_LIVING,
    rows=_rows(ROOTED),
    first_day=_first_class,
    least=_LEAST,
)
def count_rooted(units: Sequence[Unit], period: Period) -> Figures:
    """Not local, and of the rooted class on the day."""
    return ROOTED.figures(units, period)


@indicator(
    "residents.unclassified",
    label=_("Residents not yet classified"),
    group=GROUP,
    unit_word=_PEOPLE,
    counts_people=True,
    part_of=_LIVING,
    rows=_rows(UNCLASSIFIED),
    first_day=_first_class,
)
def count_unclassified(units: Sequence[Unit], period: Period) -> Figures:
    """Not local, and neither floating nor rooted on the day."""
    return UNCLASSIFIED.figures(units, period)
