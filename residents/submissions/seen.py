"""Whom to knock at again, on the phone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liuli.accounts.roles import Capability
from liuli.fieldwork.registry import (
    Card,
    Outcome,
    Sheet,
    Submission,
    accepts,
    worksheet,
)
from residents.choices.seen import SeenOutcome
from residents.forms.seen import KnockForm
from residents.models import Person
from residents.operations import knock_at, people_to_see_again

_MOST_CARDS: Final = 5
_MOST_PEOPLE: Final = 60


@worksheet(order=60)
def doors_to_knock_at(user: Any, *, now: datetime) -> Sheet | None:
    """The few doors with whom nobody saw longest; the desk has the whole list.

    One card per dwelling, whoever of it is due: one way, one knock.
    """
    scopes = user.scopes(Capability.RESIDENTS_CHANGE)
    if not scopes or not user.live_posts:
        return None
    today = timezone.localdate(now)
    people = Person.objects.visible_to(user).in_scopes(scopes)
    due = people_to_see_again(people, unit=user.live_posts[0].unit, on=today)
    found = due.with_open_stays().order_by("seen_on", "pk")[:_MOST_PEOPLE]
    doors = list(_by_door(found).values())[:_MOST_CARDS]
    cards = [_card(people[0], others=len(people) - 1, today=today) for people in doors]
    if not cards:
        return None
    return Sheet(key="seen", title=_("Knock again"), cards=tuple(cards))


@accepts("residents.knocked", form=KnockForm)
def take_knock(user: Any, submission: Submission) -> Outcome:
    """Still here, nobody at home, or moved out."""
    day = timezone.localdate(submission.at)
    knock = knock_at(
        submission.data["person"],
        outcome=SeenOutcome(submission.data["outcome"]),
        actor=user,
        on=day,
        today=day,
    )
    return Outcome(
        _("The knock is recorded."),
        url=reverse("fieldwork:today"),
        facts={"knock": knock.pk},
    )


def _by_door(people: Iterable[Person]) -> dict[Any, list[Person]]:
    """Those behind one door together, in the order they come."""
    doors: dict[Any, list[Person]] = {}
    for person in people:
        stay = person.present_stay
        door = (stay.address_id, stay.room) if stay else person.pk
        doors.setdefault(door, []).append(person)
    return doors


def _card(person: Any, *, others: int, today: Any) -> Card:
    stay = person.present_stay
    days = (today - person.seen_on).days
    seen = ngettext("not seen for %(days)d day", "not seen for %(days)d days", days) % {
        "days": days
    }
    where = f"{stay.address.raw} {stay.room}".strip() if stay else ""
    title = person.masked_name
    if others:
        title = ngettext(
            "%(name)s and %(count)d more at this door",
            "%(name)s and %(count)d more at this door",
            others,
        ) % {"name": title, "count": others}
    return Card(
        title=title,
        text=f"{where} · {seen}",
        url=reverse("residents:knock", args=[person.pk]),
        action=_("Knock"),
    )
