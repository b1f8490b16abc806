"""Asking for, giving and needing leave to open a minor's numbers (PI-9).

未成年人网络保护条例 §36: staff open such data with the approval of whoever answers for
it, and every opening is on record.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.exchange.notes import without_long_numbers
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from residents import policies
from residents.choices.privacy import AccessState
from residents.flows import MINOR_ACCESS
from residents.models import MinorAccess, Person
from residents.policies import privacy
from residents.rules.permits import add_months


@transaction.atomic
def ask_for_minor(
    person: Person, *, why: str, actor: User, now: datetime
) -> MinorAccess:
    """Ask for leave to open the numbers of somebody under age.

    Raises Refused `words_missing`, `no_minor`, `asked_already`.
    """
    person = Person.objects.for_update().select_related("unit").get(pk=person.pk)
    require(policies.may_reveal, actor, person)
    if not why.strip():
        raise Refused(_("Say it in a few words."), code="words_missing")
    if not is_minor(person, on=timezone.localdate(now)):
        raise Refused(_("This person is of age: no leave is needed."), code="no_minor")
    if MinorAccess.objects.asked().filter(person=person, asked_by=actor).exists():
        raise Refused(_("You have asked for this already."), code="asked_already")
    row = MinorAccess.objects.create(
        person=person,
        why=without_long_numbers(why.strip())[:200],
        asked_by=actor,
        asked_at=now,
    )
    record("residents.minor_asked", row, actor=actor, unit=person.unit, at=now)
    return row


@transaction.atomic
def decide_for_minor(
    access: MinorAccess, *, is_given: bool, actor: Actor, now: datetime
) -> MinorAccess:
    """Give leave for some hours, or not.

    Raises Refused `same_person`, `illegal_move`.
    """
    access = (
        MinorAccess.objects.for_update()
        .select_related("person__unit", "person__community")
        .get(pk=access.pk)
    )
    person = access.person
    require(privacy.may_decide, actor, person.community)
    if access.asked_by_id == actor.actor_id:
        raise Refused(_("Another person has to decide."), code="same_person")
    state = AccessState.GIVEN if is_given else AccessState.DECLINED
    MINOR_ACCESS.require(access.state, state)
    access.state, access.decided_at = state, now
    access.decided_by_id = actor.actor_id
    if is_given:
        today = timezone.localdate(now)
        hours = int(parameter("residents.minor_hours", unit=person.unit, on=today))
        access.until = now + timedelta(hours=hours)
    access.save(update_fields=["state", "decided_by", "decided_at", "until"])
    act = "residents.minor_given" if is_given else "residents.minor_declined"
    record(act, access, actor=actor, unit=person.unit, at=now)
    return access


def refuse_without_leave(person: Person, actor: Actor, now: datetime) -> None:
    """Whoever answers for the data needs no leave; everybody else one that holds.

    Raises Refused `minor_needs_leave`.
    """
    if needs_leave(person, actor, now):
        raise Refused(
            _(
                "This person is under age. Ask for leave first; whoever answers for "
                "the data decides. In an emergency choose that reason."
            ),
            code="minor_needs_leave",
        )


def needs_leave(person: Person, actor: Actor, now: datetime) -> bool:
    """Whether a minor's numbers are shut to this person at this moment."""
    if not is_minor(person, on=timezone.localdate(now)):
        return False
    if privacy.may_decide(actor, person.community):
        return False
    holding = MinorAccess.objects.holding(now)
    return not holding.filter(person=person, asked_by=actor.actor_id).exists()


def is_minor(person: Person, *, on: date) -> bool:
    """Before the birthday of age; not where the date of birth is unknown."""
    if person.birth_on is None:
        return False
    years = int(parameter("residents.age_of_majority", on=on))
    return on < add_months(person.birth_on, years * 12)
