"""Care visits on the phone: who is due, and what became of it (K14)."""

from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

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
from services.choices.care import VisitTold
from services.forms.care import VisitForm
from services.models import CareVisit
from services.operations.care import record_visit
from services.rules.care import light

_MOST_CARDS: Final = 30
_AHEAD: Final = timedelta(days=1)
_KIND: Final = "care.visit"


@worksheet(order=45)
def visits_of_mine(user: Any, *, now: datetime) -> Sheet | None:
    """Whom this person visits today and tomorrow, and whom they missed."""
    scopes = user.scopes(Capability.CARE_VISIT)
    if not scopes:
        return None
    today = timezone.localdate(now)
    mine = CareVisit.objects.visible_to(user).of_carer(user).due_by(today + _AHEAD)
    visits = list(mine.with_people().order_by("due_on", "pk")[:_MOST_CARDS])
    if not visits:
        return None
    return Sheet(
        key="care",
        title=_("Care visits"),
        cards=tuple(_card(visit, now=now) for visit in visits),
    )


@accepts(
    _KIND,
    form=VisitForm,
    label=gettext_lazy("Care visit"),
    capability=Capability.CARE_VISIT,
    order=45,
)
def take_visit(user: Any, submission: Submission) -> Outcome:
    """What became of a visit."""
    data = submission.data
    visit = record_visit(
        data["visit"],
        told=VisitTold(data["told"]),
        on=timezone.localdate(submission.at),
        actor=user,
        now=submission.received_at,
    )
    after = visit.plan.visits.due().get()
    return Outcome(
        _("Noted. The next visit is due on %(day)s.")
        % {"day": f"{after.due_on:%Y-%m-%d}"},
        url=reverse("fieldwork:today"),
        facts={"visit": visit.pk},
    )


def _card(visit: CareVisit, *, now: datetime) -> Card:
    today = timezone.localdate(now)
    page = reverse("fieldwork:entry", args=[_KIND])
    return Card(
        title=visit.plan.person.masked_name,
        text=_("Due on %(day)s · %(unit)s")
        % {"day": f"{visit.due_on:%Y-%m-%d}", "unit": visit.unit.short_name},
        url=f"{page}?{urlencode({'visit': visit.pk})}",
        badge=visit.plan.get_tag_display(),
        light=light(visit.due_on, today=today),
        action=_("Tell"),
    )
