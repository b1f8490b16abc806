"""Files of imports at rest: sealed, named by chance, wiped on time (SEC-10)."""

import base64
import os
import secrets
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings

from liuli.privacy.crypto import decrypt, encrypt

UPLOAD: Final = "exchange.import.upload"
REPORT: Final = "exchange.import.report"
_FOLDER: Final = "ledgers"
_OWNER_ONLY: Final = 0o600


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


def wipe(name: str) -> None:
    """Remove a sealed file; one that is gone already is fine."""
    if name:
        _path(name).unlink(missing_ok=True)


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
