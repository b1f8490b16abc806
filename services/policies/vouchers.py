"""Who may do what with vouchers: one sentence each."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor
from liuli.territory.choices import Level


def may_issue(actor: Actor, unit: Any) -> bool:
    """Whoever keeps the money of meals there."""
    return actor.may(Capability.MEALS_ACCOUNTS, unit)


def may_redeem(actor: Actor, supplier: Any) -> bool:
    """Whoever serves at the provider; of the community's, its grid workers too."""
    unit = supplier.unit
    if actor.may(Capability.MEALS_SERVE, unit):
        return True
    scopes = actor.scopes(Capability.MEALS_SERVE)
    return unit.level == Level.COMMUNITY and any(
        path.startswith(unit.path) for path in scopes
    )


def may_refund(actor: Actor, use: Any) -> bool:
    """Whoever keeps meals or their money where the holder belongs."""
    return actor.may(Capability.MEALS_ACCOUNTS, use.unit) or actor.may(
        Capability.MEALS_KEEP, use.unit
    )
