"""Committees: set up with bounds, seats, terms; gaps and ends in sight (H2)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from liuli.parameters.operations import parameter
from liuli.territory.models import Unit
from residents.choices.opinions import CommitteeKind
from residents.models import Committee, Person, Seat, SeatTerm
from residents.policies.opinions import may_keep


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat on a day: who holds it, and whether that ends soon."""

    seat: Seat
    term: SeatTerm | None
    ends_soon: bool


@transaction.atomic
def set_up_committee(
    unit: Unit, *, kind: CommitteeKind, name: str, actor: Actor, today: date
) -> Committee:
    """With the bounds of the day and its least number of seats, all of them empty.

    Raises Refused `words_missing` and `committee_there`.
    """
    committee = Committee(
        unit=unit,
        kind=kind,
        name=name.strip(),
        least=int(parameter("committee.least_seats", unit=unit, on=today)),
        most=int(parameter("committee.most_seats", unit=unit, on=today)),
    )
    require(may_keep, actor, committee)
    if not committee.name:
        raise Refused(_("Give the committee a name."), code="words_missing")
    if Committee.objects.filter(unit=unit, name=committee.name).exists():
        raise Refused(_("There is a committee of this name."), code="committee_there")
    committee.save()
    Seat.objects.bulk_create(
        Seat(committee=committee, number=number)
        for number in range(1, committee.least + 1)
    )
    record("committees.set_up", committee, actor=actor)
    return committee


@transaction.atomic
def add_seat(committee: Committee, *, actor: Actor) -> Seat:
    """One more seat. Raises Refused `seats_at_most`."""
    committee = _locked(committee, actor)
    number = committee.seats.count() + 1
    if number > committee.most:
        raise Refused(
            _("A committee has at most %(most)d seats.") % {"most": committee.most},
            code="seats_at_most",
        )
    seat = Seat.objects.create(committee=committee, number=number)
    record("committees.seat_added", committee, actor=actor)
    return seat


@transaction.atomic
def seat_holder(
    seat: Seat,
    *,
    person: Person,
    election: str,
    starts_on: date,
    ends_on: date,
    actor: Actor,
) -> SeatTerm:
    """Somebody holds a seat for a term.

    Raises Refused `words_missing`, `period_reversed`, `seat_held`, `seated_already`.
    """
    committee = _locked(seat.committee, actor)
    if not election.strip():
        raise Refused(_("Say how they were elected."), code="words_missing")
    if ends_on <= starts_on:
        raise Refused(_("The end must come after the start."), code="period_reversed")
    period = DateRange(starts_on, ends_on)
    terms = SeatTerm.objects.filter(committee=committee, period__overlap=period)
    if terms.filter(seat=seat).exists():
        raise Refused(_("Somebody holds this seat at that time."), code="seat_held")
    if terms.filter(person=person).exists():
        raise Refused(
            _("This person holds a seat at that time."), code="seated_already"
        )
    term = SeatTerm.objects.create(
        committee=committee,
        seat=seat,
        person=person,
        election=election.strip()[:200],
        period=period,
    )
    record("committees.seated", committee, actor=actor, detail={"seat": seat.number})
    return term


@transaction.atomic
def leave_seat(term: SeatTerm, *, ends_on: date, actor: Actor) -> SeatTerm:
    """Somebody leaves before the term is over. Raises Refused `seat_end`."""
    committee = _locked(term.committee, actor)
    term = SeatTerm.objects.for_update().get(pk=term.pk)
    if not term.period.lower < ends_on < term.period.upper:
        raise Refused(_("Choose a day within the term."), code="seat_end")
    term.period = DateRange(term.period.lower, ends_on)
    term.save(update_fields=["period"])
    record("committees.seat_left", committee, actor=actor)
    return term


def sittings(committee: Committee, *, today: date) -> list[Sitting]:
    """Every seat with its holder of the day."""
    held = SeatTerm.objects.filter(committee=committee).held(today)
    by_seat = {term.seat_id: term for term in held.select_related("person")}
    soon = today + timedelta(days=notice_days(today))
    return [
        Sitting(seat, term, ends_soon=term is not None and term.period.upper <= soon)
        for seat in committee.seats.all()
        for term in [by_seat.get(seat.pk)]
    ]


def notice_days(today: date) -> int:
    """How long before its end a term is shown."""
    return int(parameter("committee.term_notice_days", on=today))


def _locked(committee: Committee, actor: Actor) -> Committee:
    rows = Committee.objects.for_update().select_related("unit")
    fresh: Committee = rows.get(pk=committee.pk)
    require(may_keep, actor, fresh)
    return fresh
