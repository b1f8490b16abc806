"""Points in double entry (VO-2, VO-3, K24): sums, limits, two at once."""

import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Sum
from django.utils import timezone

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from residents.choices.meetings import Capacity, MeetingKind
from residents.operations.meetings import call_meeting, minute_meeting, plan_meeting
from services.choices.points import EntryReason, OrderState, StockKind, StockReason
from services.models import (
    PointsAccount,
    PointsEntry,
    PointsLot,
    PointsOrder,
    PointsTake,
    StockItem,
    StockMove,
)
from services.operations.hours import void_hours
from services.operations.points import (
    balance_of,
    cancel_order,
    earn_for_meeting,
    expire_points,
    hand_out,
    next_expiry,
    order_item,
)
from services.operations.stock import add_stock_item, book_stock
from tests.clock import NOON, TODAY
from tests.factories.volunteers import a_reward, a_volunteer, some_hours

DAY = timedelta(days=1)


def refused(code, act, *args, **facts):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **facts)
    assert caught.value.code == code


def the_database_refuses(act):
    def at_the_end():
        act()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(DatabaseError), transaction.atomic():
        at_the_end()


def everything_agrees():
    """K24: Σ all accounts = 0; each balance = its lots; each entry = its lots."""
    assert PointsAccount.objects.aggregate(sum=Sum("balance"))["sum"] in (0, None)
    for account in PointsAccount.objects.filter(kind="volunteer"):
        lots = PointsLot.objects.filter(account=account)
        assert account.balance == sum(lot.left for lot in lots) >= 0
        came = sum(entry.points for entry in account.coming.all())
        went = sum(entry.points for entry in account.going.all())
        assert account.balance == came - went


@pytest.mark.django_db
def test_points_are_earned_spent_first_in_first_out_and_run_out(community, grid, cadre):
    """VO-2: 10 per hour, 24-month life, FIFO expiry, never below nought."""
    volunteer, item = a_volunteer(grid), a_reward(community, cost=20)
    some_hours(volunteer, 2)
    later = NOON + 40 * DAY
    some_hours(volunteer, 1.5, now=later, on=timezone.localdate(later))
    assert balance_of(volunteer) == 35
    first, second = PointsLot.objects.order_by("expires_on")
    assert next_expiry(volunteer) == (TODAY.replace(year=2028), 20)

    order_item(volunteer, item=item, quantity=1, actor=cadre, now=later)
    first.refresh_from_db()
    assert (first.left, balance_of(volunteer)) == (0, 15)
    refused("too_few_points", order_item, volunteer, item=item, quantity=1, actor=cadre,
            now=later)  # fmt: skip
    everything_agrees()

    gone = second.expires_on + DAY
    end = NOON.replace(year=gone.year, month=gone.month, day=gone.day)
    assert expire_points(now=end - DAY) == 0
    assert expire_points(now=end) == 15
    assert expire_points(now=end) == 0
    assert (balance_of(volunteer), next_expiry(volunteer)) == (0, None)
    everything_agrees()


@pytest.mark.django_db
def test_the_database_keeps_the_ledger(community, grid, cadre):
    """VO-2: append-only, no transfer between people, balance never negative."""
    one, two = a_volunteer(grid), a_volunteer(grid, full_name="李四")
    hours = some_hours(one, 2)
    some_hours(two, 1)
    order_item(
        one, item=a_reward(community, cost=10), quantity=1, actor=cadre, now=NOON
    )
    mine, theirs = one.account, two.account
    issued = PointsAccount.objects.get(kind="issued")

    def entry(source, target, reason, points=5, **what):
        return PointsEntry.objects.create(
            source=source, target=target, reason=reason, points=points, at=NOON, **what
        )

    the_database_refuses(lambda: entry(mine, theirs, EntryReason.EXCHANGE))
    the_database_refuses(lambda: entry(mine, theirs, EntryReason.HOURS, hours=hours))
    the_database_refuses(lambda: entry(issued, mine, EntryReason.HOURS, hours=hours))
    the_database_refuses(lambda: entry(issued, mine, EntryReason.MEETING))
    redeemed = PointsAccount.objects.get(kind="redeemed")
    the_database_refuses(lambda: entry(mine, redeemed, EntryReason.EXCHANGE, 999))
    the_database_refuses(lambda: entry(mine, redeemed, EntryReason.EXCHANGE, 5))
    for model in (PointsEntry, PointsTake, PointsLot):
        the_database_refuses(lambda model=model: model.objects.all().delete())
    the_database_refuses(lambda: PointsEntry.objects.update(points=1))
    the_database_refuses(lambda: PointsAccount.objects.update(balance=100))
    the_database_refuses(lambda: PointsLot.objects.update(left=0))
    the_database_refuses(
        lambda: PointsLot.objects.update(expires_on=TODAY + 9999 * DAY)
    )
    everything_agrees()
    assert (balance_of(one), balance_of(two)) == (10, 10)


