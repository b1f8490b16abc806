"""What people are told about programmes: numbers, never a child's name."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy

from liuli.notices.registry import notice_kind, still_due
from services.choices.youth import CallStep
from services.models import Attendance

PICK_UP_LATE = notice_kind(
    "youth.pick_up_late",
    title=gettext_lazy("A child has not been fetched"),
    sentence=gettext_lazy("Enrolment %(number)s: call the %(step)s now."),
    words={"step": CallStep},
).key
HARM_REPORTED = notice_kind(
    "youth.harm_reported",
    title=gettext_lazy("A report of harm to a minor was written"),
    sentence=gettext_lazy(
        "Report %(number)s is sealed; you may open it. Authorities are told at once, "
        "nobody approves it first."
    ),
).key


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
