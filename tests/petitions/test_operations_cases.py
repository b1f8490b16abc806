"""Cases through their front door: registration, visits and promises."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from liuli.audit.models import Entry
from petitions.choices.cases import (
    Channel,
    Contact,
    Form,
    MatterKind,
    Origin,
    PromiseState,
)
from petitions.models import (
    Case,
    Petitioner,
    Promise,
    Representative,
)
from petitions.operations.cases import Asker, suggest_repeats
from petitions.operations.visits import Promised, settle_promise
from tests.clock import NOON, TODAY
from tests.factories.petitions import (
    SPEAKERS,
    a_case,
    a_visit,
)
from tests.petitions.cases import Refusal, running

pytestmark = pytest.mark.django_db


# --- registration --------------------------------------------------------------------
@pytest.mark.parametrize("channel", Channel.values)
def test_a_petition_is_registered_by_every_channel(channel, community, officer):
    """PT-1, PT-15, PD-2: numbered, told by one row, its clock of notice running."""
    case = a_case(community, officer, channel=channel)

    assert case.number == "XF-510104019007-20260302-0001"
    assert list(case.moves.values_list("after", "on")) == [("registered", TODAY)]
    assert running(case) == {"PD-2"}
    assert Entry.objects.get(action="petitions.registered").object_label == case.number


@pytest.mark.parametrize(
    ("origin", "limit"),
    [(Origin.BUREAU, "PD-1"), (Origin.DIRECT, "PD-2"), (Origin.HANDED_ON, "PD-3 PD-4")],
)
def test_where_it_came_from_decides_the_clock(origin, limit, community, officer):
    """PD-1, PD-2, PD-3."""
    assert running(a_case(community, officer, origin=origin)) == set(limit.split())


@pytest.mark.parametrize("contact", [Contact.ANONYMOUS, Contact.UNREACHABLE])
def test_anonymous_and_unreachable_petitions_are_registered(
    contact, community, officer
):
    """PT-3: without a name, and no written notice is owed."""
    case = a_case(community, officer, contact=contact)

    assert not case.owes_notice
    assert case.petitioners.count() == 0


def test_a_spoken_petition_is_taken_down(community, officer):
    """PT-3."""
    case = a_case(community, officer, form=Form.ORAL, facts="原话", is_read_back=True)

    assert Case.objects.get(pk=case.pk).facts == "原话"


def test_an_accusation_never_becomes_a_case():
    """PP-2: no kind of a case can hold one."""
    assert set(MatterKind.values) == {"suggestion", "claim"}


def test_six_representatives_are_refused_and_nobody_is_named(community, officer):
    """PT-5."""
    six = (*SPEAKERS, Asker("代表己", "19900099999"))

    with Refusal("too_many_speak"):
        a_case(community, officer, askers=six, head_count=40)

    assert not Case.objects.exists()
    assert not Petitioner.objects.exists()


def test_the_database_lets_no_sixth_speak_for_a_visit(community, officer):
    """PT-5: held by the database; a letter may have as many signers as it has."""
    visit = a_case(community, officer, askers=SPEAKERS, head_count=40)
    letter = a_case(community, officer, askers=SPEAKERS, channel=Channel.LETTER)
    values = {"position": 6, "full_name": "己", "name_index": b"0" * 16}

    Petitioner.objects.create(case=letter, **values)
    with pytest.raises(IntegrityError, match="at most five"), transaction.atomic():
        Petitioner.objects.create(case=visit, **values)


def test_names_and_words_are_sealed_in_the_table(case):
    """PP-3: neither the petitioner nor the demand stands in clear text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT c::text FROM petitions_case c")
        cursor.execute(
            "SELECT p::text || (SELECT c::text FROM petitions_case c)"
            " FROM petitions_petitioner p"
        )
        (text,) = cursor.fetchone()

    for secret in (SPEAKERS[0].full_name, SPEAKERS[0].phone, "土地补偿费"):
        assert secret not in text
        assert secret.encode().hex() not in text


def test_a_repeat_is_suggested_and_names_the_first_once_decided(
    community, officer, case
):
    """PT-4."""
    like = suggest_repeats(
        community, askers=SPEAKERS[:1], topic="land", village_group="", actor=officer
    )
    repeat = a_case(community, officer, first_case=case)

    assert [(found.pk, why.leads_to) for found, why in like] == [
        (case.pk, "not_accepted")
    ]
    assert repeat.occurrence == "repeat"


def test_a_repeat_of_a_case_one_may_not_see_is_refused(community, case, other_officer):
    """PT-4, PP-3: the link is no oracle."""
    with Refusal("repeat_of_unseen"):
        a_case(community, other_officer, first_case=case)
    assert suggest_repeats(
        community, askers=SPEAKERS[:1], topic="land", village_group="",
        actor=other_officer,
    ) == []  # fmt: skip


# --- visits and promises -------------------------------------------------------------
def test_forty_come_five_speak_and_nobody_else_has_a_name(case, officer):
    """PT-5, D3."""
    visit = a_visit(case, officer)

    assert (visit.head_count, visit.representatives.count()) == (40, 5)
    assert Petitioner.objects.filter(case=case).count() == 5


def test_the_same_person_counts_once_per_matter(case, officer):
    """D3: a second visit finds the petitioners of the first."""
    a_visit(case, officer)
    a_visit(case, officer, speakers=SPEAKERS[2:])

    assert Representative.objects.count() == 8
    assert Petitioner.objects.filter(case=case).count() == 5


def test_a_visit_needs_one_to_five_who_speak(case, officer):
    """PT-5: in words, and by the database."""
    visit = a_visit(case, officer)
    for speakers in ((), (*SPEAKERS, Asker("代表己"))):
        with Refusal("too_many_speak"):
            a_visit(case, officer, speakers=speakers)
    with pytest.raises(IntegrityError, match="one_to_five"), transaction.atomic():
        Representative.objects.create(
            visit=visit, petitioner=case.petitioners.first(), position=6
        )


def test_a_promise_is_kept_or_broken_and_its_words_stay(case, officer):
    """3.8: who promised whom what by when."""
    a_visit(case, officer, promises=[Promised("街道办", "十日内答复", TODAY)])
    promise = Promise.objects.get()
    assert list(Promise.objects.due_by(TODAY)) == [promise]

    promise = settle_promise(
        promise, state=PromiseState.BROKEN, note="未答复", actor=officer, now=NOON
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(due_on=TODAY + timedelta(days=9))
    promise = settle_promise(promise, state=PromiseState.KEPT, actor=officer, now=NOON)

    with Refusal("illegal_move"):
        settle_promise(promise, state=PromiseState.BROKEN, actor=officer, now=NOON)
    assert Promise.objects.get().state == "kept"
