"""Signing up, the waiting list, and leaving (YT-2)."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.codes import new_code
from liuli.kernel.errors import Refused
from liuli.kernel.phone import parse_phone
from liuli.parameters.operations import parameter
from liuli.privacy.crypto import blind_index
from residents.models import Person
from services.choices.youth import (
    LIVE,
    Channel,
    ConsentForm,
    EnrolmentState,
    Purpose,
    Relation,
)
from services.flows import ENROLMENT
from services.models import Enrolment, Term
from services.operations.youth.consents import consent_to, end, locked, write_consent
from services.operations.youth.places import free_places, locked_term, offer_places
from services.policies import youth as policies
from services.rules.youth import ages

CODE: Final = "services.enrolment.code"
_NAME: Final = "services.enrolment.name"


@dataclass(frozen=True, slots=True)
class SignUp:
    """What a guardian says. `consents` are the purposes ticked, nothing else."""

    name: str
    birth_on: date
    guardian_name: str
    guardian_relation: Relation
    guardian_phone: str
    second_name: str
    second_phone: str
    school: str = ""
    health: str = ""
    supports: Sequence[str] = ()
    consents: frozenset[Purpose] = field(default_factory=frozenset)
    person: Person | None = None


@transaction.atomic
def sign_up(
    term: Term,
    *,
    said: SignUp,
    channel: Channel,
    form: ConsentForm,
    actor: Actor,
    now: datetime,
) -> Enrolment:
    """Take a sign-up: a place where one is free and nobody waits, else the list.

    Raises Refused `term_closed`, `wrong_age`, `guardian_needed`, `consent_needed`,
    `health_needs_consent`, `phone_unclear`, `signed_up_before`.
    """
    term = locked_term(term)
    if channel == Channel.DESK:
        require(policies.may_lead, actor, term.programme)
    _check(term, said, on=timezone.localdate(now))
    enrolment = _write(term, said, channel=channel, actor=actor, now=now)
    for purpose in sorted(said.consents):
        write_consent(
            enrolment,
            purpose=purpose,
            form=form,
            relation=said.guardian_relation,
            actor=actor,
            now=now,
        )
    if said.health.strip():
        enrolment.health = said.health.strip()
    if free_places(term) > 0 and not _others_wait(enrolment):
        enrolment.state = EnrolmentState.ENROLLED
    enrolment.save(update_fields=["health", "state"])
    record(
        "youth.signed_up",
        enrolment,
        actor=actor,
        unit=term.programme.unit,
        detail={"state": str(enrolment.state), "channel": channel},
        at=now,
    )
    return enrolment


@transaction.atomic
def take_place(enrolment: Enrolment, *, actor: Actor, now: datetime) -> Enrolment:
    """Take an offered place up in time.

    Raises Refused `illegal_move`, `offer_over`, `consent_needed`.
    """
    enrolment = locked(enrolment)
    require(policies.may_lead, actor, enrolment.term.programme)
    if enrolment.state != EnrolmentState.OFFERED:
        raise Refused(_("No place is offered here."), code="illegal_move")
    if enrolment.offer_until is None or now > enrolment.offer_until:
        raise Refused(
            _("The place was kept until its deadline; ask for the waiting list."),
            code="offer_over",
        )
    _refuse_without_consent(enrolment)
    enrolment.state = EnrolmentState.ENROLLED
    enrolment.save(update_fields=["state"])
    _note("youth.place_taken", enrolment, actor=actor, now=now)
    return enrolment


@transaction.atomic
def leave(enrolment: Enrolment, *, actor: Actor, now: datetime) -> Enrolment:
    """End a sign-up; the next in line is offered the place."""
    term = locked_term(enrolment.term)
    enrolment = locked(enrolment)
    require(policies.may_lead, actor, enrolment.term.programme)
    ENROLMENT.require(enrolment.state, EnrolmentState.LEFT)
    end(enrolment, now=now)
    _note("youth.left", enrolment, actor=actor, now=now)
    offer_places(term, actor=SYSTEM, now=now)
    return enrolment


@transaction.atomic
def lapse_offers(*, now: datetime) -> int:
    """Offers over their deadline lapse; free places go to the next in line."""
    over = Enrolment.objects.filter(state=EnrolmentState.OFFERED, offer_until__lt=now)
    lines = Enrolment.objects.filter(state=EnrolmentState.WAITING)
    concerned = Term.objects.filter(
        Q(pk__in=over.values("term")) | Q(pk__in=lines.values("term")),
        ends_on__gte=timezone.localdate(now),
    )
    lapsed = 0
    for each in concerned.order_by("pk"):
        term = locked_term(each)
        for enrolment in over.filter(term=term).for_update():
            enrolment.state, enrolment.ended_at = EnrolmentState.LAPSED, now
            enrolment.health = None
            enrolment.save(update_fields=["state", "ended_at", "health"])
            _note("youth.offer_lapsed", enrolment, actor=SYSTEM, now=now)
            lapsed += 1
        offer_places(term, actor=SYSTEM, now=now)
    return lapsed


@transaction.atomic
def keep_health(
    enrolment: Enrolment, *, words: str, actor: Actor, now: datetime
) -> Enrolment:
    """Write health and allergies down, by consent. Raises `health_needs_consent`."""
    enrolment = locked(enrolment)
    require(policies.may_lead, actor, enrolment.term.programme)
    if words.strip() and consent_to(enrolment, Purpose.HEALTH) is None:
        raise Refused(_no_health(), code="health_needs_consent")
    enrolment.health = words.strip() or None
    enrolment.save(update_fields=["health"])
    _note("youth.health_kept", enrolment, actor=actor, now=now)
    return enrolment


@transaction.atomic
def forget_young_people(*, now: datetime) -> int:
    """A year after its end an enrolment keeps its numbers and no person (PI-5)."""
    days = int(parameter("youth.keep_days", on=timezone.localdate(now)))
    before = now - timedelta(days=days)
    closed = Enrolment.objects.filter(
        state__in=LIVE, term__ends_on__lt=timezone.localdate(now)
    ).for_update()
    for enrolment in closed:
        end(enrolment, now=now)
    gone = Enrolment.objects.filter(
        ended_at__lt=before, forgotten_at__isnull=True
    ).for_update()
    forgotten = 0
    for enrolment in gone:
        _forget(enrolment, now=now)
        forgotten += 1
    if forgotten:
        record("youth.forgotten", actor=SYSTEM, detail={"count": forgotten}, at=now)
    return forgotten


def _forget(enrolment: Enrolment, *, now: datetime) -> None:
    sealed = (
        "name", "name_index", "birth_on", "school", "person", "guardian_name",
        "guardian_phone", "second_name", "second_phone", "health", "code",
        "code_index",
    )  # fmt: skip
    for column in sealed:
        setattr(enrolment, column, None)
    enrolment.supports, enrolment.forgotten_at = [], now
    enrolment.save(update_fields=[*sealed, "supports", "forgotten_at"])
    enrolment.adults.update(name=None, ended_at=now)


def _check(term: Term, said: SignUp, *, on: date) -> None:
    programme = term.programme
    is_open = Term.objects.open_on(on).filter(pk=term.pk).exists()
    if not is_open or (programme.ended_on and programme.ended_on <= on):
        raise Refused(_("Sign-up for this term is closed."), code="term_closed")
    if said.birth_on > on or not ages.fits(
        said.birth_on, on=on, least=programme.age_from, most=programme.age_to
    ):
        raise Refused(_("The programme is for another age."), code="wrong_age")
    minor = ages.is_minor(said.birth_on, on=on)
    if minor and said.guardian_relation in {Relation.SELF, Relation.TRUSTED}:
        raise Refused(_("A guardian signs a child up."), code="guardian_needed")
    needed = {Purpose.TAKE_PART} if minor else set()
    if ages.is_sensitive(said.birth_on, on=on):
        needed.add(Purpose.DATA)
    if not needed <= said.consents:
        raise Refused(_no_consent(), code="consent_needed")
    if said.health.strip() and Purpose.HEALTH not in said.consents:
        raise Refused(_no_health(), code="health_needs_consent")


def _write(
    term: Term, said: SignUp, *, channel: Channel, actor: Actor, now: datetime
) -> Enrolment:
    code = new_code(secrets.choice)
    facts: dict[str, Any] = {
        "name": said.name.strip(),
        "name_index": blind_index("".join(said.name.split()), _NAME),
        "birth_on": said.birth_on,
        "school": said.school.strip() or None,
        "person": said.person,
        "guardian_name": said.guardian_name.strip(),
        "guardian_relation": said.guardian_relation,
        "guardian_phone": _phone(said.guardian_phone),
        "second_name": said.second_name.strip(),
        "second_phone": _phone(said.second_phone),
        "supports": sorted(said.supports),
        "code": code,
        "code_index": blind_index(code, CODE),
    }
    try:
        with transaction.atomic():
            made: Enrolment = Enrolment.objects.create(
                term=term, channel=channel, asked_at=now, by_id=actor.actor_id, **facts
            )
    except IntegrityError as twin:
        if "enrolment_once_a_term" not in str(twin):
            raise
        raise Refused(
            _("This child is signed up for the term already."), code="signed_up_before"
        ) from twin
    return made


def _phone(written: str) -> str:
    number = parse_phone(written)
    if number is None:
        raise Refused(
            _("This is no telephone number. Write a mobile or landline number."),
            code="phone_unclear",
        )
    return number.number


def _refuse_without_consent(enrolment: Enrolment) -> None:
    day = timezone.localdate(enrolment.asked_at)
    if enrolment.birth_on is None or not ages.is_minor(enrolment.birth_on, on=day):
        return
    if consent_to(enrolment, Purpose.TAKE_PART) is None:
        raise Refused(_no_consent(), code="consent_needed")


def _no_consent() -> Any:
    return _(
        "A guardian has to consent first: to taking part, and below 14 to the data."
    )


def _no_health() -> Any:
    return _("Health and allergies are kept only with a consent of their own.")


def _others_wait(enrolment: Enrolment) -> bool:
    others = Enrolment.objects.filter(term=enrolment.term).in_line()
    found: bool = others.exclude(pk=enrolment.pk).exists()
    return found


def _note(act: str, enrolment: Enrolment, *, actor: Actor, now: datetime) -> None:
    unit = enrolment.term.programme.unit
    record(act, enrolment, actor=actor, unit=unit, at=now)
