"""script/up as a person meets it: ready, healed after kills, gone after Ctrl-C."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from liuli.embedded.folders import CHECKOUT
from liuli.embedded.servers import clean_environment
from tests.embedded.conftest import kill_hard, pid_of, processes_in, wait_until

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


class RunningPortal:
    """One script/up, its console read by a thread so that nothing blocks."""

    def __init__(self, folder, *words: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.lines: list[str] = []
        given = clean_environment(dict(os.environ))
        for name in (
            "DATABASE_URL",
            "DATABASE_OWNER_URL",
            "REDIS_URL",
            "LIULI_DB_ROLE",
        ):
            given.pop(name, None)
        given |= {"LIULI_DATA": str(folder.root), "LIULI_MODE": "local"}
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "liuli.embedded", "up", "--empty"),
                *("--port", str(self.port), *words),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=CHECKOUT,
            env=given,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def await_line(self, words: str, *, within: float = 360) -> str:
        until = time.monotonic() + within
        seen = 0
        while True:
            for line in self.lines[seen:]:
                seen += 1
                if words in line:
                    return line
            assert time.monotonic() < until, "".join(self.lines)
            assert self.process.poll() is None, "".join(self.lines)
            time.sleep(0.05)

    def health(self) -> tuple[int, dict[str, str]]:
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/healthz", timeout=10
            ) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as problem:
            with problem:
                return problem.code, json.load(problem)

    def is_well(self) -> bool:
        try:
            return self.health()[0] == 200
        except OSError:
            return False

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        code = self.process.wait(60)
        self.close()
        return code

    def close(self) -> None:
        self._reader.join(10)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


@pytest.fixture
def start(folder) -> Iterator[Callable[..., RunningPortal]]:
    started: list[RunningPortal] = []

    def run(*words: str) -> RunningPortal:
        started.append(RunningPortal(folder, *words))
        return started[-1]

    yield run
    for portal in started:
        if portal.process.poll() is None:
            portal.stop()


def test_up_heals_recovers_and_stops_everything(folder, start):
    """One long day, as a first start is dear: alone, healed, killed, back, gone."""
    portal = start()
    portal.await_line("is ready at")
    parts = {"database", "broker", "worker", "beat", "storage"}
    status, body = portal.health()
    assert status == 200
    assert {name: body[name] for name in parts} == dict.fromkeys(parts, "ok")

    second = start()
    assert second.process.wait(60) == 1
    second.close()
    assert second.lines == [
        (
            f"script/up: The portal of {folder.root} is already running:"
            f" http://127.0.0.1:{portal.port}/\n"
        )
    ]

    for words in (["-A", "worker"], ["-A", "beat"], ["embedded.keeper", "postgres"]):
        dead = process_of(folder, portal, *words)
        kill_hard([dead])
        wait_until(lambda dead=dead: dead not in processes_in(folder), within=30)
        wait_until(lambda words=words: is_back(folder, portal, *words), within=60)
    wait_until(portal.is_well, within=60)

    portal.process.kill()
    portal.process.wait()
    portal.close()
    wait_until(lambda: processes_in(folder) == [], within=60)

    portal = start()
    portal.await_line("is ready at")
    assert portal.is_well()
    assert portal.stop(signal.SIGINT) == 0
    order = [line.split("] ", 1)[1] for line in portal.lines if "] stopping" in line]
    assert order == [
        "stopping beat\n",
        "stopping worker\n",
        "stopping web\n",
        "stopping the embedded servers\n",
    ]
    assert processes_in(folder) == []
    for path in folder.root.rglob("*"):
        mode = stat.S_IMODE(path.lstat().st_mode)
        assert mode & 0o077 == 0, f"{path} {mode:o}"


def test_termination_while_starting_stops_everything(folder, start):
    portal = start()
    portal.await_line("bringing tables")

    assert portal.stop() == 0
    assert processes_in(folder) == []


def test_taken_port_is_one_clear_line_and_starts_nothing(folder, start):
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        line.listen()
        taken = line.getsockname()[1]
        portal = start("--port", str(taken))
        assert portal.process.wait(30) == 1
        portal.close()

    assert portal.lines == [
        (
            f"script/up: 127.0.0.1:{taken} cannot be used (Address already in use)."
            " Choose another with --port.\n"
        )
    ]
    assert processes_in(folder) == []
    assert not (folder.root / "postgres").exists()


def is_back(folder, portal, *words: str) -> bool:
    try:
        return process_of(folder, portal, *words) > 0
    except (AssertionError, FileNotFoundError):
        return False


def process_of(folder, portal, *words: str) -> int:
    """The oldest process with these words: a worker's own children have them too."""
    if "-A" not in words:
        return pid_of(folder, *words)
    own = Path(f"/proc/{portal.process.pid}/task/{portal.process.pid}/children")
    for pid in own.read_text("ascii").split():
        line = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        if all(word.encode() in line for word in words):
            return int(pid)
    raise AssertionError(words)
