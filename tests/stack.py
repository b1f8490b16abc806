"""The portal on servers of its own that a test may stop and start."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from liuli.embedded.addresses import broker_url
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

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """End it and its children as a power cut would: nobody is told."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_child(self) -> None:
        """End one of its working processes; the part itself makes a new one."""
        assert self.process is not None
        number = self.process.pid
        children = Path(f"/proc/{number}/task/{number}/children").read_text("ascii")
        if children.split():
            os.kill(int(children.split()[0]), signal.SIGKILL)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Stack:
    """PostgreSQL, Valkey, web and worker of one test, on a folder of its own.

    `durable`: both servers write as in service, so that a kill loses nothing they
    have answered. `mail_url`: where messages go.
    """

    def __init__(
        self, place: Path, *, durable: bool = False, mail_url: str = ""
    ) -> None:
        self.folder = DataFolder(place / "data")
        self.folder.prepare()
        self.env = portal_environment(self.folder, mode="local")
        self.env |= {"LIULI_MAIL_URL": mail_url}
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        # Two processes, made by splitting one: a killed one is back at once.
        self._web_words = ("-w", "2", "--preload") if durable else ("-w", "1")
        self._postgres = Postgres(self.folder, fast=not durable)
        self._valkey = Valkey(self.folder, fast=not durable)
        self._postgres.prepare()
        self._valkey.prepare()
        self.database = Part(lambda: self._spawn_server(self._postgres))
        self.broker = Part(lambda: self._spawn_server(self._valkey))
        self.web = Part(self._spawn_web)
        self.worker = Part(lambda: self._spawn_celery("worker", "--concurrency=1"))
        self.beat = Part(lambda: self._spawn_celery("beat", "--pidfile="))

    def begin(self) -> None:
        """Servers, schema, static files: what is in the folder already stays."""
        self.start_database()
        if not self.is_built:
            self._postgres.provision()
            self.manage("migrate", "-v0", LIULI_DB_ROLE="owner")
            self.manage("collectstatic", "--noinput", "-v0")
        self.start_broker()

    @property
    def is_built(self) -> bool:
        """Whether the folder was copied from a stack with its schema and files."""
        return (self.folder.root / "static").exists()

    def keep_for_others(self, place: Path) -> None:
        """Copy the folder, its database at rest, to where the next stack begins."""
        self.database.stop(signal.SIGINT)
        _copy(self.folder.root, place)
        self.start_database()

    def start_database(self) -> None:
        self._revive(self._postgres, self.database, within=30)

    def start_broker(self) -> None:
        self._revive(self._valkey, self.broker, within=15)

    def _revive(self, server: Postgres | Valkey, part: Part, *, within: float) -> None:
        """Start a server; again while the last processes of a killed one refuse it."""
        until = time.monotonic() + within
        while True:
            server.recover()
            part.start()
            while part.is_alive() and time.monotonic() < until:
                if server.is_ready():
                    return
                time.sleep(0.05)
            assert time.monotonic() < until, f"{server.name}\n{self.log(server.name)}"
            time.sleep(0.2)

    @property
    def broker_address(self) -> str:
        """The queue, as a Celery app of a test's own wants it."""
        return broker_url(self.env["REDIS_URL"], database=0)

    def empty_broker(self) -> None:
        """Throw away all a stopped broker has kept."""
        for path in self._valkey.cwd.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

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
            timeout=600,
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
            *("-b", f"127.0.0.1:{self.port}", "-k", "gthread", *self._web_words),
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


def shared_beginning(factory: pytest.TempPathFactory) -> Path:
    """Where the workers of one run of the tests find the folder of a first stack."""
    mine = factory.getbasetemp()
    run = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    return run / "first-stack"


@contextmanager
def running_stack(
    *, durable: bool = False, mail_url: str = "", beginning: Path | None = None
) -> Iterator[Stack]:
    """A portal that only this test knows, gone without a trace afterwards.

    `beginning`: a folder to begin with, made by the first that asks for it. Schema and
    static files take a quarter of a minute, copying them a second.
    """
    # What the tests around run with (mode, servers, keys) is not for this portal.
    outside = [n for n in os.environ if n in _OUTSIDE or n.startswith("LIULI_")]
    saved = {name: os.environ.pop(name) for name in outside}
    place = Path(tempfile.mkdtemp(prefix="lo-", dir="/tmp"))
    with ExitStack() as afterwards:
        afterwards.callback(shutil.rmtree, place, ignore_errors=True)
        afterwards.callback(os.environ.update, saved)
        with _alone(beginning):
            if beginning is not None and beginning.exists():
                _copy(beginning, place / "data")
            made = Stack(place, durable=durable, mail_url=mail_url)
            afterwards.callback(made.end)
            made.begin()
            if beginning is not None and not beginning.exists():
                made.keep_for_others(beginning)
        yield made


def _copy(folder: Path, place: Path) -> None:
    """As it is, owners and rights included."""
    subprocess.run(["cp", "-a", str(folder), str(place)], check=True)


@contextmanager
def _alone(beginning: Path | None) -> Iterator[None]:
    """One at a time: the others wait and find it made."""
    if beginning is None:
        yield
        return
    with beginning.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
