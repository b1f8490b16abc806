"""F24: a number missing between those of one phone is an entry that never arrived."""

from datetime import timedelta
from uuid import uuid4

from liuli.fieldwork.gaps import gaps_of, missing_numbers
from liuli.fieldwork.models import Receipt
from liuli.fieldwork.operations import take_items
from tests.clock import NOON
from tests.factories.patrols import item, scheduled

LATER = NOON + timedelta(hours=2)


def sent(user, phone, *numbers, round_, now=NOON):
    items = [
        item("patrols.start", {"round": round_.pk}) | {"phone": str(phone), "seq": n}
        for n in numbers
    ]
    return take_items(items, actor=user, now=now)


def test_missing_numbers_are_those_below_what_has_been_here_for_a_while():
    at = [(number, NOON) for number in (4, 5, 8)]

    assert missing_numbers(at, now=LATER) == 2
    assert missing_numbers([*at, (20, LATER)], now=LATER) == 2
    assert missing_numbers([*at, (6, LATER), (7, LATER)], now=LATER) == 0
    assert missing_numbers(at, now=NOON) == missing_numbers([], now=NOON) == 0


def test_gap_is_told_to_the_worker_and_to_the_lead(
    client, grid, worker, lead_user, time_machine
):
    time_machine.move_to(LATER, tick=False)
    round_, phone = scheduled(grid), uuid4()
    sent(worker, phone, 3, 4, 7, round_=round_)

    client.force_login(worker)
    own = client.get("/field/sent/").content.decode()
    client.force_login(lead_user)
    led = client.get("/field/").content.decode()

    assert f"手机 {phone.hex[:4]} 上有 2 条" in own
    assert "未到达" in led
    assert f"{phone.hex[:4]}" in led


def test_colleague_on_the_same_phone_leaves_no_gap(grid, worker, neighbour):
    """F22: a phone counts its entries whoever made them."""
    round_, phone = scheduled(grid), uuid4()
    sent(worker, phone, 1, 3, round_=round_)
    sent(neighbour, phone, 2, round_=round_)
    sent(neighbour, uuid4(), 1, 9, round_=round_)

    assert gaps_of([worker.pk], now=LATER) == []
    assert [gap.missing for gap in gaps_of([neighbour.pk], now=LATER)] == [7]


def test_nonsense_about_the_phone_is_left_out(grid, worker):
    round_ = scheduled(grid)
    for phone, number in (
        ("x", 1),
        (str(uuid4()), -1),
        (str(uuid4()), True),
        (None, 3),
    ):
        sent_item = item("patrols.start", {"round": round_.pk})
        (answer,) = take_items(
            [sent_item | {"phone": phone, "seq": number}], actor=worker, now=NOON
        )
        assert answer.status == "accepted"

    assert not Receipt.objects.exclude(phone=None, seq=None).exists()
