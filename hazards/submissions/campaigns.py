"""Campaigns on the phone: the sites of one's own still to visit."""

from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hazards.choices.campaigns import CampaignState, Outcome
from hazards.forms.campaigns import FieldVisitForm
from hazards.models import CampaignStop
from hazards.operations.campaigns import visit_stop
from liuli.accounts.roles import Capability
from liuli.fieldwork.registry import (
    Card,
    Sheet,
    Submission,
    accepts,
    worksheet,
)
from liuli.fieldwork.registry import Outcome as Answer

_KIND: Final = "campaigns.visit"
_MOST_CARDS: Final = 100


@worksheet(order=38)
def sites_to_visit(user: Any, *, now: datetime) -> Sheet | None:
    """Sites of campaigns under way whose team this person is in."""
    if not user.may(Capability.CAMPAIGNS_VIEW):
        return None
    stops = (
        CampaignStop.objects.visible_to(user)
        .to_visit()
        .filter(campaign__state=CampaignState.RUNNING, campaign__members__user=user)
        .select_related("site__address", "campaign")
    )
    cards = tuple(_card(stop) for stop in stops[:_MOST_CARDS])
    if not cards:
        return None
    return Sheet(key="campaigns", title=_("Campaigns: sites to visit"), cards=cards)


@accepts(
    _KIND,
    form=FieldVisitForm,
    label=gettext_lazy("Visit of a campaign"),
    order=50,
    capability=Capability.CAMPAIGNS_VIEW,
)
def take_visit(user: Any, submission: Submission) -> Answer:
    """What came of a visit."""
    data = submission.data
    stop = visit_stop(
        data["stop"],
        outcome=Outcome(data["outcome"]),
        note=data["note"],
        actor=user,
        now=submission.at,
    )
    url = reverse("fieldwork:today")
    return Answer(_("Recorded."), url=url, facts={"stop": stop.pk})


def _card(stop: CampaignStop) -> Card:
    place = stop.site.address.raw
    query = urlencode({"stop": stop.pk, "about": place[:40]})
    return Card(
        title=f"{stop.site.label} · {place}",
        text=stop.campaign.name,
        url=f"{reverse('fieldwork:entry', args=[_KIND])}?{query}",
        badge=stop.get_outcome_display(),
        action=_("Visit"),
    )
