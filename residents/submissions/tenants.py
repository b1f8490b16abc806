"""What comes back from the door."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liuli.accounts.roles import Capability
from liuli.fieldwork.registry import Outcome, Submission, accepts
from liuli.territory.choices import Level
from residents.choices import Source, StayKind
from residents.forms import NewTenantForm
from residents.operations import PersonFacts, Tenancy, register_tenant


@accepts(
    "residents.new_tenant",
    form=NewTenantForm,
    label=gettext_lazy("New tenant"),
    capability=Capability.RESIDENTS_CHANGE,
    order=20,
)
def new_tenant(user: Any, submission: Submission) -> Outcome:
    """Register who moved in, met at the door."""
    data = submission.data
    done = register_tenant(
        data["unit"],
        facts=PersonFacts(
            full_name=data["full_name"],
            identity=data["identity"],
            phone=data["phone"],
            hukou=data["hukou"],
        ),
        address=data["address"],
        room=data["room"],
        kind=StayKind(data["kind"]),
        starts_on=data["starts_on"],
        has_moved=data["has_moved"],
        despite_ban=data["despite_ban"],
        person=data.get("person"),
        source=Source.FIELD,
        actor=user,
        today=timezone.localdate(submission.at),
    )
    return Outcome(
        _sentence(done),
        url=reverse("fieldwork:today"),
        facts={"person": done.person.pk, "stay": done.stay.pk, "is_new": done.is_new},
    )


def _sentence(done: Tenancy) -> str:
    """What was done; of another grid's person no more than since when."""
    if done.stay.unit.level == Level.COMMUNITY:
        return _(
            "Recorded. No grid claims this address yet: the community sorts it out."
        )
    if done.known_since is None:
        return _("The tenant is registered.")
    return _(
        "This person has been known here since %(day)s; the new stay is recorded."
    ) % {"day": done.known_since.isoformat()}
