"""F03, F17, G3: a worker killed in the middle, and two beats: never twice."""

import shutil
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from hazards.choices import Half
from hazards.models import Round
from hazards.operations.reminders import remind_rounds, warn_due_hazards
from liuli.accounts.models import User
from liuli.accounts.roles import Role
from liuli.kernel.access import SYSTEM
from liuli.notices.choices import DeliveryState
from liuli.notices.models import Delivery, Notice
from liuli.notices.operations import deliver_due
from liuli.parameters.operations import set_parameter
from liuli.territory.choices import Level
from liuli.territory.operations import add_unit
from tests.clock import NOON
from tests.factories.hazards import found, make_site
from tests.factories.patrols import local, scheduled
from tests.hazards.test_reminders_rules import at
from tests.notices.postbox import Postbox
from tests.notices.processes import Portal, short_place, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
GRIDS = 40
KILLS = 3


def test_two_beats_at_once_tell_everybody_once(
    worker, lead_user, secretary, cadre, grid
):
    scheduled(grid)
    found(make_site(grid), cadre, now=NOON)
    start = threading.Barrier(4)

    def beat(_number):
        try:
            start.wait(timeout=5)
            remind_rounds(now=local(11, 30))
            remind_rounds(now=local(12, 30))
            warn_due_hazards(now=at("2026-03-10 00:00"))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(beat, range(4)))

    told = Notice.objects.values_list("kind", "recipient__username")
    assert Counter(told) == {
        ("hazards.round_ending", "worker"): 1,
        ("hazards.round_missed", "lead"): 1,
        ("hazards.rectify_overdue", "lead"): 1,
        ("hazards.rectify_overdue", "secretary"): 1,
    }


@pytest.fixture
def rounds_about_to_end(community, person_with_post):
    """Many grids, each with a worker whose round ends in half an hour, by any clock."""
    now = timezone.now()
    today = timezone.localdate(now)
    for key in ("notice.quiet_from", "notice.quiet_to"):
        set_parameter(
            key,
            value="03:00",
            actor=SYSTEM,
            starts_on=today,
            unit=community,
            source="test",
        )
    for number in range(GRIDS):
        unit = add_unit(community, name=f"网格{number}", level=Level.GRID, actor=SYSTEM)
        worker = person_with_post(f"w{number}", Role.GRID_WORKER, unit)
        Round.objects.create(
            unit=unit,
            on=today,
            half=Half.MORNING,
            worker=worker,
            opens_at=now - timedelta(hours=2),
            window_starts_at=now - timedelta(hours=1),
            window_ends_at=now + timedelta(minutes=30),
            day_ends_at=now + timedelta(hours=1),
        )
    for user in User.objects.all():
        user.email = f"{user.username}@liuli.example"
        user.save(update_fields=["email"])


@pytest.mark.long
@pytest.mark.timeout(300)
def test_killed_workers_neither_lose_nor_double_a_reminder(rounds_about_to_end):
    """Each kill comes while messages leave; beat rings on as it does."""
    place = short_place()
    try:
        with Postbox() as box, Portal(place, mail_url=box.url) as portal:
            box.slowness = 0.1
            portal.broker.start()
            for _kill in range(KILLS):
                ring_and_kill(portal, box)
            portal.start_worker()
            portal.ring("liuli.notices.tasks.deliver_due")
            wait_until(
                lambda: (
                    not Delivery.objects.filter(state=DeliveryState.WAITING).exists()
                    and not sending_now()
                ),
                within=90,
                every=0.2,
            )
            portal.kill_worker()
            letters = Counter(to for to, *_rest in box.letters)
            lost = Delivery.objects.filter(state=DeliveryState.SENDING)
            cut_off = lost.count()
            lost.update(lease_until=timezone.now())
            deliver_due(now=timezone.now())
    finally:
        shutil.rmtree(place)

    workers = {f"w{number}@liuli.example" for number in range(GRIDS)}
    told = Notice.objects.values_list("key", "recipient__username")
    states = Counter(Delivery.objects.values_list("state", flat=True))
    assert len(told) == len(set(told)) == GRIDS
    assert {f"{who}@liuli.example" for _key, who in told} == workers
    assert set(letters.values()) == {1}
    assert states == {
        state: count
        for state, count in (
            (DeliveryState.SENT, GRIDS - cut_off),
            (DeliveryState.UNCONFIRMED, cut_off),
        )
        if count
    }
    assert 0 < cut_off <= KILLS * 2
    assert GRIDS - cut_off <= len(letters) <= GRIDS


def ring_and_kill(portal, box):
    """Two beats ring, the worker starts to send, and dies."""
    before = len(box.messages)
    portal.ring(
        "hazards.tasks.remind_rounds",
        "hazards.tasks.remind_rounds",
        "liuli.notices.tasks.deliver_due",
    )
    portal.start_worker()
    wait_until(lambda: len(box.messages) > before + 2, within=40)
    portal.kill_worker()


def sending_now():
    """Messages that a living worker has in hand: the dead ones' do not change."""
    first = set(Delivery.objects.values_list("pk", "state"))
    threading.Event().wait(1.0)
    return set(Delivery.objects.values_list("pk", "state")) != first
