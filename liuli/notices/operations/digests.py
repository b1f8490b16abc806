"""One digest per person and day, of what did not have to be told at once."""

from collections.abc import Collection
from datetime import date, datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from liuli.accounts.models import User
from liuli.notices.choices import Channel
from liuli.notices.models import Delivery, Digest, Notice
from liuli.notices.operations.hours import Hours
from liuli.notices.registry import open_among

_LOCK = 0x6E6F7469  # one sweep at a time; the unique key holds if there were two


@transaction.atomic
def make_digests(*, now: datetime) -> int:
    """Gather what waits into today's digests; returns how many were made.

    From the digest time of a person's unit on, everything unread made until then,
    whose matter is still open, goes into one digest. Nobody gets an empty one, and
    what comes later waits for tomorrow. A late sweep makes up for a missed one.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return 0
    today = timezone.localdate(now)
    waiting = _waiting(today, now=now)
    if not waiting:
        return 0
    still = open_among(waiting)
    Notice.objects.filter(
        pk__in=[notice.pk for notice in waiting if notice.pk not in still]
    ).unread().update(withdrawn_at=now)
    people = {notice.recipient_id for notice in waiting if notice.pk in still}
    Digest.objects.bulk_create(
        (Digest(recipient_id=pk, on=today, made_at=now) for pk in sorted(people)),
        ignore_conflicts=True,
    )
    own = Digest.objects.filter(recipient=OuterRef("recipient"), on=today).values("pk")
    Notice.objects.filter(pk__in=still).update(digest=Subquery(own))
    _send(people, today, now=now)
    return len(people)


def _waiting(today: date, *, now: datetime) -> list[Notice]:
    """What goes into digests that are due and not made yet."""
    found = list(
        Notice.objects.for_digest()
        .filter(made_at__lte=now, recipient__is_active=True)
        .exclude(recipient__in=Digest.objects.filter(on=today).values("recipient"))
        .only("pk", "kind", "params", "recipient_id", "made_at")
    )
    hours = Hours({notice.recipient_id for notice in found}, now=now)
    due = {pk: hours.digest_moment(pk) for pk in {n.recipient_id for n in found}}
    return [n for n in found if n.made_at <= due[n.recipient_id] <= now]


def _send(people: Collection[int], today: date, *, now: datetime) -> None:
    if not settings.LIULI_MAIL_URL:
        return
    reachable = User.objects.filter(pk__in=people).exclude(email="").values("pk")
    made = Digest.objects.filter(recipient__in=reachable, on=today)
    Delivery.objects.bulk_create(
        (
            Delivery(digest=digest, channel=Channel.MAIL, next_try_at=now)
            for digest in made
        ),
        ignore_conflicts=True,
    )
