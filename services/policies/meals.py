"""Who may do what with meals (domain section 12): one sentence each."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor
from liuli.territory.choices import Level


def may_serve(actor: Actor, canteen: Any) -> bool:
    """Whoever serves there; in a canteen of the community, its grid workers too."""
    return _reaches(actor, canteen.unit, Capability.MEALS_SERVE)


def may_see_signers(actor: Actor, canteen: Any) -> bool:
    """Whoever sees meals there; staff of the canteen see the diners of the day only."""
    return _reaches(actor, canteen.unit, Capability.MEALS_VIEW)


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


def _reaches(actor: Actor, unit: Any, capability: str) -> bool:
    if actor.may(capability, unit):
        return True
    scopes = actor.scopes(capability)
    return unit.level == Level.COMMUNITY and any(
        path.startswith(unit.path) for path in scopes
    )
