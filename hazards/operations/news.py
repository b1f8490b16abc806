"""Telling people at once what a colleague has laid in their hands."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.urls import reverse

from hazards.choices import Severity
from hazards.models import Hazard
from hazards.operations import notices
from liuli.accounts.models import User
from liuli.accounts.roles import Capability, Role
from liuli.kernel.access import Actor
from liuli.notices.operations import News, notify_each
from liuli.notices.operations.staff import Staff


def tell_assigned(hazards: Iterable[Hazard], *, actor: Actor, now: datetime) -> int:
    """Tell colleagues which hazards are theirs to rectify; returns how many were told.

    Part of the assignment: it is saved with it. A keeper or an outside body has no
    account to be told by.
    """
    news = [
        each
        for hazard in hazards
        for each in _to([_assignee(hazard)], hazard, notices.ASSIGNED)
    ]
    return notify_each(news, now=now, actor=actor)


def tell_failed(hazard: Hazard, *, fixed_in: int, actor: Actor, now: datetime) -> int:
    """Tell whoever is to rectify it, and whoever reported it done in round `fixed_in`.

    Part of the failed re-check, which has begun the next round.
    """
    fixers = User.objects.filter(
        pk__in=hazard.rectifications.filter(round=fixed_in).values("by")
    )
    people = {each.pk: each for each in [_assignee(hazard), *fixers] if each}
    news = list(_to(people.values(), hazard, notices.RECHECK_FAILED))
    return notify_each(news, now=now, actor=actor)


def tell_handed_back(
    hazard: Hazard, *, is_last: bool, actor: Actor, now: datetime
) -> int:
    """Tell the lead, and after the last return the secretary, who has to decide."""
    staff = Staff(now=now)
    people = (
        staff.nearest_of(Role.SECRETARY, hazard.unit)
        if is_last
        else staff.leads_of(hazard.unit)
    )
    found = User.objects.filter(pk__in=people).order_by("pk")
    news = [
        replace(_one(each, hazard, notices.HANDED_BACK), urgent=True) for each in found
    ]
    return notify_each(news, now=now, actor=actor)


def tell_clock_runs(hazard: Hazard, *, pause: int, actor: Actor, now: datetime) -> int:
    """Tell whoever is to rectify it that the pause is over, and the new date (EV-5)."""
    news = [
        replace(each, key=f"{each.key}:{pause}")
        for each in _to([_assignee(hazard)], hazard, notices.CLOCK_RUNS)
    ]
    return notify_each(news, now=now, actor=actor)


def _assignee(hazard: Hazard) -> User | None:
    charge = hazard.current_assignment
    return None if charge is None else charge.assignee


def _to(people: Iterable[User | None], hazard: Hazard, kind: str) -> Iterator[News]:
    for colleague in people:
        # Whoever has moved on to another place is told nothing of this one.
        if colleague and colleague.may(Capability.HAZARDS_RECTIFY, hazard.unit):
            yield _one(colleague, hazard, kind)


def _one(colleague: User, hazard: Hazard, kind: str) -> News:
    at_desk = colleague.may(Capability.DESK_OPEN)
    page = "admin:hazards_hazard_change" if at_desk else "hazards:field_hazard"
    is_critical = hazard.severity == Severity.CRITICAL
    matter = kind.removeprefix("hazards.")
    charge = hazard.current_assignment_id or 0
    return News(
        recipient=colleague.pk,
        key=f"hazard:{hazard.pk}:{hazard.round}:{matter}:{charge}",
        kind=kind,
        params={
            "hazard": hazard.pk,
            "number": hazard.number,
            "round": hazard.round,
            "assignment": charge,
            "unit": hazard.unit_id,
            "severity": hazard.severity,
            "due_on": hazard.due_on.isoformat(),
        },
        url=reverse(page, args=[hazard.pk]),
        urgent=is_critical,
        breaks_quiet=is_critical,
    )
