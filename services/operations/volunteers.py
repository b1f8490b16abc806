"""Volunteers: joining, guardians, shifts, codes, hours (VO-1 to VO-3)."""

import secrets
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.codes import bare_code, new_code
from liuli.kernel.errors import Refused
from liuli.kernel.text import fold_width
from liuli.parameters.operations import parameter
from liuli.privacy.crypto import blind_index
from residents.models import Person
from services.choices.volunteers import Tier
from services.models import Shift, ShiftSignUp, Volunteer, VolunteerGuardian
from services.operations.tries import note_miss, refuse_guessing
from services.policies import volunteers as policies
from services.rules import volunteers as rules

_CODE: Final = "services.volunteer.code"


@transaction.atomic
def join_volunteers(
    person: Person,
    *,
    actor: Actor,
    now: datetime,
    user: User | None = None,
    guardian: str = "",
) -> Volunteer:
    """A resident of fourteen or more joins; under eighteen a guardian agrees.

    Raises Refused `volunteer_there`, `volunteer_age`, `guardian_missing`.
    """
    person = Person.objects.for_update().select_related("unit").get(pk=person.pk)
    today = timezone.localdate(now)
    volunteer = Volunteer(person=person, user=user, joined_on=today)
    require(policies.may_keep, actor, volunteer)
    if Volunteer.objects.filter(person=person).exists():
        raise Refused(
            _("This resident is a volunteer already."), code="volunteer_there"
        )
    if not rules.is_old_enough(person.birth_on, on=today):
        raise Refused(
            _("Volunteers are fourteen or older; enter the date of birth first."),
            code="volunteer_age",
        )
    is_minor = rules.is_minor(person.birth_on, on=today)
    if is_minor and not guardian.strip():
        raise Refused(
            _("A guardian has to agree: enter who it is."), code="guardian_missing"
        )
    code = new_code(secrets.choice)
    volunteer.code, volunteer.code_index = code, blind_index(code, _CODE)
    volunteer.save()
    if is_minor:
        _keep_consent(volunteer, guardian, actor, now)
    record("volunteers.joined", volunteer, actor=actor, at=now)
    return volunteer


@transaction.atomic
def leave_volunteers(volunteer: Volunteer, *, actor: Actor, now: datetime) -> Volunteer:
    """Whoever leaves keeps their hours and points. Raises Refused `volunteer_left`."""
    volunteer = _active(volunteer, actor)
    volunteer.left_on = timezone.localdate(now)
    volunteer.save(update_fields=["left_on"])
    record("volunteers.left", volunteer, actor=actor, at=now)
    return volunteer


@transaction.atomic
def give_guardian_consent(
    volunteer: Volunteer, *, guardian: str, actor: Actor, now: datetime
) -> VolunteerGuardian:
    """A guardian agrees. Raises Refused `guardian_missing`, `guardian_held`."""
    volunteer = _active(volunteer, actor)
    if not guardian.strip():
        raise Refused(
            _("A guardian has to agree: enter who it is."), code="guardian_missing"
        )
    if volunteer.guardian_consents.standing().exists():
        raise Refused(_("This consent is recorded already."), code="guardian_held")
    consent = _keep_consent(volunteer, guardian, actor, now)
    record("volunteers.guardian_agreed", volunteer, actor=actor, at=now)
    return consent


@transaction.atomic
def withdraw_guardian_consent(
    volunteer: Volunteer, *, actor: Actor, now: datetime
) -> None:
    """The guardian no longer agrees; no reason is asked. Refused `guardian_missing`."""
    volunteer = _active(volunteer, actor)
    standing = volunteer.guardian_consents.standing()
    if not standing.update(withdrawn_on=timezone.localdate(now)):
        raise Refused(
            _("No consent of a guardian is standing."), code="guardian_missing"
        )
    record("volunteers.guardian_withdrew", volunteer, actor=actor, at=now)


@transaction.atomic
def plan_shift(
    unit: Any,
    *,
    title: str,
    tier: Tier,
    place: str,
    starts_at: datetime,
    ends_at: datetime,
    places: int,
    actor: Actor,
) -> Shift:
    """A new shift. Raises Refused `shift_reversed`, `words_missing`, `shift_places`."""
    require(policies.may_keep_unit, actor, unit)
    if ends_at <= starts_at:
        raise Refused(_("The end must come after the start."), code="shift_reversed")
    if not (title.strip() and place.strip()):
        raise Refused(_("Say what is done and where."), code="words_missing")
    if places < 1:
        raise Refused(_("A shift has at least one place."), code="shift_places")
    shift = Shift.objects.create(
        unit=unit,
        title=title.strip()[:80],
        tier=tier,
        place=place.strip()[:120],
        starts_at=starts_at,
        ends_at=ends_at,
        places=places,
    )
    record("volunteers.shift_planned", shift, actor=actor)
    return shift


@transaction.atomic
def cancel_shift(shift: Shift, *, reason: str, actor: Actor) -> Shift:
    """It is not held. Raises Refused `reason_missing`, `shift_cancelled`."""
    shift = Shift.objects.for_update().select_related("unit").get(pk=shift.pk)
    require(policies.may_keep, actor, shift)
    if not reason.strip():
        raise Refused(_("Say why."), code="reason_missing")
    _refuse_cancelled(shift)
    shift.cancelled_for = reason.strip()[:200]
    shift.save(update_fields=["cancelled_for"])
    record("volunteers.shift_cancelled", shift, actor=actor)
    return shift


