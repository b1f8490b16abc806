"""Who may walk a round and who may arrange it."""

from typing import Any

from hazards.models import Round
from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_walk(actor: Actor, round_: Round) -> bool:
    """Whoever patrols this grid today: its worker, a stand-in, a colleague."""
    return actor.may(Capability.PATROLS_DO, round_.unit)


def may_arrange(actor: Actor, round_: Round) -> bool:
    """Hand a round to somebody else."""
    return actor.may(Capability.PATROLS_ARRANGE, round_.unit)


def may_explain(actor: Actor, round_: Round) -> bool:
    """Whoever walks it or arranges it."""
    return may_walk(actor, round_) or may_arrange(actor, round_)


def may_be_asked(colleague: Any, round_: Round) -> bool:
    """A stand-in patrols somewhere in the same community."""
    community = round_.unit.path.rstrip(".").rsplit(".", 1)[0] + "."
    return any(
        path.startswith(community) for path in colleague.scopes(Capability.PATROLS_DO)
    )


def may_call_keeper(actor: Actor, site: Any) -> bool:
    """Call a site's keeper without being shown the number."""
    return actor.may(Capability.RESIDENTS_CALL, site.unit)
