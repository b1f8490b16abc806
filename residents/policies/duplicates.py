"""Who may say that two records are one person."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_decide(actor: Actor, people: Any) -> bool:
    """Whoever may merge residents where both of them live."""
    return all(actor.may(Capability.RESIDENTS_MERGE, one.unit) for one in people)
