"""The outbox: withdraw what is overtaken, then send what is due.

A message is claimed and marked as being sent before it leaves, and marked as sent
after. A worker killed in between leaves it claimed; when the claim runs out nobody
can know whether the message arrived, so it becomes unconfirmed and is not repeated:
a reminder never comes twice. Nothing is lost by that, for the inbox has every notice
and the next digest takes up what is still open.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from liuli.kernel.later import after_commit
from liuli.notices.channels import SEND
from liuli.notices.channels.errors import NotSentError
from liuli.notices.choices import Channel, DeliveryState
from liuli.notices.flows import DELIVERY
from liuli.notices.models import Delivery, GroupPost, Notice
from liuli.notices.operations.digests import make_digests
from liuli.notices.operations.groups import is_worth_posting, make_group_digests
from liuli.notices.operations.hours import Hours
from liuli.notices.operations.notifying import DOORBELL
from liuli.notices.registry import checked_kinds, open_among
from liuli.notices.rules import pause_after
from liuli.notices.texts import (
    digest_text,
    digest_title,
    group_text,
    sentences,
    title_of,
)

log = logging.getLogger(__name__)

# A run sends so many that its claims outlive it even with a server that hangs.
_PER_RUN = 25
_LEASE = timedelta(minutes=10)
_WATCHED_DAYS = 7


def deliver_due(*, now: datetime) -> int:
    """Bring the outbox up to date and send what is due; returns how many were sent.

    Each step is a transaction of its own, and messages leave outside of any. Two
    runs at once share the work. A full run rings for the next one.
    """
    give_up_abandoned(now=now)
    withdraw_overtaken(now=now)
    make_digests(now=now)
    make_group_digests(now=now)
    sent = 0
    for _turn in range(_PER_RUN):
        delivery = _claim(now)
        if delivery is None:
            return sent
        sent += _handle(delivery, now=now)
    after_commit(DOORBELL)
    return sent


@transaction.atomic
def withdraw_overtaken(*, now: datetime) -> int:
    """Withdraw unread notices of the last days whose matter is done.

    Those past their use are left to the inbox, which says itself what is settled: a
    sweep costs what is going on, not what nobody has read.
    """
    watched = list(
        Notice.objects.unread()
        .useful(now)
        .filter(
            kind__in=checked_kinds(),
            made_at__gte=now - timedelta(days=_WATCHED_DAYS),
        )
        .only("pk", "kind", "params", "recipient_id")
    )
    still = open_among(watched)
    gone = [notice.pk for notice in watched if notice.pk not in still]
    return int(Notice.objects.unread().filter(pk__in=gone).update(withdrawn_at=now))


@transaction.atomic
def give_up_abandoned(*, now: datetime) -> int:
    """End claims that ran out; what they held waits for the next digest."""
    lost = list(
        Delivery.objects.abandoned(now)
        .select_for_update(skip_locked=True)
        .values_list("pk", "digest_id")
    )
    Delivery.objects.filter(pk__in=[pk for pk, _digest in lost]).update(
        state=DeliveryState.UNCONFIRMED, lease_until=None, ended_at=now
    )
    Notice.objects.filter(digest__in=[digest for _pk, digest in lost if digest]).update(
        digest=None
    )
    if lost:
        log.warning("%d deliveries could not be confirmed.", len(lost))
    return len(lost)


@transaction.atomic
def _claim(now: datetime) -> Delivery | None:
    delivery: Delivery | None = (
        Delivery.objects.due(now)
        .select_for_update(skip_locked=True, of=("self",))
        .first()
    )
    if delivery is None:
        return None
    DELIVERY.require(delivery.state, DeliveryState.SENDING)
    delivery.state = DeliveryState.SENDING
    delivery.lease_until = now + _LEASE
    delivery.tries += 1
    delivery.save(update_fields=["state", "lease_until", "tries"])
    return delivery


def _handle(delivery: Delivery, *, now: datetime) -> bool:
    """Send one claimed delivery, or say why not; whether it was sent."""
    if delivery.post is not None:
        return _post(delivery, delivery.post, now=now)
    about = _still_worth_telling(delivery, now=now)
    person = (delivery.notice or delivery.digest).recipient  # type: ignore[union-attr]
    if not (about and person.is_active and person.email and settings.LIULI_MAIL_URL):
        return _end(delivery, DeliveryState.WITHDRAWN, now=now)
    hours = Hours([person.pk], now=now)
    may_at = hours.after_quiet(person.pk, now)
    if may_at > now and not all(notice.breaks_quiet for notice in about):
        return _postpone(delivery, may_at)
    return _leave(delivery, person.email, *_message(delivery, about), now=now)


def _post(delivery: Delivery, post: GroupPost, *, now: datetime) -> bool:
    """Tell a group, whose hours were asked when the message was made."""
    if not is_worth_posting(post):
        return _end(delivery, DeliveryState.WITHDRAWN, now=now)
    return _leave(delivery, post.robot.address or "", *group_text(post), now=now)


def _leave(
    delivery: Delivery, address: str, title: str, body: str, *, now: datetime
) -> bool:
    try:
        SEND[Channel(delivery.channel)](address, title, body)
    except NotSentError as error:
        log.warning("Delivery %d, try %d: %s", delivery.pk, delivery.tries, error)
        pause = pause_after(delivery.tries)
        if pause is None:
            return _end(delivery, DeliveryState.FAILED, now=now)
        return _postpone(delivery, now + pause)
    _end(delivery, DeliveryState.SENT, now=now)
    return True


def _still_worth_telling(delivery: Delivery, *, now: datetime) -> list[Notice]:
    """The notices this message is about, less what is read, done or too late."""
    found = (
        Notice.objects.filter(pk=delivery.notice_id)
        if delivery.notice_id
        else Notice.objects.filter(digest=delivery.digest_id).order_by("made_at", "pk")
    )
    unread = list(found.unread())
    still = open_among(unread)
    gone = [notice.pk for notice in unread if notice.pk not in still]
    if gone:
        Notice.objects.unread().filter(pk__in=gone).update(withdrawn_at=now)
    return [n for n in unread if n.pk in still and n.is_useful(now)]


def _message(delivery: Delivery, about: list[Notice]) -> tuple[str, str]:
    if delivery.digest is not None:
        on = delivery.digest.on
        return digest_title(on), digest_text(on, about)
    return title_of(about[0]), sentences(about)[0]


def _end(delivery: Delivery, state: DeliveryState, *, now: datetime) -> bool:
    _swap(delivery, state=state, lease_until=None, ended_at=now)
    return False


def _postpone(delivery: Delivery, until: datetime) -> bool:
    _swap(
        delivery,
        state=DeliveryState.WAITING,
        lease_until=None,
        next_try_at=until,
    )
    return False


def _swap(delivery: Delivery, **changes: object) -> None:
    """Write the outcome if the claim is still ours (compare and swap)."""
    ours = Delivery.objects.filter(
        pk=delivery.pk,
        state=DeliveryState.SENDING,
        lease_until=delivery.lease_until,
    )
    if not ours.update(**changes):
        log.warning("Delivery %d was given up while it was sent.", delivery.pk)
