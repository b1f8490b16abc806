"""Guardians' consents: given one by one, taken back as easily (YT-2, PI-9)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.errors import Refused
from services.choices.youth import (
    LIVE,
    ConsentForm,
    EnrolmentState,
    Purpose,
    Relation,
)
from services.models import Enrolment, GuardianConsent, ProgrammeNotice
from services.operations.youth.places import locked_term, offer_places
from services.policies import youth as policies
from services.rules.youth import ages


@transaction.atomic
def give_consent(
    enrolment: Enrolment,
    *,
    purpose: Purpose,
    form: ConsentForm,
    relation: Relation,
    actor: Actor,
    now: datetime,
) -> GuardianConsent:
    """Write one consent down, to the notice in force.

    Raises Refused `alone_needs_paper`, `too_young_alone`, `consented_before`.
    """
    enrolment = locked(enrolment)
    require(policies.may_lead, actor, enrolment.term.programme)
    if purpose == Purpose.ALONE:
        _refuse_alone(enrolment, form=form, now=now)
    if consent_to(enrolment, purpose) is not None:
        raise Refused(_("This consent is there already."), code="consented_before")
    consent = write_consent(
        enrolment, purpose=purpose, form=form, relation=relation, actor=actor, now=now
    )
    record(
        "youth.consent_given",
        enrolment,
        actor=actor,
        unit=enrolment.term.programme.unit,
        detail={"purpose": purpose},
        at=now,
    )
    return consent


@transaction.atomic
def withdraw_consent(
    enrolment: Enrolment, *, purpose: Purpose, actor: Actor, now: datetime
) -> Enrolment:
    """Take one consent back at once; what it alone allowed ends with it.

    Without consent to taking part, or to the data of a child under 14, the enrolment
    ends; without consent to health, what was written of it is deleted. Raises Refused
    `no_consent`.
    """
    term = locked_term(enrolment.term)
    enrolment = locked(enrolment)
    require(policies.may_lead, actor, term.programme)
    consent = consent_to(enrolment, purpose)
    if consent is None:
        raise Refused(_("There is no such consent."), code="no_consent")
    if purpose in {Purpose.TAKE_PART, Purpose.DATA} and enrolment.state in LIVE:
        end(enrolment, now=now)
    if purpose == Purpose.HEALTH and enrolment.health is not None:
        enrolment.health = None
        enrolment.save(update_fields=["health"])
    consent.withdrawn_at = now
    consent.save(update_fields=["withdrawn_at"])
    offer_places(term, actor=SYSTEM, now=now)
    record(
        "youth.consent_withdrawn",
        enrolment,
        actor=actor,
        unit=enrolment.term.programme.unit,
        detail={"purpose": purpose},
        at=now,
    )
    return enrolment


def write_consent(
    enrolment: Enrolment,
    *,
    purpose: Purpose,
    form: ConsentForm,
    relation: Relation,
    actor: Actor,
    now: datetime,
) -> GuardianConsent:
    """The row, under the latest version of the notice."""
    notices = ProgrammeNotice.objects.filter(programme=enrolment.term.programme_id)
    made: GuardianConsent = GuardianConsent.objects.create(
        enrolment=enrolment,
        notice=notices.latest("version"),
        purpose=purpose,
        form=form,
        relation=relation,
        given_at=now,
        by_id=actor.actor_id,
    )
    return made


def consent_to(enrolment: Enrolment, purpose: Purpose) -> GuardianConsent | None:
    """The live consent to a purpose."""
    found: GuardianConsent | None = enrolment.consents.filter(
        purpose=purpose, withdrawn_at__isnull=True
    ).first()
    return found


def end(enrolment: Enrolment, *, now: datetime) -> None:
    """Leave: the place is free, health is deleted."""
    enrolment.state, enrolment.ended_at = EnrolmentState.LEFT, now
    enrolment.health = None
    enrolment.save(update_fields=["state", "ended_at", "health"])


def locked(enrolment: Enrolment) -> Enrolment:
    """The fresh row, locked, with its programme."""
    found: Enrolment = (
        Enrolment.objects.for_update()
        .select_related("term__programme__unit")
        .get(pk=enrolment.pk)
    )
    return found


def _refuse_alone(enrolment: Enrolment, *, form: ConsentForm, now: datetime) -> None:
    if form != ConsentForm.WRITTEN:
        raise Refused(
            _("Going home alone is consented to in writing, at the community."),
            code="alone_needs_paper",
        )
    day = timezone.localdate(now)
    if enrolment.birth_on is None or not ages.may_go_alone(enrolment.birth_on, on=day):
        raise Refused(
            _("A child below 12 is fetched; write down who may fetch it."),
            code="too_young_alone",
        )
