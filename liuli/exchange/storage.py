"""Files of imports at rest: sealed, named by chance, wiped on time (SEC-10)."""

import base64
import io
import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from liuli.privacy.crypto import DecryptionFailed, decrypt, encrypt, keyring

UPLOAD: Final = "exchange.import.upload"
REPORT: Final = "exchange.import.report"
EXPORT: Final = "exchange.export.file"
_FOLDER: Final = "ledgers"
_OWNER_ONLY: Final = 0o600
_PIECE: Final = 1024 * 1024


def keep_sealed(data: bytes, *, purpose: str) -> str:
    """Seal bytes into a new file; returns its name. Clear bytes never touch a disk."""
    name = f"{secrets.token_hex(16)}.sealed"
    path = _path(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sealed = encrypt(base64.b64encode(data).decode("ascii"), associated=purpose)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(handle, "wb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
    return name


def open_sealed(name: str, *, purpose: str) -> bytes:
    """The bytes of a sealed file. Raises `FileNotFoundError` when it was wiped."""
    return base64.b64decode(decrypt(_path(name).read_bytes(), associated=purpose))


class SealedWriter(io.RawIOBase):
    """A sealed file written piece by piece, of any size.

    Pieces are numbered and the last one says so: a file whose pieces were swapped,
    repeated or cut off does not open.
    """

    def __init__(self, *, purpose: str) -> None:
        super().__init__()
        self.name = f"{secrets.token_hex(16)}.sealed"
        self.size = 0
        self._purpose = purpose
        self._buffer = bytearray()
        self._pieces = 0
        path = _path(self.name)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        self._file = os.fdopen(handle, "wb")

    def writable(self) -> bool:
        """Only that: nobody seeks in it."""
        return True

    def write(self, data: Any) -> int:
        """Take bytes in; a whole piece goes to the disk, sealed."""
        self._buffer += data
        self.size += len(data)
        while len(self._buffer) > _PIECE:
            self._put(bytes(self._buffer[:_PIECE]), is_last=False)
            del self._buffer[:_PIECE]
        return len(data)

    def close(self) -> None:
        """Seal the last piece and make sure that the disk has it."""
        if not self.closed:
            self._put(bytes(self._buffer), is_last=True)
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
        super().close()

    def _put(self, piece: bytes, *, is_last: bool) -> None:
        associated = _associated(self._purpose, self._pieces, is_last=is_last)
        sealed = keyring().seal_bytes(piece, associated=associated)
        self._file.write(bytes([is_last]) + len(sealed).to_bytes(4) + sealed)
        self._pieces += 1


def read_sealed(name: str, *, purpose: str) -> Iterator[bytes]:
    """The pieces of a file a `SealedWriter` wrote.

    Raises `FileNotFoundError` when it was wiped, `DecryptionFailed` when it was
    tampered with or cut off.
    """
    with _path(name).open("rb") as file:
        for number in count():
            head = file.read(5)
            if len(head) < 5:  # noqa: PLR2004 - one flag, four of length
                raise DecryptionFailed("The end of a sealed file is missing.")
            is_last = bool(head[0])
            sealed = file.read(int.from_bytes(head[1:]))
            associated = _associated(purpose, number, is_last=is_last)
            yield keyring().open_bytes(sealed, associated=associated)
            if is_last:
                return


def _associated(purpose: str, number: int, *, is_last: bool) -> str:
    return f"{purpose}:{number}:{'last' if is_last else 'more'}"


def wipe(name: str) -> None:
    """Remove a sealed file; one that is gone already is fine."""
    if name:
        _path(name).unlink(missing_ok=True)


def wipe_later(name: str) -> None:
    """Remove a sealed file once the running transaction has committed."""
    if name:
        transaction.on_commit(lambda: wipe(name))


def written_before(name: str, moment: datetime) -> bool:
    """Whether a sealed file is older than a moment."""
    try:
        return _path(name).stat().st_mtime < moment.timestamp()
    except FileNotFoundError:
        return False


def _path(name: str) -> Path:
    folder = Path(settings.MEDIA_ROOT) / _FOLDER
    return folder / Path(name).name


def kept_files() -> set[str]:
    """Names of all sealed files, for the sweep that finds orphans."""
    folder = Path(settings.MEDIA_ROOT) / _FOLDER
    return {path.name for path in folder.glob("*.sealed")}
