"""Assets on the phone: one out of order, in three taps (G11, G26)."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hazards.forms.assets import FaultForm
from hazards.models import AssetFault
from hazards.operations.assets import add_fault_photo, report_asset_fault
from liuli.accounts.roles import Capability
from liuli.attachments.models import File
from liuli.fieldwork.registry import Outcome, Submission, accepts


def attach_photo(user: Any, facts: Mapping[str, Any], file: File) -> None:
    """A photo that came after its report."""
    fault = AssetFault.objects.select_related("asset__unit").get(pk=facts["fault"])
    add_fault_photo(fault, photo=file, actor=user)


@accepts(
    "assets.fault",
    form=FaultForm,
    label=gettext_lazy("Asset out of order"),
    capability=Capability.HAZARDS_REPORT,
    order=42,
    attach=attach_photo,
)
def take_fault(user: Any, submission: Submission) -> Outcome:
    """A camera, a garbage point, a shed: what is wrong with it."""
    data = submission.data
    fault = report_asset_fault(
        data["asset"],
        kind=data["kind"],
        text=data["text"],
        photos=submission.arrived,
        actor=user,
        at=submission.at,
    )
    url = reverse("fieldwork:today")
    return Outcome(_("Reported."), url=url, facts={"fault": fault.pk})
