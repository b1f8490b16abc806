"""script/bench NAME: one benchmark on servers and a database of its own.

A benchmark is a module of this package, run in the environment of an owner of an empty,
migrated portal. It prints its numbers; the folder is gone afterwards.
"""

import os
import pkgutil
import subprocess
import sys
import tempfile
from pathlib import Path

from liuli.embedded.environment import portal_environment
from liuli.embedded.errors import CannotStartError
from liuli.embedded.folders import CHECKOUT, DataFolder
from liuli.embedded.sharing import SharedServers

_OUTSIDE = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SECRET_KEY")
_NOT_ONE = {"__main__", "figures", "patrols", "sweeps"}


def main(words: list[str]) -> int:
    """Run the benchmark of that name; 2 for a name that is none."""
    known = benchmarks()
    if not words or words[0] not in known:
        sys.stderr.write(f"usage: script/bench {{{','.join(known)}}} [--help]\n")
        return 2
    try:
        return _run(words[0], words[1:])
    except CannotStartError as problem:
        sys.stderr.write(f"script/bench: {problem}\n")
        return 1


def benchmarks() -> list[str]:
    """The names there are."""
    here = [str(Path(__file__).parent)]
    return sorted(m.name for m in pkgutil.iter_modules(here) if m.name not in _NOT_ONE)


def _run(name: str, words: list[str]) -> int:
    for outside in _OUTSIDE:
        os.environ.pop(outside, None)
    with tempfile.TemporaryDirectory(prefix="liuli-bench-") as place:
        folder = DataFolder(Path(place) / "data")
        folder.prepare()
        with SharedServers(folder, fast=True):
            env = portal_environment(folder, mode="local")
            env |= {"LIULI_DB_ROLE": "owner"}
            prepare = [sys.executable, "-m", "liuli.embedded.prepare"]
            silent = subprocess.DEVNULL
            subprocess.run(prepare, cwd=CHECKOUT, env=env, check=True, stdout=silent)
            command = [sys.executable, "-m", f"liuli.bench.{name}", *words]
            done = subprocess.run(command, cwd=CHECKOUT, env=env, check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
