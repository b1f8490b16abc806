"""Who shares, who decided on it, and taking money back by two (LC-3..7, LC-9, RO-2)."""

from collections import Counter
from datetime import date
from decimal import Decimal as D  # noqa: N817 - amounts

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from liuli.accounts.roles import Role
from liuli.kernel.errors import NotAllowed, Refused
from liuli.privacy.crypto import blind_index
from petitions.choices.compensation import Component, Dispute, SplitBody, Standing
from petitions.models import Entitlement, Member, Payment, Reversal, Roll, Split
from petitions.operations import approve_roll, broken_seals, prepare_payments
from petitions.operations.land import found_group, record_item
from petitions.operations.membership import faults_of, shares, state_membership
from petitions.operations.papers import keep_paper
from petitions.operations.payments import release_payments
from petitions.operations.reversals import ask_reversal, decide_reversal
from petitions.operations.splits import (
    adopt_split,
    count_meeting,
    decision_of,
    drop_split,
    prepare_split,
    put_split_to_vote,
)
from tests.clock import NOON

PLAN = date(2008, 10, 20)
MEETING = {
    "notice_on": date(2025, 6, 1),
    "adults": 300,
    "adults_present": 210,
    "households": 90,
    "households_present": 70,
    "present": 210,
    "agreed": 200,
}
MINUTES = {"kind": "minutes", "title": "成员大会会议记录", "number": "示记1"}


@pytest.fixture
def group(community, funds_officer):
    """310 counted members of 四组."""
    group = found_group(community, number=4, village="琉璃村", actor=funds_officer)
    Member.objects.bulk_create(
        Member(
            group=group,
            key=blind_index(str(number), "tests.member"),
            serial=number,
            full_name=f"张{number}",
            name_index=blind_index(f"张{number}", "tests.name"),
        )
        for number in range(1, 311)
    )
    return group


@pytest.fixture
def minutes(community, funds_officer):
    return keep_paper(community, facts=MINUTES, actor=funds_officer, now=NOON)


@pytest.fixture
def split(group, funds_officer):
    return prepare_split(
        group,
        title="2025年土补费分配",
        total=D("1000000.00"),
        body=SplitBody.MEMBERS_ASSEMBLY,
        actor=funds_officer,
        now=NOON,
    )


def met(split, actor, minutes, met_on=date(2025, 7, 1), **heads):
    facts = MEETING | heads | {"minutes": minutes}
    return count_meeting(split, met_on=met_on, facts=facts, actor=actor)


# --- membership ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("facts", "expected", "fault"),
    [
        ({}, True, ""),
        ({"since": date(2008, 10, 21)}, False, "not_member_on_plan_day"),
        ({"until": date(2008, 10, 20)}, False, "not_member_on_plan_day"),
        ({"died_on": date(2009, 1, 1)}, True, "share_vested_for_heirs"),
        (
            {"dispute": Dispute.NEWBORN, "standing": Standing.EXCLUDED},
            True,
            "newborn_left_out",
        ),
        ({"dispute": Dispute.CIVIL_SERVANT}, True, "membership_lost"),
    ],
)
def test_who_shares_is_decided_by_the_day_the_plan_was_fixed(
    group, funds_officer, facts, expected, fault
):
    """LC-3, LC-7: neither the meeting nor the payout; None while nobody knows it."""
    member = state_membership(
        group.members.get(serial=1), facts=facts, reason="核对底册", actor=funds_officer
    )
    assert shares(member) is None

    group.plan_fixed_on = PLAN
    group.save(update_fields=["plan_fixed_on"])
    member = Member.objects.select_related("group").get(pk=member.pk)

    assert shares(member) is expected
    assert faults_of(member) == ([fault] if fault else [])


def test_a_reviewed_exclusion_lets_the_roll_go_on(
    group, community, funds_officer, secretary, signed_in, split, minutes
):
    """LC-6: with an opinion, by the second person; stated anew, it is gone."""
    page = [group.members.get(serial=1).pk, "basis"]
    state = reverse("admin:petitions_member_act", args=page)
    keeper, approver = signed_in(funds_officer), signed_in(secretary)
    words = {"standing": "excluded", "dispute": "married_out", "reason": "已外嫁"}
    keeper.post(state, words)
    member = Member.objects.get(pk=page[0])
    met(split, funds_officer, minutes)
    roll = adopt_split(split, opinion=None, actor=secretary, now=NOON).roll
    Roll.objects.filter(pk=roll.pk).update(made_by=funds_officer)

    with pytest.raises(Refused) as refusal:
        approve_roll(roll, actor=secretary, now=NOON)
    review = reverse("admin:petitions_member_act", args=[member.pk, "review"])
    forged = keeper.get(review).status_code
    shown = approver.get(
        reverse("admin:petitions_member_change", args=[member.pk])
    ).content.decode()
    approver.post(review, {"reviewed_on": "2025-07-02", "opinion": minutes.pk})
    approve_roll(roll, actor=secretary, now=NOON)

    assert refusal.value.code == "legality_review"
    assert forged == 403
    assert "妇女" in shown
    assert "张1" not in shown
    with pytest.raises(Refused) as decided:
        state_membership(
            group.members.get(serial=2),
            facts={"standing": Standing.EXCLUDED},
            reason="更正",
            actor=funds_officer,
        )
    assert decided.value.code == "roll_decided"


