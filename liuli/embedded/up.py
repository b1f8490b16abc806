"""script/up: everything the portal needs, started in order, kept alive, stopped."""

import argparse
import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from http import HTTPStatus
from types import FrameType

from liuli.embedded.console import Console
from liuli.embedded.environment import needed_servers, portal_environment
from liuli.embedded.errors import CannotStartError
from liuli.embedded.folders import CHECKOUT, DataFolder
from liuli.embedded.locks import only_one
from liuli.embedded.processes import launch_command
from liuli.embedded.sharing import SharedServers
from liuli.embedded.supervisor import Child, Program, Supervisor
from liuli.embedded.vault import write_private

_WEB_READY_WITHIN = 90.0
_HEALTHY_WITHIN = 60.0
_HURRY_AFTER = 2  # the second signal means now


class _StopRequested(BaseException):
    """A signal arrived before everything was running."""


def up(words: list[str]) -> int:
    """Run the portal until Ctrl-C or SIGTERM; 0 after a clean stop."""
    options = _parse(words)
    folder = DataFolder.from_environment()
    folder.prepare()
    return Portal(folder, options).run()


class Portal:
    """One running portal on one data folder."""

    def __init__(self, folder: DataFolder, options: argparse.Namespace) -> None:
        self._folder = folder
        self._host: str = options.host
        self._port: int = options.port
        self._empty: bool = options.empty
        self._console = Console()
        self._signals = 0
        self._running = False
        self._servers = SharedServers(folder, needed_servers())
        self._address = f"http://{_reachable(self._host)}:{self._port}/"

    def run(self) -> int:
        """Start in order, keep alive, stop in reverse order."""
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, self._hear_signal)
        with only_one(self._folder.run / "up.lock") as alone:
            self._require_alone(alone=alone)
            _require_free(self._host, self._port)
            self._run()
        self._console.step("stopped")
        return 0

    def _run(self) -> None:
        supervisor: Supervisor | None = None
        try:
            env = self._prepare()
            supervisor = Supervisor(
                cwd=CHECKOUT, env=env, logs=self._folder.logs, console=self._console
            )
            self._start(supervisor)
            self._running = True
            self._keep(supervisor)
        except _StopRequested:
            self._console.step("stopping before everything was started")
        finally:
            self._running = True
            if supervisor is not None:
                supervisor.stop(hurry=lambda: self._signals >= _HURRY_AFTER)
            if needed_servers():
                self._console.step("stopping the embedded servers")
            self._servers.release()

    def _prepare(self) -> dict[str, str]:
        """Servers, tables, static files, sample: what must be there first."""
        for kind in needed_servers():
            self._console.step(f"starting the embedded {kind}")
        self._servers.claim()
        env = portal_environment(self._folder, mode="local")
        env.setdefault("ALLOWED_HOSTS", ",".join(_hosts(self._host)))
        env["PYTHONWARNINGS"] = _without_root_warning(env.get("PYTHONWARNINGS", ""))
        self._console.step("bringing tables and static files up to date")
        owner = env | {"LIULI_DB_ROLE": "owner"}
        self._call([sys.executable, "-m", "liuli.embedded.prepare"], owner)
        self._load_sample(env)
        return env

    def _load_sample(self, env: dict[str, str]) -> None:
        """On the first run only: the sample community, unless told to stay empty."""
        mark = self._folder.root / "first-run.json"
        if mark.exists():
            return
        if not self._empty:
            self._console.step("loading the sample community")
            self._call([sys.executable, "manage.py", "load_sample"], env)
        write_private(mark, json.dumps({"sample": not self._empty}) + "\n")

    def _start(self, supervisor: Supervisor) -> None:
        """Web first, then worker and beat; each visible on the console."""
        self._console.step("starting web")
        web = supervisor.start(self._web())
        self._await_web(supervisor, web)
        self._console.step("starting worker and beat")
        supervisor.start(_celery("worker", "--concurrency=2", patience=25.0))
        # No pid file: one that is no number, beat deletes, even /dev/null.
        supervisor.start(_celery("beat", "--pidfile=", patience=10.0))
        self._await_health(supervisor)
        self._announce()

    def _web(self) -> Program:
        command = [sys.executable, "-m", "gunicorn", "liuli.wsgi:application"]
        command += ["--bind", f"{self._host}:{self._port}", "--no-control-socket"]
        command += ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
        command += ["--graceful-timeout", "10", "--timeout", "60"]
        return Program("web", command, patience=15.0)

    def _await_web(self, supervisor: Supervisor, web: Child) -> None:
        until = time.monotonic() + _WEB_READY_WITHIN
        attempts = 3
        while _ask(self._host, self._port, "/static/") is None:
            supervisor.turn(0.1)
            if time.monotonic() > until or web.starts > attempts:
                log = self._folder.logs / "web.log"
                raise CannotStartError(f"The web server does not answer; see {log}.")

    def _await_health(self, supervisor: Supervisor) -> None:
        """Wait until all parts are well; say which is not, and go on."""
        until = time.monotonic() + _HEALTHY_WITHIN
        answer = None
        while answer is None or answer[0] != HTTPStatus.OK:
            pause = time.monotonic() + 1.5  # asking sooner only fills the log
            while time.monotonic() < pause:
                supervisor.turn(0.1)
            answer = _ask(self._host, self._port, "/healthz")
            if time.monotonic() > until:
                said = answer[1] if answer else "no answer"
                self._console.step(f"not everything is well yet: {said}")
                return

    def _keep(self, supervisor: Supervisor) -> None:
        """Until a signal: children and servers are started again when they die."""
        looked = time.monotonic()
        while not self._signals:
            supervisor.turn(0.25)
            if time.monotonic() - looked > 1:
                looked = time.monotonic()
                if not self._servers.are_kept():
                    self._console.step("starting the embedded servers again")
                    self._revive()

    def _revive(self) -> None:
        try:
            self._servers.ensure()
        except CannotStartError as problem:
            self._console.step(str(problem))

    def _call(self, command: list[str], env: dict[str, str]) -> None:
        """Run one step to its end; its failure ends the start."""
        child = subprocess.Popen(
            launch_command(command, tie=signal.SIGTERM, identity=None),
            stdin=subprocess.DEVNULL,
            cwd=CHECKOUT,
            env=env,
        )
        try:
            code = child.wait()
        finally:
            child.terminate()
            child.wait()
        if code != 0:
            raise CannotStartError(f"`{' '.join(command[1:])}` failed (see above).")

    def _announce(self) -> None:
        write_private(self._folder.run / "address", self._address + "\n")
        self._console.line("")
        self._console.step(f"Liuli is ready at {self._address}")
        if self._folder.sample_accounts.exists():
            accounts = json.loads(self._folder.sample_accounts.read_text("utf-8"))
            self._console.line(f"Sample sign-ins ({self._folder.sample_accounts}):")
            for role, account in accounts.items():
                self._console.line(
                    f"  {role:<18} {account['username']:<18} {account['password']}"
                )
        self._console.line("Ctrl-C stops everything; the data stays.")
        self._console.line("")

    def _require_alone(self, *, alone: bool) -> None:
        if not alone:
            address = self._folder.run / "address"
            where = address.read_text("utf-8").strip() if address.exists() else "there"
            message = f"The portal of {self._folder.root} is already running: {where}"
            raise CannotStartError(message)
        (self._folder.run / "address").unlink(missing_ok=True)

    def _hear_signal(self, number: int, frame: FrameType | None) -> None:
        self._signals += 1
        if not self._running:
            self._running = True
            raise _StopRequested


