"""Workers die and the queue is wiped: each reminder once, no message twice (G3)."""

import json
import random
import time
from collections import Counter
from typing import Any

from tests.faults.kills import Killer, shuffled
from tests.faults.submissions import ring
from tests.notices.postbox import Postbox
from tests.stack import Stack

_RING = ("hazards.tasks.remind_rounds", "liuli.notices.tasks.deliver_due")
_RING_EVERY = 1.0
_QUIET = 8.0
_PATIENCE = 90.0

ZEROS = (
    "lost",
    "doubled",
    "unwanted",
    "messages_doubled",
    "messages_missing",
    "letters_doubled",
    "letters_missing",
    "unconfirmed_beyond_kills",
)


def run(
    stack: Stack, box: Postbox, *, count: int, kills: int, wipes: int, seed: int
) -> dict[str, Any]:
    """`count` effects, half of them reminders in the inbox, half messages.

    A message cut off by a kill is unconfirmed: nobody can know whether it arrived, so
    it is not repeated, and its reminder stands in the inbox. There can be at most two
    of them for a kill (the worker handles one at a time, and one more may be claimed).
    """
    began = time.monotonic()
    chance = random.Random(seed)
    reminders = count // 2
    stack.run("-m", "tests.faults.reminders", "make", str(reminders))
    parts = {
        "worker": kills // 5,
        "worker process": kills - kills // 5,
        "wipe": wipes,
    }
    killer = Killer(
        stack,
        parts=shuffled(parts, chance),
        whole=reminders,
        done=lambda: len(box.messages),
        chance=chance,
    )
    stack.worker.start()
    _ring_and_kill_until_quiet(stack, box, reminders, killer)
    stack.worker.kill()
    stack.run("-m", "tests.faults.reminders", "abandon")
    found = json.loads(
        stack.run("-m", "tests.faults.reminders", "count").splitlines()[-1]
    )
    problems = [] if killer.is_finished else ["not everything planned was killed"]
    return _judged(found, box, kills=sum(killer.killed.values())) | {
        "killed": dict(sorted(killer.killed.items())),
        "seed": seed,
        "seconds": round(time.monotonic() - began, 1),
        "problems": problems,
    }


def _judged(found: dict[str, Any], box: Postbox, *, kills: int) -> dict[str, Any]:
    letters = Counter(to for to, _message in box.messages)
    unconfirmed = found["states"].get("unconfirmed", 0)
    sent = set(found.pop("sent_to"))
    return found | {
        "effects": found["reminders"] + found["messages"],
        "letters": sum(letters.values()),
        "letters_doubled": sum(letters.values()) - len(letters),
        "letters_missing": len(sent - letters.keys()),
        "messages_missing": found["reminders"] - found["messages"],
        "unconfirmed": unconfirmed,
        "unconfirmed_beyond_kills": max(0, unconfirmed - 2 * kills),
    }


def _ring_and_kill_until_quiet(
    stack: Stack, box: Postbox, reminders: int, killer: Killer
) -> None:
    """Ring as beat does until all kills are done and letters stop coming."""
    last, changed, next_ring = -1, time.monotonic(), 0.0
    quiet = 0.0
    while quiet < _PATIENCE:
        if time.monotonic() > next_ring:
            ring(stack, *_RING)
            next_ring = time.monotonic() + _RING_EVERY
        killer.turn()
        time.sleep(0.01)
        if len(box.messages) != last:
            last, changed = len(box.messages), time.monotonic()
        quiet = time.monotonic() - changed
        all_there = last + 2 * sum(killer.killed.values()) >= reminders
        if killer.is_finished and all_there and quiet > _QUIET:
            return
