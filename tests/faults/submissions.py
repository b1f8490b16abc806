"""Phones send while web, worker, broker and database die: nothing lost, nothing twice."""

import json
import random
import tempfile
import time
from pathlib import Path
from typing import Any

from celery import Celery

from tests.faults.kills import Killer, shuffled
from tests.faults.phones import Phone, Progress
from tests.faults.plans import plan
from tests.outage.browsing import Caller
from tests.stack import Stack, wait_until

PHONES = 6
_RING = ("hazards.tasks.warn_due_hazards", "liuli.notices.tasks.deliver_due")
_RING_EVERY = 2.0


def run(stack: Stack, *, count: int, kills: int, seed: int) -> dict[str, Any]:
    """Send `count` submissions under `kills`; what the checker counted afterwards.

    The stack has an empty, migrated portal and durable servers; it is used up by this.
    """
    began = time.monotonic()
    chance = random.Random(seed)
    village = _village(stack, count=count)
    stack.web.start()
    wait_until(lambda: _is_up(stack), within=60, what="the web server")
    stack.worker.start()
    progress = Progress()
    with tempfile.TemporaryDirectory(prefix="liuli-faults-") as place:
        phones = _phones(stack, village, count, Path(place), progress, chance)
        killer = Killer(
            stack,
            parts=shuffled(_share(kills), chance),
            whole=count,
            done=progress.count,
            chance=chance,
            reread=lambda: list(progress.acknowledged),
        )
        started = time.monotonic()
        for phone in phones:
            phone.start()
        _ring_and_kill_until_done(stack, phones, killer)
        busy = time.monotonic() - started
        found = json.loads(
            stack.run("-m", "tests.faults.checker", place).splitlines()[-1]
        )
    stack.worker.stop()
    stack.web.stop()
    problems = [phone.problem for phone in phones if phone.problem]
    problems += [] if killer.is_finished else ["not everything planned was killed"]
    return found | {
        "missing_after_kill": killer.missing,
        "contradictions": sum(phone.contradictions for phone in phones),
        "killed": dict(sorted(killer.killed.items())),
        "sendings": sum(phone.sendings for phone in phones),
        "seed": seed,
        "seconds_sending": round(busy, 1),
        "seconds": round(time.monotonic() - began, 1),
        "problems": problems,
    }


ZEROS = (
    "lost",
    "doubled",
    "phantom",
    "unfinished",
    "untrue_receipts",
    "rounds_wrong",
    "audit_gaps",
    "notices_doubled",
    "photo_gaps",
    "missing_after_kill",
    "contradictions",
)


def _village(stack: Stack, *, count: int) -> list[dict[str, Any]]:
    each = count // PHONES
    days = 3 + each // 20
    meters = 3 + each // 25
    words = [str(number) for number in (PHONES, days, meters)]
    printed = stack.run("-m", "tests.faults.village", *words)
    made: list[dict[str, Any]] = json.loads(printed.splitlines()[-1])
    return made


def _phones(
    stack: Stack,
    village: list[dict[str, Any]],
    count: int,
    place: Path,
    progress: Progress,
    chance: random.Random,
) -> list[Phone]:
    made = []
    for number, own in enumerate(village):
        share = count // PHONES + (number < count % PHONES)
        luck = random.Random(chance.getrandbits(64))
        made.append(
            Phone(
                stack.address,
                own,
                plan(own, count=share, chance=luck),
                path=place / f"{own['name']}.jsonl",
                progress=progress,
                chance=luck,
            )
        )
    return made


def _share(kills: int) -> dict[str, int]:
    """As in G1: half hit the web, a third the worker, a tenth each the servers."""
    tenth, twentieth = kills // 10, kills // 20
    rest = {
        "web": tenth,
        "worker": twentieth,
        "worker process": kills * 5 // 20,
        "database": tenth,
        "broker": tenth,
    }
    return rest | {"web process": kills - sum(rest.values())}


def _ring_and_kill_until_done(
    stack: Stack, phones: list[Phone], killer: Killer
) -> None:
    """Ring as beat does; a broker that is away just now is rung again."""
    next_ring = 0.0
    while any(phone.is_alive() for phone in phones):
        if time.monotonic() > next_ring:
            ring(stack, *_RING)
            next_ring = time.monotonic() + _RING_EVERY
        killer.turn()
        time.sleep(0.01)


def ring(stack: Stack, *tasks: str) -> None:
    """What beat does, from an app of its own; lost when the broker is away."""
    from kombu.exceptions import OperationalError

    with Celery("beat", broker=stack.broker_address, set_as_current=False) as beat:
        for task in tasks:
            try:
                beat.send_task(task, retry=False)
            except (OperationalError, OSError):
                return


def _is_up(stack: Stack) -> bool:
    try:
        return Caller(stack.address).get("/sign-in/").status == 200
    except OSError:
        return False