@pytest.mark.django_db
def test_nothing_earns_points_for_reporting_or_for_what_was_voted(grid):
    """VO-2, VO-3: a closed list; a ledger row points at hours, a meeting or a meal."""
    assert set(EntryReason.values) == {
        "hours", "meeting", "exchange", "return", "expiry", "reversal",
        "meal", "meal_back",
    }  # fmt: skip
    points_at = {
        field.related_model._meta.label_lower
        for field in PointsEntry._meta.concrete_fields
        if field.is_relation
    }
    assert points_at == {
        "services.pointsaccount", "services.servicehours", "residents.meeting",
        "accounts.user", "services.serving",
    }  # fmt: skip
    volunteer = a_volunteer(grid)
    some_hours(volunteer, 1)
    lot = PointsLot.objects.get()
    the_database_refuses(
        lambda: PointsEntry.objects.create(
            source=PointsAccount.objects.get(kind="issued"), target=lot.account,
            points=5, reason="report", at=NOON,
        )
    )  # fmt: skip


@pytest.mark.django_db
def test_a_meeting_that_was_held_earns_points_once(community, grid, cadre, secretary):
    """VO-3: 议事会 attendance may earn points; what was voted is not asked."""
    meeting = plan_meeting(
        community, kind=MeetingKind.RESIDENTS, title="议事会", place="议事亭",
        starts_at=NOON + 5 * DAY, agenda="公约", actor=secretary,
    )  # fmt: skip
    volunteer = a_volunteer(grid, user=secretary)
    facts = {"meeting": meeting, "now": NOON + 6 * DAY}
    refused("meeting_not_held", earn_for_meeting, volunteer, actor=cadre, **facts)
    call_meeting(meeting, actor=secretary, now=NOON)
    facts["meeting"] = minute_meeting(
        meeting, minutes="记录", came={Capacity.RESIDENT: 60}, actor=secretary,
        resolutions=["通过公约"], now=NOON + 6 * DAY,
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        earn_for_meeting(volunteer, actor=secretary, **facts)
    earn_for_meeting(volunteer, actor=cadre, **facts)
    refused("meeting_counted", earn_for_meeting, volunteer, actor=cadre, **facts)
    assert balance_of(volunteer) == 5
    everything_agrees()


@pytest.mark.django_db
def test_hours_taken_back_take_their_points_as_far_as_they_are_there(
    community, grid, cadre
):
    """K24: reverse."""
    volunteer, item = a_volunteer(grid), a_reward(community, cost=15)
    hours = some_hours(volunteer, 2)
    order_item(volunteer, item=item, quantity=1, actor=cadre, now=NOON)
    void_hours(hours, reason="记错人", actor=cadre, now=NOON)
    assert balance_of(volunteer) == 0
    everything_agrees()


@pytest.mark.django_db
def test_an_order_cancelled_gives_back_stock_and_points_with_their_day(
    community, grid, cadre, worker
):
    volunteer, item = a_volunteer(grid), a_reward(community, left=2, cost=10)
    some_hours(volunteer, 2)
    day = PointsLot.objects.get().expires_on
    with pytest.raises(NotAllowed):
        order_item(volunteer, item=item, quantity=1, actor=worker, now=NOON)
    order = order_item(volunteer, item=item, quantity=2, actor=cadre, now=NOON)
    refused("too_few_points", order_item, volunteer, item=item, quantity=1, actor=cadre,
            now=NOON)  # fmt: skip
    cancel_order(order, actor=cadre, now=NOON + DAY)
    item.refresh_from_db()
    assert (balance_of(volunteer), item.left) == (20, 2)
    assert {lot.expires_on for lot in PointsLot.objects.open()} == {day}
    refused("illegal_move", hand_out, order, actor=cadre, now=NOON)
    the_database_refuses(lambda: PointsOrder.objects.update(state=OrderState.ORDERED))
    done = order_item(volunteer, item=item, quantity=1, actor=cadre, now=NOON)
    assert hand_out(done, actor=cadre, now=NOON).state == OrderState.HANDED_OUT
    everything_agrees()


@pytest.mark.django_db
def test_stock_is_never_below_nought(community, cadre, worker):
    """G12: 3,500 kits in, out, left."""
    refused("price", add_stock_item, community, kind=StockKind.KIT, name="包", cost=5,
            actor=cadre)  # fmt: skip
    kit = add_stock_item(community, kind=StockKind.KIT, name="分类包", cost=None,
                         actor=cadre)  # fmt: skip
    facts = {"on": TODAY, "actor": cadre}
    book_stock(kit, count=3500, reason=StockReason.RECEIVED, **facts)
    book_stock(kit, count=3200, reason=StockReason.GIVEN, **facts)
    refused(
        "nothing_left", book_stock, kit, count=301, reason=StockReason.GIVEN, **facts
    )
    refused("not_allowed", book_stock, kit, count=1, reason=StockReason.GIVEN,
            on=TODAY, actor=worker)  # fmt: skip
    book_stock(kit, count=298, reason=StockReason.COUNTED, note="盘点", **facts)
    row = StockItem.objects.with_sums().get()
    assert (row.came, row.went, row.left) == (3500, 3202, 298)
    the_database_refuses(lambda: StockItem.objects.update(left=5))
    the_database_refuses(lambda: StockMove.objects.all().delete())
    the_database_refuses(
        lambda: StockMove.objects.create(
            item=kit, change=-299, reason=StockReason.GIVEN, on=TODAY
        )
    )


# --- two at once ------------------------------------------------------------------------
def at_once(calls):
    answers = [None] * len(calls)
    barrier = threading.Barrier(len(calls))

    def run(place, call):
        barrier.wait()
        try:
            answers[place] = call()
        except Refused as refusal:
            answers[place] = refusal.code
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=(place, call))
        for place, call in enumerate(calls)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.timeout(60)
