"""notify, the outbox and digests, against a real database and a real mail server."""

import socket
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError

from liuli.accounts.models import User
from liuli.notices import operations
from liuli.notices.choices import DeliveryState
from liuli.notices.models import Delivery, Digest, Notice
from liuli.notices.operations import notify
from liuli.notices.operations.notifying import UnknownKindError
from tests.clock import NOON, SHANGHAI, TODAY

# Apprise looks for a module that leaves the standard library with Python 3.13.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")


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


def test_a_key_reaches_a_person_once(worker, cadre):
    assert tell(worker, cadre) == 2
    assert tell(worker, cadre, now=NOON + timedelta(days=1)) == 0

    assert sorted(Notice.objects.values_list("recipient__username", "key")) == [
        ("cadre", "trial:1"),
        ("worker", "trial:1"),
    ]


def test_the_database_refuses_a_second_notice_with_the_same_key(worker):
    tell(worker)
    twin = Notice.objects.get()
    twin.pk = None

    with pytest.raises(IntegrityError, match="notice_once_per_person"):
        twin.save(force_insert=True)


def test_own_acts_are_not_echoed(worker, cadre):
    assert tell(worker, cadre, actor=cadre) == 1

    assert Notice.objects.get().recipient == worker


def test_people_without_a_live_account_are_left_out(worker, disabled):
    assert tell(worker, disabled) == 1

    assert Notice.objects.get().recipient == worker


def test_an_undeclared_kind_is_a_mistake_in_the_code(worker):
    with pytest.raises(UnknownKindError):
        tell(worker, kind="trial.never_declared")


@pytest.mark.parametrize(
    "params",
    [
        {"name": "张三"},
        {"name": "Zhang San"},
        {"phone": "19900012345"},
        {"phone": 19900012345},
        {"identity": "51019919900101123X"},
        {"identity": "510199199001011238"},
        {"deep": {"name": "张三"}},
        {"many": ["ok", "张三"]},
    ],
)
def test_the_database_refuses_a_persons_data_in_a_notice(worker, params):
    with pytest.raises(IntegrityError, match="notice_holds_only_codes"):
        notify(
            [worker], kind="trial.due", key="trial:9", params=params, url="", now=NOON
        )


def test_codes_counts_and_record_numbers_are_taken(worker):
    params = {
        "number": "YH-510104019007-20240305-0001",
        "unit": 7,
        "due_on": "2026-03-05",
        "ends_at": "2026-03-02T12:00:00+08:00",
        "severity": "critical",
    }

    notify([worker], kind="trial.due", key="trial:9", params=params, url="", now=NOON)

    assert Notice.objects.get().params == params


@pytest.mark.parametrize(
    "url",
    ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:"],
)
def test_a_notice_points_only_into_the_portal(worker, url):
    with pytest.raises(IntegrityError, match="notice_url_is_ours"):
        notify(
            [worker],
            kind="trial.news",
            key="trial:9",
            params={"record": 1},
            url=url,
            now=NOON,
        )


def test_an_urgent_notice_is_mailed_at_once_and_once(worker, postbox):
    with_mail(worker)
    tell(worker, urgent=True)

    assert operations.deliver_due(now=NOON) == 1
    assert operations.deliver_due(now=NOON + timedelta(hours=3)) == 0

    assert postbox.letters == [("worker@liuli.example", "Trial", "Trial 1 is due.")]
    assert states() == [DeliveryState.SENT]


def test_without_a_mail_server_there_is_the_inbox_alone(worker, settings):
    settings.LIULI_MAIL_URL = ""
    with_mail(worker)
    tell(worker, urgent=True)

    assert operations.deliver_due(now=NOON) == 0
    assert (Notice.objects.count(), Delivery.objects.count()) == (1, 0)


def test_a_person_without_an_address_has_the_inbox_alone(worker, postbox):
    tell(worker, urgent=True)
    operations.deliver_due(now=NOON)

    assert (Notice.objects.count(), postbox.letters) == (1, [])


def test_what_is_done_before_it_is_sent_is_withdrawn(worker, postbox, done):
    with_mail(worker)
    tell(worker, urgent=True)
    done.add(1)

    operations.deliver_due(now=NOON)

    assert postbox.letters == []
    assert states() == [DeliveryState.WITHDRAWN]
    assert Notice.objects.get().withdrawn_at == NOON


def test_news_is_never_overtaken(worker, postbox, done):
    with_mail(worker)
    tell(worker, urgent=True, kind="trial.news")
    done.add(1)

    operations.deliver_due(now=NOON)

    assert [title for _to, title, _body in postbox.letters] == ["News"]


