"""The process that keeps one server: starts it, revives it, stops it with its users.

Run as `python -m liuli.embedded.keeper KIND FOLDER [fast]`, detached, by the first
user of the server (see sharing.py). It ends when nobody holds the users' lock.
"""

import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from liuli.embedded.errors import CannotStartError
from liuli.embedded.folders import DataFolder
from liuli.embedded.locks import open_lock, try_lock
from liuli.embedded.postgres import Postgres
from liuli.embedded.processes import end_group, spawn
from liuli.embedded.servers import Server, clean_environment
from liuli.embedded.valkey import Valkey
from liuli.embedded.vault import write_private

KINDS = ("postgres", "valkey")
_POLL = 0.1
_READY_WITHIN = 180.0  # crash recovery of a big database takes a while
_STOP_WITHIN = 60.0
_LOG_LIMIT = 10 * 1024 * 1024


class Keeper:
    """Keeps one server for as long as somebody uses it."""

    def __init__(self, server: Server, folder: DataFolder) -> None:
        self._server = server
        self._folder = folder
        self._child: subprocess.Popen[bytes] | None = None
        self._asked_to_stop = False

    def keep(self) -> None:
        """Start, watch and finally stop the server."""
        signal.signal(signal.SIGTERM, self._stop_asked)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        mine = open_lock(self._folder.run / f"{self._server.name}.keeper")
        fcntl.flock(mine, fcntl.LOCK_EX)
        users = open_lock(self._folder.run / f"{self._server.name}.users")
        self._tell("starting")
        try:
            self._server.recover()
            self._server.prepare()
            self._start()
            self._server.provision()
            self._tell("ready")
            self._watch(users)
        except CannotStartError as problem:
            self._tell("failed", str(problem))
        else:
            self._tell("stopping")
        finally:
            self._stop()
            with contextlib.suppress(OSError):  # in use or gone: either is fine
                self._server.sockets.rmdir()
        if self._state() == "stopping":
            state_file(self._folder, self._server.name).unlink()

    def _watch(self, users: int) -> None:
        """Until the last user is gone: revive the server whenever it dies."""
        pause = 0.2
        while not self._asked_to_stop and not try_lock(users, fcntl.LOCK_EX):
            time.sleep(_POLL)
            if self._child is not None and self._child.poll() is None:
                continue
            self._tell("starting")
            time.sleep(pause)
            pause = min(pause * 2, 10.0)
            self._server.recover()
            try:
                self._start()
            except CannotStartError as problem:
                self._note(str(problem))
                continue
            self._tell("ready")
            pause = 0.2

    def _start(self) -> None:
        """Start the server and wait until it answers."""
        with self._log().open("ab") as log:
            self._child = spawn(
                self._server.command(),
                tie=self._server.stop_signal,
                identity=self._server.identity,
                output=log,
                cwd=self._server.cwd,
                env=clean_environment(dict(os.environ)),
            )
        until = time.monotonic() + _READY_WITHIN
        while not self._server.is_ready():
            if self._child.poll() is not None:
                message = f"{self._server.name} ended at once ({self._last_words()})"
                raise CannotStartError(f"{message}; see {self._log()}.")
            if self._asked_to_stop or time.monotonic() > until:
                message = f"{self._server.name} did not get ready"
                raise CannotStartError(f"{message}; see {self._log()}.")
            time.sleep(0.02)

    def _stop(self) -> None:
        """Stop the server; kill it if it does not listen."""
        child = self._child
        if child is None:
            return
        if child.poll() is None:
            child.send_signal(self._server.stop_signal)
        try:
            child.wait(_STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self._note(f"{self._server.name} did not stop and was killed")
            child.kill()
            child.wait()
        end_group(child)

    def _stop_asked(self, number: int, frame: FrameType | None) -> None:
        self._asked_to_stop = True

    def _tell(self, state: str, error: str = "") -> None:
        said = {"pid": os.getpid(), "state": state, "error": error}
        write_private(state_file(self._folder, self._server.name), json.dumps(said))

    def _state(self) -> str:
        said = state_file(self._folder, self._server.name).read_text("utf-8")
        return str(json.loads(said)["state"])

    def _log(self) -> Path:
        path = self._folder.logs / f"{self._server.name}.log"
        if path.exists() and path.stat().st_size > _LOG_LIMIT:
            path.replace(path.with_suffix(".log.1"))
        return path

    def _last_words(self) -> str:
        """The line of the log that says why the server ended."""
        log = self._log()
        lines = (
            log.read_text("utf-8", "replace").splitlines()[-20:] if log.exists() else []
        )
        fatal = [line for line in lines if "FATAL" in line or "PANIC" in line]
        return ([*lines, *fatal] or ["it said nothing"])[-1].strip()

    def _note(self, sentence: str) -> None:
        with self._log().open("a", encoding="utf-8") as log:
            log.write(f"keeper: {sentence}\n")


def state_file(folder: DataFolder, kind: str) -> Path:
    """Where the keeper of `kind` says how far it is."""
    return folder.run / f"{kind}.json"


def main() -> None:
    """Detach from the one who started us, then keep the server we are told."""
    if os.fork():
        os._exit(0)
    kind, folder = sys.argv[1], DataFolder(Path(sys.argv[2]))
    fast = "fast" in sys.argv[3:]
    os.umask(0o077)
    try:
        server: Server = (Postgres if kind == "postgres" else Valkey)(folder, fast=fast)
    except CannotStartError as problem:
        said = {"pid": os.getpid(), "state": "failed", "error": str(problem)}
        write_private(state_file(folder, kind), json.dumps(said))
        return
    Keeper(server, folder).keep()


if __name__ == "__main__":
    main()
