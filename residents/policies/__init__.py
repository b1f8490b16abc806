"""Who may do what with residents."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor
from liuli.territory.choices import Level


def may_register(actor: Actor, unit: Any) -> bool:
    """Whoever keeps residents of that unit.

    At an address no grid claims (未入格, kept at the community) that is every grid
    worker of the community: somebody has to write down who lives there.
    """
    if actor.may(Capability.RESIDENTS_CHANGE, unit):
        return True
    scopes = actor.scopes(Capability.RESIDENTS_CHANGE)
    return unit.level == Level.COMMUNITY and any(
        path.startswith(unit.path) for path in scopes
    )


def may_correct(actor: Actor, person: Any) -> bool:
    """Whoever keeps residents where the person lives."""
    return actor.may(Capability.RESIDENTS_CHANGE, person.unit)


def may_change_stay(actor: Actor, stay: Any) -> bool:
    """Whoever keeps residents at that address."""
    return actor.may(Capability.RESIDENTS_CHANGE, stay.unit)


def may_verify_stay(actor: Actor, stay: Any) -> bool:
    """As for changing it: whoever looked at the door says so."""
    return may_change_stay(actor, stay)


def may_knock(actor: Actor, person: Any) -> bool:
    """Whoever keeps residents where the person lives."""
    return may_correct(actor, person)


def may_change_dwelling(actor: Actor, dwelling: Any) -> bool:
    """Whoever may write who lives at that address."""
    return may_register(actor, dwelling.unit)


def may_change_household(actor: Actor, household: Any) -> bool:
    """Whoever may write who lives at that address."""
    return may_register(actor, household.unit)


def may_impose_ban(actor: Actor, address: Any) -> bool:
    """Whoever may report there the hazard a ban rests on (HZ-6)."""
    return actor.may(Capability.HAZARDS_REPORT, address.unit)


def may_lift_ban(actor: Actor, address: Any) -> bool:
    """Whoever may say there that a hazard is put right (HZ-6)."""
    return actor.may(Capability.HAZARDS_VERIFY, address.unit)


def may_reveal(actor: Actor, person: Any) -> bool:
    """Whoever may open a number of that person, with a reason."""
    return actor.may(Capability.RESIDENTS_REVEAL, person.unit)


def may_call(actor: Actor, person: Any) -> bool:
    """Whoever may ring that person without seeing the number."""
    return actor.may(Capability.RESIDENTS_CALL, person.unit)


def may_classify(actor: Actor, community: Any) -> bool:
    """The monthly run, or whoever keeps the residents of the whole community."""
    return actor.may(Capability.RESIDENTS_CHANGE, community)


def may_override_class(actor: Actor, person: Any) -> bool:
    """Whoever keeps residents where the person lives (FR-1)."""
    return may_correct(actor, person)


def may_tag(actor: Actor, person: Any) -> bool:
    """Whoever keeps residents where the person lives."""
    return may_correct(actor, person)


def may_record_tie(actor: Actor, person: Any) -> bool:
    """Whoever keeps residents where the person lives."""
    return may_correct(actor, person)