# --- splits --------------------------------------------------------------------------
def test_a_million_over_310_members_sums_to_the_fen(
    split, funds_officer, secretary, minutes
):
    """LC-9: 200 × 3,225.81 + 110 × 3,225.80, drawn by the database's own rows."""
    met(split, funds_officer, minutes)

    adopted = adopt_split(split, opinion=None, actor=secretary, now=NOON)

    lines = Entitlement.objects.filter(roll=adopted.roll)
    assert Counter(lines.values_list("due_yuan", flat=True)) == {
        D("3225.81"): 200, D("3225.80"): 110,
    }  # fmt: skip
    assert approve_roll(
        adopted.roll, actor=secretary, now=NOON
    ).distributable_yuan == D("1000000.00")
    assert list(broken_seals()) == []


def test_both_fractions_of_a_meeting_are_told(split, funds_officer, minutes):
    """LC-4: ≥ 2/3 attend, ≥ 2/3 of all members agree, one vote short and enough."""
    assert decision_of(split).carries is None

    short = decision_of(met(split, funds_officer, minutes, agreed=199))
    enough = decision_of(met(split, funds_officer, minutes))

    assert (short.agreement.reached, short.agreement.base) == (199, 300)
    assert (short.agreement.needed, short.carries) == ("≥ 2/3", False)
    assert (enough.attendance.reached, enough.carries) == (210, True)


def test_a_split_that_does_not_carry_needs_a_lawyer(
    split, funds_officer, secretary, minutes
):
    """LC-4: conflict or doubt is flagged; without an opinion nothing is drawn."""
    for code, heads in (
        ("decision_missing", None),
        ("decision_fails", {"agreed": 199}),
    ):
        if heads:
            met(split, funds_officer, minutes, **heads)
        with pytest.raises(Refused) as refusal:
            adopt_split(split, opinion=None, actor=secretary, now=NOON)
        assert refusal.value.code == code
    assert Roll.objects.count() == 0

    adopt_split(split, opinion=minutes, actor=secretary, now=NOON)
    assert Roll.objects.get().split.opinion == minutes


def test_the_split_is_prepared_as_a_vote_of_the_law_of_the_day(
    split, funds_officer, secretary, minutes, signed_in
):
    """LC-4, D5: the assembly of members since May 2025; both fractions on the page."""
    act = reverse("admin:petitions_split_act", args=[split.pk, "vote"])
    page = reverse("admin:petitions_split_change", args=[split.pk])
    words = {"held_on": "2025-07-01", "reason": "农村集体经济组织法第26条"}
    approver = signed_in(secretary)

    forged = signed_in(funds_officer).post(act, words).status_code
    early = approver.post(act, words | {"held_on": "2025-04-30"})
    approver.post(act, words)
    vote = Split.objects.get().vote
    shown = approver.get(page).content.decode()

    assert forged == 403  # who keeps the money prepares no vote
    assert early.status_code == 200
    assert (vote.basis, vote.quorum, vote.agreement) == (
        "members_assembly", "2/3", "2/3",
    )  # fmt: skip
    assert vote.passes_of_roll
    assert shown.count("≥ 2/3") == 2
    assert "1,000,000.00" in vote.matter
    with pytest.raises(Refused) as refusal:
        adopt_split(split, opinion=None, actor=secretary, now=NOON)
    assert refusal.value.code == "decision_missing"


def test_delegates_do_not_decide(group, funds_officer, secretary):
    """LC-4: not to be delegated."""
    split = prepare_split(
        group, title="代表大会分配", total=D(100), body=SplitBody.DELEGATES,
        actor=funds_officer, now=NOON,
    )  # fmt: skip

    with pytest.raises(Refused) as refusal:
        put_split_to_vote(split, held_on=date(2025, 7, 1), reason="试", actor=secretary)

    assert refusal.value.code == "not_delegable"
    assert Split.objects.get().vote is None


