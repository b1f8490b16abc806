"""Who may erase a person's data, and who may keep it from being erased."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_erase(actor: Actor, person: Any) -> bool:
    """The secretary of the person's community."""
    return actor.may(Capability.RESIDENTS_ERASE, person.community)


def may_hold(actor: Actor, person: Any) -> bool:
    """As for erasing."""
    return may_erase(actor, person)
