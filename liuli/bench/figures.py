"""What every benchmark prints: medians of interleaved rounds, ratios, goals."""

import os
import platform
import statistics
import sys
from collections.abc import Callable, Mapping
from time import perf_counter

from django.db import connection

Work = Callable[[], object]


def interleaved(works: Mapping[str, Work], *, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each, A B C A B C, after one warm-up of all."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            began = perf_counter()
            work()
            if number:
                taken[name].append((perf_counter() - began) * 1_000)
    return taken


def median(times: list[float]) -> float:
    """The middle one."""
    return statistics.median(times)


def say(text: str) -> None:
    """One line, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say_times(name: str, times: list[float]) -> None:
    """Median, least and most of one measurement."""
    middle = median(times)
    say(f"  {name:<44} {middle:9.2f} ms  ({min(times):.2f} to {max(times):.2f})")


def say_goal(
    key: str,
    what: str,
    ratio: float,
    *,
    at_most: float | None = None,
    at_least: float | None = None,
) -> bool:
    """One ratio beside its goal; whether it holds."""
    if at_most is not None:
        holds, goal = ratio <= at_most, f"<= {at_most:g}"
    elif at_least is not None:
        holds, goal = ratio >= at_least, f">= {at_least:g}"
    else:
        raise ValueError(key)
    word = "holds" if holds else "MISSED"
    say(f"{key}  {what:<58} {ratio:9.2f}x  goal {goal:<7} {word}")
    return holds


def say_machine() -> None:
    """On what this was measured; ratios travel, milliseconds do not."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (version,) = cursor.fetchone()
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    say(
        f"Python {platform.python_version()}, PostgreSQL {version}, "
        f"{os.cpu_count()} cores, load {load}"
    )
