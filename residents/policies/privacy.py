"""Who keeps the register of personal data, and who answers the people concerned."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_keep(actor: Actor, community: Any) -> bool:
    """Whoever keeps the register of that community."""
    return actor.may(Capability.PRIVACY_KEEP, community)


def may_decide(actor: Actor, community: Any) -> bool:
    """Whoever answers for it: the one who may erase."""
    return actor.may(Capability.RESIDENTS_ERASE, community)


def may_tell(actor: Actor, person: Any) -> bool:
    """Whoever keeps residents where the person lives."""
    return actor.may(Capability.RESIDENTS_CHANGE, person.unit)


def may_copy(actor: Actor, person: Any) -> bool:
    """Whoever keeps the register and may open numbers: a copy holds them."""
    return may_keep(actor, person.community) and actor.may(
        Capability.RESIDENTS_REVEAL, person.unit
    )
