"""Events: planned, counted, reported, with what was given away (G9, G12, J4)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit
from services.choices.activities import CountedHow, EventKind
from services.choices.points import StockKind, StockReason
from services.models import CommunityEvent, EventLink, StockItem, StockMove
from services.operations.stock import move_stock
from services.policies import venues as policies


@transaction.atomic
def plan_event(
    unit: Unit, *, kind: EventKind, title: str, place: str, held_on: date, actor: Actor
) -> CommunityEvent:
    """An event, ahead or past. Raises Refused `words_missing`."""
    require(policies.may_keep_unit, actor, unit)
    if not (title.strip() and place.strip()):
        raise Refused(_("Say what is held and where."), code="words_missing")
    event = CommunityEvent.objects.create(
        unit=unit,
        kind=kind,
        title=title.strip()[:100],
        place=place.strip()[:120],
        held_on=held_on,
    )
    record("events.planned", event, actor=actor, detail={"kind": kind})
    return event


@transaction.atomic
def count_event(
    event: CommunityEvent,
    *,
    head_count: int,
    counted_how: CountedHow,
    actor: Actor,
    today: date,
) -> CommunityEvent:
    """How many came, and how sure that is; told again, it is put right.

    Raises Refused `event_ahead`, `event_cancelled`, `count`.
    """
    event = _locked(event, actor)
    _refuse_cancelled(event)
    if event.held_on > today:
        raise Refused(_("This event has not been held yet."), code="event_ahead")
    if head_count < 0:
        raise Refused(_("Give a number of people."), code="count")
    event.head_count, event.counted_how = head_count, counted_how
    event.save(update_fields=["head_count", "counted_how"])
    record("events.counted", event, actor=actor)
    return event


@transaction.atomic
def cancel_event(event: CommunityEvent, *, reason: str, actor: Actor) -> CommunityEvent:
    """It is not held. Raises Refused `reason_missing`, `event_counted`."""
    event = _locked(event, actor)
    _refuse_cancelled(event)
    if event.head_count is not None:
        raise Refused(_("People have come to this event."), code="event_counted")
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    event.cancelled_for = reason.strip()[:200]
    event.save(update_fields=["cancelled_for"])
    record("events.cancelled", event, actor=actor)
    return event


@transaction.atomic
def add_report(
    event: CommunityEvent, *, medium: str, address: str, actor: Actor
) -> EventLink:
    """A media report. Raises Refused `words_missing`, `link_wrong`, `link_there`."""
    event = _locked(event, actor)
    if not medium.strip():
        raise Refused(_("Say which medium it was."), code="words_missing")
    try:
        URLValidator(schemes=["http", "https"])(address.strip())
    except ValidationError:
        raise Refused(
            _("Enter the whole address of the report, from https:// on."),
            code="link_wrong",
        ) from None
    if event.links.filter(address=address.strip()).exists():
        raise Refused(_("This report is there already."), code="link_there")
    link = EventLink.objects.create(
        event=event, medium=medium.strip()[:60], address=address.strip()
    )
    record("events.report_added", event, actor=actor)
    return link


@transaction.atomic
def give_kits(
    event: CommunityEvent, *, item: StockItem, count: int, actor: Actor
) -> StockMove:
    """Kits given away at an event (G12). Raises Refused `nothing_left`, `count`."""
    event = _locked(event, actor)
    _refuse_cancelled(event)
    if item.kind != StockKind.KIT or not event.unit.path.startswith(item.unit.path):
        raise Refused(_("Only kits of the community are given away."), code="not_a_kit")
    if count < 1:
        raise Refused(_("Give a number above nought."), code="count")
    moved = move_stock(
        item,
        change=-count,
        reason=StockReason.GIVEN,
        actor=actor,
        on=event.held_on,
        event=event,
    )
    record("events.kits_given", event, actor=actor, detail={"count": count})
    return moved


def _locked(event: CommunityEvent, actor: Actor) -> CommunityEvent:
    rows = CommunityEvent.objects.for_update().select_related("unit")
    fresh: CommunityEvent = rows.get(pk=event.pk)
    require(policies.may_keep, actor, fresh)
    return fresh


def _refuse_cancelled(event: CommunityEvent) -> None:
    if event.cancelled_for:
        raise Refused(_("This event was cancelled."), code="event_cancelled")
