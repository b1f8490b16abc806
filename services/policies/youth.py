"""Who may do what with programmes: one sentence each. Children by grant (PI-9)."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_keep(actor: Actor, unit: Any) -> bool:
    """Whoever keeps programmes there."""
    return actor.may(Capability.YOUTH_KEEP, unit)


def may_oversee(actor: Actor, unit: Any) -> bool:
    """Whoever says there who sees children's data."""
    return actor.may(Capability.YOUTH_OVERSEE, unit)


def may_lead(actor: Actor, programme: Any) -> bool:
    """A lead named for the programme, while a post there is held; or the portal."""
    if actor.actor_id is None:
        return True
    paths = actor.scopes(Capability.YOUTH_LEAD)
    works_there = any(
        programme.unit.path.startswith(path) or path.startswith(programme.unit.path)
        for path in paths
    )
    return works_there and programme.is_led_by(actor.actor_id)


def may_be_lead(user: Actor, programme: Any) -> bool:
    """Somebody with a post in the programme's community."""
    return any(
        programme.unit.path.startswith(path) or path.startswith(programme.unit.path)
        for path in user.scopes(Capability.YOUTH_LEAD)
    )


def may_report_harm(actor: Actor, unit: Any) -> bool:
    """Everybody who works there: it is a duty, and nobody is asked first (YT-5)."""
    return any(
        unit.path.startswith(path) or path.startswith(unit.path)
        for path in actor.scopes(Capability.YOUTH_VIEW)
    )
