"""Opening a sealed number: with a reason, counted, and on record (MK-2)."""

from datetime import timedelta

import pytest

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.parameters.operations import set_parameter
from residents.choices import RevealReason
from residents.operations import call_phone, reveal_identity, reveal_phone
from tests.clock import NOON, TODAY
from tests.factories.residents import a_person

pytestmark = pytest.mark.django_db
NUMBER = "51010419650307123X"
REASON = RevealReason.SERVICE


def reveal(person, actor, reason=REASON, now=NOON):
    return reveal_identity(
        person, reason=reason, actor=actor, now=now, address="127.0.0.1"
    )


def test_a_reveal_shows_the_number_and_writes_who_whom_what_why_when_mk_2(grid, cadre):
    person = a_person(grid, identity=NUMBER, phone="19900012345、19900054321")

    assert reveal(person, cadre) == NUMBER
    phones = reveal_phone(person, reason=REASON, actor=cadre, now=NOON)

    assert phones == "19900012345、19900054321"
    entries = list(Entry.objects.filter(action="residents.revealed").order_by("pk"))
    assert [entry.detail for entry in entries] == [
        {"field": "identity", "reason": "service", "address": "127.0.0.1"},
        {"field": "phone", "reason": "service", "address": ""},
    ]
    assert {(e.actor_id, e.object_id, e.at) for e in entries} == {
        (cadre.pk, str(person.pk), NOON)
    }
    assert NUMBER not in str([entry.__dict__ for entry in entries])


def test_a_reveal_of_nothing_is_empty(grid, cadre):
    person = a_person(grid, identity="", phone="")

    assert reveal(person, cadre) == ""
    assert reveal_phone(person, reason=REASON, actor=cadre, now=NOON) == ""


def test_a_reveal_needs_a_reason(grid, cadre):
    with pytest.raises(Refused) as caught:
        reveal(a_person(grid), cadre, reason="curious")

    assert caught.value.code == "reveal_reason"
    assert not Entry.objects.filter(action="residents.revealed").exists()


def test_the_31st_reveal_of_a_day_is_refused_mk_2(grid, cadre, lead_user):
    person = a_person(grid)
    for minute in range(30):
        reveal(person, cadre, now=NOON + timedelta(minutes=minute))

    with pytest.raises(Refused) as caught:
        reveal(person, cadre, now=NOON + timedelta(hours=1))

    assert caught.value.code == "reveal_limit"
    assert Entry.objects.filter(action="residents.revealed").count() == 30
    assert reveal(person, lead_user)
    assert reveal(person, cadre, now=NOON + timedelta(days=1))


def test_a_page_that_waited_for_another_counts_it_too_mk_2(grid, cadre):
    """Of two pages at once the one let through last may have the older clock."""
    person = a_person(grid)
    for second in range(30):
        reveal(person, cadre, now=NOON + timedelta(seconds=second))

    with pytest.raises(Refused) as caught:
        reveal(person, cadre, now=NOON - timedelta(seconds=1))

    assert caught.value.code == "reveal_limit"
    assert reveal(person, cadre, now=NOON - timedelta(days=1))


def test_the_limit_is_a_parameter_of_the_unit(grid, community, cadre):
    set_parameter(
        "residents.reveals_per_day",
        value="1",
        actor=SYSTEM,
        starts_on=TODAY,
        unit=community,
        source="test",
    )
    person = a_person(grid)
    reveal(person, cadre)

    with pytest.raises(Refused):
        reveal(person, cadre)


@pytest.mark.parametrize(
    "who", ["worker", "neighbour", "stranger", "official", "auditor"]
)
def test_a_reveal_is_not_for_everybody(who, request, grid):
    person = a_person(grid)

    with pytest.raises(NotAllowed):
        reveal(person, request.getfixturevalue(who))
    assert not Entry.objects.filter(action="residents.revealed").exists()


def test_a_worker_rings_without_a_reveal(grid, worker):
    person = a_person(grid, phone="19900012345")

    assert call_phone(person, actor=worker, now=NOON) == "19900012345"

    entry = Entry.objects.get(action="residents.called")
    assert (entry.actor_id, entry.object_id, entry.detail) == (
        worker.pk,
        str(person.pk),
        {},
    )


def test_there_is_no_ringing_without_a_number_or_next_door(grid, worker, neighbour):
    with pytest.raises(Refused) as caught:
        call_phone(a_person(grid), actor=worker, now=NOON)
    assert caught.value.code == "phone_missing"
    with pytest.raises(NotAllowed):
        call_phone(a_person(grid, phone="19900012345"), actor=neighbour, now=NOON)
