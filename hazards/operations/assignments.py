"""Who is to rectify a hazard, and by when (分派, 批量分派)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hazards import flows
from hazards.choices import HazardStatus, Step
from hazards.models import Assignment, Hazard
from hazards.operations.moves import locked, person, tell
from hazards.operations.news import tell_assigned
from hazards.policies import hazards as policies
from hazards.rules import hazards as rules
from liuli.accounts.models import Post, User
from liuli.accounts.roles import Capability
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.territory.models import Unit

MOST_RETURNS = 2


@dataclass(frozen=True, slots=True)
class Charge:
    """Who is to do what: a colleague, the site's keeper, or an outside body."""

    assignee: User | None = None
    is_keeper: bool = False
    body: str = ""
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of one hazard in a bulk assignment."""

    hazard: Hazard
    due_on: date
    refusal: str


@transaction.atomic
def assign_hazard(
    hazard: Hazard,
    *,
    assignee: User | None = None,
    is_keeper: bool = False,
    body: str = "",
    due_on: date | None = None,
    note: str = "",
    actor: Actor,
    now: datetime,
) -> Hazard:
    """Say who rectifies it by when; again for somebody else until it is reported done.

    Without `due_on` the first assignment counts the item's days from today, a later
    one keeps the date. A later date is an extension: once, with a reason (EV-1). After
    two returns whoever leads the community decides.
    Raises Refused `nobody_assigned`, `cannot_rectify`, `due_in_past`, `due_too_late`,
    `extended_once`, `reason_missing`, `illegal_move`, `paused`.
    """
    charge = Charge(assignee, is_keeper, body.strip(), due_on, note.strip())
    hazard = _assign(locked(hazard), charge, actor=actor, now=now)
    tell_assigned([hazard], actor=actor, now=now)
    record("hazards.assigned", hazard, actor=actor)
    return hazard


@transaction.atomic
def assign_hazards(
    hazards: Iterable[Hazard], *, charge: Charge, actor: Actor, now: datetime
) -> int:
    """Assign many at once: all or none, one audit entry; returns how many.

    Raises what `assign_hazard` raises, and Refused `none_chosen`.
    """
    rows = list(
        Hazard.objects.filter(pk__in=[hazard.pk for hazard in hazards])
        .for_update()
        .select_related("unit", "site", "item", "current_assignment")
    )
    if not rows:
        raise Refused(_("Choose at least one hazard."), code="none_chosen")
    for hazard in rows:
        _assign(hazard, charge, actor=actor, now=now)
    tell_assigned(rows, actor=actor, now=now)
    record(
        "hazards.assigned_many",
        actor=actor,
        unit=rows[0].unit,
        detail={"numbers": [hazard.number for hazard in rows]},
    )
    return len(rows)


def preview_assignment(
    hazards: Iterable[Hazard], *, charge: Charge, actor: Actor, now: datetime
) -> list[Preview]:
    """What a bulk assignment would do to each hazard; changes nothing."""
    previews = []
    for hazard in hazards:
        due_on = hazard.due_on
        try:
            require(policies.may_assign, actor, hazard)
            due_on = _plan(hazard, charge, timezone.localdate(now))[0]
            refusal = ""
        except Refused as refused:
            refusal = str(refused)
        previews.append(Preview(hazard, due_on, refusal))
    return previews


def colleagues_for(unit: Unit, *, today: date | None = None) -> Any:
    """People who may be assigned hazards of a unit, by name."""
    day = today or timezone.localdate()
    posts = Post.objects.live(day).with_capability(Capability.HAZARDS_RECTIFY)
    return User.objects.filter(pk__in=posts.over(unit).values("user")).order_by(
        "display_name"
    )


def _assign(hazard: Hazard, charge: Charge, *, actor: Actor, now: datetime) -> Hazard:
    require(policies.may_assign, actor, hazard)
    if is_returned(hazard) and hazard.returns.count() >= MOST_RETURNS:
        require(policies.may_decide_returned, actor, hazard)
    due_on, is_extension = _plan(hazard, charge, timezone.localdate(now))
    before = hazard.status
    hazard.current_assignment = Assignment.objects.create(
        hazard=hazard,
        assignee=charge.assignee,
        is_keeper=charge.is_keeper,
        body=charge.body,
        due_on=due_on,
        is_extension=is_extension,
        note=charge.note,
        by_id=person(actor),
        at=now,
    )
    if before == HazardStatus.FOUND:
        hazard.clock_started_at = now
    hazard.status, hazard.due_on = HazardStatus.ASSIGNED, due_on
    hazard.save(
        update_fields=["status", "due_on", "current_assignment", "clock_started_at"]
    )
    tell(hazard, Step.ASSIGNED, before=before, actor=actor, now=now, reason=charge.note)
    return hazard


def is_returned(hazard: Hazard) -> bool:
    """Whether its present assignment was handed back (EV-1)."""
    return hazard.returns.filter(assignment=hazard.current_assignment_id).exists()


def _plan(hazard: Hazard, charge: Charge, today: date) -> tuple[date, bool]:
    """The due date of this assignment, and whether it extends the present one."""
    if hazard.paused_at is not None:
        raise Refused(
            _("The clock of this hazard stands still. Let it run again first."),
            code="paused",
        )
    if hazard.status != HazardStatus.ASSIGNED:
        flows.HAZARD.require(hazard.status, HazardStatus.ASSIGNED)
    _refuse_charge(hazard, charge)
    if hazard.status == HazardStatus.FOUND:
        return _first_due(hazard, charge.due_on, today), False
    if charge.due_on is None or charge.due_on == hazard.due_on:
        return hazard.due_on, False
    if charge.due_on < today:
        raise Refused(_("The due date lies in the past."), code="due_in_past")
    if charge.due_on < hazard.due_on:
        return charge.due_on, False
    if hazard.assignments.filter(is_extension=True).exists():
        raise Refused(
            _("The due date of this hazard has already been extended once."),
            code="extended_once",
        )
    if not charge.note:
        raise Refused(
            _("A later due date needs a reason in the note."), code="reason_missing"
        )
    return charge.due_on, True


def _refuse_charge(hazard: Hazard, charge: Charge) -> None:
    if charge.assignee is None and not charge.is_keeper and not charge.body:
        raise Refused(_("Say who is responsible."), code="nobody_assigned")
    if charge.assignee is not None and not charge.assignee.may(
        Capability.HAZARDS_RECTIFY, hazard.unit
    ):
        raise Refused(
            _("This colleague does not work where the hazard is."),
            code="cannot_rectify",
        )


def _first_due(hazard: Hazard, wished: date | None, today: date) -> date:
    """Days count from the day the notice is served, which is today (HZ-3)."""
    days = rules.rectify_days(
        hazard.severity, item_days=hazard.item.rectify_days if hazard.item else None
    )
    last = rules.due_date(today, days=days)
    if wished is None:
        return last
    if wished < today:
        raise Refused(_("The due date lies in the past."), code="due_in_past")
    if wished > last:
        raise Refused(
            _("This item allows no later due date than %(day)s.")
            % {"day": last.isoformat()},
            code="due_too_late",
        )
    return wished
