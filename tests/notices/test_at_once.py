"""Two beats, four workers: everything happens once (F17, G3)."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from liuli.accounts.models import User
from liuli.notices import operations
from liuli.notices.choices import DeliveryState
from liuli.notices.models import Delivery, Digest, Notice
from tests.clock import NOON

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:'imghdr' is deprecated"),
]
MANY = 40
HANDS = 4


def all_at_once(act):
    """Run `act` in several threads that set out together; what each returned."""
    start = threading.Barrier(HANDS)

    def hand(_number):
        try:
            start.wait(timeout=5)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(hand, range(HANDS)))


@pytest.fixture
def people():
    User.objects.bulk_create(
        User(username=f"p{n}", display_name=f"p{n}", email=f"p{n}@liuli.example")
        for n in range(MANY)
    )
    return list(User.objects.values_list("pk", flat=True))


def news(people, *, urgent):
    return [
        operations.News(pk, f"trial:{pk}", "trial.due", {"record": pk}, urgent=urgent)
        for pk in people
    ]


def test_sweeps_at_once_make_each_notice_and_each_message_once(people, postbox):
    all_at_once(lambda: operations.notify_each(news(people, urgent=True), now=NOON))

    assert Counter(Notice.objects.values_list("recipient", flat=True)) == Counter(
        people
    )
    assert Delivery.objects.count() == MANY


def test_senders_at_once_share_the_work_and_send_each_message_once(people, postbox):
    postbox.slowness = 0.01
    operations.notify_each(news(people, urgent=True), now=NOON)

    sent = all_at_once(lambda: operations.deliver_due(now=NOON))

    assert sum(sent) == MANY
    assert len([share for share in sent if share]) > 1
    assert Counter(to for to, *_rest in postbox.letters) == Counter(
        f"p{n}@liuli.example" for n in range(MANY)
    )
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.SENT}


def test_digests_made_at_once_are_one_a_person(people, postbox):
    operations.notify_each(news(people, urgent=False), now=NOON)
    morning = NOON.replace(hour=8) + timedelta(days=1)

    all_at_once(lambda: operations.deliver_due(now=morning))
    operations.deliver_due(now=morning)

    assert Digest.objects.count() == MANY
    assert Counter(to for to, *_rest in postbox.letters) == Counter(
        f"p{n}@liuli.example" for n in range(MANY)
    )
