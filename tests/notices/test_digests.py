"""Digests: one a day, of what is still open; and workers that die."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from liuli.accounts.models import User
from liuli.kernel.access import SYSTEM
from liuli.notices import operations
from liuli.notices.choices import Channel, DeliveryState
from liuli.notices.models import Delivery, Digest, Notice
from liuli.notices.operations import notify
from liuli.notices.operations.sending import give_up_abandoned
from liuli.notices.texts import sentences
from liuli.parameters.operations import set_parameter
from tests.clock import NOON, SHANGHAI, TODAY

# Apprise looks for a module that leaves the standard library with Python 3.13.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")

MORNING = datetime(2026, 3, 3, 8, 0, tzinfo=SHANGHAI)


def tell(*people, record=1, urgent=False, now=NOON, kind="trial.due", actor=None):
    return notify(
        people,
        kind=kind,
        key=f"trial:{record}",
        params={"record": record},
        url="/somewhere/",
        urgent=urgent,
        now=now,
        actor=actor,
    )


def with_mail(user):
    User.objects.filter(pk=user.pk).update(email=f"{user.username}@liuli.example")
    return user


def states():
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True))


# --- digests -------------------------------------------------------------------------
def test_one_digest_a_day_holds_what_is_still_open(worker, postbox, done):
    with_mail(worker)
    for record in (1, 2, 3):
        tell(worker, record=record)
    done.add(2)

    assert operations.deliver_due(now=MORNING - timedelta(seconds=1)) == 0
    assert operations.deliver_due(now=MORNING) == 1
    tell(worker, record=4, now=MORNING + timedelta(minutes=5))
    assert operations.deliver_due(now=MORNING + timedelta(hours=1)) == 0

    assert postbox.letters == [
        (
            "worker@liuli.example",
            "2026-03-03 消息摘要",
            "2026-03-03 消息摘要\n共 2 件待办事项：\n1. Trial 1 is due.\n2. Trial 3 is due.",
        )
    ]
    assert [str(digest.on) for digest in Digest.objects.all()] == ["2026-03-03"]


def test_what_comes_after_the_digest_is_in_tomorrows(worker, postbox):
    with_mail(worker)
    tell(worker, record=1)
    operations.deliver_due(now=MORNING)
    tell(worker, record=2, now=MORNING + timedelta(minutes=5))
    operations.deliver_due(now=MORNING + timedelta(days=1))

    assert [body.splitlines()[2:] for _to, _title, body in postbox.letters] == [
        ["1. Trial 1 is due."],
        ["1. Trial 2 is due."],
    ]


def test_an_empty_digest_is_never_made(worker, cadre, postbox, done):
    with_mail(worker)
    with_mail(cadre)
    tell(worker, record=1)
    tell(cadre, record=2)
    done.add(1)
    operations.read_all(actor=cadre, now=NOON)

    operations.deliver_due(now=MORNING)

    assert (Digest.objects.count(), postbox.letters) == (0, [])


def test_a_digest_overtaken_before_it_is_sent_stays_home(worker, postbox, done):
    with_mail(worker)
    tell(worker, record=1)
    operations.make_digests(now=MORNING)
    done.add(1)

    operations.deliver_due(now=MORNING)

    assert (postbox.letters, states()) == ([], [DeliveryState.WITHDRAWN])


def test_an_urgent_notice_is_not_told_again_in_the_digest(worker, postbox):
    with_mail(worker)
    tell(worker, urgent=True)
    operations.deliver_due(now=NOON)

    operations.deliver_due(now=MORNING)

    assert [title for _to, title, _body in postbox.letters] == ["Trial"]


def test_a_digest_is_made_without_a_mail_server_too(worker, settings):
    settings.LIULI_MAIL_URL = ""
    tell(worker)

    operations.deliver_due(now=MORNING)

    assert Notice.objects.get().digest == Digest.objects.get(recipient=worker)


def test_a_missed_digest_is_made_up_for_the_same_day(worker):
    tell(worker, record=1)
    tell(worker, record=2, now=MORNING + timedelta(hours=2))

    operations.make_digests(now=MORNING + timedelta(hours=6))

    assert [n.params["record"] for n in Notice.objects.exclude(digest=None)] == [1]


def test_hours_are_those_of_the_unit_a_person_works_in(worker, neighbour, next_grid):
    for key, value in (("digest_at", "10:00"), ("quiet_to", "11:00")):
        set_parameter(
            f"notice.{key}",
            value=value,
            actor=SYSTEM,
            starts_on=TODAY,
            unit=next_grid,
            source="test",
        )
    tell(worker, neighbour)

    made = {
        f"{hour}:{minute:02}": operations.make_digests(
            now=MORNING.replace(hour=hour, minute=minute)
        )
        for hour, minute in ((8, 0), (10, 0), (10, 59), (11, 0))
    }

    assert made == {"8:00": 1, "10:00": 0, "10:59": 0, "11:00": 1}


def test_an_address_apprise_does_not_know_is_said_not_raised(worker, settings, caplog):
    settings.LIULI_MAIL_URL = "nonsense://127.0.0.1"
    with_mail(worker)
    tell(worker, urgent=True)

    assert operations.deliver_due(now=NOON) == 0
    assert states() == [DeliveryState.WAITING]
    assert "LIULI_MAIL_URL is not an address that Apprise knows." in caplog.text


def test_no_log_names_an_address(worker, postbox, caplog):
    with_mail(worker)
    tell(worker, urgent=True)
    postbox.refuses = True
    with caplog.at_level("DEBUG", logger="liuli"):
        operations.deliver_due(now=NOON)
        postbox.refuses = False
        operations.deliver_due(now=NOON + timedelta(minutes=1))

    assert len(postbox.letters) == 1
    assert "try 1" in caplog.text
    assert "liuli.example" not in caplog.text


def test_a_kind_that_is_no_longer_declared_still_reads(worker):
    tell(worker)
    Notice.objects.update(kind="trial.forgotten")

    assert sentences(list(Notice.objects.all())) == ["这条消息来自平台的另一个版本。"]


# --- a worker that dies --------------------------------------------------------------
def claimed(person):
    """A delivery whose worker died while it was sending."""
    tell(with_mail(person), urgent=True)
    Delivery.objects.update(
        state=DeliveryState.SENDING, lease_until=NOON + timedelta(minutes=10), tries=1
    )
    return Delivery.objects.get()


def test_a_claimed_message_is_nobody_elses(worker, postbox):
    claimed(worker)

    assert operations.deliver_due(now=NOON + timedelta(minutes=9)) == 0
    assert states() == [DeliveryState.SENDING]


def test_an_abandoned_message_is_not_repeated_but_joins_the_digest(worker, postbox):
    claimed(worker)
    operations.deliver_due(now=NOON + timedelta(minutes=10))
    assert (postbox.letters, states()) == ([], [DeliveryState.UNCONFIRMED])

    operations.deliver_due(now=MORNING)

    assert [title for _to, title, _body in postbox.letters] == ["2026-03-03 消息摘要"]


def test_an_abandoned_digest_frees_its_notices_for_the_next_one(worker, postbox):
    with_mail(worker)
    tell(worker)
    operations.make_digests(now=MORNING)
    Delivery.objects.update(state=DeliveryState.SENDING, lease_until=MORNING, tries=1)

    give_up_abandoned(now=MORNING)
    operations.deliver_due(now=MORNING + timedelta(days=1))

    assert [title for _to, title, _body in postbox.letters] == ["2026-03-04 消息摘要"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("sent", "waiting"), ("withdrawn", "sending"), ("unconfirmed", "waiting")],
)
def test_the_database_holds_the_life_of_a_delivery(worker, before, after):
    tell(worker)
    Delivery.objects.create(
        notice=Notice.objects.get(),
        channel=Channel.MAIL,
        state=before,
        next_try_at=NOON,
        ended_at=NOON,
    )
    ended = None if after in {"waiting", "sending"} else NOON
    lease = NOON if after == "sending" else None

    with pytest.raises(Exception, match="Invalid transition"), transaction.atomic():
        Delivery.objects.update(state=after, ended_at=ended, lease_until=lease)
