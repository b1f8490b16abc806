"""Care visits due and missed (K14)."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.desk.records import page_of
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
from services.models import CareVisit

GROUP: Final = Group("care", _("Care, volunteers and venues"), position=10)
_VISITS = pgettext_lazy("counting word", "care visits")


def due(period: Period) -> Any:
    """Visits whose day has come, without those that fell away in time."""
    rows = CareVisit.objects.counted().filter(**period.days("due_on"))
    return rows.select_related("plan__person__unit", "plan__carer")


def missed_by(period: Period) -> Q:
    """Not told of by the end of their day; a day that lasts misses nothing."""
    over = Q(due_on__lt=timezone.localdate(period.moment))
    return over & (Q(visited_on__isnull=True) | Q(visited_on__gt=F("due_on")))


DUE = Counted(due)
MISSED = Counted(due, where=missed_by)


def _record(visit: Any, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return page_of("services.careplan", visit.plan_id)


def _rows(counted: Counted) -> Rows:
    return Rows(
        find=counted.rows,
        columns=(
            Column(_("Looked after as"), lambda visit: visit.plan.get_tag_display()),
            Column(_("Unit"), lambda visit: visit.unit),
            Column(_("Due on"), lambda visit: visit.due_on),
            Column(_("State"), lambda visit: visit.get_state_display()),
            Column(_("Carer"), lambda visit: visit.plan.carer),
        ),
        capabilities=(Capability.CARE_VIEW,),
        url=_record,
    )


@indicator(
    "services.care_visits_due",
    label=_("Care visits due"),
    group=GROUP,
    unit_word=_VISITS,
    counts_people=True,
    is_flow=True,
    rows=_rows(DUE),
)
def count_due(units: Sequence[Unit], period: Period) -> Figures:
    """Visits whose day came in the period."""
    return DUE.figures(units, period)


@indicator(
    "services.care_visits_missed",
    label=_("Care visits missed"),
    group=GROUP,
    unit_word=_VISITS,
    counts_people=True,
    is_flow=True,
    is_worrying=True,
    rows=_rows(MISSED),
)
def count_missed(units: Sequence[Unit], period: Period) -> Figures:
    """Of those due: not visited by the end of their day."""
    return MISSED.figures(units, period)
