"""A duty passes to a colleague: so do the hazards in the other's hands (F6)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hazards.choices import HazardStatus
from hazards.models import Hazard
from hazards.operations.assignments import Charge, assign_hazards
from liuli.kernel.access import Actor
from liuli.territory.models import Unit

_IN_HAND = (HazardStatus.ASSIGNED, HazardStatus.RECTIFYING)


def hazards_in_hand(unit: Unit, user: Any) -> Any:
    """Hazards of a unit this colleague has to put right and has not reported done."""
    return Hazard.objects.in_unit(unit).filter(
        status__in=_IN_HAND, current_assignment__assignee=user
    )


@transaction.atomic
def hand_hazards_over(
    unit: Unit, *, before: Any, after: Any, note: str, actor: Actor, now: datetime
) -> int:
    """Assign them to the new colleague, their due dates unchanged; returns how many.

    Raises what `assign_hazards` raises: nothing passes on by halves.
    """
    rows = list(hazards_in_hand(unit, before))
    if not rows:
        return 0
    charge = Charge(assignee=after, note=note)
    return assign_hazards(rows, charge=charge, actor=actor, now=now)
