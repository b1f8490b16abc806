"""What a group is told: its digest and its escalations, each once (the outbox)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from liuli.notices.choices import Channel
from liuli.notices.models import Delivery, GroupPost, Notice, Robot
from liuli.notices.operations.hours import UnitHours
from liuli.notices.registry import group_kinds, notice_kind, open_among
from liuli.territory.models import Unit

TRIAL = notice_kind(
    "notices.robot_trial",
    title=gettext_lazy("The robot works"),
    sentence=gettext_lazy("From now on this group is told what is overdue."),
).key
DIGEST = notice_kind(
    "notices.group_digest",
    title=gettext_lazy("New since yesterday"),
    sentence=gettext_lazy("What is new since yesterday, by kind."),
).key
_A_DAY = timedelta(days=1)


def post_escalations(news: Iterable[Any], *, now: datetime) -> int:
    """Tell the groups of a place what has climbed the ladder; returns how many posts.

    Part of the operation that tells people: the post is saved with their notices, once
    per key and robot. Kinds that are not for groups are never posted.
    """
    posts = {
        each.key: each
        for each in news
        if each.to_group and each.kind in group_kinds() and "unit" in each.params
    }
    robots = list(Robot.objects.on().select_related("unit")) if posts else []
    if not robots:
        return 0
    places = dict(
        Unit.objects.filter(
            pk__in={each.params["unit"] for each in posts.values()}
        ).values_list("pk", "path")
    )
    return sum(
        post_to(
            [r for r in robots if places[each.params["unit"]].startswith(r.unit.path)],
            key=each.key,
            kind=each.kind,
            params=each.params,
            waits=None if each.breaks_quiet else UnitHours(now=now),
            url=each.url,
            now=now,
        )
        for each in posts.values()
    )


@transaction.atomic
def make_group_digests(*, now: datetime) -> int:
    """One digest per group and morning, of what is new and still open; none if empty.

    Only counts by kind of matter: nobody is named, no text of a person goes out.
    """
    today = timezone.localdate(now)
    key = f"digest:{today:%Y%m%d}"
    told = GroupPost.objects.filter(key=key).values("robot")
    hours = UnitHours(now=now)
    made = 0
    for robot in Robot.objects.on().exclude(pk__in=told).select_related("unit"):
        moment = hours.digest_moment(robot.unit)
        if not robot.added_at <= moment <= now:
            continue
        counts = _counts(robot.unit, until=moment)
        if counts:
            made += post_to(
                [robot], key=key, kind=DIGEST, params=counts, waits=None, now=now
            )
    return made


def post_to(
    robots: Sequence[Robot],
    *,
    key: str,
    kind: str,
    params: Mapping[str, int | str],
    waits: UnitHours | None,
    now: datetime,
    url: str = "",
) -> int:
    """Lay one message to these groups into the outbox, once per key and robot."""
    made = 0
    for robot in robots:
        post, is_new = GroupPost.objects.get_or_create(
            robot=robot,
            key=key,
            defaults={"kind": kind, "params": dict(params), "url": url, "made_at": now},
        )
        if is_new:
            leaves = now if waits is None else waits.after_quiet(robot.unit, now)
            Delivery.objects.create(
                post=post, channel=Channel.ROBOT, next_try_at=leaves
            )
            made += 1
    return made


def is_worth_posting(post: GroupPost) -> bool:
    """Whether the robot is on and the matter still open."""
    return post.robot.is_on and post.pk in open_among([post])


def _counts(unit: Unit, *, until: datetime) -> dict[str, int]:
    """How many matters of each kind for groups are new and open in a unit."""
    under = set(
        Unit.objects.filter(path__startswith=unit.path).values_list("pk", flat=True)
    )
    new = [
        notice
        for notice in Notice.objects.filter(
            kind__in=group_kinds(),
            made_at__gt=until - _A_DAY,
            made_at__lte=until,
            withdrawn_at__isnull=True,
        )
        if notice.params.get("unit") in under
    ]
    still = open_among(new)
    matters = {
        (notice.kind, ":".join(notice.key.split(":")[:2]))
        for notice in new
        if notice.pk in still
    }
    return dict(sorted(Counter(kind for kind, _matter in matters).items()))
