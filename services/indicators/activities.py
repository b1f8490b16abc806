"""Events held, by kind, and needs that were answered (G9, G12, J4, J1)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.desk.records import page_of
from liuli.indicators.counting import Counted
from liuli.indicators.registry import (
    Column,
    Dimension,
    Figures,
    Period,
    Rows,
    indicator,
)
from liuli.kernel.access import Actor
from liuli.territory.models import Unit
from residents.choices.needs import NeedStep
from residents.models import Need, NeedMove
from services.choices.activities import EventKind
from services.indicators.care import GROUP
from services.models import CommunityEvent

_EVENTS = pgettext_lazy("counting word", "events")
_NEEDS = pgettext_lazy("counting word", "needs")
_BY_KIND = Dimension("kind", {kind.value: kind.label for kind in EventKind})


def held(period: Period) -> Any:
    """Events held in the period whose people were counted."""
    rows = CommunityEvent.objects.held_by(period.on).filter(**period.days("held_on"))
    return rows.select_related("unit")


def answered(period: Period) -> Any:
    """Needs that got an answer in the period, each once."""
    steps = NeedMove.objects.filter(
        need=OuterRef("pk"), step=NeedStep.ANSWERED, **period.instants("at")
    )
    return Need.objects.filter(Exists(steps)).select_related("unit")


HELD = Counted(held, dimension=_BY_KIND)
ANSWERED = Counted(answered)


def _event(row: Any, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return page_of("services.communityevent", row.pk)


def _need(row: Any, user: Actor) -> str:
    if not user.may(Capability.DESK_OPEN):
        return ""
    return page_of("residents.need", row.pk)


@indicator(
    "services.events",
    label=_("Events held"),
    group=GROUP,
    unit_word=_EVENTS,
    is_flow=True,
    dimension=_BY_KIND,
    rows=Rows(
        find=HELD.rows,
        columns=(
            Column(_("Event"), lambda row: row.title),
            Column(_("Kind of event"), lambda row: row.get_kind_display()),
            Column(_("Event held on"), lambda row: row.held_on),
            Column(_("People who came"), lambda row: row.head_count),
        ),
        capabilities=(Capability.VENUES_VIEW,),
        url=_event,
    ),
)
def count_events(units: Sequence[Unit], period: Period) -> Figures:
    """Held in the period, by kind."""
    return HELD.figures(units, period)


@indicator(
    "services.needs_answered",
    label=_("Needs answered"),
    group=GROUP,
    unit_word=_NEEDS,
    is_flow=True,
    counts_people=True,
    rows=Rows(
        find=ANSWERED.rows,
        columns=(
            Column(_("Kind of need"), lambda row: row.get_kind_display()),
            Column(_("State"), lambda row: row.get_status_display()),
            Column(_("Unit"), lambda row: row.unit),
        ),
        capabilities=(Capability.NEEDS_VIEW,),
        url=_need,
    ),
)
def count_answered(units: Sequence[Unit], period: Period) -> Figures:
    """Needs of residents that got an answer in the period."""
    return ANSWERED.figures(units, period)