@transaction.atomic
def sign_up(
    shift: Shift, *, volunteer: Volunteer, actor: Actor, now: datetime
) -> ShiftSignUp:
    """Take a place, by a colleague or (as SYSTEM) by the volunteer's own code.

    Of two for the last place one wins. Raises Refused `shift_cancelled`,
    `shift_over`, `shift_full`, `signed_up`, `guardian_missing`, `volunteer_left`.
    """
    volunteer = Volunteer.objects.for_update().with_people().get(pk=volunteer.pk)
    shift = Shift.objects.for_update().select_related("unit").get(pk=shift.pk)
    require(policies.may_keep, actor, shift)
    return _take_place(shift, volunteer, actor, now)


@transaction.atomic
def give_place_back(signup: ShiftSignUp, *, actor: Actor, now: datetime) -> None:
    """The place is free again. Raises Refused `came_already`, `place_given_back`."""
    rows = ShiftSignUp.objects.for_update().select_related("shift__unit")
    signup = rows.get(pk=signup.pk)
    require(policies.may_keep, actor, signup.shift)
    if signup.withdrawn_at is not None:
        raise Refused(_("This place was given back."), code="place_given_back")
    if signup.came_at is not None:
        raise Refused(_("Who has come keeps the place."), code="came_already")
    signup.withdrawn_at = now
    signup.save(update_fields=["withdrawn_at"])
    record("volunteers.place_given_back", signup.shift, actor=actor, at=now)


def volunteer_of_code(code: str, *, address: str, now: datetime) -> Volunteer | None:
    """Whose code it is, or None; misses are counted. Refused `too_many_tries`."""
    refuse_guessing(address, now=now)
    index = blind_index(bare_code(fold_width(code)), _CODE)
    found = Volunteer.objects.active().with_people().filter(code_index=index).first()
    if found is None:
        note_miss(address, now=now)
    return found


def _take_place(
    shift: Shift, volunteer: Volunteer, actor: Actor, now: datetime
) -> ShiftSignUp:
    """Take a place; the volunteer is locked before the shift, here and at the door."""
    _refuse_cancelled(shift)
    if shift.ends_at <= now:
        raise Refused(_("This shift is over."), code="shift_over")
    if volunteer.left_on is not None:
        raise Refused(_("This volunteer has left."), code="volunteer_left")
    on = timezone.localdate(shift.starts_at)
    refuse_unguarded(volunteer, on=on)
    taken = shift.signups.standing()
    if taken.filter(volunteer=volunteer).exists():
        raise Refused(
            _("The place is taken by this volunteer already."), code="signed_up"
        )
    if taken.count() >= shift.places:
        raise Refused(_("Every place of this shift is taken."), code="shift_full")
    signup = ShiftSignUp.objects.create(shift=shift, volunteer=volunteer, signed_at=now)
    record("volunteers.signed_up", shift, actor=actor, at=now)
    return signup


def place_at_door(shift: Shift, volunteer: Volunteer, *, now: datetime) -> ShiftSignUp:
    """The place of a (locked) volunteer at the door, taken now where there was none."""
    shift = Shift.objects.for_update().select_related("unit").get(pk=shift.pk)
    rows = ShiftSignUp.objects.standing().for_update()
    found: ShiftSignUp | None = rows.filter(shift=shift, volunteer=volunteer).first()
    return found or _take_place(shift, volunteer, SYSTEM, now)


def refuse_unguarded(volunteer: Volunteer, *, on: Any) -> None:
    """A minor helps with a guardian's consent only (VO-2)."""
    if not rules.is_minor(volunteer.person.birth_on, on=on):
        return
    if not volunteer.guardian_consents.standing().exists():
        raise Refused(
            _("A guardian has to agree before a minor helps."), code="guardian_missing"
        )


def minor_limit(volunteer: Volunteer, *, on: Any) -> Any:
    """Hours a minor may help a day; None for whoever is of age."""
    if not rules.is_minor(volunteer.person.birth_on, on=on):
        return None
    return parameter("volunteer.minor_hours", unit=volunteer.unit, on=on)


def _keep_consent(
    volunteer: Volunteer, guardian: str, actor: Actor, now: datetime
) -> VolunteerGuardian:
    return VolunteerGuardian.objects.create(
        volunteer=volunteer,
        person=volunteer.person,
        guardian=guardian.strip()[:60],
        given_on=timezone.localdate(now),
        recorded_by_id=actor.actor_id,
    )


def _active(volunteer: Volunteer, actor: Actor) -> Volunteer:
    rows = Volunteer.objects.for_update().with_people()
    fresh: Volunteer = rows.get(pk=volunteer.pk)
    require(policies.may_keep, actor, fresh)
    if fresh.left_on is not None:
        raise Refused(_("This volunteer has left."), code="volunteer_left")
    return fresh


def _refuse_cancelled(shift: Shift) -> None:
    if shift.cancelled_for:
        raise Refused(_("This shift was cancelled."), code="shift_cancelled")
