"""Who keeps the base of party members."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_keep_party(actor: Actor, unit: Any) -> bool:
    """Whoever keeps party members of that unit."""
    return actor.may(Capability.PARTY_CHANGE, unit)


def may_keep_member(actor: Actor, member: Any) -> bool:
    """Whoever keeps party members where this one lives."""
    return actor.may(Capability.PARTY_CHANGE, member.person.unit)
