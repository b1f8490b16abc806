"""Rounds nobody has started, each of a worker of its own, about to end: each is one
reminder and one message.

Run in the environment of an empty, migrated portal:
`python -m tests.faults.reminders make COUNT`, and `... count` for what came of it.
"""

import json
import sys
from collections import Counter
from datetime import timedelta
from typing import Any

import django

_FIRST_WORDS = {"notice.quiet_from": "03:00", "notice.quiet_to": "03:00"}
_MINUTES = 600


def main() -> None:
    django.setup()
    if sys.argv[1] == "make":
        _make(int(sys.argv[2]))
    elif sys.argv[1] == "abandon":
        _abandon()
    else:
        sys.stdout.write(json.dumps(_count()) + "\n")


def _make(count: int) -> None:
    from django.utils import timezone

    from hazards.choices import Half
    from hazards.models import Round
    from liuli.accounts.models import User
    from liuli.kernel.access import SYSTEM
    from liuli.territory.choices import Level
    from liuli.territory.models import Unit
    from liuli.territory.operations import add_unit

    now = timezone.now()
    community = Unit.objects.get(code="510104019007")
    _set_parameters(community, now=now)
    grid = add_unit(community, name="第一网格", level=Level.GRID, actor=SYSTEM)
    people = User.objects.bulk_create(
        User(username=f"w{n}", display_name=f"w{n}", email=f"w{n}@liuli.example")
        for n in range(count)
    )
    _give_posts(people, grid)
    # One grid has two rounds a day; their days lie ahead, where the parameters hold.
    Round.objects.bulk_create(
        Round(
            unit=grid,
            on=timezone.localdate(now) + timedelta(days=number // 2),
            half=Half.MORNING if number % 2 else Half.AFTERNOON,
            worker=person,
            opens_at=now - timedelta(hours=2),
            window_starts_at=now - timedelta(hours=1),
            window_ends_at=now + timedelta(minutes=_MINUTES - 60),
            day_ends_at=now + timedelta(minutes=_MINUTES),
        )
        for number, person in enumerate(people)
    )


def _set_parameters(community: Any, *, now: Any) -> None:
    from django.utils import timezone

    from liuli.kernel.access import SYSTEM
    from liuli.parameters.operations import set_parameter

    past = f"{timezone.localtime(now) - timedelta(hours=1):%H:%M}"
    words = _FIRST_WORDS | {
        "notice.digest_at": past,
        "patrol.remind_before_minutes": str(_MINUTES),
    }
    for key, value in words.items():
        set_parameter(
            key,
            value=value,
            actor=SYSTEM,
            starts_on=timezone.localdate(now),
            unit=community,
            source="test",
        )


def _give_posts(people: list[Any], grid: Any) -> None:
    """In bulk: thousands of posts, where one would be given by its operation."""
    from django.db.backends.postgresql.psycopg_any import DateRange

    from liuli.accounts.models import Post
    from liuli.accounts.roles import Role
    from tests.factories.hazards import LONG_AGO

    Post.objects.bulk_create(
        Post(
            user=person,
            unit=grid,
            role=Role.GRID_WORKER,
            period=DateRange(LONG_AGO, None),
        )
        for person in people
    )


def _abandon() -> None:
    """Let the claims of killed workers run out now, not in ten minutes."""
    from django.utils import timezone

    from liuli.notices.choices import DeliveryState
    from liuli.notices.models import Delivery
    from liuli.notices.operations import deliver_due

    now = timezone.now()
    Delivery.objects.filter(state=DeliveryState.SENDING).update(lease_until=now)
    deliver_due(now=now)


def _count() -> dict[str, Any]:
    from hazards.models import Round
    from liuli.notices.models import Delivery, Notice

    told = Counter(Notice.objects.values_list("key", "recipient_id"))
    wanted = {
        (f"round:{pk}:before_end", worker)
        for pk, worker in Round.objects.values_list("pk", "worker_id")
    }
    states = Counter(Delivery.objects.values_list("state", flat=True))
    return {
        "reminders": len(wanted),
        "lost": len(wanted - told.keys()),
        "doubled": sum(told.values()) - len(told),
        "unwanted": len(told.keys() - wanted),
        "messages": Delivery.objects.values("notice").distinct().count(),
        "messages_doubled": Delivery.objects.count()
        - Delivery.objects.values("notice").distinct().count(),
        "states": dict(states),
        "sent_to": sorted(
            Delivery.objects.filter(state="sent").values_list(
                "notice__recipient__email", flat=True
            )
        ),
    }


if __name__ == "__main__":
    main()
