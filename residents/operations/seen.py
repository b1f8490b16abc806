"""Seeing people again: last seen, knocked in vain, moved out (continuity, 候鸟)."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import ParameterBook
from residents import policies
from residents.choices.seen import SeenOutcome
from residents.models import Knock, Person, Stay
from residents.operations.stays import end_stay


@transaction.atomic
def knock_at(
    person: Person, *, outcome: SeenOutcome, actor: Actor, on: date, today: date
) -> Knock:
    """Write what a knock at a person's door came to, on a day that has come.

    Still here: seen on that day. Moved out: the open stays within the actor's
    territory end that day. Nobody at home: the door is spared for a while, and
    nothing else changes. Raises Refused `date_future`, and `nobody_lives_there` when
    no stay is open to end.
    """
    person = Person.objects.for_update().select_related("unit").get(pk=person.pk)
    require(policies.may_knock, actor, person)
    if on > today:
        raise Refused(_("The day lies in the future."), code="date_future")
    if outcome == SeenOutcome.MOVED:
        _move_out(person, actor=actor, on=on, today=today)
    if outcome == SeenOutcome.HERE and (
        person.last_seen_on is None or person.last_seen_on < on
    ):
        person.last_seen_on = on
        person.save(update_fields=["last_seen_on"])
    knock = Knock.objects.create(
        person=person, unit=person.unit, outcome=outcome, on=on, by_id=actor.actor_id
    )
    record(
        "residents.knocked",
        person,
        actor=actor,
        unit=person.unit,
        detail={"outcome": outcome},
    )
    return knock


def people_to_see_again(people: Any, *, unit: Any, on: date) -> Any:
    """Those of a queryset who are due by the parameters of a unit."""
    book = ParameterBook("residents.reknock_")
    days, spared = (
        int(book.value(f"residents.reknock_{name}", unit=unit, on=on))
        for name in ("days", "spared_days")
    )
    return people.to_see_again(on, days=days, spared_days=spared)


def others_at_door(person: Person, people: Any, *, on: date) -> Any:
    """Who else of a queryset is due in the person's present room (with open stays)."""
    stay = person.present_stay
    if stay is None:
        return people.none()
    inside = Stay.objects.open().filter(address=stay.address_id, room=stay.room)
    behind = people.filter(pk__in=inside.values("person")).exclude(pk=person.pk)
    due = people_to_see_again(behind, unit=person.unit, on=on)
    return due.order_by("seen_on", "pk")


def _move_out(person: Person, *, actor: Actor, on: date, today: date) -> None:
    open_stays = Stay.objects.filter(person=person).open().select_related("unit")
    ours = [stay for stay in open_stays if policies.may_change_stay(actor, stay)]
    if not ours:
        raise Refused(
            _("No stay of this person is open in your territory."),
            code="nobody_lives_there",
        )
    for stay in ours:
        starts = stay.period.lower
        ends_on = on if starts is None or starts < on else starts + timedelta(days=1)
        end_stay(stay, ends_on=ends_on, actor=actor, today=today)
