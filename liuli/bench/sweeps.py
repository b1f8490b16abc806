"""The reminder sweep beside one bare SQL statement: goals e1 to e4."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any, Final

ROUNDS: Final = 5
GRIDS: Final = 50
_SHORT: Final = 60
_LONG: Final = 600
_BEATS: Final = 4


def measure_sweeps(community: Any, *, reminders: int) -> bool:
    """Fill, measure and say; whether all goals hold. `reminders`: due at one moment."""
    from django.utils import timezone

    from liuli.bench.figures import median, say, say_goal, say_times

    now = timezone.now()
    field = Field(community, reminders=reminders, now=now)
    field.add_history(days_from=1, days_to=_SHORT)
    say(f"{reminders:,} reminders due, {GRIDS} grids, {_SHORT} days of rounds behind:")
    ours = [field.timed(field.sweep) for _round in range(ROUNDS + 1)][1:]
    floor = [field.timed(field.bare_statement) for _round in range(ROUNDS + 1)][1:]
    say_times("sweep: find, and write the reminders", ours)
    say_times("one bare INSERT of an anti-join", floor)
    field.add_history(days_from=_SHORT + 1, days_to=_LONG)
    old = [field.timed(field.sweep) for _round in range(ROUNDS + 1)][1:]
    say_times(f"sweep with {_LONG} days of rounds behind", old)
    chunked = [field.timed(field.all_at_once) for _round in range(3)]
    single = [field.timed(field.one_task_each)]
    say_times(f"{reminders:,} messages queued, at once", chunked)
    say_times(f"{reminders:,} messages queued, a task each", single)
    second = field.second_reminders()
    return all(
        [
            say_goal("e1", "sweep over the bare anti-join", median(ours) /
                     median(floor), at_most=5),
            say_goal("e2", "sweep at 600 days of history over 60",
                     median(old) / median(ours), at_most=1.5),
            say_goal("e3", "a task each over all at once",
                     median(single) / median(chunked), at_least=20),
            say_goal("e4", "second reminders of two sweeps and of four at once",
                     second, at_most=0),
        ]
    )  # fmt: skip


class Field:
    """Grids whose rounds are about to end, each of a worker of its own."""

    def __init__(self, community: Any, *, reminders: int, now: datetime) -> None:
        from liuli.accounts.models import User
        from liuli.kernel.access import SYSTEM
        from liuli.territory.choices import Level
        from liuli.territory.operations import add_unit

        self._now = now
        self.grids = [
            add_unit(community, name=f"测{n}", level=Level.GRID, actor=SYSTEM)
            for n in range(GRIDS)
        ]
        self.people = User.objects.bulk_create(
            User(username=f"b{n}", display_name=f"b{n}", email=f"b{n}@liuli.example")
            for n in range(reminders)
        )
        self._give_posts()
        self._make_rounds()

    def timed(self, work: Callable[[], object]) -> float:
        """Milliseconds of one run that finds nobody told yet."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE notices_delivery, notices_notice CASCADE")
            cursor.execute("ANALYZE hazards_round, notices_notice")
        began = perf_counter()
        work()
        return (perf_counter() - began) * 1_000

    def sweep(self) -> None:
        """What beat wakes every five minutes."""
        from hazards.operations.reminders import remind_rounds

        told = remind_rounds(now=self._now)
        assert told == len(self.people), told  # noqa: S101  else nothing was measured

    def bare_statement(self) -> None:
        """The same rows by one statement that asks nobody and translates nothing."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(_BARE, {"now": self._now})
            assert cursor.rowcount == len(self.people)  # noqa: S101

    def all_at_once(self) -> None:
        """Every message into the outbox, the worker rung once."""
        from liuli.notices.operations import notify_each

        notify_each(self._news(), now=self._now)

    def one_task_each(self) -> None:
        """A task for each message, which writes its own row; as cheap as can be.

        Queued through the broker, and worked off here without a worker's own cost.
        """
        from celery import current_app

        from liuli.notices.operations import notify_each

        news = self._news()
        for each in news:
            current_app.send_task(
                "liuli.notices.tasks.deliver_due", kwargs={"key": each.key},
                queue="bench",
            )  # fmt: skip
        for each in news:
            notify_each([each], now=self._now)

    def second_reminders(self) -> int:
        """What a second sweep adds, and what four at once add to one."""
        from django.db import connection

        from hazards.operations.reminders import remind_rounds
        from liuli.notices.models import Notice

        wanted = len(self.people)
        self.timed(self.sweep)
        remind_rounds(now=self._now)
        extra = Notice.objects.count() - wanted
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE notices_delivery, notices_notice CASCADE")

        def beat(_number: int) -> None:
            try:
                remind_rounds(now=self._now)
            finally:
                connection.close()

        with ThreadPoolExecutor(_BEATS) as hands:
            list(hands.map(beat, range(_BEATS)))
        return extra + Notice.objects.count() - wanted

    def add_history(self, *, days_from: int, days_to: int) -> None:
        """Finished rounds of those days before the ones that are due, copied in."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE hazards_round DISABLE TRIGGER USER")
            cursor.execute(
                _HISTORY,
                {
                    "grids": [grid.pk for grid in self.grids],
                    "worker": self.people[0].pk,
                    "last": self._first_day - timedelta(days=days_from),
                    "first": self._first_day - timedelta(days=days_to),
                },
            )
            cursor.execute("ALTER TABLE hazards_round ENABLE TRIGGER USER")

    def _news(self) -> list[Any]:
        from liuli.notices.operations import News

        return [
            News(
                recipient=person.pk,
                key=f"bench:{person.pk}",
                kind="hazards.round_ending",
                urgent=True,
            )
            for person in self.people
        ]

    def _give_posts(self) -> None:
        from django.db.backends.postgresql.psycopg_any import DateRange
        from django.utils import timezone

        from liuli.accounts.models import Post
        from liuli.accounts.roles import Role

        since = timezone.localdate(self._now) - timedelta(days=1_000)
        Post.objects.bulk_create(
            Post(
                user=person,
                unit=self.grids[number % GRIDS],
                role=Role.GRID_WORKER,
                period=DateRange(since, None),
            )
            for number, person in enumerate(self.people)
        )

    def _make_rounds(self) -> None:
        """One round a worker; more days than one, for a grid has two rounds a day."""
        from django.utils import timezone

        from hazards.choices import Half
        from hazards.models import Round

        today = timezone.localdate(self._now)
        made = [
            Round(
                unit=self.grids[number % GRIDS],
                on=today - timedelta(days=number // GRIDS // 2),
                half=Half.AFTERNOON if number // GRIDS % 2 else Half.MORNING,
                worker=person,
                opens_at=self._now - timedelta(hours=2),
                window_starts_at=self._now - timedelta(hours=1),
                window_ends_at=self._now + timedelta(minutes=30),
                day_ends_at=self._now + timedelta(hours=1),
            )
            for number, person in enumerate(self.people)
        ]
        Round.objects.bulk_create(made)
        self._first_day = min(round_.on for round_ in made)


_BARE: Final = """
    INSERT INTO notices_notice
      (key, recipient_id, kind, params, url, is_urgent, breaks_quiet, made_at,
       not_before, useful_until)
    SELECT 'round:' || r.id || ':before_end', r.worker_id, 'hazards.round_ending',
           jsonb_build_object('round', r.id, 'unit', r.unit_id, 'half', r.half,
                              'on', r.on::text),
           '/field/rounds/' || r.id || '/', true, false, %(now)s, %(now)s,
           r.window_ends_at
    FROM hazards_round r
    WHERE r.state = 'due' AND r.opens_at <= %(now)s AND r.window_ends_at > %(now)s
      AND NOT EXISTS (SELECT FROM notices_notice n
                      WHERE n.key = 'round:' || r.id || ':before_end'
                        AND n.recipient_id = r.worker_id)
"""
_HISTORY: Final = """
    INSERT INTO hazards_round
      (unit_id, "on", half, worker_id, state, opens_at, window_starts_at,
       window_ends_at, day_ends_at, started_at, finished_at, walked_by_id,
       move_reason, note, entered_later)
    SELECT grid, day, half, %(worker)s, 'finished', day, day + interval '1 hour',
           day + interval '5 hours', day + interval '24 hours',
           day + interval '2 hours', day + interval '3 hours', %(worker)s, '', '',
           false
    FROM unnest(%(grids)s::bigint[]) AS grid,
         generate_series(%(first)s::date, %(last)s::date, '1 day') AS day,
         unnest(ARRAY['morning', 'afternoon']) AS half
"""
