"""Killing parts of a portal at moments chosen by a seed, and starting them again."""

import random
import time
from collections import Counter
from collections.abc import Callable

import psycopg

from liuli.embedded.addresses import parse_database_url
from tests.stack import Stack

_REREAD = 100
_REREAD_WITHIN = 5.0
_LATEST = 0.95  # of the whole: what is killed later would find nobody at work


class Killer:
    """Kills when so much of the work is done, so that every kill falls into work.

    `done` says how many of `whole` are done; `parts` names what is killed, each in its
    turn; `reread` gives numbers that must be found after each kill. It belongs to the
    main thread: what a thread has started dies with that thread.
    """

    def __init__(
        self,
        stack: Stack,
        *,
        parts: list[str],
        whole: int,
        done: Callable[[], int],
        chance: random.Random,
        reread: Callable[[], list[str]] = list,
    ) -> None:
        self._stack = stack
        self._done = done
        self._reread = reread
        self._chance = chance
        moments = sorted(chance.uniform(0.02, _LATEST) * whole for _ in parts)
        self._plan = list(zip(moments, parts, strict=True))
        self.killed: Counter[str] = Counter()
        self.missing = 0

    @property
    def is_finished(self) -> bool:
        """Whether everything planned has been killed."""
        return not self._plan

    def turn(self) -> None:
        """Kill what is due now, if anything is."""
        if not self._plan or self._done() < self._plan[0][0]:
            return
        _moment, part = self._plan.pop(0)
        time.sleep(self._chance.uniform(0, 0.2))
        self._kill(part)
        self._look_again()

    def _kill(self, part: str) -> None:
        stack = self._stack
        if part == "database":
            # Its own processes notice by themselves that their parent has gone.
            stack.database.kill()
            stack.start_database()
        elif part == "broker":
            stack.broker.kill()
            stack.start_broker()
        elif part == "wipe":
            stack.broker.kill()
            stack.empty_broker()
            stack.start_broker()
        elif part in ("web process", "worker process"):
            (stack.web if part == "web process" else stack.worker).kill_child()
        else:
            killed = stack.web if part == "web" else stack.worker
            killed.kill()
            killed.start()
        self.killed[part] += 1

    def _look_again(self) -> None:
        """What was acknowledged before the kill is there, on a new connection."""
        known = self._reread()
        if not known:
            return
        wanted = self._chance.sample(known, min(_REREAD, len(known)))
        until = time.monotonic() + _REREAD_WITHIN
        found = -1
        while found < len(wanted) and time.monotonic() < until:
            try:
                found = _count_receipts(self._stack, wanted)
            except psycopg.OperationalError:
                time.sleep(0.1)
        self.missing += len(wanted) - max(found, 0)


def shuffled(counts: dict[str, int], chance: random.Random) -> list[str]:
    """So many of each part, in random order."""
    parts = [part for part, count in counts.items() for _ in range(count)]
    chance.shuffle(parts)
    return parts


def _count_receipts(stack: Stack, numbers: list[str]) -> int:
    address = parse_database_url(stack.env["DATABASE_URL"])
    with psycopg.connect(
        host=address.host,
        user=address.user,
        password=address.password,
        dbname=address.name,
    ) as line:
        row = line.execute(
            "SELECT count(*) FROM fieldwork_receipt WHERE status <> 'open'"
            " AND client_id = ANY(%s::uuid[])",
            [numbers],
        ).fetchone()
    return int(row[0]) if row else 0
