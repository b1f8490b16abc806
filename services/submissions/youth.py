"""Sessions on the phone: who came, who fetched whom (YT-3, YT-8)."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.accounts.roles import Capability
from liuli.fieldwork.registry import (
    Card,
    Kept,
    Outcome,
    Sheet,
    Submission,
    accepts,
    worksheet,
)
from services.choices.youth import Handing
from services.forms.youth.field import (
    ArrivalForm,
    AttendanceForm,
    HandOverForm,
    PickUpForm,
)
from services.models import Programme, ProgrammeSession
from services.operations.youth.attendance import mark_attendance
from services.operations.youth.pickup import hand_over, turn_away
from services.operations.youth.staffing import note_arrival


@worksheet(order=45)
def sessions_of_today(user: Any, *, now: datetime) -> Sheet | None:
    """Today's sessions of the programmes this person leads."""
    if not user.scopes(Capability.YOUTH_LEAD):
        return None
    there = Q(attendances__is_present=True, attendances__handover__isnull=True)
    rows = list(
        ProgrammeSession.objects.visible_to(user)
        .standing()
        .filter(
            on=timezone.localdate(now),
            term__programme__in=Programme.objects.led_by(user).values("pk"),
        )
        .annotate(still_there=Count("attendances", filter=there, distinct=True))
        .select_related("term__programme")
        .order_by("starts_at", "pk")
    )
    if not rows:
        return None
    return Sheet(
        key="youth",
        title=_("Sessions for young people today"),
        cards=tuple(_card(row) for row in rows),
        kept=lambda: _kept(rows),
    )


@accepts("youth.attendance", form=AttendanceForm)
def take_attendance(user: Any, submission: Submission) -> Outcome:
    """One tap."""
    data = submission.data
    is_present = data["present"] == "yes"
    row = mark_attendance(
        data["session"],
        data["enrolment"],
        is_present=is_present,
        actor=user,
        now=submission.at,
    )
    return Outcome(
        _("Noted: came.") if is_present else _("Noted: did not come."),
        url=reverse("services:youth_roll", args=[row.session_id]),
        facts={"attendance": row.pk},
    )


@accepts("youth.hand_over", form=HandOverForm)
def take_hand_over(user: Any, submission: Submission) -> Outcome:
    """A child leaves."""
    data = submission.data
    row = hand_over(
        data["attendance"],
        how=Handing(data["how"]),
        adult=data["adult"],
        id_shown=data["id_shown"],
        code=data["code"],
        actor=user,
        now=submission.at,
    )
    return Outcome(
        _("Handed over: %(how)s.") % {"how": row.get_how_display()},
        url=reverse("services:youth_hand_over", args=[data["session"].pk]),
        facts={"handover": row.pk},
    )


@accepts("youth.stranger", form=PickUpForm)
def take_stranger(user: Any, submission: Submission) -> Outcome:
    """Somebody not on the list came: the child stays."""
    data = submission.data
    call = turn_away(data["attendance"], actor=user, now=submission.at)
    return Outcome(
        _("The child stays. Call the guardian now."),
        url=reverse("services:youth_hand_over", args=[data["session"].pk]),
        facts={"call": call.pk},
    )


@accepts("youth.arrived", form=ArrivalForm)
def take_arrival(user: Any, submission: Submission) -> Outcome:
    """An adult is there."""
    row = note_arrival(submission.data["row"], actor=user, now=submission.at)
    return Outcome(
        _("Noted: there."),
        url=reverse("services:youth_roll", args=[row.session_id]),
        facts={"row": row.pk},
    )


def _card(row: Any) -> Card:
    starts = f"{row.starts_at:%H:%M}" if row.starts_at else ""
    ends = f"–{row.ends_at:%H:%M}" if row.ends_at else ""
    words = {"time": f"{starts}{ends}", "came": row.attended, "there": row.still_there}
    return Card(
        title=row.term.programme.name,
        text=_("%(time)s · %(came)d came, %(there)d still there") % words,
        url=reverse("services:youth_roll", args=[row.pk]),
        action=_("Open the list"),
    )


def _kept(rows: list[Any]) -> Kept:
    pages = [reverse("services:youth_hand_over", args=[row.pk]) for row in rows]
    return Kept(pages=(*pages, reverse("services:youth_harm")))
