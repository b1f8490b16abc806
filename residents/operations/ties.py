"""Ties to the place, as recorded by hand: school, spouse, permit, insurance (3.5)."""

from collections import Counter
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from residents import policies
from residents.choices import HEAD_CODE, Source
from residents.choices.ties import TieKind
from residents.models import HouseholdMember, Person, Tie
from residents.rules.permits import endorsed_until

_SPOUSES: Final = ("1", "11", "12")


@transaction.atomic
def record_tie(
    person: Person,
    *,
    kind: TieKind,
    starts_on: date,
    actor: Actor,
    today: date,
    ends_on: date | None = None,
) -> Tie:
    """Write a tie down; `ends_on` is the first day without it.

    A permit holds for a year from the day it was issued or endorsed last (PO-4), an
    end is not asked for. Raises Refused `date_future`, `period_reversed`, `tie_known`.
    """
    person = Person.objects.for_update().select_related("unit").get(pk=person.pk)
    require(policies.may_record_tie, actor, person)
    if starts_on > today:
        raise Refused(_("The first day lies in the future."), code="date_future")
    if kind == TieKind.PERMIT:
        ends_on = endorsed_until(starts_on, on=starts_on)
    if ends_on is not None and ends_on <= starts_on:
        raise Refused(_("The end must come after the start."), code="period_reversed")
    period = DateRange(starts_on, ends_on)
    known = Tie.objects.filter(person=person, kind=kind, period__overlap=period)
    if known.exists():
        raise Refused(_("This tie is recorded already."), code="tie_known")
    tie = Tie.objects.create(
        person=person,
        kind=kind,
        period=period,
        source=Source.DESK,
        recorded_by_id=actor.actor_id,
    )
    record("residents.tied", person, actor=actor, detail={"kind": kind})
    return tie


@transaction.atomic
def end_tie(tie: Tie, *, on: date, actor: Actor, today: date) -> Tie:
    """Write that a tie is no more from a day on. Raises `date_future`, `tie_over`."""
    tie = Tie.objects.for_update().select_related("person__unit").get(pk=tie.pk)
    require(policies.may_record_tie, actor, tie.person)
    if on > today:
        raise Refused(_("The day lies in the future."), code="date_future")
    upper = tie.period.upper
    if on <= tie.period.lower or (upper is not None and on >= upper):
        raise Refused(_("The tie does not hold on that day."), code="tie_over")
    tie.period = DateRange(tie.period.lower, on)
    tie.save(update_fields=["period"])
    record("residents.tie_ended", tie.person, actor=actor, detail={"kind": tie.kind})
    return tie


@transaction.atomic
def endorse_permit(tie: Tie, *, on: date, actor: Actor, today: date) -> Tie:
    """The yearly endorsement of a permit; made up late its years count anew (PO-4).

    Raises Refused `not_a_permit`, `date_future`.
    """
    tie = Tie.objects.for_update().select_related("person__unit").get(pk=tie.pk)
    require(policies.may_record_tie, actor, tie.person)
    if tie.kind != TieKind.PERMIT:
        raise Refused(_("Only a residence permit is endorsed."), code="not_a_permit")
    if on > today:
        raise Refused(_("The day lies in the future."), code="date_future")
    until = endorsed_until(tie.period.upper, on=on)
    if on > tie.period.upper:
        tie = Tie.objects.create(
            person=tie.person,
            kind=tie.kind,
            period=DateRange(on, until),
            source=tie.source,
            recorded_by_id=actor.actor_id,
        )
    else:
        tie.period = DateRange(tie.period.lower, until)
        tie.save(update_fields=["period"])
    record("residents.permit_endorsed", tie.person, actor=actor)
    return tie


def count_ties(people: Any, *, on: date) -> Counter[int]:
    """T of 3.5 for each of these people: kinds of tie on a day; two statements.

    A spouse in the same household counts as one although nobody recorded it.
    """
    held = Tie.objects.filter(person__in=people).holding(on)
    kinds = set(held.values_list("person_id", "kind"))
    wed = HouseholdMember.objects.holding(on).filter(relation__in=_SPOUSES)
    heads = HouseholdMember.objects.holding(on).filter(
        relation=HEAD_CODE, household__in=wed.values("household")
    )
    both = (wed | heads).filter(person__in=people)
    kinds |= {(pk, TieKind.SPOUSE) for pk in both.values_list("person_id", flat=True)}
    return Counter(pk for pk, _kind in kinds)
