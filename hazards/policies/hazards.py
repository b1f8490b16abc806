"""Who may do what with sites and hazards: one sentence each.

Predicates on a hazard look at rows already fetched with it, never at lists.
"""

from typing import Any

from hazards.choices import OPEN, HazardStatus, Severity
from hazards.models import Hazard, LoweringRequest
from liuli.accounts.roles import Capability
from liuli.kernel.access import Actor
from liuli.territory.choices import Level


def may_report(actor: Actor, site: Any) -> bool:
    """Whoever reports hazards where the site is."""
    return actor.may(Capability.HAZARDS_REPORT, site.unit)


def may_assign(actor: Actor, hazard: Hazard) -> bool:
    """Whoever assigns hazards there."""
    return actor.may(Capability.HAZARDS_ASSIGN, hazard.unit)


def may_rectify(actor: Actor, hazard: Hazard) -> bool:
    """Whoever reports hazards there as rectified."""
    return actor.may(Capability.HAZARDS_RECTIFY, hazard.unit)


def may_verify(actor: Actor, hazard: Hazard) -> bool:
    """Whoever re-checks hazards there; that it is another person is a rule (EV-2)."""
    return actor.may(Capability.HAZARDS_VERIFY, hazard.unit)


def may_decide_returned(actor: Actor, hazard: Hazard) -> bool:
    """Whoever decides who rectifies what has been handed back twice (EV-1)."""
    return actor.may(Capability.HAZARDS_DECIDE, hazard.unit)


def may_hand_back(actor: Actor, hazard: Hazard) -> bool:
    """Who is to rectify it; the operation asks whether it can still be handed back."""
    charge = hazard.current_assignment
    mine = charge is not None and charge.assignee_id == actor.actor_id
    being_fixed = hazard.status in {HazardStatus.ASSIGNED, HazardStatus.RECTIFYING}
    return mine and being_fixed and may_rectify(actor, hazard)


def may_pause(actor: Actor, hazard: Hazard) -> bool:
    """Whoever assigns hazards there approves a pause of the clock (EV-1)."""
    return actor.may(Capability.HAZARDS_ASSIGN, hazard.unit)


def may_void(actor: Actor, hazard: Hazard) -> bool:
    """Whoever assigns hazards there."""
    return actor.may(Capability.HAZARDS_ASSIGN, hazard.unit)


def may_control(actor: Actor, hazard: Hazard) -> bool:
    """Whoever reports hazards there."""
    return actor.may(Capability.HAZARDS_REPORT, hazard.unit)


def may_add_late(actor: Actor, hazard: Hazard) -> bool:
    """Whoever may report a hazard there as rectified, or re-check it."""
    return may_rectify(actor, hazard) or may_verify(actor, hazard)


def may_decide_late(actor: Actor, hazard: Hazard) -> bool:
    """Whoever assigns hazards there: the lead, the cadre."""
    return may_assign(actor, hazard)


def may_lower(actor: Actor, hazard: Hazard) -> bool:
    """Whoever assigns hazards there may ask for a lower severity."""
    return actor.may(Capability.HAZARDS_ASSIGN, hazard.unit)


def may_decide_lowering(actor: Actor, request: LoweringRequest) -> bool:
    """Whoever assigns there and did not ask (HZ-2, RO-2)."""
    return (
        actor.may(Capability.HAZARDS_ASSIGN, request.hazard.unit)
        and actor.actor_id != request.asked_by_id
    )


def may_order(actor: Actor, hazard: Hazard) -> bool:
    """Whoever assigns hazards there writes an officer's order down (HZ-6)."""
    return actor.may(Capability.HAZARDS_ASSIGN, hazard.unit)


def may_lift_order(actor: Actor, hazard: Hazard) -> bool:
    """Whoever assigns hazards there; that a re-check was passed is a rule (HZ-6)."""
    return actor.may(Capability.HAZARDS_ASSIGN, hazard.unit)


def may_relocate(actor: Actor, hazard: Hazard) -> bool:
    """Whoever keeps residents there: they meet the people (HZ-21)."""
    return actor.may(Capability.RESIDENTS_CHANGE, hazard.unit)


def may_hand_over(actor: Actor, hazard: Hazard) -> bool:
    """Whoever assigns hazards there (HZ-8)."""
    return actor.may(Capability.HAZARDS_ASSIGN, hazard.unit)


def may_see_persons(actor: Actor, row: Any) -> bool:
    """Whether keepers and colleagues of a hazard may be named to this person."""
    return actor.may(Capability.HAZARDS_VIEW, row.unit)


def sees_persons_everywhere(actor: Actor) -> bool:
    """Whether that holds for every hazard this person sees.

    Somebody with a post in a community and another at its street sees some hazards
    without persons; a list of both names none.
    """
    full = actor.scopes(Capability.HAZARDS_VIEW)
    pressing = actor.scopes(Capability.HAZARDS_VIEW_PRESSING)
    return bool(full) and all(path.startswith(full) for path in pressing)


def may_mark(actor: Actor, site: Any) -> bool:
    """Whoever assigns hazards there marks key sites (G4)."""
    return actor.may(Capability.HAZARDS_ASSIGN, site.unit)


def may_change_site(actor: Actor, site: Any) -> bool:
    """Whoever adds and corrects sites there."""
    return actor.may(Capability.SITES_CHANGE, site.unit)


def may_add_site(actor: Actor, unit: Any) -> bool:
    """Whoever adds sites in that unit.

    At an address no grid claims (未入格, kept at the community) that is every grid
    worker of the community: somebody has to write down what stands there.
    """
    if actor.may(Capability.SITES_CHANGE, unit):
        return True
    scopes = actor.scopes(Capability.SITES_CHANGE)
    return unit.level == Level.COMMUNITY and any(
        path.startswith(unit.path) for path in scopes
    )


def may_decide_note(actor: Actor, note: Any) -> bool:
    """Whoever assigns hazards where the site is."""
    return actor.may(Capability.HAZARDS_ASSIGN, note.site.unit)


def moves_open_to(actor: Actor, hazard: Hazard, *, is_handler: bool) -> dict[str, bool]:
    """Which buttons a page shows; the operation asks again.

    `is_handler`: the actor found it, is to rectify it, or reported it done.
    """
    status = hazard.status
    being_fixed = status in {HazardStatus.ASSIGNED, HazardStatus.RECTIFYING}
    assignable = being_fixed or status == HazardStatus.FOUND
    waits = status == HazardStatus.REPORTED_DONE
    return {
        "assign": assignable and hazard.paused_at is None and may_assign(actor, hazard),
        "start": status == HazardStatus.ASSIGNED and may_rectify(actor, hazard),
        "report_done": being_fixed and may_rectify(actor, hazard),
        "verify": waits and may_verify(actor, hazard) and not is_handler,
        "pause": being_fixed
        and hazard.paused_at is None
        and hazard.severity != Severity.CRITICAL
        and may_pause(actor, hazard),
        "resume": hazard.paused_at is not None and may_pause(actor, hazard),
        "void": status in OPEN and may_void(actor, hazard),
        "control": status in OPEN and may_control(actor, hazard),
        "lower": status in OPEN and may_lower(actor, hazard),
        "order": status in OPEN
        and hazard.severity == Severity.CRITICAL
        and may_order(actor, hazard),
        "hand_over": status in OPEN and may_hand_over(actor, hazard),
        "notice": status in OPEN and may_assign(actor, hazard),
    }
