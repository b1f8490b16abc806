"""Who looks after people, and who may open what was written of it."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_arrange(actor: Actor, plan: Any) -> bool:
    """Whoever arranges care where the person lives."""
    return actor.may(Capability.CARE_ARRANGE, plan.unit)


def may_visit(actor: Actor, plan: Any) -> bool:
    """Whoever visits where the person lives; the carer may be away."""
    return actor.may(Capability.CARE_VISIT, plan.unit)


def may_open_notes(actor: Actor, plan: Any) -> bool:
    """Only those named for this plan, while they work there."""
    if not actor.may(Capability.CARE_VIEW, plan.unit):
        return False
    named = plan.readers.standing().filter(user=actor.actor_id)
    return bool(named.exists())
