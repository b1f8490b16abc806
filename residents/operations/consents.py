"""Giving and withdrawing consent (PI-3, PI-4)."""

from datetime import date
from typing import Final

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from residents import policies
from residents.choices import Basis
from residents.choices.rights import ConsentPurpose
from residents.models import Consent, Person, ServiceTag, SkillOffer

_OF_AGE: Final = 14


@transaction.atomic
def give_consent(
    person: Person,
    *,
    purpose: str,
    form: str,
    actor: Actor,
    today: date,
    guardian: str = "",
) -> Consent:
    """Write that a person consents to one purpose from today.

    Raises Refused `consent_held`, and `consent_guardian` for a child under fourteen
    without a guardian (PIPL §31); the database refuses that too.
    """
    person = Person.objects.for_update().select_related("unit").get(pk=person.pk)
    require(policies.may_correct, actor, person)
    if is_under_fourteen(person.birth_on, on=today) and not guardian.strip():
        raise Refused(
            _("A guardian consents for a child under fourteen: enter who it is."),
            code="consent_guardian",
        )
    if Consent.objects.standing().filter(person=person, purpose=purpose).exists():
        raise Refused(_("This consent is recorded already."), code="consent_held")
    consent = Consent.objects.create(
        person=person,
        purpose=purpose,
        form=form,
        guardian=guardian.strip(),
        given_on=today,
        recorded_by_id=actor.actor_id,
    )
    record(
        "residents.consented",
        consent,
        actor=actor,
        unit=person.unit,
        detail={"purpose": purpose},
    )
    return consent


@transaction.atomic
def withdraw_consent(consent: Consent, *, actor: Actor, today: date) -> Consent:
    """End a consent today; no reason is asked and nothing else is taken away.

    Service tags that rest on the person's consent end with the consent to tags; those
    with a basis in law stay (PI-4). What somebody could be called for ends, too.
    Raises Refused `consent_withdrawn`.
    """
    consent = (
        Consent.objects.for_update().select_related("person__unit").get(pk=consent.pk)
    )
    require(policies.may_correct, actor, consent.person)
    if consent.withdrawn_on is not None:
        raise Refused(
            _("This consent has been withdrawn already."), code="consent_withdrawn"
        )
    consent.withdrawn_on = today
    consent.save(update_fields=["withdrawn_on"])
    if consent.purpose == ConsentPurpose.TAG:
        _end_tags(consent.person, today)
    if consent.purpose == ConsentPurpose.SKILL:
        offers = SkillOffer.objects.filter(person=consent.person)
        offers.filter(ended_on__isnull=True).update(ended_on=today)
    record(
        "residents.consent_withdrawn",
        consent,
        actor=actor,
        unit=consent.person.unit,
        detail={"purpose": consent.purpose},
    )
    return consent


def is_under_fourteen(born: date | None, *, on: date) -> bool:
    """Before the fourteenth birthday; not where the date of birth is unknown."""
    if born is None:
        return False
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return years < _OF_AGE


def _end_tags(person: Person, today: date) -> None:
    tags = ServiceTag.objects.filter(person=person, basis=Basis.CONSENT)
    for tag in tags.holding(today):
        if tag.period.lower == today:
            tag.delete()
            continue
        tag.period = DateRange(tag.period.lower, today)
        tag.save(update_fields=["period"])
