"""A notice first, a supervisor, the water back after payment; nobody in need (WT-11)."""

from datetime import timedelta
from decimal import Decimal as D  # noqa: N817 - amounts

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db import connection as db
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hazards.admin.water.trays import supplies_to_resume
from hazards.choices.water import CutOffState, Delivery, Method, Receiver
from hazards.models import Bill, BillObjection, CutOffBill, CutOffNotice
from hazards.operations.water import cutoffs
from hazards.operations.water.bills import void_bill
from hazards.operations.water.receipts import take_payment
from hazards.rules.water.cutoffs import earliest_stop, is_stale, overdue_long_enough
from liuli.audit.models import Entry
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.parameters.operations import set_parameter
from tests.clock import NOON, TODAY
from tests.factories.water import a_connection, a_reading, bills_of

pytestmark = pytest.mark.django_db
HANDED = (Delivery.HANDED, Receiver.ADULT)
S = CutOffState


@pytest.fixture
def household(grid, community):
    """303.00 due seventy days ago, 30.30 due ten days ago."""
    household = a_connection(grid, start=0)
    a_reading(household, 100, days_ago=60)
    a_reading(household, 110)
    old, new = bills_of(community)
    for bill, ago in ((old, 70), (new, 10)):
        Bill.objects.filter(pk=bill.pk).update(due_on=TODAY - timedelta(days=ago))
    return household


def bills(household):
    """The old bill and the young one."""
    return list(Bill.objects.filter(connection=household).order_by("due_on"))


def written(household, actor, about=None, now=NOON):
    chosen = [bills(household)[0]] if about is None else about
    return cutoffs.write_cut_off_notice(household, bills=chosen, actor=actor, now=now)


def delivered(notice, actor, on=TODAY, how=HANDED, now=NOON):
    return cutoffs.deliver_cut_off_notice(
        notice, delivered=cutoffs.Delivered(on, *how), actor=actor, now=now
    )


def sent(household, actor):
    return delivered(written(household, actor), actor)


def stopped(notice, actor, days=7, approval="街道办〔2026〕12号", on=None):
    now = NOON + timedelta(days=days)
    return cutoffs.stop_supply(
        notice, on=on or timezone.localdate(now), approval=approval, actor=actor,
        now=now,
    )  # fmt: skip


def pay(household, amount, days=0):
    now = NOON + timedelta(days=days)
    return take_payment(
        household, amount=D(amount), paid_on=timezone.localdate(now),
        method=Method.CASH, actor=SYSTEM, now=now,
    )  # fmt: skip


def refused(code, call, *args, **facts):
    """Refused with that code, and nothing of a notice is changed by it."""
    before = list(CutOffNotice.objects.order_by("pk").values())
    entries = Entry.objects.count()
    with pytest.raises(Refused) as caught, transaction.atomic():
        call(*args, **facts)
    assert caught.value.code == code
    assert list(CutOffNotice.objects.order_by("pk").values()) == before
    assert Entry.objects.count() == entries


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dates(), st.integers(0, 400), st.integers(0, 400))
def test_the_day_is_never_nearer_than_the_least(day, days, least):
    """WT-11: a shorter wish changes nothing, a longer one holds."""
    if day.year > 9990:
        return
    found = earliest_stop(day, days=days, least=least)

    assert (found - day).days == max(days, least)
    assert not is_stale(found, on=found, days=0)
    assert is_stale(found, on=found + timedelta(days=days + 1), days=days)
    assert overdue_long_enough(day, on=found, days=(found - day).days)
    assert not overdue_long_enough(day, on=found, days=(found - day).days + 1)


def test_a_life_from_the_notice_to_the_water_back(
    household, funds_officer, secretary, cadre
):
    """WT-11: written, delivered, seven days, a supervisor, paid, resumed."""
    notice = written(household, funds_officer)
    assert (notice.state, notice.earliest_on) == (S.WRITTEN, None)
    assert notice.asked_for == D("303.00")

    notice = delivered(notice, funds_officer)
    assert notice.earliest_on == TODAY + timedelta(days=7)
    refused("too_early", stopped, notice, secretary, days=6)
    refused("date_future", stopped, notice, secretary, 6, on=notice.earliest_on)
    refused("approval_missing", stopped, notice, secretary, approval=" ")
    notice = stopped(notice, secretary)
    assert (notice.state, notice.stopped_by) == (S.STOPPED, secretary)
    assert cutoffs.back_by(notice) is None
    refused(
        "reason_missing", cutoffs.resume_supply, notice, actor=cadre,
        now=NOON + timedelta(days=8),
    )  # fmt: skip
    assert supplies_to_resume(cadre, NOON) is None

    pay(household, "303.00", days=9)

    notice.refresh_from_db()
    assert notice.state == S.STOPPED
    assert cutoffs.back_by(notice) == NOON + timedelta(days=9, hours=24)
    assert supplies_to_resume(cadre, NOON).count == 1
    back = cutoffs.resume_supply(notice, actor=cadre, now=NOON + timedelta(days=10))
    assert (back.state, back.ended_on) == (S.RESUMED, TODAY + timedelta(days=10))
    assert supplies_to_resume(cadre, NOON) is None
    acts = Entry.objects.filter(action__contains="cut_off").count()
    assert (acts, Entry.objects.filter(action__contains="hazards.supply_").count()) == (
        2, 2,
    )  # fmt: skip


