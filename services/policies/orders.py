"""Who keeps partners, group buying, home help and referrals."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_keep(actor: Actor, row: Any) -> bool:
    """Whoever keeps orders where the row belongs."""
    return actor.may(Capability.ORDERS_KEEP, row.unit)


def may_keep_unit(actor: Actor, unit: Any) -> bool:
    """Whoever keeps orders in that unit."""
    return actor.may(Capability.ORDERS_KEEP, unit)


def may_refer(actor: Actor, row: Any) -> bool:
    """Whoever visits people in care where the person lives."""
    return actor.may(Capability.CARE_VISIT, row.unit)
