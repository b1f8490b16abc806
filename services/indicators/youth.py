"""Sessions held, who took part, and how many of them are floating (E9, YT-8)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from django.db.models import OuterRef, Q, Subquery, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Dimension,
    Figure,
    Figures,
    Group,
    Period,
    Rows,
    indicator,
)
from liuli.kernel.access import Actor
from liuli.territory.models import Unit
from residents.choices import ClassKind
from residents.models import ClassSpell
from services.choices.youth import ProgrammeKind
from services.models import Enrolment, ProgrammeSession

GROUP: Final = Group("youth", pgettext_lazy("menu", "Young people"), position=9)
_SESSIONS = pgettext_lazy("counting word", "sessions")
_PEOPLE = pgettext_lazy("counting word", "participants")
_KIND: Final = Dimension("term__programme__kind", dict(ProgrammeKind.choices))


def held(period: Period) -> Any:
    """Sessions of the period with somebody signed in (YT-8)."""
    return (
        ProgrammeSession.objects.held()
        .with_people()
        .filter(**period.days("on"))
        .select_related("term__programme__unit")
    )


def known_participants(period: Period) -> Any:
    """Enrolments somebody of whom came, tied to a resident whose class is known."""
    spells = ClassSpell.objects.filter(
        person=OuterRef("person"), period__contains=period.on
    )
    came = {
        "attendances__is_present": True,
        "attendances__session__cancelled_at__isnull": True,
        **{f"attendances__session__{k}": v for k, v in period.days("on").items()},
    }
    return (
        Enrolment.objects.filter(
            pk__in=Enrolment.objects.filter(**came).values("pk"), person__isnull=False
        )
        .annotate(class_then=Subquery(spells.values("kind")[:1]))
        .filter(class_then__isnull=False)
        .exclude(class_then=ClassKind.UNDETERMINED)
        .select_related("term__programme__unit")
    )


def _is_floating(period: Period) -> Q:
    return Q(class_then=ClassKind.FLOATING)


SESSIONS = Counted(held, dimension=_KIND)
FLOATING = Counted(known_participants, where=_is_floating)


def _page(row: ProgrammeSession, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return reverse("admin:services_programmesession_change", args=[row.pk])


_ROWS: Final = Rows(
    find=held,
    columns=(
        Column(_("Programme"), lambda row: row.term.programme.name),
        Column(pgettext_lazy("programme", "term"), lambda row: row.term.name),
        Column(pgettext_lazy("programme", "day"), lambda row: row.on),
        Column(_("Participants"), lambda row: row.people_there),
    ),
    capabilities=(Capability.YOUTH_VIEW,),
    url=_page,
)


@indicator(
    "services.sessions",
    label=_("Course sessions held"),
    group=GROUP,
    unit_word=_SESSIONS,
    is_flow=True,
    dimension=_KIND,
    rows=_ROWS,
)
def count_sessions(units: Sequence[Unit], period: Period) -> Figures:
    """Held: at least one person signed in, or so a ledger says (YT-8)."""
    return SESSIONS.figures(units, period)


@indicator(
    "services.participants",
    label=_("Participants of courses"),
    group=GROUP,
    unit_word=_PEOPLE,
    counts_people=True,
    is_flow=True,
    is_sum=True,
    rows=_ROWS,
)
def sum_participants(units: Sequence[Unit], period: Period) -> Figures:
    """人次: everybody signed in at every session held."""
    found = (
        held(period)
        .select_related(None)
        .order_by()
        .values_list("term__programme__unit__path")
        .annotate(figure_sum=Sum("people_there"))
    )
    sums: defaultdict[int, int] = defaultdict(int)
    for path, people in found:
        for unit in units:
            if path.startswith(unit.path):
                sums[unit.pk] += people
    return {unit.pk: Figure(value=sums[unit.pk], as_of=period.on) for unit in units}


@indicator(
    "services.share_floating",
    label=_("Participants who are floating residents"),
    group=GROUP,
    unit_word=pgettext_lazy("counting word", "people"),
    counts_people=True,
    is_flow=True,
    least="residents.class_least",
    rows=Rows(
        find=FLOATING.rows,
        columns=(
            Column(_("Programme"), lambda row: row.term.programme.name),
            Column(pgettext_lazy("programme", "term"), lambda row: row.term.name),
        ),
        capabilities=(Capability.YOUTH_LEAD,),
    ),
)
def count_floating(units: Sequence[Unit], period: Period) -> Figures:
    """Out of participants tied to a resident of known class (FR-2)."""
    return FLOATING.figures(units, period)
