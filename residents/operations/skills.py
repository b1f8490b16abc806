"""Putting somebody on the call list, and taking them off (E7, PI-3)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from residents import policies
from residents.choices.rights import ConsentPurpose
from residents.choices.skills import KeyGroup, Skill
from residents.models import Consent, Person, SkillOffer
from residents.operations.consents import give_consent, is_under_fourteen


@transaction.atomic
def offer_skill(
    person: Person,
    *,
    skill: Skill,
    consent_form: str,
    group: KeyGroup = KeyGroup.NONE,
    note: str = "",
    actor: Actor,
    today: date,
) -> SkillOffer:
    """Write that somebody can be called for this; their consent is kept with it.

    Raises Refused `skill_child` under fourteen and `skill_there`.
    """
    person = Person.objects.for_update().select_related("unit").get(pk=person.pk)
    require(policies.may_correct, actor, person)
    if is_under_fourteen(person.birth_on, on=today):
        raise Refused(_("Nobody under fourteen is called upon."), code="skill_child")
    standing = SkillOffer.objects.standing().filter(person=person)
    if standing.filter(skill=skill).exists():
        raise Refused(
            _("This person is on the call list for it already."), code="skill_there"
        )
    agreed = Consent.objects.standing().filter(
        person=person, purpose=ConsentPurpose.SKILL
    )
    if not agreed.exists():
        give_consent(
            person,
            purpose=ConsentPurpose.SKILL,
            form=consent_form,
            actor=actor,
            today=today,
        )
    offer = SkillOffer.objects.create(
        person=person, skill=skill, group=group, note=note.strip()[:100], since=today
    )
    record(
        "residents.skill_offered",
        offer,
        actor=actor,
        unit=person.unit,
        detail={"skill": skill},
    )
    return offer


@transaction.atomic
def end_skill(offer: SkillOffer, *, actor: Actor, today: date) -> SkillOffer:
    """No longer to be called for it. Raises Refused `skill_over`."""
    offer = (
        SkillOffer.objects.for_update().select_related("person__unit").get(pk=offer.pk)
    )
    require(policies.may_correct, actor, offer.person)
    if offer.ended_on is not None:
        raise Refused(_("This is over already."), code="skill_over")
    offer.ended_on = today
    offer.save(update_fields=["ended_on"])
    record("residents.skill_ended", offer, actor=actor, unit=offer.person.unit)
    return offer
