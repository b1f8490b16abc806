"""What the keeper asks of a server it keeps."""

import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from liuli.embedded.processes import Identity


class Server(Protocol):
    """A database or broker that one keeper process starts, watches and stops."""

    name: str
    program: str
    stop_signal: signal.Signals
    cwd: Path
    sockets: Path
    identity: Identity | None

    def recover(self) -> None:
        """Clear away what a killed run left: processes, stale files."""

    def prepare(self) -> None:
        """Make the data on the first run; choose who the server runs as."""

    def command(self) -> Sequence[str]:
        """The server's own command line."""

    def is_ready(self) -> bool:
        """Whether it answers now."""

    def provision(self) -> None:
        """Make roles and databases on the first run, with the server running."""


def clean_environment(source: dict[str, str]) -> dict[str, str]:
    """`source` without anything that points at another PostgreSQL or Python."""
    unwanted = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP")
    return {
        name: value
        for name, value in source.items()
        if name not in unwanted and not name.startswith("PG")
    }