def test_who_wrote_or_delivered_it_never_stops_the_supply(
    household, funds_officer, secretary, cadre, worker
):
    """WT-11: a supervisor decides, by another hand; others may not write at all."""
    for person in (worker, cadre):
        with pytest.raises(NotAllowed):
            written(household, person)
    notice = sent(household, funds_officer)
    for person in (worker, cadre, funds_officer):
        with pytest.raises(NotAllowed):
            stopped(notice, person)
    for column in ("sent_by", "written_by"):
        with pytest.raises(DatabaseError), transaction.atomic():
            CutOffNotice.objects.filter(pk=notice.pk).update(
                state=S.STOPPED, stopped_on=notice.earliest_on, approval="文",
                stopped_by=getattr(notice, column),
            )  # fmt: skip
    assert stopped(notice, secretary).state == S.STOPPED


def test_only_what_is_owed_for_long_and_not_contested(household, funds_officer):
    old, young = bills(household)
    refused("bills_missing", written, household, funds_officer, about=[])
    refused("not_overdue", written, household, funds_officer, about=[old, young])
    set_parameter(
        "water.cutoff_overdue_days", value="10", unit=household.community,
        starts_on=TODAY - timedelta(days=9), source="居民会议", actor=SYSTEM,
    )  # fmt: skip
    assert written(household, funds_officer, about=[old, young]).asked_for == D("333.3")


def test_a_longer_wait_is_decided_here_a_shorter_one_is_not(household, funds_officer):
    """WT-11: seven days stay the least whatever the parameter says."""
    for value, days in (("15", 15), ("2", 7)):
        set_parameter(
            "water.cutoff_notice_days", value=value, unit=household.community,
            starts_on=TODAY - timedelta(days=days), source="居民会议", actor=SYSTEM,
        )  # fmt: skip
        notice = sent(household, funds_officer)
        assert notice.earliest_on == TODAY + timedelta(days=days)
        cutoffs.withdraw_cut_off_notice(
            notice, reason="写错", actor=funds_officer, now=NOON
        )


def test_a_household_in_need_is_never_cut_off(household, funds_officer, secretary):
    """WT-11: neither written, nor delivered, nor stopped; off already means back."""
    notice = sent(household, funds_officer)
    household.is_vulnerable = True
    household.save(update_fields=["is_vulnerable"])

    refused("household_in_need", stopped, notice, secretary)
    with pytest.raises(DatabaseError, match="in need"), transaction.atomic():
        CutOffNotice.objects.filter(pk=notice.pk).update(
            state=S.STOPPED, stopped_on=notice.earliest_on, approval="文",
            stopped_by=secretary,
        )  # fmt: skip
    cutoffs.withdraw_cut_off_notice(notice, reason="困难户", actor=secretary, now=NOON)
    refused("household_in_need", written, household, funds_officer)
    with pytest.raises(DatabaseError, match="in need"), transaction.atomic():
        CutOffNotice.objects.create(
            connection=household, written_on=TODAY, written_by=funds_officer
        )


def test_found_in_need_later_the_water_runs_again(household, funds_officer, secretary):
    notice = stopped(sent(household, funds_officer), secretary)
    household.is_vulnerable = True
    household.save(update_fields=["is_vulnerable"])

    assert cutoffs.has_to_resume(notice)
    back = cutoffs.resume_supply(
        notice, actor=funds_officer, now=NOON + timedelta(days=8)
    )
    assert back.state == S.RESUMED


