"""Places of a term, and the offer to the next in line (YT-2)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from liuli.audit.operations import record
from liuli.kernel.access import SYSTEM, Actor, require
from liuli.notices.operations import News, notify_each
from liuli.parameters.operations import parameter
from services.choices.youth import EnrolmentState
from services.flows import ENROLMENT
from services.models import Enrolment, ProgrammeGrant, Term
from services.operations.youth import notices
from services.policies import youth as policies


@transaction.atomic
def offer_places(term: Term, *, actor: Actor, now: datetime) -> list[Enrolment]:
    """Offer each free place to the next in line, until a deadline (YT-2)."""
    term = locked_term(term)
    hours = int(
        parameter(
            "youth.offer_hours", unit=term.programme.unit, on=timezone.localdate(now)
        )
    )
    free = free_places(term)
    offered = list(
        Enrolment.objects.filter(term=term)
        .in_line()
        .select_for_update(of=("self",))[: max(free, 0)]
    )
    for enrolment in offered:
        ENROLMENT.require(enrolment.state, EnrolmentState.OFFERED)
        enrolment.state, enrolment.offered_at = EnrolmentState.OFFERED, now
        enrolment.offer_until = now + timedelta(hours=hours)
        enrolment.save(update_fields=["state", "offered_at", "offer_until"])
        record(
            "youth.place_offered",
            enrolment,
            actor=actor,
            unit=term.programme.unit,
            at=now,
        )
    _tell(term, offered, now=now)
    return offered


@transaction.atomic
def set_places(term: Term, *, places: int, actor: Actor, now: datetime) -> Term:
    """More or fewer places; new ones are offered to the next in line.

    Raises IntegrityError `term_places_for_all` when more children hold one.
    """
    term = locked_term(term)
    require(policies.may_keep, actor, term.programme.unit)
    term.places = places
    term.save(update_fields=["places"])
    record("youth.places_set", term, actor=actor, unit=term.programme.unit, at=now)
    offer_places(term, actor=SYSTEM, now=now)
    return term


def _tell(term: Term, offered: list[Enrolment], *, now: datetime) -> None:
    """The named leads call the guardians; a notice names no child."""
    if not offered:
        return
    grants = ProgrammeGrant.objects.filter(
        programme=term.programme_id, revoked_at__isnull=True
    )
    leads = list(grants.values_list("user", flat=True))
    news = [
        News(
            recipient=lead,
            key=f"youth:{enrolment.pk}:offered",
            kind=notices.PLACE_OFFERED,
            params={
                "enrolment": enrolment.pk,
                "number": enrolment.number,
                "until": (enrolment.offer_until or now).isoformat(),
            },
            url=reverse("admin:services_enrolment_change", args=[enrolment.pk]),
        )
        for enrolment in offered
        for lead in leads
    ]
    notify_each(news, now=now)


def free_places(term: Term) -> int:
    """Places nobody holds."""
    taken: int = Enrolment.objects.filter(term=term).holding().count()
    return term.places - taken


def locked_term(term: Term) -> Term:
    """The fresh row, locked; always before its enrolments."""
    found: Term = (
        Term.objects.for_update().select_related("programme__unit").get(pk=term.pk)
    )
    return found
