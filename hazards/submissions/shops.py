"""Shops on the phone: advised, in three taps (G15, G16)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hazards.forms.shops import AdviceForm
from hazards.operations.shops import advise_shop, times_advised
from liuli.accounts.roles import Capability
from liuli.fieldwork.registry import Outcome, Submission, accepts


@accepts(
    "shops.advised",
    form=AdviceForm,
    label=gettext_lazy("Shop advised"),
    capability=Capability.HAZARDS_REPORT,
    order=44,
)
def take_advice(user: Any, submission: Submission) -> Outcome:
    """What a shop was advised about, and whether it was often before."""
    data = submission.data
    made = advise_shop(
        data["site"],
        kind=data["kind"],
        text=data["text"],
        actor=user,
        at=submission.at,
    )
    count, is_often = times_advised(made.site, made.kind, now=submission.received_at)
    message = (
        _("Recorded, %(count)d times of late: report it, so that it is handed over.")
        if is_often
        else _("Recorded, %(count)d time(s) of late.")
    )
    url = reverse("fieldwork:today")
    return Outcome(message % {"count": count}, url=url, facts={"advice": made.pk})
