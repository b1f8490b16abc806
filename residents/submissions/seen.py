"""Whom to knock at again, on the phone."""

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


@worksheet(order=60)
def doors_to_knock_at(user: Any, *, now: datetime) -> Sheet | None:
    """The few seen longest ago; the desk has the whole list."""
    scopes = user.scopes(Capability.RESIDENTS_CHANGE)
    if not scopes or not user.live_posts:
        return None
    today = timezone.localdate(now)
    people = Person.objects.visible_to(user).in_scopes(scopes)
    due = people_to_see_again(people, unit=user.live_posts[0].unit, on=today)
    found = due.with_open_stays().order_by("seen_on", "pk")[:_MOST_CARDS]
    cards = [_card(person, today=today) for person in found]
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


def _card(person: Any, *, today: Any) -> Card:
    stay = person.present_stay
    days = (today - person.seen_on).days
    seen = ngettext("not seen for %(days)d day", "not seen for %(days)d days", days) % {
        "days": days
    }
    where = f"{stay.address.raw} {stay.room}".strip() if stay else ""
    return Card(
        title=person.masked_name,
        text=f"{where} · {seen}",
        url=reverse("residents:knock", args=[person.pk]),
        action=_("Knock"),
    )
