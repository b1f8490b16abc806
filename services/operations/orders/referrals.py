"""Referrals: sent on with consent, answered or not, called to mind (K13, 助医)."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.kernel.errors import Refused
from liuli.notices.operations import News, notify_each
from liuli.notices.operations.staff import Staff
from residents.models import Person
from services.choices.orders import ReferralAnswer
from services.models import CommunityEvent, Referral
from services.operations.orders.notices import REFERRAL_LATE
from services.policies import orders as policies


@transaction.atomic
def refer_person(
    person: Person, *, institution: str, consent_on: date, referred_on: date,
    due_on: date, actor: Actor, event: CommunityEvent | None = None,
) -> Referral:  # fmt: skip
    """Send somebody on who agreed; why is nobody's to note here.

    Raises Refused `institution_missing`, `consent_missing`, `due_before`.
    """
    person = Person.objects.select_related("unit").get(pk=person.pk)
    referral = Referral(
        person=person,
        institution=institution.strip()[:80],
        event=event,
        consent_on=consent_on,
        referred_on=referred_on,
        due_on=due_on,
        by_id=actor.actor_id,
    )
    require(policies.may_refer, actor, referral)
    if not institution.strip():
        raise Refused(_("Say to which institution."), code="institution_missing")
    if consent_on > referred_on:
        raise Refused(
            _("The person agrees before being sent on."), code="consent_missing"
        )
    if due_on < referred_on:
        raise Refused(
            _("The answer comes after the person is sent on."), code="due_before"
        )
    referral.save()
    record("orders.referred", referral, actor=actor)
    return referral


@transaction.atomic
def close_referral(
    referral: Referral, *, answer: ReferralAnswer, on: date, actor: Actor, now: datetime
) -> Referral:
    """An answer came, or none is expected any more; what it says is not kept.

    Raises Refused `referral_closed`, `day_wrong`, `answer_missing`.
    """
    rows = Referral.objects.for_update().select_related("person__unit")
    referral = rows.get(pk=referral.pk)
    require(policies.may_refer, actor, referral)
    if referral.answer != ReferralAnswer.WAITING:
        raise Refused(_("This referral is closed already."), code="referral_closed")
    if answer == ReferralAnswer.WAITING:
        raise Refused(_("Say whether an answer came."), code="answer_missing")
    if not referral.referred_on <= on <= timezone.localdate(now):
        raise Refused(
            _("The day lies between the referral and today."), code="day_wrong"
        )
    referral.answer, referral.answered_on = answer, on
    referral.save(update_fields=["answer", "answered_on"])
    record("orders.referral_closed", referral, actor=actor, at=now)
    return referral


@transaction.atomic
def raise_late_referrals(*, now: datetime) -> int:
    """Tell whoever sent somebody on, and the lead, that no answer came; once each."""
    today = timezone.localdate(now)
    staff, news = Staff(now=now), []
    late = Referral.objects.late(today).select_related("person__unit")
    for referral in late.order_by("pk"):
        people = set(staff.leads_of(referral.unit))
        if referral.by_id is not None:
            people.add(referral.by_id)
        news += [
            News(
                recipient=person,
                key=f"referral:{referral.pk}",
                kind=REFERRAL_LATE,
                params={
                    "referral": referral.pk,
                    "unit": referral.unit.pk,
                    "due_on": referral.due_on.isoformat(),
                },
                url=reverse("admin:services_referral_change", args=[referral.pk])
                if staff.is_at_desk(person)
                else reverse("fieldwork:today"),
            )
            for person in sorted(people)
        ]
    made = notify_each(news, now=now)
    if made:
        record("orders.referrals_told", actor=SYSTEM, detail={"notices": made}, at=now)
    return made
