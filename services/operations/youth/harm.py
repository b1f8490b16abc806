"""Reports of harm to a minor: told at once, sealed, approved by nobody (YT-5)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import NotAllowed, Refused
from liuli.notices.operations import notify
from liuli.territory.choices import Level
from liuli.territory.counters import next_number
from liuli.territory.models import Unit
from services.choices.youth import Authority
from services.models import (
    HarmCounter,
    HarmLook,
    HarmNamed,
    HarmReport,
    HarmTold,
    SafeguardingLead,
)
from services.operations.youth import notices
from services.policies import youth as policies

_SEATS = (1, 2)


@transaction.atomic
def name_safeguarding_lead(
    unit: Any, *, user: User, actor: Actor, now: datetime
) -> SafeguardingLead:
    """Name one of the two who read reports of harm.

    Raises Refused `two_named`, `named_before`, `no_post_here`.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    require(policies.may_oversee, actor, unit)
    live = SafeguardingLead.objects.filter(unit=unit, ended_at__isnull=True)
    if live.filter(user=user).exists():
        raise Refused(_("This person is named already."), code="named_before")
    if not policies.may_report_harm(user, unit):
        raise Refused(
            _("Choose somebody with a post in this community."), code="no_post_here"
        )
    free = set(_SEATS) - set(live.values_list("seat", flat=True))
    if not free:
        raise Refused(_("Two are named already; end one first."), code="two_named")
    lead: SafeguardingLead = SafeguardingLead.objects.create(
        unit=unit,
        seat=min(free),
        user=user,
        named_by_id=actor.actor_id,
        named_at=now,
    )
    record("youth.safeguarding_named", lead, actor=actor, at=now)
    return lead


@transaction.atomic
def end_safeguarding_lead(
    lead: SafeguardingLead, *, actor: Actor, now: datetime
) -> SafeguardingLead:
    """From this commit on the person reads no report."""
    lead = SafeguardingLead.objects.for_update().select_related("unit").get(pk=lead.pk)
    require(policies.may_oversee, actor, lead.unit)
    if lead.ended_at is None:
        lead.ended_at = now
        lead.save(update_fields=["ended_at"])
        record("youth.safeguarding_ended", lead, actor=actor, at=now)
    return lead


@transaction.atomic
def report_harm(
    unit: Any,
    *,
    words: str,
    child: str = "",
    seen_at: datetime,
    named: Sequence[User] = (),
    told: Sequence[tuple[Authority, datetime]] = (),
    actor: Actor,
    now: datetime,
) -> HarmReport:
    """Seal a report. Nobody is asked first; the two leads are told a number.

    Whoever the report names is told nothing and reads nothing of it, a safeguarding
    lead included. Raises Refused `nothing_said`, `seen_in_future`.
    """
    unit = _community(unit)
    require(policies.may_report_harm, actor, unit)
    person = _person(actor)
    if not words.strip():
        raise Refused(_("Write what you saw or heard."), code="nothing_said")
    if seen_at > now or any(at > now for _authority, at in told):
        raise Refused(_("This moment has not come yet."), code="seen_in_future")
    report: HarmReport = HarmReport.objects.create(
        number=next_number(HarmCounter, "QB", unit, on=timezone.localdate(now)),
        unit=unit,
        made_by_id=person,
        made_at=now,
        seen_at=seen_at,
        child=child.strip() or None,
        words=words.strip(),
    )
    for user in {each.pk: each for each in named}.values():
        HarmNamed.objects.create(report=report, user=user)
    for authority, at in told:
        _tell(report, authority=authority, at=at, receipt="", actor=actor, now=now)
    record("youth.harm_reported", report, actor=actor, at=now)
    readers = SafeguardingLead.objects.filter(unit=unit, ended_at__isnull=True)
    notify(
        list(readers.exclude(user__in=named).values_list("user", flat=True)),
        kind=notices.HARM_REPORTED,
        key=f"harm:{report.pk}",
        params={"number": report.number},
        url=reverse("admin:services_harmreport_change", args=[report.pk]),
        urgent=True,
        now=now,
        actor=actor,
    )
    return report


@transaction.atomic
def open_report(report: HarmReport, *, actor: Actor, now: datetime) -> HarmReport:
    """The words, for a safeguarding lead; each opening is a row and in the audit."""
    report = _readable(report, actor)
    HarmLook.objects.create(report=report, by_id=_person(actor), at=now)
    record("youth.harm_opened", report, actor=actor, at=now)
    return report


@transaction.atomic
def note_told(
    report: HarmReport,
    *,
    authority: Authority,
    at: datetime,
    receipt: str = "",
    actor: Actor,
    now: datetime,
) -> HarmTold:
    """When an authority was told, and the number it gave. Raises `seen_in_future`."""
    report = _readable(report, actor)
    if at > now:
        raise Refused(_("This moment has not come yet."), code="seen_in_future")
    told = _tell(
        report, authority=authority, at=at, receipt=receipt, actor=actor, now=now
    )
    record(
        "youth.harm_told", report, actor=actor, detail={"to": str(authority)}, at=now
    )
    return told


def _tell(
    report: HarmReport,
    *,
    authority: Authority,
    at: datetime,
    receipt: str,
    actor: Actor,
    now: datetime,
) -> HarmTold:
    made: HarmTold = HarmTold.objects.create(
        report=report,
        authority=authority,
        at=at,
        by_id=_person(actor),
        entered_at=now,
        receipt=receipt.strip() or None,
    )
    return made


def _readable(report: HarmReport, actor: Actor) -> HarmReport:
    seen = HarmReport.objects.visible_to(actor)
    found: HarmReport | None = seen.filter(pk=report.pk).first()
    if found is None:
        raise NotAllowed(
            _("Only the two safeguarding leads open reports of harm."),
            code="not_allowed",
        )
    return found


def _person(actor: Actor) -> int:
    if actor.actor_id is None:
        raise NotAllowed(_("Only a person can do this."), code="person_needed")
    return actor.actor_id


def _community(unit: Any) -> Any:
    above = Unit.objects.above(unit).filter(level=Level.COMMUNITY).first()
    return above or unit
