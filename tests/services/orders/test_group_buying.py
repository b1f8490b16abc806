"""Group buying (K10): the last piece once, money to the fen, every piece accounted."""

import threading
from decimal import Decimal as D  # noqa: N817 - amounts
from random import Random

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Sum

from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from services.choices.orders import RoundState
from services.models import GroupGood, GroupLine, GroupMoney, GroupOrder, GroupRound
from services.operations.orders.group import (
    cancel_group_order,
    collect_payment,
    order_at_counter,
    order_by_code,
    order_for_person,
    pick_up,
)
from services.operations.orders.rounds import (
    account_of,
    close_rounds,
    fail_round,
    note_short,
    settle_round,
)
from services.rules.orders import goes_through, shared_short
from tests.clock import NOON
from tests.factories.orders import DAY, HOUR, a_code, a_round
from tests.factories.residents import a_resident

AFTER = NOON + DAY + HOUR
FETCHED = NOON + 2 * DAY + HOUR
OVER = NOON + 3 * DAY


def refused(code, act):
    def rows():
        return list(GroupLine.objects.order_by("pk").values_list()), (
            GroupMoney.objects.count()
        )

    before = rows()
    with pytest.raises(Refused) as caught, transaction.atomic():
        act()
    assert caught.value.code == code
    assert rows() == before


def at_the_end(act):
    act()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def the_database_refuses(act, name):
    """By the constraint or trigger of that name; without one, by whichever."""
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        at_the_end(act)
    found = caught.value.__cause__.diag.constraint_name or str(caught.value)
    assert name in found


def goods(round_):
    return list(round_.goods.order_by("pk"))


def ordered(round_, grid, *pieces, now=NOON):
    """Pieces of the goods in their order, by a new resident."""
    person = a_resident(grid, identity="")
    wants = {one.pk: n for one, n in zip(goods(round_), pieces, strict=False)}
    return order_for_person(round_, person=person, wants=wants, actor=SYSTEM, now=now)


def everything_agrees(round_):
    """ordered = picked + refunded + unclaimed + open; money = what stands, to the fen."""
    account = account_of(round_)
    for good in goods(round_):
        sums = good.lines.aggregate(
            q=Sum("quantity", default=0), r=Sum("refunded", default=0)
        )
        assert good.taken == sums["q"] - sums["r"] <= good.stock
    for order in round_.orders.all():
        due = sum(
            line.price_yuan * (line.quantity - line.refunded)
            for line in order.lines.all()
        )
        money = {"collected": D(0), "refunded": D(0)}
        for row in order.money.all():
            money[row.kind] += row.amount_yuan
        assert order.paid_yuan == money["collected"] - money["refunded"]
        assert order.paid_yuan in (0, due)
    paid = round_.orders.aggregate(all=Sum("paid_yuan", default=0))["all"]
    assert account.kept_yuan == paid
    return account


@pytest.mark.parametrize(
    ("wanted", "there", "missing"),
    [
        ([(1, 2), (2, 2)], 4, {}),
        ([(1, 2), (2, 2)], 3, {2: 1}),
        ([(1, 2), (2, 2), (3, 1)], 1, {1: 1, 2: 2, 3: 1}),
        ([], 0, {}),
    ],
)
def test_who_came_first_is_served_first(wanted, there, missing):
    """K10: fewer came: the latest go without."""
    assert shared_short(wanted, there=there) == missing
    assert goes_through(there, minimum=there)
    with pytest.raises(ValueError, match="-1"):
        shared_short(wanted, there=-1)


@pytest.mark.django_db
def test_a_round_from_the_first_order_to_its_account(community, grid, cadre, worker):
    """K10: ordered, paid, short of goods, picked up, unclaimed, settled."""
    round_ = a_round(community, minimum=5)
    peaches, _eggs = goods(round_)
    first, second, third = (ordered(round_, grid, 2, 1) for _n in range(3))
    code = a_code(community)
    fourth = order_by_code(code, round_=round_, wants={peaches.pk: 3}, now=NOON)
    assert [one.number for one in (first, second, third, fourth)] == [1, 2, 3, 4]
    collect_payment(second, actor=cadre, now=NOON)
    collect_payment(fourth, actor=cadre, now=NOON)
    refused("paid_already", lambda: collect_payment(second, actor=cadre, now=NOON))
    refused("round_not_closed", lambda: pick_up(first, actor=cadre, now=NOON))
    everything_agrees(round_)

    assert close_rounds(now=AFTER) == 1
    assert close_rounds(now=AFTER) == 0
    assert note_short(peaches, came=8, actor=cadre, now=AFTER) == 1
    refused("not_short", lambda: note_short(peaches, came=8, actor=cadre, now=AFTER))
    fourth.refresh_from_db()
    assert fourth.paid_yuan == D("59.80")
    pick_up(first, actor=cadre, now=FETCHED)
    found = order_at_counter(round_, code=code)
    assert found == fourth
    pick_up(found, actor=cadre, now=FETCHED)
    assert order_at_counter(round_, number=2) == second
    refused("picked_up_already", lambda: pick_up(first, actor=cadre, now=FETCHED))
    refused("pickup_not_over", lambda: settle_round(round_, actor=cadre, now=FETCHED))
    with pytest.raises(NotAllowed):
        pick_up(third, actor=worker, now=FETCHED)
    everything_agrees(round_)

    settle_round(round_, actor=cadre, now=OVER)

    account = everything_agrees(round_)
    assert (account.ordered, account.picked, account.refunded, account.unclaimed) == (
        12, 5, 1, 6,
    )  # fmt: skip
    assert account.open == 0
    assert account.paid_back_yuan == D("29.90")
    assert account.kept_yuan == D("78.35") * 2 + D("59.80")
    line = GroupLine.objects.first()
    the_database_refuses(
        lambda: GroupLine.objects.filter(pk=line.pk).update(refunded=1),
        "groupline",
    )