def test_not_more_is_split_than_has_arrived(group, funds_officer):
    """LC-9: 到账 − 提留."""
    record_item(
        group,
        component=Component.LAND,
        facts={"promised": D(900), "received": D(500)},
        actor=funds_officer,
    )

    with pytest.raises(Refused) as refusal:
        prepare_split(
            group, title="分配", total=D("500.01"), body=SplitBody.GROUP_MEETING,
            actor=funds_officer, now=NOON,
        )  # fmt: skip

    assert refusal.value.code == "split_too_much"


def test_two_people_decide_a_split_and_then_it_stays(
    split, funds_officer, secretary, minutes, cadre
):
    """RO-2, LC-9: in the policy and in the database; no split without a resolution."""
    met(split, funds_officer, minutes)
    for actor in (funds_officer, cadre):
        with pytest.raises(NotAllowed):
            adopt_split(split, opinion=None, actor=actor, now=NOON)
    decided = {"decided_by": secretary, "decided_at": NOON}
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        Split.objects.update(state="dropped", decided_by=funds_officer, decided_at=NOON)
    bare = Split.objects.filter(pk=split.pk)
    with (
        pytest.raises(IntegrityError, match=r"by_a_resolution|roll_iff"),
        transaction.atomic(),
    ):
        bare.update(state="adopted", minutes=None, **decided)
    drop_split(split, actor=secretary, now=NOON)
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        bare.update(total_yuan=1)


# --- taking back ---------------------------------------------------------------------
@pytest.fixture
def paid(split, funds_officer, secretary, minutes):
    met(split, funds_officer, minutes)
    roll = adopt_split(split, opinion=None, actor=secretary, now=NOON).roll
    approve_roll(roll, actor=secretary, now=NOON)
    batch = prepare_payments(roll, paid_on=NOON.date(), actor=funds_officer, now=NOON)
    release_payments(batch, actor=secretary, now=NOON)
    return roll


def test_a_payment_is_taken_back_by_two_people_on_the_rolls_page(
    paid, funds_officer, secretary, signed_in
):
    """LC-9: asked with a reason by one, done by another, as a row of its own."""
    act = reverse("admin:petitions_roll_act", args=[paid.pk])
    payment = Payment.objects.standing_on(paid).first()
    keeper, approver = signed_in(funds_officer), signed_in(secretary)
    asking = {"act": "ask_reversal", "payment": payment.pk}

    unsaid = keeper.post(act, asking | {"reason": ""})
    keeper.post(act, asking | {"reason": "卡号错误退回"})
    asked = Reversal.objects.get()
    own = keeper.post(act, {"act": "reverse", "reversal": asked.pk}).status_code
    approver.post(act, {"act": "reverse", "reversal": asked.pk})

    line = Entitlement.objects.get(pk=payment.entitlement_id)
    assert unsaid.status_code == 200
    assert own == 403
    assert Payment.objects.get(reverses=payment).amount_yuan == -payment.amount_yuan
    assert (line.paid_yuan, line.unpaid_yuan) == (D(0), payment.amount_yuan)
    assert Reversal.objects.get().state == "done"
    assert list(broken_seals()) == []


def test_whoever_asked_does_not_decide_and_a_no_moves_nothing(
    paid, funds_officer, secretary
):
    """RO-2: in the database too."""
    payment = Payment.objects.standing_on(paid).first()
    asked = ask_reversal(payment, reason="退回", actor=funds_officer, now=NOON)

    with pytest.raises(NotAllowed):
        decide_reversal(asked, is_confirmed=True, actor=funds_officer, now=NOON)
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        Reversal.objects.update(state="done", decided_by=funds_officer, decided_at=NOON)
    decide_reversal(asked, is_confirmed=False, actor=secretary, now=NOON)

    assert Payment.objects.filter(reverses__isnull=False).count() == 0
    with pytest.raises(Refused):
        decide_reversal(asked, is_confirmed=True, actor=secretary, now=NOON)


def test_memberships_and_splits_are_not_there_for_others(
    split, cadre, stranger, person_with_post, other_community, signed_in
):
    """RO-1, domain 12."""
    other = person_with_post("elsewhere", Role.FUNDS_OFFICER, other_community)
    member = Member.objects.first()
    pages = [
        reverse("admin:petitions_split_change", args=[split.pk]),
        reverse("admin:petitions_member_change", args=[member.pk]),
        reverse("admin:petitions_member_act", args=[member.pk, "basis"]),
    ]

    answers = {
        signed_in(who).get(page).status_code
        for who in (cadre, stranger, other)
        for page in pages
    }

    assert answers == {404}