def _celery(role: str, *words: str, patience: float) -> Program:
    command = [sys.executable, "-m", "celery", "-A", "liuli", "--quiet", role]
    if role == "worker":
        command += ["--without-gossip", "--without-mingle"]
    return Program(role, [*command, "--loglevel=INFO", *words], patience)


def _ask(host: str, port: int, path: str) -> tuple[int, str] | None:
    """Status and body of a page, None when nobody answers."""
    line = http.client.HTTPConnection(_reachable(host).strip("[]"), port, timeout=5)
    try:
        line.request("GET", path, headers={"Host": f"localhost:{port}"})
        answer = line.getresponse()
        return answer.status, answer.read(2000).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return None
    finally:
        line.close()


def _reachable(host: str) -> str:
    """Where this machine reaches a server bound to `host`."""
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104


def _hosts(host: str) -> list[str]:
    """The names a browser may use: this machine's, and its addresses if asked for."""
    names = ["localhost", "127.0.0.1", "[::1]"]
    if host in {"0.0.0.0", "::"}:  # noqa: S104
        own = socket.gethostname()
        names.append(own)
        try:
            found = socket.getaddrinfo(own, None, family=socket.AF_INET)
        except socket.gaierror:
            found = []
        names += [str(each[4][0]) for each in found]
        names.append(_outward_address())
    else:
        names.append(host)
    return list(dict.fromkeys(names))


def _outward_address() -> str:
    """The machine's address on its network; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(line.getsockname()[0])


def _require_free(host: str, port: int) -> None:
    """Refuse an address that is taken before anything is started."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as problem:
        raise CannotStartError(f"--host {host} is not known here.") from problem
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind(address)
        except OSError as problem:
            message = f"{host}:{port} cannot be used ({problem.strerror})."
            raise CannotStartError(f"{message} Choose another with --port.") from None


def _without_root_warning(given: str) -> str:
    """Celery's warning about root is true and known: local runs may be root's."""
    quiet = "ignore:You're running the worker with superuser privileges"
    return ",".join(word for word in (given, quiet) if word)


def _parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="script/up",
        description="Install what is missing and run the portal on this machine.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on")
    parser.add_argument(
        "--empty", action="store_true", help="no sample community on the first run"
    )
    return parser.parse_args(words)
