"""What people are told about care and venues."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from liuli.notices.registry import notice_kind, still_due
from services.models import CareVisit

CARE_YOURS = notice_kind(
    "services.care_yours",
    title=_("Somebody is in your care"),
    sentence=_("You look after somebody in %(unit)s; visit every %(days)s days."),
).key
CARE_MISSED = notice_kind(
    "services.care_missed",
    title=_("A care visit was missed"),
    sentence=_(
        "%(unit)s: a care visit was due on %(due_on)s and nobody has told of it. "
        "Look in today, or ring."
    ),
).key

BOOKING_STANDS = notice_kind(
    "services.booking_stands",
    title=_("A booking moved up from the waiting list"),
    sentence=_("The venue you waited for on %(on)s is yours now."),
).key


@still_due(CARE_MISSED)
def visits_still_missing(notices: Sequence[Any]) -> set[int]:
    """Until somebody has told of the visit, or the plan has ended."""
    wanted = {notice.params["visit"] for notice in notices}
    due = set(
        CareVisit.objects.due().filter(pk__in=wanted).values_list("pk", flat=True)
    )
    return {notice.pk for notice in notices if notice.params["visit"] in due}
