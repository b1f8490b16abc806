"""敲门行动 on the phone: the doors left, one tap for what a knock came to (G10)."""

from datetime import datetime
from typing import Any

from django.db.models import Max
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
from residents.choices.canvass import KnockOutcome
from residents.forms.canvass import KnockForm
from residents.models import CanvassDoor
from residents.operations.canvass import knock


@worksheet(order=40)
def doors_left(user: Any, *, now: datetime) -> Sheet | None:
    """Each drive with doors left where this person registers residents."""
    scopes = user.scopes(Capability.RESIDENTS_CHANGE)
    doors = CanvassDoor.objects.visible_to(user).in_scopes(scopes)
    rows = (
        doors.counted("drive", "drive__name")
        .annotate(newest=Max("drive_id"))
        .order_by("-newest")
    )
    cards = tuple(
        Card(
            title=row["drive__name"],
            text=_("%(left)d doors left · %(done)d of %(all)d registered")
            % {
                "left": row["listed"] - row[KnockOutcome.REGISTERED],
                "done": row[KnockOutcome.REGISTERED],
                "all": row["listed"],
            },
            url=reverse("residents:doors", args=[row["drive"]]),
            action=_("Open the door list"),
        )
        for row in rows
        if row["listed"] > row[KnockOutcome.REGISTERED]
    )
    if not cards:
        return None
    return Sheet(key="canvass", title=_("Doors to knock at"), cards=cards)


@accepts("residents.knock", form=KnockForm)
def take_knock(user: Any, submission: Submission) -> Outcome:
    """What one knock came to."""
    data = submission.data
    door = knock(
        data["door"],
        outcome=data["outcome"],
        note=data["note"],
        actor=user,
        now=submission.at,
    )
    return Outcome(
        _("Noted: %(outcome)s") % {"outcome": door.get_outcome_display()},
        url=reverse("residents:doors", args=[door.drive_id]),
        facts={"door": door.pk},
    )
