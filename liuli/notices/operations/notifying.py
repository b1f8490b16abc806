"""Telling people something, once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from liuli.accounts.models import User
from liuli.kernel.access import Actor
from liuli.kernel.later import after_commit
from liuli.notices.choices import Channel
from liuli.notices.models import Delivery, Notice
from liuli.notices.operations.groups import post_escalations
from liuli.notices.operations.hours import Hours
from liuli.notices.registry import find_kind

_BATCH = 1_000
DOORBELL = "liuli.notices.tasks.deliver_due"


class UnknownKindError(LookupError):
    """A kind of notice that no app declares: a mistake in the code."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing to tell one person; see `Notice` for the meaning of each part.

    `to_group`: the robots of its unit tell it too, once per key.
    """

    recipient: int
    key: str
    kind: str
    params: Mapping[str, int | str] = field(default_factory=dict)
    url: str = ""
    urgent: bool = False
    breaks_quiet: bool = False
    useful_until: datetime | None = None
    to_group: bool = False


def notify(
    recipients: Iterable[User | int],
    *,
    kind: str,
    key: str,
    params: Mapping[str, int | str],
    url: str,
    urgent: bool = False,
    now: datetime,
    actor: Actor | None = None,
) -> int:
    """Tell several people one thing; returns how many had not been told before.

    Call it inside the operation it tells about: notice and act are saved together.
    `key` names the matter ("hazard:12:assigned"); the same key reaches a person once,
    however often this runs. Whoever acted is not told of their own act.
    """
    people = {p if isinstance(p, int) else p.pk for p in recipients}
    news = [
        News(person, key, kind, params, url, urgent=urgent) for person in sorted(people)
    ]
    return notify_each(news, now=now, actor=actor)


@transaction.atomic
def notify_each(
    news: Sequence[News], *, now: datetime, actor: Actor | None = None
) -> int:
    """As `notify`, for hundreds of different notices in a handful of statements.

    People without a live account are left out. Raises UnknownKindError.
    """
    for kind in {each.kind for each in news}:
        if find_kind(kind) is None:
            raise UnknownKindError(kind)
    told = None if actor is None else actor.actor_id
    fresh = _not_yet_told([each for each in news if each.recipient != told])
    people = _people({each.recipient for each in fresh})
    fresh = [each for each in fresh if each.recipient in people]
    if not fresh:
        return 0
    hours = Hours(people.keys(), now=now)
    Notice.objects.bulk_create(
        (_notice(each, hours, now=now) for each in fresh),
        ignore_conflicts=True,
        batch_size=_BATCH,
    )
    _send_urgent_ones(fresh, people, now=now)
    if post_escalations(fresh, now=now):
        after_commit(DOORBELL)
    return len(fresh)


def _not_yet_told(news: list[News]) -> list[News]:
    """Spares the unique key the work; two sweeps at once are its to stop."""
    known = set(
        Notice.objects.keyed({each.key for each in news}).values_list(
            "key", "recipient_id"
        )
    )
    fresh: dict[tuple[str, int], News] = {}
    for each in news:
        if (each.key, each.recipient) not in known:
            fresh.setdefault((each.key, each.recipient), each)
    return list(fresh.values())


def _people(wanted: set[int]) -> dict[int, str]:
    """E-mail addresses of those who have a live account."""
    found = User.objects.active().filter(pk__in=wanted)
    return dict(found.values_list("pk", "email"))


def _notice(each: News, hours: Hours, *, now: datetime) -> Notice:
    waits = now if each.breaks_quiet else hours.after_quiet(each.recipient, now)
    return Notice(
        key=each.key,
        recipient_id=each.recipient,
        kind=each.kind,
        params=dict(each.params),
        url=each.url,
        is_urgent=each.urgent,
        breaks_quiet=each.breaks_quiet,
        made_at=now,
        not_before=waits,
        useful_until=each.useful_until,
    )


def _send_urgent_ones(
    news: list[News], people: dict[int, str], *, now: datetime
) -> None:
    urgent = {each.key for each in news if each.urgent}
    if not (urgent and settings.LIULI_MAIL_URL):
        return
    reachable = [pk for pk, email in people.items() if email]
    made: Iterable[Any] = Notice.objects.keyed(urgent).filter(
        recipient__in=reachable, made_at=now, deliveries__isnull=True
    )
    Delivery.objects.bulk_create(
        (
            Delivery(notice=notice, channel=Channel.MAIL, next_try_at=notice.not_before)
            for notice in made
        ),
        ignore_conflicts=True,
        batch_size=_BATCH,
    )
    after_commit(DOORBELL)
