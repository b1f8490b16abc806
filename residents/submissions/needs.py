"""Needs on the phone: noted in three taps, answered, told back, asked again."""

from datetime import datetime
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liuli.accounts.roles import Capability
from liuli.fieldwork.registry import (
    Card,
    Outcome,
    Sheet,
    Submission,
    accepts,
    worksheet,
)
from residents.choices.needs import NeedKind, StillNeeds, Told
from residents.forms.needs import AnswerForm, AskedForm, NeedForm, ToldForm
from residents.models import Need
from residents.operations.needs import (
    answer_need,
    ask_need_again,
    note_need,
    stale_days,
    tell_need_back,
)

_MOST_CARDS: Final = 20


@worksheet(order=50)
def needs_of_mine(user: Any, *, now: datetime) -> Sheet | None:
    """What to tell people, what is in this person's hands, whom to ask again."""
    scopes = user.scopes(Capability.NEEDS_NOTE)
    if not scopes:
        return None
    today = timezone.localdate(now)
    seen = Need.objects.visible_to(user).in_scopes(scopes).with_people()
    heaps = (
        (seen.to_tell(), _("Tell them")),
        (seen.of_doer(user), _("Answer")),
        (seen.to_ask_again(today), _("Ask again")),
    )
    days = stale_days(user.live_posts[0].unit, on=today)
    cards = [
        _card(need, word, now=now, days=days)
        for rows, word in heaps
        for need in rows.order_by("due_on", "pk")[:_MOST_CARDS]
    ]
    if not cards:
        return None
    return Sheet(key="needs", title=_("Needs"), cards=tuple(cards))


@accepts(
    "residents.need",
    form=NeedForm,
    label=gettext_lazy("Note a need"),
    capability=Capability.NEEDS_NOTE,
    order=10,
)
def take_need(user: Any, submission: Submission) -> Outcome:
    """A need noted at the door (J1)."""
    data = submission.data
    need = note_need(
        data["unit"],
        kind=NeedKind(data["kind"]),
        text=data["text"],
        person=data.get("person"),
        address=data["address"],
        actor=user,
        now=submission.at,
    )
    nobody = data["full_name"] and need.person_id is None
    message = (
        _("Noted. Nobody of that name is registered here, so the name is not kept.")
        if nobody
        else _("The need is noted.")
    )
    return Outcome(message, url=reverse("fieldwork:today"), facts={"need": need.pk})


@accepts("residents.need_answered", form=AnswerForm)
def take_answer(user: Any, submission: Submission) -> Outcome:
    """An answer given by whoever has it in hand."""
    data = submission.data
    need = answer_need(
        data["need"],
        text=data["text"],
        answered_by_label=data["answered_by"],
        actor=user,
        now=submission.received_at,
    )
    return _done(need, _("The answer is recorded; now tell the person."))


@accepts("residents.need_told", form=ToldForm)
def take_told(user: Any, submission: Submission) -> Outcome:
    """The person knows (L2)."""
    data = submission.data
    need = tell_need_back(
        data["need"],
        told=Told(data["told"]),
        text=data["text"],
        actor=user,
        now=submission.received_at,
    )
    return _done(need, _("Recorded what the person said."))


@accepts("residents.need_asked", form=AskedForm)
def take_asked(user: Any, submission: Submission) -> Outcome:
    """Asked again after a while (L3)."""
    data = submission.data
    need = ask_need_again(
        data["need"],
        still=StillNeeds(data["still"]),
        text=data["text"],
        actor=user,
        now=submission.received_at,
    )
    return _done(need, _("Recorded what the person said."))


def _done(need: Need, message: str) -> Outcome:
    return Outcome(message, url=reverse("fieldwork:today"), facts={"need": need.pk})


def _card(need: Need, action: str, *, now: datetime, days: int) -> Card:
    today = timezone.localdate(now)
    where = need.address.raw if need.address else need.unit.short_name
    return Card(
        title=need.get_kind_display(),
        text=_("%(place)s · noted %(days)d days ago")
        % {"place": where, "days": need.age(today)},
        url=reverse("residents:need", args=[need.pk]),
        badge=need.get_status_display(),
        light=need.light(today=today, now=now, stale_days=days),
        action=action,
    )
