"""Who keeps the landlord association, and who reports tenants."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor
from residents.policies import may_register


def may_keep(actor: Actor, community: Any) -> bool:
    """Whoever keeps the association of that community."""
    return actor.may(Capability.LANDLORDS_KEEP, community)


def may_record_letting(actor: Actor, unit: Any) -> bool:
    """Whoever writes who lives there, and whoever keeps the association."""
    return may_keep(actor, unit) or may_register(actor, unit)
