"""Knocking at doors of a canvass, from the phone or the desk (G10, G-6)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.exchange.notes import without_long_numbers
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from residents.choices.canvass import KnockOutcome
from residents.models import CanvassDoor, CanvassDrive
from residents.policies import canvass as policies
from residents.rules import canvass as rules

_LONGEST = 200


@transaction.atomic
def knock(
    door: CanvassDoor,
    *,
    outcome: str,
    actor: Actor,
    now: datetime,
    note: str = "",
) -> CanvassDoor:
    """Write what a knock came to; the row history keeps every earlier one.

    A refusal is an outcome and opens nothing else (G-6). Raises Refused
    `knock_unknown`, and `door_registered` for a door registered before: only whoever
    registered it today may say that it was a slip.
    """
    door = CanvassDoor.objects.for_update().select_related("unit").get(pk=door.pk)
    require(policies.may_knock, actor, door)
    if outcome not in KnockOutcome.values:
        raise Refused(_("Choose what came of the knock."), code="knock_unknown")
    today = timezone.localdate(now)
    label = _label(actor)
    is_own_today = door.knocked_on == today and door.by_label == label
    if not rules.may_change_outcome(
        outcome=door.outcome, is_own_today=is_own_today, new=outcome
    ):
        raise Refused(
            _("This door is registered already. Nothing was changed."),
            code="door_registered",
        )
    if door.outcome == outcome == KnockOutcome.REGISTERED and not is_own_today:
        return door  # registered by somebody before: their day and name stay
    back = outcome == KnockOutcome.NOT_YET
    door.outcome = outcome
    door.knocked_on = None if back else today
    door.by_label = "" if back else label
    door.note = without_long_numbers(note.strip())[:_LONGEST]
    door.save(update_fields=["outcome", "knocked_on", "by_label", "note"])
    _begin(door, today)
    record("canvass.knocked", door, actor=actor, detail={"outcome": outcome})
    return door


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a drive is in one unit, or as a whole."""

    unit_id: int | None
    name: str
    listed: int
    outcomes: dict[str, int]

    @property
    def registered(self) -> int:
        """Doors with a registration."""
        return self.outcomes[KnockOutcome.REGISTERED]

    @property
    def left(self) -> int:
        """Doors to knock at again."""
        return self.listed - self.registered

    @property
    def share(self) -> str:
        """Per cent with one decimal, from the two counts beside it."""
        return rules.share_words(self.registered, self.listed)

    @property
    def numbers(self) -> list[tuple[str, Any, int]]:
        """Each outcome but the registered ones, its words and how many doors."""
        return [
            (outcome.value, outcome.label, self.outcomes[outcome])
            for outcome in KnockOutcome
            if outcome != KnockOutcome.REGISTERED
        ]


def progress(doors: Any) -> tuple[Progress, list[Progress]]:
    """The whole and each unit, from one statement over the doors given."""
    rows = list(
        doors.counted("unit", "unit__short_name", "unit__path").order_by("unit__path")
    )
    parts = [
        Progress(
            row["unit"],
            row["unit__short_name"],
            row["listed"],
            {outcome.value: row[outcome.value] for outcome in KnockOutcome},
        )
        for row in rows
    ]
    total = {o.value: sum(part.outcomes[o] for part in parts) for o in KnockOutcome}
    return Progress(None, "", sum(part.listed for part in parts), total), parts


def due_again(doors: Any, *, unit: Any, today: date) -> Any:
    """Of these doors, those to knock at now."""
    days = int(parameter("canvass.knock_again_days", unit=unit, on=today))
    peace = int(parameter("canvass.refused_again_days", unit=unit, on=today))
    return doors.due_again(today, days=days, refused_days=peace)


def _begin(door: CanvassDoor, today: date) -> None:
    CanvassDrive.objects.filter(pk=door.drive_id, begun_on__isnull=True).update(
        begun_on=today
    )


def _label(actor: Actor) -> str:
    """The name colleagues know, as the paper form has it."""
    return str(getattr(actor, "display_name", "") or actor.actor_label)[:40]
