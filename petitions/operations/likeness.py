"""Officers whose name is on the roll or among the petitioners of a case (PT-14)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.kernel.names import normalise_name
from liuli.privacy.crypto import blind_index
from petitions.models import Case, Member, Namesake, Petitioner
from petitions.operations.moves import locked, person
from petitions.policies import cases as policies
from petitions.querysets.cases import PETITIONER_NAME


@transaction.atomic
def set_namesake_apart(
    case: Case, *, officer: User, reason: str, actor: Actor, now: datetime
) -> Namesake:
    """Decide that an officer only shares a name with whom the case concerns.

    Said by another person who oversees the case, and kept with the reason. It clears
    the likeness of names, never a declared interest. Raises Refused `reason_missing`,
    `own_name`, `not_alike`, `decided_before`.
    """
    case = locked(case)
    require(policies.may_oversee, actor, case)
    if officer.pk == actor.actor_id:
        raise Refused(_("Another person has to decide this."), code="own_name")
    if not reason.strip():
        raise Refused(
            _("Write down how it is known that they are two people."),
            code="reason_missing",
        )
    if not is_alike(case, officer):
        raise Refused(
            _("Nobody of this case has the name of this officer."), code="not_alike"
        )
    if Namesake.objects.filter(case=case, user=officer).exists():
        raise Refused(_("This was decided before."), code="decided_before")
    row = Namesake.objects.create(
        case=case,
        user=officer,
        reason=reason.strip(),
        decided_by_id=person(actor),
        decided_at=now,
    )
    record("petitions.namesake_set_apart", case, actor=actor, at=now)
    return row


def has_likeness(case: Any, officer: Any) -> bool:
    """Whether a name stands in the way that nobody has looked into yet."""
    return is_alike(case, officer) and not (
        Namesake.objects.filter(case=case, user=officer.pk).exists()
    )


def is_alike(case: Any, officer: Any) -> bool:
    """Whether the name is on the roll of the village group, or among who asks."""
    return _is_on_the_roll(case, officer) or _asks(case, officer)


def _is_on_the_roll(case: Any, officer: Any) -> bool:
    namesakes = Member.objects.named(officer.display_name).select_related("group__unit")
    return any(
        str(member.group) == case.village_group
        and case.unit.path.startswith(member.group.unit.path)
        for member in namesakes
    )


def _asks(case: Any, officer: Any) -> bool:
    name = normalise_name(officer.display_name).text
    if not name:
        return False
    index = blind_index(name, PETITIONER_NAME)
    return Petitioner.objects.filter(case=case, name_index=index).exists()
