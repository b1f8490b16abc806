"""Where everything lies below LIULI_DATA, and how private each place is."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from liuli.embedded.errors import CannotStartError

CHECKOUT = Path(__file__).resolve().parent.parent.parent
# A socket's path may have 107 bytes; the longest name we append has 20.
_LONGEST_SOCKET_FOLDER = 85


@dataclass(frozen=True)
class DataFolder:
    """One installation's data; two folders are two installations."""

    root: Path

    @classmethod
    def from_environment(cls) -> "DataFolder":
        """The folder LIULI_DATA names, or `.data` in the checkout."""
        named = os.environ.get("LIULI_DATA") or str(CHECKOUT / ".data")
        return cls(Path(named).expanduser().absolute())

    @property
    def files(self) -> Path:
        """Photos and other uploads (encrypted by the portal)."""
        return self.root / "files"

    @property
    def logs(self) -> Path:
        """What servers and processes said."""
        return self.root / "logs"

    @property
    def run(self) -> Path:
        """Locks and state of the running processes; worthless when they stopped."""
        return self.root / "run"

    @property
    def secrets(self) -> Path:
        """Keys and passwords, made once, mode 0600."""
        return self.root / "secrets.env"

    @property
    def epoch(self) -> Path:
        """The random id of the last restore (or of the first start)."""
        return self.root / "epoch"

    @property
    def sample_accounts(self) -> Path:
        """The sign-ins of the sample community, mode 0600."""
        return self.root / "sample-accounts.json"

    def prepare(self) -> None:
        """Make the folders, for this user only."""
        try:
            for folder in (self.root, self.files, self.logs, self.run):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as problem:
            message = f"The data folder {self.root} cannot be made: {problem.strerror}."
            raise CannotStartError(f"{message} Set LIULI_DATA.") from problem
        if self.root.stat().st_uid != os.geteuid():
            message = f"The data folder {self.root} belongs to another user."
            raise CannotStartError(f"{message} Run as that user, or set LIULI_DATA.")

    def sockets(self, kind: str) -> Path:
        """The 0700 folder for the sockets of `kind`, short enough for a socket."""
        folder = self.run / kind
        if len(os.fsencode(folder)) > _LONGEST_SOCKET_FOLDER:
            mark = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
            folder = Path("/tmp") / f"liuli-{mark}-{kind}"  # noqa: S108  checked below
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder


def require_private(folder: Path, *, owner: int) -> None:
    """Refuse a socket folder that someone else made or can enter."""
    found = folder.lstat()
    private = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == 0o700  # noqa: PLR2004
    if not private or found.st_uid != owner:
        message = f"{folder} is not a private folder of this user. Remove it,"
        raise CannotStartError(f"{message} or set LIULI_DATA to a shorter path.")
