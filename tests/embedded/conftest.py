"""Real servers in folders of their own; no Django database is touched here."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from liuli.embedded.folders import CHECKOUT, DataFolder
from liuli.embedded.servers import clean_environment
from liuli.embedded.sharing import SharedServers

_OUTSIDE = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "LIULI_DB_ROLE")
_USER = """
import sys
from pathlib import Path
from liuli.embedded.folders import DataFolder
from liuli.embedded.sharing import SharedServers
with SharedServers(DataFolder(Path(sys.argv[1])), fast=len(sys.argv) == 2):
    print("using", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder() -> Iterator[DataFolder]:
    """An empty data folder with a short path."""
    place = Path(tempfile.mkdtemp(prefix="lt-", dir="/tmp"))
    made = DataFolder(place / "data")
    made.prepare()
    yield made
    wait_until(lambda: processes_in(made) == [], within=30)
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def shared_folder() -> Iterator[DataFolder]:
    """A data folder whose servers run for the whole module."""
    place = Path(tempfile.mkdtemp(prefix="lt-", dir="/tmp"))
    made = DataFolder(place / "data")
    made.prepare()
    with SharedServers(made, fast=True):
        yield made
    wait_until(lambda: processes_in(made) == [], within=30)
    shutil.rmtree(place)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody provides servers: what is in this shell does not count."""
    for name in _OUTSIDE:
        monkeypatch.delenv(name, raising=False)


class ServerUser:
    """Another process that uses the servers of a folder."""

    def __init__(self, folder: DataFolder, *, durable: bool) -> None:
        words = [str(folder.root), *(["durable"] if durable else [])]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _USER, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=CHECKOUT,
            env=clean_environment(dict(os.environ)),
        )

    def await_ready(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"using\n"

    def leave(self) -> int:
        self.process.communicate()
        return self.process.returncode

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def user_of() -> Iterator[Callable[..., ServerUser]]:
    """Start other users of a folder's servers; they are gone after the test."""
    users: list[ServerUser] = []

    def start(folder: DataFolder, *, durable: bool = False) -> ServerUser:
        users.append(ServerUser(folder, durable=durable))
        return users[-1]

    yield start
    for user in users:
        if user.process.poll() is None:
            user.kill()


def wait_until(holds: Callable[[], bool], *, within: float) -> None:
    """Wait for a fact of the world outside; fails when it does not come true."""
    until = time.monotonic() + within
    while not holds():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)


def processes_in(folder: DataFolder) -> list[int]:
    """Every process that works in or was told about the data folder."""
    found = []
    mark = os.fsencode(folder.root)
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            words = (entry / "cmdline").read_bytes()
            place = os.fsencode((entry / "cwd").readlink())
        except OSError:
            continue
        if words and (mark in words or place.startswith(mark)):
            found.append(int(entry.name))
    return sorted(found)


def pid_of(folder: DataFolder, *words: str) -> int:
    """The one process of the folder whose command line has all `words`."""
    found = []
    for pid in processes_in(folder):
        try:
            line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
        except OSError:
            continue
        if all(word.encode() in line for word in words):
            found.append(pid)
    assert len(found) == 1, found
    return found[0]


def kill_hard(pids: list[int]) -> None:
    """kill -9, all of them."""
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
