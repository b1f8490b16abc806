"""Two people, money to the fen, nothing changed afterwards (LC-9, RO-2, SEC-8)."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal as D  # noqa: N817 - amounts

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from liuli.accounts.roles import Role
from liuli.kernel.errors import NotAllowed, Refused
from petitions.choices.compensation import (
    BatchState,
    Conclusion,
    Dispute,
    RollState,
    Standing,
)
from petitions.models import (
    Entitlement,
    Member,
    Objection,
    Payment,
    PaymentBatch,
    PaymentLine,
    Roll,
)
from petitions.operations import (
    answer_objection,
    approve_roll,
    broken_seals,
    decline_payments,
    prepare_payments,
    raise_objection,
    release_payments,
    reverse_payment,
    void_roll,
)
from tests.clock import NOON, SHANGHAI
from tests.petitions.test_imports_rolls import book

DAY = NOON.date()
ROWS = (
    [1, "张三", "张三丰", "", 0.5, 9, 45000, 0, 45000],
    [2, "张三", "张小梅", "", 0.3, 9, 27000, 0, 27000],
    [3, "李四", "李四光", "", 0.1, 9, 9000, 0, 9000],
)


@pytest.fixture
def officer(person_with_post, community):
    return person_with_post("zijin", Role.FUNDS_OFFICER, community)


@pytest.fixture
def roll(bring_in):
    bring_in(book(*ROWS))
    return Roll.objects.get()


@pytest.fixture
def approved(roll, secretary):
    return approve_roll(roll, actor=secretary, now=NOON)


def paid(approved, officer, secretary, total=None):
    batch = prepare_payments(
        approved, paid_on=DAY, total=total, actor=officer, now=NOON
    )
    return release_payments(batch, actor=secretary, now=NOON)


def test_an_approved_roll_sums_to_what_can_be_distributed(approved, secretary):
    """LC-9: Σ应发 = 可分配."""
    assert approved.state == RollState.APPROVED
    assert approved.distributable_yuan == D("81000.00")
    assert approved.decided_by == secretary


def test_the_database_holds_the_sum_and_the_second_person(roll, secretary):
    """LC-9, RO-2: not even an update past the operations."""
    decided = {"decided_by": secretary, "decided_at": NOON, "state": "approved"}
    with pytest.raises(IntegrityError, match="adds up"), transaction.atomic():
        Roll.objects.filter(pk=roll.pk).update(
            distributable_yuan=D("81000.01"), **decided
        )
    Roll.objects.filter(pk=roll.pk).update(made_by=secretary)
    with (
        pytest.raises(IntegrityError, match="roll_second_person"),
        transaction.atomic(),
    ):
        Roll.objects.filter(pk=roll.pk).update(
            distributable_yuan=D("81000.00"), **decided
        )
    assert Roll.objects.get().state == RollState.ENTERED


def test_who_entered_a_roll_or_only_keeps_it_does_not_approve_it(
    roll, secretary, officer, cadre
):
    """RO-2."""
    Roll.objects.filter(pk=roll.pk).update(made_by=secretary)

    for actor in (secretary, officer, cadre):
        with pytest.raises(NotAllowed):
            approve_roll(roll, actor=actor, now=NOON)
    assert Roll.objects.get().state == RollState.ENTERED


def test_a_woman_left_out_for_her_marriage_stops_the_roll(roll, secretary):
    """LC-6: bait: leaving somebody out for another reason does not."""
    member = Member.objects.filter(serial=2)
    member.update(standing=Standing.EXCLUDED, dispute=Dispute.MARRIED_OUT)

    with pytest.raises(Refused) as refusal:
        approve_roll(roll, actor=secretary, now=NOON)
    member.update(dispute=Dispute.EMPTY_REGISTRATION)
    approve_roll(roll, actor=secretary, now=NOON)

    assert refusal.value.code == "legality_review"


def test_lines_of_an_approved_roll_stay_as_they_are(approved, bring_in):
    """LC-9: neither by hand nor by another ledger."""
    line = Entitlement.objects.filter(roll=approved)
    for change in (
        lambda: line.update(due_yuan=1),
        lambda: line._raw_delete("default"),
    ):
        with (
            pytest.raises(IntegrityError, match="stay as they are"),
            transaction.atomic(),
        ):
            change()

    result = bring_in(book([*ROWS[0][:4], 0.6, 9, 54000, 0, 54000]))

    assert "value_kept" in {problem.code for problem in result.problems}
    assert Entitlement.objects.get(member__serial=1).due_yuan == D("45000.00")


def test_a_void_roll_makes_room_for_a_new_one(roll, secretary, bring_in):
    with pytest.raises(Refused):
        void_roll(roll, reason=" ", actor=secretary, now=NOON)
    void_roll(roll, reason="金额抄错", actor=secretary, now=NOON)

    bring_in(book(*ROWS))

    assert sorted(Roll.objects.values_list("state", flat=True)) == ["entered", "void"]
    assert Member.objects.count() == 3


def test_nothing_is_paid_before_a_second_person_approved_the_roll(roll, officer):
    """Issue 5: counted at once, paid only after approval."""
    with pytest.raises(Refused) as refusal:
        prepare_payments(roll, paid_on=DAY, actor=officer, now=NOON)
    with pytest.raises(IntegrityError, match="before the roll"), transaction.atomic():
        PaymentBatch.objects.create(
            roll=roll, paid_on=DAY, prepared_by=officer, prepared_at=NOON
        )

    assert refusal.value.code == "roll_not_approved"
    assert Payment.objects.count() == 0


def test_money_that_arrived_is_split_to_the_fen_and_paid_by_two(
    approved, officer, secretary
):
    """LC-9: 10,000.00 over 45,000 + 27,000 + 9,000."""
    paid(approved, officer, secretary, D("10000.00"))

    amounts = list(Payment.objects.order_by("pk").values_list("amount_yuan", flat=True))
    first = Entitlement.objects.get(member__serial=1)
    assert amounts == [D("5555.56"), D("3333.33"), D("1111.11")]
    assert sum(amounts) == D("10000.00")
    assert first.due_yuan == first.paid_yuan + first.unpaid_yuan
    assert list(broken_seals()) == []


def test_the_rest_is_paid_whole_and_then_nothing_is_left(approved, officer, secretary):
    paid(approved, officer, secretary, D("10000.00"))
    paid(approved, officer, secretary)

    assert set(Entitlement.objects.values_list("unpaid_yuan", flat=True)) == {D(0)}
    with pytest.raises(Refused) as refusal:
        prepare_payments(approved, paid_on=DAY, actor=officer, now=NOON)
    assert refusal.value.code == "nothing_unpaid"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"total": D("81000.01")}, "more_than_unpaid"),
        ({"paid_on": DAY + timedelta(days=2)}, "paid_later"),
    ],
)
def test_a_batch_that_cannot_be_right_is_refused(approved, officer, facts, code):
    with pytest.raises(Refused) as refusal:
        prepare_payments(
            approved, **({"paid_on": DAY} | facts), actor=officer, now=NOON
        )

    assert refusal.value.code == code
    assert PaymentLine.objects.count() == 0


def test_a_batch_is_released_or_declined_by_another_person_only(
    approved, officer, secretary, person_with_post, community
):
    """RO-2: maker ≠ checker, in the policy and in the database."""
    batch = prepare_payments(approved, paid_on=DAY, actor=officer, now=NOON)

    with pytest.raises(NotAllowed):
        release_payments(batch, actor=officer, now=NOON)
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        PaymentBatch.objects.update(
            state=BatchState.PAID, decided_by=officer, decided_at=NOON
        )
    with pytest.raises(Refused) as refusal:
        prepare_payments(approved, paid_on=DAY, actor=officer, now=NOON)
    assert refusal.value.code == "batch_waits"
    decline_payments(batch, reason="账号有误", actor=secretary, now=NOON)

    assert Payment.objects.count() == 0
    with pytest.raises(Refused):
        release_payments(batch, actor=secretary, now=NOON)


def test_a_payment_is_never_changed_only_taken_back(approved, officer, secretary):
    """LC-9: a reversing row; the first one stays."""
    paid(approved, officer, secretary)
    payment = Payment.objects.get(entitlement__member__serial=1)
    for change in (
        lambda: Payment.objects.filter(pk=payment.pk).update(amount_yuan=1),
        lambda: Payment.objects.filter(pk=payment.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            change()

    row = reverse_payment(payment, reason="卡号错误退回", actor=secretary, now=NOON)

    line = Entitlement.objects.get(member__serial=1)
    assert (row.amount_yuan, line.paid_yuan, line.unpaid_yuan) == (
        D("-45000.00"), D("0.00"), D("45000.00"),
    )  # fmt: skip
    for again in (payment, row):
        with pytest.raises(Refused) as refusal:
            reverse_payment(again, reason="再退", actor=secretary, now=NOON)
        assert refusal.value.code == "reversed_already"
    assert list(broken_seals()) == []


def test_what_is_taken_back_at_night_is_booked_on_the_day_it_is_here(
    approved, officer, secretary
):
    """LC-9: a moment is kept in UTC, whose day ends at eight in the morning."""
    paid(approved, officer, secretary)
    payment = Payment.objects.get(entitlement__member__serial=1)
    night = datetime.combine(DAY + timedelta(days=1), time(3), tzinfo=SHANGHAI)

    row = reverse_payment(
        payment, reason="卡号错误退回", actor=secretary, now=night.astimezone(UTC)
    )

    assert row.paid_on == DAY + timedelta(days=1)


def test_a_change_past_the_portal_breaks_the_seal(roll, capsys):
    """SEC-8: whoever writes to the table cannot make the seal."""
    line = Entitlement.objects.get(member__serial=3)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE petitions_entitlement SET due_yuan = 90000 WHERE id = %s", [line.pk]
        )

    assert list(broken_seals()) == [("petitions.entitlement", line.pk)]
    with pytest.raises(SystemExit):
        call_command("verify_compensation")
    assert f"petitions.entitlement {line.pk}" in capsys.readouterr().out


def test_an_objection_is_written_down_and_answered_once(roll, officer, secretary):
    """LC-8 f: 事项, 提出日, 答复日, 结论."""
    member = Member.objects.get(serial=1)
    raised = raise_objection(
        roll, matter="面积少算", raised_on=DAY, member=member, actor=officer
    )
    words = {
        "conclusion": Conclusion.UPHELD,
        "answer": "已按底册更正",
        "actor": officer,
    }

    with pytest.raises(NotAllowed):
        answer_objection(raised, answered_on=DAY, **(words | {"actor": secretary}))
    answer_objection(raised, answered_on=DAY, **words)

    assert Objection.objects.open().count() == 0
    with pytest.raises(Refused):
        answer_objection(raised, answered_on=DAY, **words)
    with pytest.raises(IntegrityError, match="answered_after"), transaction.atomic():
        Objection.objects.update(answered_on=date(2000, 1, 1))


def test_from_the_roll_to_the_list_to_post_in_the_desk(
    roll, officer, secretary, signed_in
):
    """LC-5: approved by one, prepared by another, released, posted with masked names."""
    page = reverse("admin:petitions_roll_change", args=[roll.pk])
    act = reverse("admin:petitions_roll_act", args=[roll.pk])
    notice = reverse("admin:petitions_roll_disclosure", args=[roll.pk])
    keeper, approver = signed_in(officer), signed_in(secretary)

    listing = approver.get(reverse("admin:petitions_roll_changelist"))
    before = approver.get(notice)
    approver.post(act, {"act": "approve"})
    keeper.post(act, {"act": "prepare", "total": "810", "paid_on": "2024-03-04"})
    forged = keeper.post(act, {"act": "release"})
    waiting = approver.get(page).content.decode()
    approver.post(act, {"act": "release"})
    refused = keeper.post(act, {"act": "object", "matter": "", "raised_on": "x"})
    keeper.post(
        act,
        {"act": "object", "matter": "少算", "serial": "1", "raised_on": "2024-03-04"},
    )
    shown = keeper.get(page).content.decode()
    posted = approver.get(notice).content.decode()

    assert "81,000.00" in listing.content.decode()
    assert (before.status_code, forged.status_code) == (404, 403)
    assert refused.status_code == 200
    assert 'value="release"' in waiting
    assert "张三丰" not in shown + posted
    assert "张**" in shown
    assert "少算" in shown
    assert "张*丰" in posted
    assert "450.00" in posted
    assert Objection.objects.get().member.serial == 1


def test_rolls_are_not_there_for_those_who_do_not_keep_them(
    roll, cadre, stranger, official, signed_in
):
    """RO-1, domain 12."""
    page = reverse("admin:petitions_roll_change", args=[roll.pk])

    answers = [
        signed_in(who).get(page).status_code for who in (cadre, stranger, official)
    ]

    assert answers == [404, 404, 302]
