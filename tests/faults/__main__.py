"""script/faults: what stays true while parts of the portal are killed.

Without a name both run. Each uses servers of its own in a temporary folder; the exit
code is 1 when a count that has to be 0 is not.
"""

import argparse
import json
import os
import platform
import sys
import time
from pathlib import Path
from typing import Any

from tests.faults import effects, submissions
from tests.notices.postbox import Postbox
from tests.stack import running_stack

SLICE = {"submissions": (1_000, 20), "effects": (300, 5)}
SLICE_WIPES = 1


def main(words: list[str]) -> int:
    """Run what is asked for, print it, keep it where `--out` says."""
    asked = _parse(words)
    found = {}
    for name in [asked.name] if asked.name else list(SLICE):
        count, kills = SLICE[name]
        found[name] = _run(
            name,
            count=asked.count or count,
            kills=asked.kills if asked.kills is not None else kills,
            wipes=asked.wipes,
            seed=asked.seed,
        )
        sys.stdout.write(json.dumps({name: found[name]}, indent=1) + "\n")
        sys.stdout.flush()
    if asked.out:
        _keep(Path(os.environ.get("LIULI_CALLED_FROM", ".")) / asked.out, found)
    return 0 if all(one["holds"] for one in found.values()) else 1


def _run(name: str, *, count: int, kills: int, wipes: int, seed: int) -> dict[str, Any]:
    if name == "submissions":
        with running_stack(durable=True) as stack:
            result = submissions.run(stack, count=count, kills=kills, seed=seed)
        zeros: tuple[str, ...] = submissions.ZEROS
    else:
        with Postbox() as box, running_stack(durable=True, mail_url=box.url) as stack:
            box.slowness = 0.005
            result = effects.run(
                stack, box, count=count, kills=kills, wipes=wipes, seed=seed
            )
        zeros = effects.ZEROS
    holds = not result["problems"] and not any(result[key] for key in zeros)
    return {"holds": holds, **result}


def _keep(path: Path, found: dict[str, Any]) -> None:
    """One file, the runs before it kept: latest first."""
    runs = json.loads(path.read_text("utf-8")) if path.exists() else []
    made = {
        "on": time.strftime("%Y-%m-%d %H:%M %z"),
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
        **found,
    }
    path.write_text(json.dumps([made, *runs], indent=1) + "\n", "utf-8")


def _parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("script/faults", description=__doc__)
    parser.add_argument("name", nargs="?", choices=sorted(SLICE))
    parser.add_argument("--count", type=int, help="submissions or effects")
    parser.add_argument("--kills", type=int)
    parser.add_argument("--wipes", type=int, default=SLICE_WIPES, help="of the queue")
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--out", help="a JSON file that gets the result on top")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