def test_nothing_is_stopped_while_a_bill_is_contested(
    household, funds_officer, secretary, worker
):
    notice = sent(household, funds_officer)
    old, _young = bills(household)
    with pytest.raises(NotAllowed):
        cutoffs.note_objection(old, text="错", said_on=TODAY, actor=worker, now=NOON)
    words = {"said_on": TODAY, "actor": funds_officer, "now": NOON}
    refused("nothing_said", cutoffs.note_objection, old, text=" ", **words)
    objection = cutoffs.note_objection(old, text="表走得太快", **words)
    refused("contested", cutoffs.note_objection, old, text="又说", **words)

    refused("contested", stopped, notice, secretary)
    with pytest.raises(DatabaseError, match="contested"), transaction.atomic():
        CutOffNotice.objects.filter(pk=notice.pk).update(
            state=S.STOPPED, stopped_on=notice.earliest_on, approval="文",
            stopped_by=secretary,
        )  # fmt: skip
    settle = {"actor": secretary, "now": NOON}
    with pytest.raises(NotAllowed):
        cutoffs.settle_objection(
            objection, answer="无误", actor=funds_officer, now=NOON
        )
    refused("answer_missing", cutoffs.settle_objection, objection, answer="", **settle)
    cutoffs.settle_objection(objection, answer="已检表，无误", **settle)
    refused(
        "already_settled", cutoffs.settle_objection, objection, answer="x", **settle
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        BillObjection.objects.filter(pk=objection.pk).update(settled_on=None)

    assert stopped(notice, secretary).state == S.STOPPED


def test_no_notice_about_a_contested_bill(household, funds_officer, secretary):
    old, _young = bills(household)
    cutoffs.note_objection(old, text="错", said_on=TODAY, actor=funds_officer, now=NOON)
    refused("contested", written, household, funds_officer)
    assert not cutoffs.bills_to_warn_about(household, on=TODAY).exists()


def test_payment_ends_a_notice_and_nothing_is_stopped(
    household, funds_officer, secretary
):
    """Also a bill made void ends it; part of the money does not."""
    notice = sent(household, funds_officer)
    pay(household, "302.99")
    notice.refresh_from_db()
    assert notice.state == S.SENT
    pay(household, "0.01")
    notice.refresh_from_db()
    assert (notice.state, notice.ended_on) == (S.PAID, TODAY)
    refused("illegal_move", stopped, notice, secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        CutOffNotice.objects.filter(pk=notice.pk).update(ended_on=None, state=S.SENT)


def test_a_bill_made_void_ends_its_notice(household, funds_officer):
    notice = written(household, funds_officer)
    void_bill(bills(household)[0], reason="读错", actor=funds_officer, now=NOON)
    notice.refresh_from_db()
    assert notice.state == S.PAID


def test_one_notice_at_a_time_and_none_that_is_old(household, funds_officer, secretary):
    notice = sent(household, funds_officer)
    refused("notice_open", written, household, funds_officer)
    refused("notice_stale", stopped, notice, secretary, days=7 + 61)
    with pytest.raises(DatabaseError), transaction.atomic():
        CutOffNotice.objects.create(
            connection=household, written_on=TODAY, written_by=funds_officer
        )
    refused(
        "reason_missing", cutoffs.withdraw_cut_off_notice, notice, reason=" ",
        actor=secretary, now=NOON,
    )  # fmt: skip
    cutoffs.withdraw_cut_off_notice(
        notice, reason="另行商定", actor=secretary, now=NOON
    )
    assert written(household, funds_officer).state == S.WRITTEN


@pytest.mark.parametrize(
    "how",
    [(Delivery.HANDED, Receiver.NOBODY), (Delivery.POSTED, Receiver.HOLDER)],
)
def test_what_is_handed_over_is_taken_by_somebody(household, funds_officer, how):
    notice = written(household, funds_officer)
    with pytest.raises(ValidationError, match="门口"), transaction.atomic():
        delivered(notice, funds_officer, how=how)
    refused("date_future", delivered, notice, funds_officer, TODAY + timedelta(days=1))
    before = TODAY - timedelta(days=1)
    with pytest.raises(ValidationError), transaction.atomic():
        delivered(notice, funds_officer, on=before)


def test_the_database_holds_the_order_of_days(household, funds_officer, secretary):
    """House rule 2: tried past the operations."""
    notice = sent(household, funds_officer)
    row = CutOffNotice.objects.filter(pk=notice.pk)
    early = {
        "state": S.STOPPED, "stopped_by": secretary, "approval": "文",
        "stopped_on": notice.earliest_on - timedelta(days=1),
    }  # fmt: skip
    for broken in (
        early,
        early | {"stopped_on": notice.earliest_on, "approval": ""},
        {"earliest_on": TODAY + timedelta(days=6)},
        {"sent_on": TODAY - timedelta(days=30)},
        {"written_on": TODAY - timedelta(days=30)},
        {"state": S.WRITTEN},
        {"state": S.RESUMED},
        {"state": S.WITHDRAWN, "ended_on": TODAY, "ended_by": secretary},
        {"state": S.PAID, "ended_on": TODAY - timedelta(days=1)},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.update(**broken)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
    line = CutOffBill.objects.get(notice=notice)
    for broken in (
        lambda: CutOffBill.objects.filter(pk=line.pk).update(owed_yuan=1),
        lambda: CutOffBill.objects.create(
            notice=notice, bill=bills(household)[1], owed_yuan=1
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            broken()


def test_a_notice_is_about_its_own_household_only(household, funds_officer, grid):
    other = a_connection(grid, start=0)
    refused("not_overdue", written, other, funds_officer, about=bills(household)[:1])
    notice = CutOffNotice.objects.create(
        connection=other, written_on=TODAY, written_by=funds_officer
    )
    with pytest.raises(DatabaseError, match="own household"), transaction.atomic():
        CutOffBill.objects.create(
            notice=notice, bill=bills(household)[0], owed_yuan=D("303.00")
        )


def test_the_desk_writes_prints_and_delivers(
    household, signed_in, funds_officer, secretary
):
    """The forms of the household's page and of the notice; both stay masked."""
    real = timezone.localdate()
    Bill.objects.filter(connection=household).update(due_on=real - timedelta(days=90))
    page = reverse("admin:hazards_connection_change", args=[household.pk])
    desk = signed_in(funds_officer)
    [form] = [a["form"] for a in desk.get(page).context["acts"] if a["name"] == "warn"]
    assert set(form.initial or form.fields["bills"].initial) == {
        bill.pk for bill in bills(household)
    }
    desk.post(
        reverse("admin:hazards_connection_act", args=[household.pk]),
        {"act": "warn", "bills": [bills(household)[0].pk]},
    )
    notice = CutOffNotice.objects.get()
    own = reverse("admin:hazards_cutoffnotice_change", args=[notice.pk])
    paper = desk.get(own).content.decode()
    assert "333.30" in paper
    assert "收件人签字" in paper
    act = reverse("admin:hazards_cutoffnotice_act", args=[notice.pk])
    desk.post(
        act,
        {"act": "deliver", "sent_on": real, "how": "handed", "received_by": "adult"},
    )
    notice.refresh_from_db()
    assert (notice.state, notice.earliest_on) == (S.SENT, real + timedelta(days=7))
    listed = desk.get(reverse("admin:hazards_cutoffnotice_changelist"))
    assert notice.number in listed.content.decode()
    account = desk.get(reverse("admin:hazards_waterentry_account")).content.decode()
    assert notice.number in account
    assert notice.number in desk.get(page).content.decode()
    chief = signed_in(secretary)
    shown = {act["name"] for act in chief.get(own).context["acts"]}
    assert shown == {"stop", "withdraw"}
    chief.post(act, {"act": "stop", "on": real, "approval": "街道办〔2026〕12号"})
    notice.refresh_from_db()
    assert notice.state == S.SENT


def test_strangers_see_no_notice(household, signed_in, funds_officer, stranger):
    notice = sent(household, funds_officer)
    for name in ("change", "act"):
        page = reverse(f"admin:hazards_cutoffnotice_{name}", args=[notice.pk])
        assert signed_in(stranger).get(page).status_code == 404
    page = reverse("admin:hazards_cutoffnotice_changelist")
    assert notice.number not in signed_in(stranger).get(page).content.decode()


def test_the_list_asks_the_same_for_one_and_for_three(
    grid, community, signed_in, funds_officer
):
    desk = signed_in(funds_officer)
    desk.get(reverse("admin:hazards_cutoffnotice_changelist"))
    counts = []
    for _more in (1, 2):
        for _one in range(_more):
            connection = a_connection(grid, start=0)
            a_reading(connection, 100)
            bills_of(community)
            Bill.objects.filter(connection=connection).update(
                due_on=TODAY - timedelta(days=90)
            )
            sent(connection, funds_officer)
        with CaptureQueriesContext(db) as seen:
            desk.get(reverse("admin:hazards_cutoffnotice_changelist"))
        counts.append(len(seen))
    assert counts[0] == counts[1]
