"""Who may do what with cases: one sentence each. Reading is decided by grants."""

from typing import Any

from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor


def may_register(actor: Actor, unit: Any) -> bool:
    """Whoever registers petitions there."""
    return actor.may(Capability.PETITIONS_REGISTER, unit)


def may_oversee(actor: Actor, case: Any) -> bool:
    """Whoever assigns the petitions of that unit."""
    return actor.may(Capability.PETITIONS_OVERSEE, case.unit)


def may_handle(actor: Actor, case: Any) -> bool:
    """Its present handler, while the post is held."""
    return actor.may(Capability.PETITIONS_HANDLE, case.unit) and any(
        grant.user_id == actor.actor_id and grant.kind == "handler"
        for grant in case.live_grants
    )


def may_note(actor: Actor, case: Any) -> bool:
    """Whoever was let in, or oversees: visits and promises are written down by all."""
    return may_oversee(actor, case) or (
        actor.may(Capability.PETITIONS_REGISTER, case.unit)
        and any(grant.user_id == actor.actor_id for grant in case.live_grants)
    )


def may_keep_bodies(actor: Actor, unit: Any) -> bool:
    """Petition officers name the bodies of their unit and of those over it."""
    return any(
        path.startswith(unit.path) for path in actor.scopes(Capability.PETITIONS_HANDLE)
    )


def may_take_accusations(actor: Actor, unit: Any) -> bool:
    """Whoever registers petitions there."""
    return actor.may(Capability.PETITIONS_REGISTER, unit)


def may_hand_accusation_on(actor: Actor, accusation: Any) -> bool:
    """Nobody but whoever keeps it: its taker, or whom two passed it on to (PP-2)."""
    return accusation.keeper_id == actor.actor_id and actor.may(
        Capability.PETITIONS_REGISTER, accusation.unit
    )


def may_pass_accusation_on(actor: Actor, accusation: Any) -> bool:
    """Petition officers and whoever oversees; that there are two is a rule."""
    return actor.may(Capability.PETITIONS_HANDLE, accusation.unit) or actor.may(
        Capability.PETITIONS_OVERSEE, accusation.unit
    )


def may_keep_accusation(actor: Actor, accusation: Any) -> bool:
    """A petition officer of that unit; never whoever oversees by that alone."""
    return actor.may(Capability.PETITIONS_HANDLE, accusation.unit)


def may_ask_export(actor: Actor, unit: Any) -> bool:
    """Petition officers, and whoever oversees."""
    return actor.may(Capability.PETITIONS_HANDLE, unit) or actor.may(
        Capability.PETITIONS_OVERSEE, unit
    )


def may_decide_export(actor: Actor, export: Any) -> bool:
    """Whoever oversees there; never for a list of their own (RO-2)."""
    return (
        actor.may(Capability.PETITIONS_OVERSEE, export.unit)
        and export.asked_by_id != actor.actor_id
    )


def may_fetch_export(actor: Actor, export: Any) -> bool:
    """Whoever asked, while they still work on petitions there."""
    return export.asked_by_id == actor.actor_id and may_ask_export(actor, export.unit)


def may_be_handler(actor: Actor, case: Any) -> bool:
    """A petition officer of that unit."""
    return actor.may(Capability.PETITIONS_HANDLE, case.unit)
