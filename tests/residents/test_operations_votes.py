"""Preparing a vote (D5, VT-3..5, G-1) and what the database holds of it."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.parameters.operations import set_parameter
from residents.models import Vote
from residents.operations import prepare_vote
from tests.clock import TODAY

LATE = date(2026, 12, 1)


def a_draft(unit, actor, **facts):
    given = {
        "title": "土地补偿费分配方案",
        "basis": "members_assembly",
        "reason": "农村集体经济组织法第26条第10项",
        "held_on": LATE,
        "actor": actor,
    }
    return prepare_vote(unit, **given | facts)


def test_a_split_of_compensation_needs_two_thirds_of_all_members(community, cadre):
    """D5, LC-4: both fractions are copied in, agreement out of everybody."""
    vote = a_draft(community, cadre)

    assert (vote.quorum, vote.agreement, vote.passes_of_roll) == ("2/3", "2/3", True)
    assert (vote.status, vote.law) == ("draft", "农村集体经济组织法第26至28条")
    assert set(
        Entry.objects.filter(object_type="residents.vote").values_list(
            "action", flat=True
        )
    ) == {"votes.prepared", "votes.basis_stated"}


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"title": " "}, "title_missing"),
        ({"reason": ""}, "reason_missing"),
        ({"held_on": date(2025, 4, 30)}, "rule_not_in_force"),
        ({"basis": "residents_meeting"}, "threshold_unconfirmed"),
        ({"basis": "villager_group"}, "threshold_unconfirmed"),
        ({"basis": "consultative", "quorum": "多数"}, "fraction_unclear"),
    ],
)
def test_a_refused_preparation_leaves_nothing(community, cadre, facts, code):
    """VT-3, VT-4, VT-5, G-1."""
    with pytest.raises(Refused) as refused:
        a_draft(community, cadre, **facts)

    assert refused.value.code == code
    assert not Vote.objects.exists()


def test_only_who_prepares_votes_there(community, worker, stranger, secretary):
    """Domain 12."""
    for other in (worker, stranger):
        with pytest.raises(NotAllowed):
            a_draft(community, other)

    assert a_draft(community, secretary).pk
    assert Vote.objects.count() == 1


def test_once_confirmed_the_act_of_2026_measures(community, cadre):
    """VT-3: parameterised, blocked until somebody confirms it."""
    set_parameter(
        "vote.residents_meeting_2026", value="yes", actor=SYSTEM,
        starts_on=date(2026, 11, 1), source="街道核实", confirmed_by="街道",
    )  # fmt: skip

    vote = a_draft(community, cadre, basis="residents_meeting")

    assert (vote.quorum, vote.is_quorum_strict) == ("1/2", True)


def test_the_database_keeps_a_vote_on_its_road(community, cadre, secretary):
    """VT-5, VT-7: announced with its rule, opened with a frozen roll, closed sealed."""
    vote = a_draft(community, cadre)
    row = Vote.objects.filter(pk=vote.pk)
    wrong = [
        {"status": "open", "roll_hash": "a" * 64},
        {"status": "noticed", "quorum": "", "agreement": ""},
        {"quorum": "60%"},
        {"basis": "whim"},
    ]
    for facts in wrong:
        with pytest.raises(DatabaseError), transaction.atomic():
            row.update(**facts)

    row.update(status="noticed", noticed_on=TODAY)

    for facts in ({"quorum": "1/2"}, {"title": "别的"}, {"status": "open"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.update(**facts)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
    row.update(status="open", roll_hash="a" * 64, opened_on=TODAY)
    people = {"close_asked_by": cadre, "closed_by": secretary}
    for facts in ({}, {"seal": "b" * 64}, {"seal": "b" * 64, **people}):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.update(status="closed", **facts)
