"""Programmes, terms, sessions, and who is named to see the children (E9, PI-9)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import NotAllowed, Refused
from services.choices.youth import ProgrammeKind
from services.models import (
    Programme,
    ProgrammeGrant,
    ProgrammeNotice,
    ProgrammeSession,
    Term,
)
from services.policies import youth as policies

_ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """What a programme is; ages in whole years, the fee in yuan."""

    name: str
    kind: ProgrammeKind
    age_from: int | None = None
    age_to: int | None = None
    fee_yuan: Decimal = _ZERO
    provider: str = ""
    is_public: bool = False


def acting_user(actor: Actor) -> int | None:
    """Who acts, None for the portal or a guardian."""
    return actor.actor_id


@transaction.atomic
def open_programme(
    unit: Any, *, facts: ProgrammeFacts, notice: str, actor: Actor, now: datetime
) -> Programme:
    """Found a programme with the first version of its notice to guardians.

    Raises Refused `notice_needed`.
    """
    require(policies.may_keep, actor, unit)
    programme = Programme.objects.create(
        unit=unit,
        name=facts.name.strip(),
        kind=facts.kind,
        age_from=facts.age_from,
        age_to=facts.age_to,
        fee_yuan=facts.fee_yuan,
        provider=facts.provider.strip(),
        is_public=facts.is_public,
    )
    publish_notice(programme, words=notice, actor=actor, now=now)
    record("youth.programme_opened", programme, actor=actor, at=now)
    return programme


@transaction.atomic
def publish_notice(
    programme: Programme, *, words: str, actor: Actor, now: datetime
) -> ProgrammeNotice:
    """A new version; consents from now on are given to it (YT-2).

    Raises Refused `notice_needed`.
    """
    programme = _locked(programme)
    require(policies.may_keep, actor, programme.unit)
    if not words.strip():
        raise Refused(_("Write what guardians are told."), code="notice_needed")
    last = programme.notices.order_by("-version").first()
    notice: ProgrammeNotice = ProgrammeNotice.objects.create(
        programme=programme,
        version=last.version + 1 if last else 1,
        words=words.strip(),
        published_at=now,
        by_id=acting_user(actor),
    )
    record("youth.notice_published", programme, actor=actor, at=now)
    return notice


@transaction.atomic
def set_public(
    programme: Programme, *, is_public: bool, actor: Actor, now: datetime
) -> Programme:
    """Open or close the sign-up page."""
    programme = _locked(programme)
    require(policies.may_keep, actor, programme.unit)
    programme.is_public = is_public
    programme.save(update_fields=["is_public"])
    record("youth.page_switched", programme, actor=actor, at=now)
    return programme


@transaction.atomic
def end_programme(
    programme: Programme, *, on: date, actor: Actor, now: datetime
) -> Programme:
    """Nobody signs up for it any more from that day on."""
    programme = _locked(programme)
    require(policies.may_keep, actor, programme.unit)
    programme.ended_on, programme.is_public = on, False
    programme.save(update_fields=["ended_on", "is_public"])
    record("youth.programme_ended", programme, actor=actor, at=now)
    return programme


@transaction.atomic
def open_term(
    programme: Programme,
    *,
    name: str,
    starts_on: date,
    ends_on: date,
    places: int,
    sign_up_until: date | None = None,
    actor: Actor,
) -> Term:
    """One term (期) with its places."""
    programme = _locked(programme)
    require(policies.may_keep, actor, programme.unit)
    term: Term = Term.objects.create(
        programme=programme,
        name=name.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        places=places,
        sign_up_until=sign_up_until,
    )
    record("youth.term_opened", term, actor=actor, unit=programme.unit)
    return term


@transaction.atomic
def plan_session(
    term: Term,
    *,
    on: date,
    starts_at: time | None = None,
    ends_at: time | None = None,
    topic: str = "",
    place: str = "",
    teacher: str = "",
    actor: Actor,
) -> ProgrammeSession:
    """One session (次) within its term. Raises Refused `outside_term`."""
    programme = term.programme
    require(policies.may_keep, actor, programme.unit)
    if not term.starts_on <= on <= term.ends_on:
        raise Refused(_("The day lies outside the term."), code="outside_term")
    session: ProgrammeSession = ProgrammeSession.objects.create(
        term=term,
        on=on,
        starts_at=starts_at,
        ends_at=ends_at,
        topic=topic.strip(),
        place=place.strip(),
        teacher=teacher.strip() or programme.provider,
        by_id=acting_user(actor),
    )
    record("youth.session_planned", session, actor=actor, unit=programme.unit)
    return session


@transaction.atomic
def cancel_session(
    session: ProgrammeSession, *, reason: str, actor: Actor, now: datetime
) -> ProgrammeSession:
    """Call a session off for a reason; it is never counted (YT-8).

    Raises Refused `reason_needed`, `cancelled_before`, `somebody_came`.
    """
    session = ProgrammeSession.objects.for_update().get(pk=session.pk)
    require(policies.may_keep, actor, session.term.programme.unit)
    if not reason.strip():
        raise Refused(_("Say why the session is cancelled."), code="reason_needed")
    if session.is_cancelled:
        raise Refused(_("This session is cancelled already."), code="cancelled_before")
    if session.is_held:
        raise Refused(
            _("Somebody has signed in: what was held cannot be cancelled."),
            code="somebody_came",
        )
    session.cancelled_at, session.cancel_reason = now, reason.strip()
    session.save(update_fields=["cancelled_at", "cancel_reason"])
    record(
        "youth.session_cancelled",
        session,
        actor=actor,
        unit=session.term.programme.unit,
        at=now,
    )
    return session


@transaction.atomic
def name_lead(
    programme: Programme, *, user: User, actor: Actor, now: datetime
) -> ProgrammeGrant:
    """Let somebody see the children of a programme; nobody lets themselves in (PI-9).

    Raises NotAllowed `own_access`, Refused `no_post_here`, `lead_already`.
    """
    programme = _locked(programme)
    require(policies.may_oversee, actor, programme.unit)
    if actor.actor_id == user.pk:
        raise NotAllowed(
            _("Nobody approves their own access. Ask a colleague."), code="own_access"
        )
    if not policies.may_be_lead(user, programme):
        raise Refused(
            _("Choose somebody with a post in this community."), code="no_post_here"
        )
    if programme.is_led_by(user.pk):
        raise Refused(_("This person is a lead already."), code="lead_already")
    grant: ProgrammeGrant = ProgrammeGrant.objects.create(
        programme=programme,
        user=user,
        given_by_id=acting_user(actor),
        given_at=now,
    )
    record("youth.lead_named", programme, actor=actor, at=now)
    return grant


@transaction.atomic
def take_lead_back(
    grant: ProgrammeGrant, *, actor: Actor, now: datetime
) -> ProgrammeGrant:
    """From this commit on the person sees no child of it."""
    programme = _locked(grant.programme)
    require(policies.may_oversee, actor, programme.unit)
    grant = ProgrammeGrant.objects.for_update().get(pk=grant.pk)
    if grant.revoked_at is not None:
        raise Refused(_("This access was taken back before."), code="revoked_before")
    grant.revoked_at, grant.revoked_by_id = now, acting_user(actor)
    grant.save(update_fields=["revoked_at", "revoked_by"])
    record("youth.lead_taken_back", programme, actor=actor, at=now)
    return grant


def today_of(now: datetime) -> date:
    """The day in Chengdu."""
    return timezone.localdate(now)


def _locked(programme: Programme) -> Programme:
    found: Programme = (
        Programme.objects.for_update().select_related("unit").get(pk=programme.pk)
    )
    return found