@pytest.mark.django_db
def test_too_few_pieces_and_everything_is_given_back(community, grid, cadre):
    """K10: the round fails, money goes back to the fen."""
    round_ = a_round(community, minimum=4)
    paid, unpaid = ordered(round_, grid, 1, 1), ordered(round_, grid, 1)
    collect_payment(paid, actor=cadre, now=NOON)

    close_rounds(now=AFTER)

    round_.refresh_from_db()
    assert round_.state == RoundState.FAILED
    assert "3" in round_.ended_for
    account = everything_agrees(round_)
    assert (account.ordered, account.refunded, account.kept_yuan) == (3, 3, 0)
    assert account.collected_yuan == account.paid_back_yuan == D("48.45")
    assert unpaid.money.count() == 0
    refused("round_over", lambda: collect_payment(unpaid, actor=cadre, now=AFTER))
    refused(
        "illegal_move",
        lambda: fail_round(round_, reason="x", actor=cadre, now=AFTER),
    )


@pytest.mark.django_db
def test_orders_are_cancelled_before_the_close_and_their_pieces_are_free(
    community, grid, cadre
):
    """K10: one order for each; limits; the piece goes to somebody else."""
    round_ = a_round(community, stock=2, most_each=2)
    peaches, eggs = goods(round_)
    code = a_code(community)
    mine = order_by_code(code, round_=round_, wants={peaches.pk: 2}, now=NOON)

    def by_code(wants, now=NOON):
        return lambda: order_by_code(
            a_code(community), round_=round_, wants=wants, now=now
        )

    refused(
        "ordered_already",
        lambda: order_by_code(code, round_=round_, wants={eggs.pk: 1}, now=NOON),
    )
    refused("nothing_left", by_code({peaches.pk: 1}))
    refused("too_many_pieces", by_code({eggs.pk: 3}))
    refused("nothing_wanted", by_code({0: 1, eggs.pk: 0}))
    refused("round_not_open", by_code({eggs.pk: 1}, AFTER))
    refused("round_not_open", by_code({eggs.pk: 1}, NOON - 2 * HOUR))
    collect_payment(mine, actor=cadre, now=NOON)

    cancel_group_order(mine, actor=SYSTEM, now=NOON)

    everything_agrees(round_)
    assert mine.money.get(kind="refunded").amount_yuan == D("59.80")
    refused("order_over", lambda: cancel_group_order(mine, actor=SYSTEM, now=NOON))
    by_code({peaches.pk: 2})()
    other = order_by_code(code, round_=round_, wants={eggs.pk: 1}, now=NOON)
    close_rounds(now=AFTER)
    refused(
        "round_not_open", lambda: cancel_group_order(other, actor=SYSTEM, now=AFTER)
    )


@pytest.mark.django_db
def test_a_code_of_another_community_and_a_stranger_are_refused(
    community, other_community, grid, stranger
):
    """K10: rounds are a community's own."""
    round_ = a_round(community)
    [peaches, _eggs] = goods(round_)
    refused(
        "elsewhere",
        lambda: order_by_code(
            a_code(other_community), round_=round_, wants={peaches.pk: 1}, now=NOON
        ),
    )
    person = a_resident(grid, identity="")
    with pytest.raises(NotAllowed):
        order_for_person(
            round_, person=person, wants={peaches.pk: 1}, actor=stranger, now=NOON
        )
    assert not GroupRound.objects.visible_to(stranger).exists()


