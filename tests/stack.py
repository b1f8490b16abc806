"""The portal on servers of its own that a test may stop and start."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from liuli.embedded.environment import portal_environment
from liuli.embedded.folders import CHECKOUT, DataFolder
from liuli.embedded.postgres import Postgres
from liuli.embedded.processes import spawn
from liuli.embedded.servers import clean_environment
from liuli.embedded.valkey import Valkey

_OUTSIDE = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SECRET_KEY")


def wait_until(
    holds: Callable[[], bool],
    *,
    within: float,
    what: str,
    log: Callable[[], str] = str,
) -> None:
    """Poll until it holds; say what did not, and what the log said last."""
    until = time.monotonic() + within
    while not holds():
        assert time.monotonic() < until, f"{what}\n{log()}"
        time.sleep(0.1)


class Part:
    """One process of the stack that can be stopped hard and started again."""

    def __init__(self, start: Callable[[], subprocess.Popen[bytes]]) -> None:
        self._start = start
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = self._start()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Stack:
    """PostgreSQL, Valkey, web and worker of one test, on a folder of its own."""

    def __init__(self, place: Path) -> None:
        self.folder = DataFolder(place / "data")
        self.folder.prepare()
        self.env = portal_environment(self.folder, mode="local")
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._postgres = Postgres(self.folder, fast=True)
        self._valkey = Valkey(self.folder, fast=True)
        self._postgres.prepare()
        self._valkey.prepare()
        self.database = Part(lambda: self._spawn_server(self._postgres))
        self.broker = Part(lambda: self._spawn_server(self._valkey))
        self.web = Part(self._spawn_web)
        self.worker = Part(lambda: self._spawn_celery("worker", "--concurrency=1"))
        self.beat = Part(lambda: self._spawn_celery("beat", "--pidfile="))

    def begin(self) -> None:
        """Servers, schema, sample people, static files."""
        self.start_database()
        self._postgres.provision()
        self.start_broker()
        self.manage("migrate", "-v0", LIULI_DB_ROLE="owner")
        self.manage("collectstatic", "--noinput", "-v0")

    def start_database(self) -> None:
        self._postgres.recover()
        self.database.start()
        wait_until(self._postgres.is_ready, within=30, what="PostgreSQL")

    def start_broker(self) -> None:
        self._valkey.recover()
        self.broker.start()
        wait_until(self._valkey.is_ready, within=15, what="Valkey")

    def manage(self, *words: str, **extra: str) -> str:
        """Run a management command and return what it printed."""
        return self.run("manage.py", *words, **extra)

    def run(self, *words: str, **extra: str) -> str:
        """Run Python with these words in the portal's environment."""
        done = subprocess.run(
            [sys.executable, *words],
            cwd=CHECKOUT,
            env=self.env | extra,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def log(self, name: str) -> str:
        """The last words of a part, for a failing test's message."""
        path = self.folder.logs / f"{name}.log"
        return path.read_text("utf-8", "replace")[-3000:] if path.exists() else ""

    def end(self) -> None:
        for part in (self.beat, self.worker, self.web, self.broker):
            part.stop()
        self.database.stop(signal.SIGINT)

    def _spawn_server(self, server: Postgres | Valkey) -> subprocess.Popen[bytes]:
        with (self.folder.logs / f"{server.name}.log").open("ab") as log:
            return spawn(
                server.command(),
                tie=server.stop_signal,
                identity=server.identity,
                output=log,
                cwd=server.cwd,
                env=clean_environment(dict(os.environ)),
            )

    def _spawn_web(self) -> subprocess.Popen[bytes]:
        words = [
            *(sys.executable, "-m", "gunicorn", "--no-control-socket"),
            *("-b", f"127.0.0.1:{self.port}", "-k", "gthread", "-w", "1"),
            *("--threads", "4", "liuli.wsgi"),
        ]
        return self._spawn("web", words)

    def _spawn_celery(self, *words: str) -> subprocess.Popen[bytes]:
        celery = [sys.executable, "-m", "celery", "-A", "liuli.celery", "-q"]
        return self._spawn(words[0], [*celery, *words])

    def _spawn(self, name: str, words: list[str]) -> subprocess.Popen[bytes]:
        with (self.folder.logs / f"{name}.log").open("ab") as log:
            return spawn(
                words,
                tie=signal.SIGTERM,
                output=log,
                cwd=CHECKOUT,
                env=self.env,
            )


@contextmanager
def running_stack() -> Iterator[Stack]:
    """A portal that only this test knows, gone without a trace afterwards."""
    # What the tests around run with (mode, servers, keys) is not for this portal.
    outside = [n for n in os.environ if n in _OUTSIDE or n.startswith("LIULI_")]
    saved = {name: os.environ.pop(name) for name in outside}
    place = Path(tempfile.mkdtemp(prefix="lo-", dir="/tmp"))
    made = Stack(place)
    try:
        made.begin()
        yield made
    finally:
        made.end()
        os.environ.update(saved)
        shutil.rmtree(place, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
