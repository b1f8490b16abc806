"""What people are told about programmes: numbers, never a child's name."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy

from liuli.notices.registry import notice_kind, still_due
from services.choices.youth import CallStep, EnrolmentState
from services.models import Attendance, Enrolment

PICK_UP_LATE = notice_kind(
    "youth.pick_up_late",
    title=gettext_lazy("A child has not been fetched"),
    sentence=gettext_lazy("Enrolment %(number)s: call the %(step)s now."),
    words={"step": CallStep},
).key
PLACE_OFFERED = notice_kind(
    "youth.place_offered",
    title=gettext_lazy("A place is kept for the next in line"),
    sentence=gettext_lazy(
        "Enrolment %(number)s: a place is kept until %(until)s. Call the guardian."
    ),
).key
HARM_REPORTED = notice_kind(
    "youth.harm_reported",
    title=gettext_lazy("A report of harm to a minor was written"),
    sentence=gettext_lazy(
        "Report %(number)s is sealed; you may open it. Authorities are told at once, "
        "nobody approves it first."
    ),
).key


@still_due(PLACE_OFFERED)
def places_still_offered(notices: Sequence[Any]) -> set[int]:
    """Whether the guardian has not answered yet."""
    wanted = {notice.params["enrolment"] for notice in notices}
    offered = set(
        Enrolment.objects.filter(
            pk__in=wanted, state=EnrolmentState.OFFERED
        ).values_list("pk", flat=True)
    )
    return {notice.pk for notice in notices if notice.params["enrolment"] in offered}


@still_due(PICK_UP_LATE)
def children_still_there(notices: Sequence[Any]) -> set[int]:
    """Whether nobody has fetched the child yet."""
    wanted = {notice.params["attendance"] for notice in notices}
    here = set(
        Attendance.objects.still_there()
        .filter(pk__in=wanted)
        .values_list("pk", flat=True)
    )
    return {notice.pk for notice in notices if notice.params["attendance"] in here}