@pytest.mark.django_db
def test_the_database_holds_pieces_and_money_against_raw_rows(community, grid, cadre):
    """K10: nothing passes the stock, is paid in part, moved back or settled short."""
    round_ = a_round(community, stock=3)
    peaches, eggs = goods(round_)
    one = ordered(round_, grid, 2)
    line = one.lines.get()
    lines = GroupLine.objects.filter(pk=line.pk)

    def money(amount, kind="collected"):
        return lambda: GroupMoney.objects.create(
            order=one, kind=kind, amount_yuan=amount, at=NOON
        )

    the_database_refuses(
        lambda: GroupLine.objects.create(
            order=one, good=eggs, quantity=51, price_yuan=eggs.price_yuan
        ),
        "groupline_fits_its_round",
    )
    the_database_refuses(
        lambda: GroupLine.objects.create(
            order=one, good=eggs, quantity=1, price_yuan=D("0.01")
        ),
        "groupline_fits_its_round",
    )
    the_database_refuses(
        lambda: GroupGood.objects.filter(pk=peaches.pk).update(stock=1),
        "groupgood_taken_within_stock",
    )
    the_database_refuses(
        lambda: GroupGood.objects.filter(pk=peaches.pk).update(taken=0),
        "groupgood_taken_by_lines",
    )
    the_database_refuses(money(D("59.79")), "paid_whole")
    the_database_refuses(money(D("1.00"), "refunded"), "never_below_nought")
    the_database_refuses(
        lambda: GroupOrder.objects.update(paid_yuan=5), "grouporder_paid_by_money"
    )
    the_database_refuses(lambda: lines.update(picked=1), "picked_when_paid")
    collect_payment(one, actor=cadre, now=NOON)
    the_database_refuses(lambda: lines.update(refunded=1), "paid_whole")
    the_database_refuses(
        lambda: lines.update(picked=2, refunded=1), "accounts_for_its_pieces"
    )
    the_database_refuses(lambda: GroupMoney.objects.all().delete(), "")
    the_database_refuses(lines.delete, "")
    close_rounds(now=AFTER)
    the_database_refuses(
        lambda: GroupRound.objects.update(state=RoundState.SETTLED),
        "groupround_every_piece_accounted",
    )
    the_database_refuses(
        lambda: GroupRound.objects.update(state=RoundState.FAILED, ended_for="x"),
        "groupround_every_piece_accounted",
    )
    pick_up(one, actor=cadre, now=FETCHED)
    the_database_refuses(lambda: lines.update(picked=1), "groupline_only_forward")
    everything_agrees(round_)


@pytest.mark.django_db
def test_whatever_happens_to_a_round_its_account_adds_up(community, grid, cadre):
    """K10: a seeded walk of orders, payments, cancellations, shorts and pick-ups."""
    chance = Random(1010)
    round_ = a_round(community, stock=9, minimum=1)
    orders = []
    left = 9
    for _n in range(8):
        pieces = min(chance.randrange(4), left)
        left -= pieces
        orders.append(ordered(round_, grid, pieces, chance.randrange(1, 3)))
    for order in orders:
        act = chance.choice([collect_payment, cancel_group_order, None])
        if act:
            act(order, actor=cadre, now=NOON)
        everything_agrees(round_)
    close_rounds(now=AFTER)
    peaches, _eggs = goods(round_)
    note_short(peaches, came=peaches.taken - 2, actor=cadre, now=AFTER)
    for order in orders:
        order.refresh_from_db()
        if order.is_waiting and chance.random() < 0.5:
            pick_up(order, actor=cadre, now=FETCHED)
        everything_agrees(round_)

    settle_round(round_, actor=cadre, now=OVER)

    account = everything_agrees(round_)
    assert account.ordered == account.picked + account.refunded + account.unclaimed
    assert account.picked
    assert account.unclaimed


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.django_db(transaction=True)
def test_two_orders_for_the_last_piece_and_one_wins(community):
    """K10: at the same moment, by two codes; even past the operation's own look."""
    round_ = a_round(community, stock=1)
    [peaches, _eggs] = goods(round_)
    codes = [a_code(community), a_code(community)]
    start, won, lost = threading.Barrier(2), [], []

    def order(code):
        start.wait()
        try:
            won.append(
                order_by_code(code, round_=round_, wants={peaches.pk: 1}, now=NOON)
            )
        except Refused as refusal:
            lost.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=order, args=[code]) for code in codes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(won), lost) == (1, ["nothing_left"])
    raw = GroupOrder.objects.create(
        round=round_, number=99, code=codes[0 if won[0].code_id == codes[1].pk else 1],
        placed_at=NOON,
    )  # fmt: skip
    the_database_refuses(
        lambda: GroupLine.objects.create(
            order=raw, good=peaches, quantity=1, price_yuan=peaches.price_yuan
        ),
        "groupgood_taken_within_stock",
    )
