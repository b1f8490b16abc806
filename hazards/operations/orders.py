"""Orders from outside keep number and due date; four levels of command (EV-6)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards.choices.campaigns import CommandLevel
from hazards.choices.pauses import PauseEnd
from hazards.models import ExternalOrder, Hazard, HazardLevel
from hazards.operations.moves import locked, person
from hazards.operations.pauses import end_pause
from hazards.policies import hazards as policies
from hazards.rules.orders import LADDER, earlier, next_level
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused


@transaction.atomic
def take_order(
    hazard: Hazard,
    *,
    number: str,
    received_on: date,
    due_on: date,
    actor: Actor,
    now: datetime,
) -> ExternalOrder:
    """Tie an order of 12345 to a hazard; the earlier of the two due dates wins.

    An order runs on: a pause of the clock ends with it. Raises Refused `not_open`,
    `number_missing`, `order_known`, `date_order`, `date_future`.
    """
    hazard = locked(hazard)
    require(policies.may_assign, actor, hazard)
    if not hazard.is_open:
        raise Refused(_("This hazard is no longer open."), code="not_open")
    if not number.strip():
        raise Refused(_("Write the number of the order."), code="number_missing")
    if due_on < received_on:
        raise Refused(
            _("The order is due before it was received. Check the days."),
            code="date_order",
        )
    if received_on > timezone.localdate(now):
        raise Refused(_("This day has not come yet."), code="date_future")
    known = ExternalOrder.objects.filter(number=number.strip()).exists()
    if known or ExternalOrder.objects.filter(hazard=hazard).exists():
        raise Refused(
            _("This order, or another one of this hazard, is written down already."),
            code="order_known",
        )
    order = ExternalOrder.objects.create(
        hazard=hazard,
        number=number.strip(),
        received_on=received_on,
        due_on=due_on,
        by_id=person(actor),
    )
    end_pause(hazard, PauseEnd.MOVED, actor=actor, now=now)
    hazard.due_on = earlier(hazard.due_on, due_on)
    hazard.save(update_fields=["due_on"])
    record("hazards.order_taken", hazard, actor=actor, at=now)
    return order


@transaction.atomic
def tell_next_level(
    hazard: Hazard, *, reason: str, actor: Actor, now: datetime
) -> HazardLevel:
    """Tell the next level of command: community, street, district, in this order.

    Raises Refused `not_open`, `reason_missing`, `highest_level`.
    """
    hazard = locked(hazard)
    require(policies.may_assign, actor, hazard)
    if not hazard.is_open:
        raise Refused(_("This hazard is no longer open."), code="not_open")
    if not reason.strip():
        raise Refused(_("Say why the next level has to know."), code="reason_missing")
    level = next_level(level_of(hazard))
    if level is None:
        raise Refused(
            _("The district knows of it already; there is no level above."),
            code="highest_level",
        )
    told = HazardLevel.objects.create(
        hazard=hazard,
        level=CommandLevel(level),
        on=timezone.localdate(now),
        reason=reason.strip(),
        by_id=person(actor),
    )
    record("hazards.level_told", hazard, actor=actor, detail={"level": level}, at=now)
    return told


def level_of(hazard: Hazard) -> str:
    """The highest level that has been told; at first the grid worker."""
    told = set(
        HazardLevel.objects.filter(hazard=hazard).values_list("level", flat=True)
    )
    return max(told, key=LADDER.index, default=LADDER[0])
