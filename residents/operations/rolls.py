"""Freezing the roll of a vote: the households of a day, or its adults (VT-3, VT-7)."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from liuli.kernel.errors import Refused
from residents.choices.votes import VoteBasis, Voters
from residents.models import Household, Person, RollEntry, Stay, Vote
from residents.rules.polls import door_words, latest_birth_of_age

_AS_ONE_WALKS = ("address__road", "address__number_value", "address__key")


def freeze_roll(vote: Vote, today: date) -> int:
    """Write the roll; how many residents are not on it for want of a date of birth.

    Raises Refused `roll_empty`.
    """
    by_adults = vote.voters == Voters.ADULTS
    entries, ageless = _adults(vote, today) if by_adults else _households(vote, today)
    if not entries:
        raise Refused(
            _(
                "Nobody is recorded here on this day, so nobody is on the roll. "
                "Record the households or residents first."
            ),
            code="roll_empty",
        )
    RollEntry.objects.bulk_create(entries)
    return ageless


def roll_lines(vote: Vote) -> Any:
    """What a roll's fingerprint covers of each line: number, voice, door, area."""
    key = "person_id" if vote.voters == Voters.ADULTS else "household_id"
    lines = RollEntry.objects.filter(vote=vote).order_by("number")
    rows: list[tuple[int, int, str, Decimal | None]] = list(
        lines.values_list("number", key, "door", "area_m2")
    )
    return rows


def _households(vote: Vote, today: date) -> tuple[list[RollEntry], int]:
    found = Household.objects.in_unit(vote.unit).holding(today)
    if vote.road:
        found = found.filter(address__road=vote.road)
    ordered = found.select_related("address", "dwelling").order_by(
        *_AS_ONE_WALKS, "number", "pk"
    )
    entries = [
        RollEntry(
            vote=vote,
            number=number,
            household=household,
            unit_id=household.unit_id,
            door=door_words(
                household.address.raw,
                household.dwelling.label if household.dwelling else "",
                household.number,
            ),
            area_m2=household.area_m2
            or (household.dwelling.area_m2 if household.dwelling else None),
        )
        for number, household in enumerate(ordered, 1)
    ]
    return entries, 0


def _adults(vote: Vote, today: date) -> tuple[list[RollEntry], int]:
    """Those of age who live here; villagers only as registered here (LC-4)."""
    people = Person.objects.in_unit(vote.unit).living(today)
    if vote.basis == VoteBasis.VILLAGERS_ADULTS:
        people = people.local()
    stays = Stay.objects.covering(today).filter(person__in=people)
    if vote.road:
        stays = stays.filter(address__road=vote.road)
    rows = stays.order_by(*_AS_ONE_WALKS, "person").values_list(
        "person", "person__unit", "person__birth_on"
    )
    born = {person: (unit, birth_on) for person, unit, birth_on in rows}
    latest = latest_birth_of_age(today)
    of_age = [
        (person, unit)
        for person, (unit, birth_on) in born.items()
        if birth_on is not None and birth_on <= latest
    ]
    entries = [
        RollEntry(vote=vote, number=number, person_id=person, unit_id=unit)
        for number, (person, unit) in enumerate(of_age, 1)
    ]
    return entries, sum(1 for _unit, birth_on in born.values() if birth_on is None)
