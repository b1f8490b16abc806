"""Using the embedded servers together: the first user starts them, the last stops.

Every user holds a shared lock on a file for as long as it lives, so a killed user is
counted out by the system itself.
"""

import contextlib
import fcntl
import json
import os
import select
import subprocess
import sys
import time
from typing import Self

from liuli.embedded.errors import CannotStartError
from liuli.embedded.folders import CHECKOUT, DataFolder
from liuli.embedded.keeper import KINDS, state_file
from liuli.embedded.locks import exclusive, is_locked, open_lock, try_lock
from liuli.embedded.servers import clean_environment

_GONE_WITHIN = 60.0
_PATIENCE = 200.0


class SharedServers:
    """A claim on embedded servers, released by `release()` or by our death."""

    def __init__(
        self, folder: DataFolder, kinds: tuple[str, ...] = KINDS, *, fast: bool = False
    ) -> None:
        self._folder = folder
        self._kinds = kinds
        self._fast = fast
        self._claims: dict[str, int] = {}
        self._starters: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self.claim()
        return self

    def __exit__(self, *exception: object) -> None:
        self.release()

    @property
    def descriptors(self) -> tuple[int, ...]:
        """The open locks, for a child that should count as a user too."""
        return tuple(self._claims.values())

    def claim(self) -> None:
        """Become a user of every server; returns when all of them answer."""
        for kind in self._kinds:
            if kind not in self._claims:
                self._claims[kind] = open_lock(self._folder.run / f"{kind}.users")
                # Waits while a keeper that saw nobody left is stopping its server.
                fcntl.flock(self._claims[kind], fcntl.LOCK_SH)
        try:
            self.ensure()
        except BaseException:
            self.release()
            raise

    def ensure(self) -> None:
        """Start the keepers that are not alive, and wait until all are ready."""
        with contextlib.ExitStack() as starting:
            for kind in self._kinds:
                starting.enter_context(exclusive(self._folder.run / f"{kind}.start"))
            pipes = {kind: self._start_keeper(kind) for kind in self._kinds}
            for pipe in pipes.values():
                if pipe is not None:
                    starting.callback(os.close, pipe)
            for starter in self._starters:
                starter.wait()  # the keeper has left it
            self._starters.clear()
            for kind, pipe in pipes.items():
                self._await_ready(kind, pipe)

    def are_kept(self) -> bool:
        """Whether every keeper is alive."""
        return all(self._is_kept(kind) for kind in self._kinds)

    def release(self) -> None:
        """Stop being a user; the last one waits until the servers are down."""
        last = [
            kind
            for kind, claim in self._claims.items()
            if try_lock(claim, fcntl.LOCK_EX)
        ]
        for claim in self._claims.values():
            os.close(claim)
        self._claims.clear()
        for kind in last:
            self._await_gone(kind)

    def _is_kept(self, kind: str) -> bool:
        return is_locked(self._folder.run / f"{kind}.keeper")

    def _start_keeper(self, kind: str) -> int | None:
        """Start a keeper; a pipe that closes when it ends, None if one is alive."""
        if self._is_kept(kind):
            return None
        state_file(self._folder, kind).unlink(missing_ok=True)
        alive, held_by_keeper = os.pipe()
        words = [sys.executable, "-m", "liuli.embedded.keeper", kind]
        words += [str(self._folder.root), *(["fast"] if self._fast else [])]
        with (self._folder.logs / f"{kind}.log").open("ab") as log:
            starter = subprocess.Popen(
                words,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=CHECKOUT,
                env=clean_environment(dict(os.environ)),
                start_new_session=True,
                pass_fds=(held_by_keeper,),
            )
        self._starters.append(starter)
        os.close(held_by_keeper)
        return alive

    def _await_ready(self, kind: str, alive: int | None) -> None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            state, error = self._read_state(kind)
            if state == "ready":
                return
            if state == "failed":
                raise CannotStartError(error)
            if alive is None:
                ended = not self._is_kept(kind)
                time.sleep(0.02)
            else:
                ended = bool(select.select([alive], [], [], 0.02)[0])
            if ended and self._read_state(kind)[0] not in {"ready", "failed"}:
                break
        log = self._folder.logs / f"{kind}.log"
        raise CannotStartError(f"The embedded {kind} did not start; see {log}.")

    def _read_state(self, kind: str) -> tuple[str, str]:
        try:
            said = json.loads(state_file(self._folder, kind).read_text("utf-8"))
        except FileNotFoundError:
            return "", ""
        return str(said["state"]), str(said["error"])

    def _await_gone(self, kind: str) -> None:
        """Wait for the keeper to end, unless somebody else came meanwhile."""
        began = time.monotonic()
        while self._is_kept(kind):
            waited = time.monotonic() - began
            stopping = self._read_state(kind)[0] in {"stopping", ""}
            if waited > _GONE_WITHIN or (waited > 1 and not stopping):
                return
            time.sleep(0.02)