@pytest.mark.django_db(transaction=True)
def test_two_orders_for_the_last_piece_and_one_wins(community, grid, cadre):
    """VO-2: exchange stock locked at order."""
    item = a_reward(community, left=1, cost=10)
    people = [a_volunteer(grid), a_volunteer(grid, full_name="李四")]
    for volunteer in people:
        some_hours(volunteer, 2)

    def order(volunteer):
        return lambda: (
            order_item(volunteer, item=item, quantity=1, actor=cadre, now=NOON).state
        )

    assert sorted(at_once([order(v) for v in people])) == ["nothing_left", "ordered"]
    item.refresh_from_db()
    assert (item.left, PointsOrder.objects.count()) == (0, 1)
    assert sorted(balance_of(v) for v in people) == [10, 20]
    everything_agrees()


@pytest.mark.timeout(60)
@pytest.mark.django_db(transaction=True)
def test_two_orders_of_one_volunteer_never_spend_a_point_twice(community, grid, cadre):
    """VO-2: a balance never falls below nought."""
    volunteer, item = a_volunteer(grid), a_reward(community, left=9, cost=15)
    some_hours(volunteer, 2)

    def order():
        return order_item(volunteer, item=item, quantity=1, actor=cadre, now=NOON).state

    answers = at_once([order, order, order])
    assert sorted(answers) == ["ordered", "too_few_points", "too_few_points"]
    assert balance_of(volunteer) == 5
    assert SYSTEM.actor_id is None
    everything_agrees()


@pytest.mark.timeout(60)
@pytest.mark.django_db(transaction=True)
def test_two_for_the_last_place_of_a_shift_and_one_wins(grid, cadre):
    """VO-1: places."""
    from services.operations.volunteers import sign_up
    from tests.factories.volunteers import a_shift

    shift = a_shift(grid, places=1)
    people = [a_volunteer(grid), a_volunteer(grid, full_name="李四")]

    def place(volunteer):
        return lambda: bool(sign_up(shift, volunteer=volunteer, actor=cadre, now=NOON))

    assert sorted(map(str, at_once([place(v) for v in people]))) == [
        "True",
        "shift_full",
    ]
