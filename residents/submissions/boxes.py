"""The mobile ballot box on the phone: who has a ballot, whose is in the box (I2)."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from liuli.accounts.roles import Capability
from liuli.fieldwork.registry import (
    Card,
    Outcome,
    Sheet,
    Submission,
    accepts,
    worksheet,
)
from residents.choices.votes import AtDoor, VoteStatus
from residents.forms.boxes import AtDoorForm
from residents.models import MobileBox
from residents.operations.boxes import mark_at_door


@worksheet(order=35)
def boxes_out(user: Any, *, now: datetime) -> Sheet | None:
    """Each box this person carries."""
    if not user.may(Capability.VOTES_HAND_OUT):
        return None
    mine = MobileBox.objects.carried_by(user).out()
    boxes = mine.filter(vote__status=VoteStatus.OPEN).with_counts()
    cards = tuple(
        Card(
            title=box.vote.title,
            text=_("Box %(number)d · %(inside)d ballots in it")
            % {"number": box.number, "inside": box.inside},
            url=reverse("residents:box", args=[box.pk]),
            action=_("Open the doors of this box"),
        )
        for box in boxes.select_related("vote").order_by("pk")
    )
    if not cards:
        return None
    return Sheet(key="boxes", title=_("Mobile ballot box"), cards=cards)


@accepts("residents.ballot", form=AtDoorForm)
def take_ballot(user: Any, submission: Submission) -> Outcome:
    """What happened at one door; nothing of any choice."""
    data = submission.data
    what = mark_at_door(
        data["box"],
        data["entry"],
        what=AtDoor(data["outcome"]),
        actor=user,
        now=submission.at,
    )
    return Outcome(
        _("Noted: %(outcome)s") % {"outcome": what.label},
        url=reverse("residents:box", args=[data["box"].pk]),
        facts={"entry": data["entry"].pk},
    )
