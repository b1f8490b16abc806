"""Hours of service: by code in and out, or by hand and confirmed by another (VO-1)."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from services import flows
from services.choices.volunteers import HoursSource, HoursState, Tier
from services.models import ServiceHours, Shift, ShiftSignUp, Volunteer
from services.models.volunteers import MOST_HOURS
from services.operations.points import earn_for_hours, take_back_hours
from services.operations.volunteers import (
    minor_limit,
    place_at_door,
    refuse_unguarded,
)
from services.policies import volunteers as policies
from services.rules import volunteers as rules


@transaction.atomic
def check_at_door(
    shift: Shift, *, volunteer: Volunteer, now: datetime
) -> tuple[ShiftSignUp, ServiceHours | None]:
    """The code of a shift and of a volunteer: first in, then out with the hours.

    Whoever had no place takes one that is free. Raises Refused `not_now`,
    `left_already` and what `sign_up` raises.
    """
    volunteer = Volunteer.objects.for_update().with_people().get(pk=volunteer.pk)
    on = timezone.localdate(now)
    minutes = int(parameter("volunteer.check_minutes", unit=shift.unit, on=on))
    if not rules.may_check(
        now, starts=shift.starts_at, ends=shift.ends_at, minutes=minutes
    ):
        raise Refused(
            _("The code of this shift is taken only around its hours."), code="not_now"
        )
    signup = place_at_door(shift, volunteer, now=now)
    if signup.came_at is None:
        signup.came_at = now
        signup.save(update_fields=["came_at"])
        record("volunteers.came", shift, actor=SYSTEM, at=now)
        return signup, None
    if signup.left_at is not None:
        raise Refused(_("You checked out of this shift before."), code="left_already")
    signup.left_at = now
    signup.save(update_fields=["left_at"])
    record("volunteers.went", shift, actor=SYSTEM, at=now)
    return signup, _hours_of(signup, shift, volunteer, now)


@transaction.atomic
def enter_hours(
    volunteer: Volunteer,
    *,
    on: date,
    hours: Decimal,
    tier: Tier,
    what: str,
    actor: Actor,
    now: datetime,
) -> ServiceHours:
    """Enter hours by hand; they count once somebody else has confirmed them.

    Raises Refused `hours_in_halves`, `hours_day`, `words_missing`, `guardian_missing`,
    `minor_hours`.
    """
    volunteer = Volunteer.objects.for_update().with_people().get(pk=volunteer.pk)
    require(policies.may_keep, actor, volunteer)
    if not rules.is_half(hours) or hours > MOST_HOURS:
        raise Refused(
            _("Hours are counted in halves, %(most)d a day at most.")
            % {"most": MOST_HOURS},
            code="hours_in_halves",
        )
    if not volunteer.joined_on <= on <= timezone.localdate(now):
        raise Refused(
            _("Hours lie between the day of joining and today."), code="hours_day"
        )
    if not what.strip():
        raise Refused(_("Say what was done."), code="words_missing")
    refuse_unguarded(volunteer, on=on)
    _refuse_long_day(volunteer, hours, on=on)
    row = ServiceHours.objects.create(
        volunteer=volunteer,
        on=on,
        hours=hours,
        tier=tier,
        what=what.strip()[:120],
        source=HoursSource.MANUAL,
        state=HoursState.PENDING,
        entered_by_id=actor.actor_id,
        entered_at=now,
    )
    record("volunteers.hours_entered", volunteer, actor=actor, at=now)
    return row


@transaction.atomic
def confirm_hours(row: ServiceHours, *, actor: Actor, now: datetime) -> ServiceHours:
    """Confirm hours somebody else entered and did; they earn their points now."""
    row = _locked(row)
    require(policies.may_confirm, actor, row)
    flows.HOURS.require(row.state, HoursState.CONFIRMED)
    row.state, row.confirmed_by_id = HoursState.CONFIRMED, actor.actor_id
    row.save(update_fields=["state", "confirmed_by"])
    earn_for_hours(row, actor=actor, now=now)
    record("volunteers.hours_confirmed", row.volunteer, actor=actor, at=now)
    return row


@transaction.atomic
def refuse_hours(
    row: ServiceHours, *, reason: str, actor: Actor, now: datetime
) -> ServiceHours:
    """They were not so. Raises Refused `reason_missing`, `illegal_move`."""
    row = _locked(row)
    require(policies.may_confirm, actor, row)
    _end(row, HoursState.REFUSED, reason)
    record("volunteers.hours_refused", row.volunteer, actor=actor, at=now)
    return row


@transaction.atomic
def void_hours(
    row: ServiceHours, *, reason: str, actor: Actor, now: datetime
) -> ServiceHours:
    """Take confirmed hours back, and their points as far as they are there.

    Raises Refused `reason_missing`, `illegal_move`.
    """
    row = _locked(row)
    require(policies.may_confirm, actor, row)
    _end(row, HoursState.VOID, reason)
    points = take_back_hours(row, actor=actor, now=now)
    record(
        "volunteers.hours_void",
        row.volunteer,
        actor=actor,
        at=now,
        detail={"points": points},
    )
    return row


def ladder_of(volunteer: Volunteer, *, on: date) -> str:
    """The kind of service reached, from confirmed acts; "" before the first."""
    least = int(parameter("volunteer.ladder_acts", unit=volunteer.unit, on=on))
    return rules.step_on_ladder(volunteer.hours.counted().by_tier(), least=least)


def _hours_of(
    signup: ShiftSignUp, shift: Shift, volunteer: Volunteer, now: datetime
) -> ServiceHours | None:
    came = signup.came_at or now
    hours = rules.hours_between(came, now, starts=shift.starts_at, ends=shift.ends_at)
    on = timezone.localdate(shift.starts_at)
    most = minor_limit(volunteer, on=on)
    if most is not None:
        done = volunteer.hours.claimed().on_day(on).total()
        hours = min(hours, rules.hours_left(done, most=most))
    hours = min(hours, Decimal(MOST_HOURS))
    if hours == 0:
        return None
    row = ServiceHours.objects.create(
        volunteer=volunteer,
        shift=shift,
        on=on,
        hours=hours,
        tier=shift.tier,
        what=shift.title,
        source=HoursSource.QR,
        state=HoursState.CONFIRMED,
        entered_at=now,
    )
    earn_for_hours(row, actor=SYSTEM, now=now)
    return row


def _refuse_long_day(volunteer: Volunteer, hours: Decimal, *, on: date) -> None:
    most = minor_limit(volunteer, on=on)
    if most is None:
        return
    done = volunteer.hours.claimed().on_day(on).total()
    if done + hours > most:
        raise Refused(
            _("A minor helps %(most)s hours a day at most.") % {"most": most},
            code="minor_hours",
        )


def _end(row: ServiceHours, after: HoursState, reason: str) -> None:
    flows.HOURS.require(row.state, after)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    row.state, row.reason = after, reason.strip()[:200]
    row.save(update_fields=["state", "reason"])


def _locked(row: ServiceHours) -> ServiceHours:
    # The volunteer is the turnstile of hours and points.
    volunteer = Volunteer.objects.for_update().get(pk=row.volunteer_id)
    rows = ServiceHours.objects.for_update().select_related(
        "volunteer__person__unit", "volunteer__person__community"
    )
    fresh: ServiceHours = rows.get(pk=row.pk, volunteer=volunteer)
    return fresh
