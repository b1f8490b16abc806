"""Requests of people about their own data: received, answered, on time (PI-6)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.calendar import WorkingCalendar
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from residents.choices.privacy import Applicant, RequestKind, RequestStatus
from residents.flows import RIGHTS_REQUEST
from residents.models import Person, RightsRequest
from residents.policies import privacy as policies


@transaction.atomic
def open_request(
    person: Person,
    *,
    kind: RequestKind,
    applicant: Applicant,
    actor: Actor,
    now: datetime,
    text: str = "",
) -> RightsRequest:
    """Write a request down; its answer is due after rights.answer_days working days.

    Raises Refused `request_open` while the same is open, `erased_already`.
    """
    person = Person.objects.for_update().select_related("community").get(pk=person.pk)
    require(policies.may_keep, actor, person.community)
    if person.erased_at is not None:
        raise Refused(_("This record has been erased already."), code="erased_already")
    same = RightsRequest.objects.filter(person=person, kind=kind).open()
    if same.exists():
        raise Refused(_("The same request is open already."), code="request_open")
    today = timezone.localdate(now)
    days = int(parameter("rights.answer_days", unit=person.community, on=today))
    request = RightsRequest.objects.create(
        person=person,
        kind=kind,
        applicant=applicant,
        text=text.strip()[:500],
        received_by_id=actor.actor_id,
        received_at=now,
        due_on=WorkingCalendar().add_working_days(today, days),
    )
    record(
        "residents.request_received",
        request,
        actor=actor,
        unit=request.person.community,
        at=now,
        detail={"kind": request.kind},
    )
    return request


@transaction.atomic
def answer_request(
    request: RightsRequest, *, answer: str, actor: Actor, now: datetime
) -> RightsRequest:
    """Write what was answered. To delete is answered by erasing first.

    Raises Refused `words_missing`, `not_erased_yet`, `illegal_move`.
    """
    request = _locked(request, actor)
    erased = request.person.erased_at is not None
    if request.kind == RequestKind.DELETE and not erased:
        raise Refused(
            _("Erase the data first, or refuse with reasons."), code="not_erased_yet"
        )
    return _close(request, RequestStatus.ANSWERED, answer, actor, now)


@transaction.atomic
def refuse_request(
    request: RightsRequest, *, reasons: str, actor: Actor, now: datetime
) -> RightsRequest:
    """Refuse, with the reasons the person is given (PIPL §50).

    Raises Refused `words_missing`, `illegal_move`.
    """
    request = _locked(request, actor)
    require(policies.may_decide, actor, request.person.community)
    return _close(request, RequestStatus.REFUSED, reasons, actor, now)


@transaction.atomic
def take_copy(request: RightsRequest, *, actor: Actor, now: datetime) -> Person:
    """Let somebody take the copy of an open request out, numbers in clear.

    Written to the audit like a reveal. Raises Refused `copy_not_asked`.
    """
    request = _locked(request, actor)
    require(policies.may_copy, actor, request.person)
    is_open = request.status == RequestStatus.RECEIVED
    if request.kind != RequestKind.COPY or not is_open:
        raise Refused(
            _("A copy is made for an open request to see the data."),
            code="copy_not_asked",
        )
    record(
        "residents.copied",
        request,
        actor=actor,
        unit=request.person.community,
        at=now,
    )
    person: Person = request.person
    return person


def _locked(request: RightsRequest, actor: Actor) -> Any:
    found: RightsRequest = (
        RightsRequest.objects.for_update()
        .select_related("person__community", "person__unit")
        .get(pk=request.pk)
    )
    require(policies.may_keep, actor, found.person.community)
    return found


def _close(
    request: RightsRequest,
    status: RequestStatus,
    words: str,
    actor: Actor,
    now: datetime,
) -> RightsRequest:
    RIGHTS_REQUEST.require(request.status, status)
    if not words.strip():
        raise Refused(_("Say it in a few words."), code="words_missing")
    request.status, request.answer = status, words.strip()[:500]
    request.answered_by_id, request.answered_at = actor.actor_id, now
    request.save(update_fields=["status", "answer", "answered_by", "answered_at"])
    record(
        "residents.request_answered",
        request,
        actor=actor,
        unit=request.person.community,
        at=now,
        detail={"status": status},
    )
    return request
