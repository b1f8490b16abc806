"""Recording a group visit and its promises; settling promises."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from petitions.choices.cases import PhotoKind, PromiseState
from petitions.flows.cases import PROMISE
from petitions.models import Case, Promise, Representative, Visit
from petitions.operations.cases import Asker, add_askers
from petitions.operations.moves import locked, person
from petitions.operations.photos import add_photos
from petitions.policies import cases as policies
from petitions.rules import cases as rules


@dataclass(frozen=True, slots=True)
class Promised:
    """Who promised what by when."""

    by: str
    text: str
    due_on: date


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """What is written down about a visit."""

    at: datetime
    place: str
    head_count: int
    received_by: str
    demands: str
    said: str = ""


@transaction.atomic
def record_visit(
    case: Case,
    *,
    facts: VisitFacts,
    representatives: Sequence[Asker],
    promises: Sequence[Promised] = (),
    pictures: Sequence[bytes] = (),
    actor: Actor,
    now: datetime,
) -> Visit:
    """Write down who came about a case, what was asked, said and promised.

    Raises Refused `too_many_speak` without one to five representatives, `counted_less`
    when fewer came than spoke, `visit_in_future`, `visit_incomplete`, and those of
    `add_photos`.
    """
    case = locked(case)
    require(policies.may_note, actor, case)
    _refuse_nonsense(facts, representatives, now=now)
    visit = Visit.objects.create(
        case=case,
        at=facts.at,
        place=facts.place.strip(),
        head_count=facts.head_count,
        received_by=facts.received_by.strip(),
        demands=facts.demands.strip(),
        said=facts.said.strip() or None,
        entered_by_id=person(actor),
        entered_at=now,
    )
    spoke = add_askers(case, representatives, came_later=True)
    Representative.objects.bulk_create(
        Representative(visit=visit, petitioner=row, position=number)
        for number, row in enumerate(spoke, start=1)
    )
    on = timezone.localdate(facts.at)
    for promised in promises:
        _promise(case, visit, promised, on=on)
    if pictures:
        add_photos(
            case,
            kind=PhotoKind.VISIT,
            pictures=pictures,
            visit=visit,
            actor=actor,
            now=now,
        )
    record(
        "petitions.visited",
        case,
        actor=actor,
        at=now,
        detail={"people": facts.head_count, "promises": len(promises)},
    )
    return visit


@transaction.atomic
def make_promise(
    case: Case, *, promised: Promised, on: date, actor: Actor, now: datetime
) -> Promise:
    """Write a promise down that was made on a day, outside a visit.

    Raises Refused `promise_incomplete`, `promise_in_future`.
    """
    case = locked(case)
    require(policies.may_note, actor, case)
    if on > timezone.localdate(now):
        raise Refused(_("This day has not come yet."), code="promise_in_future")
    row = _promise(case, None, promised, on=on)
    record("petitions.promised", case, actor=actor, at=now)
    return row


@transaction.atomic
def settle_promise(
    promise: Promise,
    *,
    state: PromiseState,
    note: str = "",
    actor: Actor,
    now: datetime,
) -> Promise:
    """Say that a promise was kept or broken; a broken one can still be kept later.

    Raises Refused `illegal_move`.
    """
    case = locked(promise.case)
    require(policies.may_note, actor, case)
    promise = Promise.objects.for_update().get(pk=promise.pk)
    PROMISE.require(promise.state, state)
    promise.state, promise.note = state, note.strip() or None
    promise.settled_on, promise.settled_by_id = timezone.localdate(now), actor.actor_id
    promise.save(update_fields=["state", "note", "settled_on", "settled_by"])
    record("petitions.promise_settled", case, actor=actor, at=now, detail={"as": state})
    return promise


def _promise(
    case: Case, visit: Visit | None, promised: Promised, *, on: date
) -> Promise:
    if not promised.by.strip() or not promised.text.strip() or promised.due_on < on:
        raise Refused(
            _("A promise names who gave it, what it is, and a day to come."),
            code="promise_incomplete",
        )
    row: Promise = Promise.objects.create(
        case=case,
        visit=visit,
        made_on=on,
        made_by=promised.by.strip(),
        text=promised.text.strip(),
        due_on=promised.due_on,
    )
    return row


def _refuse_nonsense(
    facts: VisitFacts, representatives: Sequence[Asker], *, now: datetime
) -> None:
    speak = len(representatives)
    if not 1 <= speak <= rules.MOST_REPRESENTATIVES:
        raise Refused(
            _("Ask them to choose one to five representatives; count the others."),
            code="too_many_speak",
        )
    if facts.head_count < speak:
        raise Refused(
            _("More people spoke than came: correct the number."), code="counted_less"
        )
    if facts.at > now:
        raise Refused(_("This day has not come yet."), code="visit_in_future")
    if not (
        facts.place.strip() and facts.received_by.strip() and facts.demands.strip()
    ):
        raise Refused(
            _("Write down the place, who received them, and what they ask."),
            code="visit_incomplete",
        )
