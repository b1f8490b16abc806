"""Who keeps the landlord association, and who reports tenants."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor
from residents.policies import may_register


def may_keep(actor: Actor, community: Any) -> bool:
    """Whoever keeps the association of that community."""
    return actor.may(Capability.LANDLORDS_KEEP, community)


def may_record_letting(actor: Actor, unit: Any) -> bool:
    """Whoever writes who lives there, and whoever keeps the association."""
    return may_keep(actor, unit) or may_register(actor, unit)


def may_report(actor: Actor, _subject: Any = None) -> bool:
    """A landlord; of which dwellings is a question of rows."""
    return actor.may(Capability.TENANTS_REPORT)


def may_check(actor: Actor, report: Any) -> bool:
    """Whoever writes who lives there."""
    return may_register(actor, report.dwelling.unit)


def may_withdraw(actor: Actor, report: Any) -> bool:
    """The landlord who sent it, nobody else."""
    return report.reported_by_id == actor.actor_id and may_report(actor)


def may_finish(actor: Actor, duty: Any) -> bool:
    """The landlord whose duty it is, and whoever keeps the association."""
    own = duty.member.account_id is not None
    is_own = own and duty.member.account_id == actor.actor_id
    return (is_own and may_report(actor)) or may_keep(actor, duty.unit)
