"""Who may do what with meals (domain section 12): one sentence each."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor
from liuli.territory.choices import Level


def may_serve(actor: Actor, canteen: Any) -> bool:
    """Whoever serves there; in a canteen of the community, its grid workers too."""
    unit = canteen.unit
    if actor.may(Capability.MEALS_SERVE, unit):
        return True
    scopes = actor.scopes(Capability.MEALS_SERVE)
    return unit.level == Level.COMMUNITY and any(
        path.startswith(unit.path) for path in scopes
    )


def may_keep(actor: Actor, unit: Any) -> bool:
    """Whoever keeps canteens and agreements there."""
    return actor.may(Capability.MEALS_KEEP, unit)


def may_correct(actor: Actor, serving: Any) -> bool:
    """Whoever keeps meals in the diner's unit."""
    return actor.may(Capability.MEALS_KEEP, serving.unit)


def may_account(actor: Actor, unit: Any) -> bool:
    """Whoever keeps the money of meals there."""
    return actor.may(Capability.MEALS_ACCOUNTS, unit)


def may_decide(actor: Actor, settlement: Any) -> bool:
    """Whoever approves settlements there, and did not draw this one up."""
    may = actor.may(Capability.MEALS_APPROVE, settlement.unit)
    return may and (actor.actor_id is None or actor.actor_id != settlement.drawn_by_id)


def may_recover(actor: Actor, overpaid: Any) -> bool:
    """Whoever keeps the money of meals in the diner's unit."""
    return actor.may(Capability.MEALS_ACCOUNTS, overpaid.serving.unit)