def test_what_was_read_in_the_inbox_is_not_mailed_too(worker, postbox):
    with_mail(worker)
    tell(worker, urgent=True)
    operations.read_notice(Notice.objects.get(), actor=worker, now=NOON)

    operations.deliver_due(now=NOON)

    assert (postbox.letters, states()) == ([], [DeliveryState.WITHDRAWN])


def test_a_message_too_late_to_be_of_use_is_not_sent(worker, postbox):
    with_mail(worker)
    news = operations.News(
        worker.pk,
        "trial:1",
        "trial.due",
        {"record": 1},
        urgent=True,
        useful_until=NOON + timedelta(minutes=30),
    )
    operations.notify_each([news], now=NOON)

    operations.deliver_due(now=NOON + timedelta(minutes=30))

    assert (postbox.letters, states()) == ([], [DeliveryState.WITHDRAWN])
    assert Notice.objects.get().withdrawn_at is None


def test_a_disabled_person_gets_no_mail(worker, postbox):
    with_mail(worker)
    tell(worker, urgent=True)
    User.objects.filter(pk=worker.pk).update(is_active=False)

    operations.deliver_due(now=NOON)

    assert (postbox.letters, states()) == ([], [DeliveryState.WITHDRAWN])


def test_a_refused_message_is_tried_again_later(worker, postbox):
    with_mail(worker)
    tell(worker, urgent=True)
    postbox.refuses = True
    operations.deliver_due(now=NOON)
    postbox.refuses = False

    assert operations.deliver_due(now=NOON + timedelta(seconds=59)) == 0
    assert operations.deliver_due(now=NOON + timedelta(minutes=1)) == 1
    assert [to for to, *_rest in postbox.letters] == ["worker@liuli.example"]


def test_a_message_nobody_takes_fails_in_the_end(worker, postbox):
    with_mail(worker)
    tell(worker, urgent=True, now=NOON)
    postbox.refuses = True
    for minutes in (0, 1, 6, 21, 81, 321):
        operations.deliver_due(now=NOON + timedelta(minutes=minutes))

    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.tries) == (DeliveryState.FAILED, 6)


def test_a_mail_server_that_is_away_is_not_an_error(worker, settings):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        settings.LIULI_MAIL_URL = (
            f"mailto://127.0.0.1:{port}?from=a@b.example&mode=insecure"
        )
        with_mail(worker)
        tell(worker, urgent=True)

        assert operations.deliver_due(now=NOON) == 0
    assert states() == [DeliveryState.WAITING]


# --- quiet hours ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("hour", "minute", "leaves"),
    [
        (20, 59, "2026-03-02 20:59"),
        (21, 0, "2026-03-03 07:30"),
        (23, 59, "2026-03-03 07:30"),
    ],
)
def test_an_urgent_message_waits_for_the_end_of_quiet_hours(
    worker, postbox, hour, minute, leaves
):
    with_mail(worker)
    now = NOON.replace(hour=hour, minute=minute)
    tell(worker, urgent=True, now=now)

    sent_at = Delivery.objects.get().next_try_at.astimezone(SHANGHAI)
    assert f"{sent_at:%Y-%m-%d %H:%M}" == leaves
    assert operations.deliver_due(now=sent_at - timedelta(seconds=1)) == 0
    assert operations.deliver_due(now=sent_at) == 1


def test_a_message_that_missed_the_day_waits_for_the_morning(worker, postbox):
    with_mail(worker)
    tell(worker, urgent=True, now=NOON.replace(hour=20, minute=50))
    operations.deliver_due(now=NOON.replace(hour=22))
    waits_for = Delivery.objects.get().next_try_at.astimezone(SHANGHAI)

    assert postbox.letters == []
    assert f"{waits_for:%Y-%m-%d %H:%M}" == "2026-03-03 07:30"


def test_an_alarm_breaks_the_quiet_hours(worker, postbox):
    with_mail(worker)
    late = NOON.replace(hour=23)
    news = operations.News(
        worker.pk, "trial:1", "trial.due", {"record": 1}, urgent=True, breaks_quiet=True
    )
    operations.notify_each([news], now=late)

    assert operations.deliver_due(now=late) == 1


# --- cost ----------------------------------------------------------------------------
def test_two_hundred_people_are_told_in_as_many_statements_as_one(
    person_with_post, postbox, django_assert_num_queries
):
    people = [with_mail(person_with_post(f"p{n}", None, None)) for n in range(201)]

    with django_assert_num_queries(9):
        tell(people[0], record=1, urgent=True)
    with django_assert_num_queries(9):
        tell(*people[1:], record=2, urgent=True)


def test_the_day_is_local(worker):
    just_after_midnight = datetime(2026, 3, 3, 0, 1, tzinfo=SHANGHAI)
    tell(worker, now=NOON)

    operations.make_digests(now=just_after_midnight)

    assert (Digest.objects.count(), TODAY.day) == (0, 2)
