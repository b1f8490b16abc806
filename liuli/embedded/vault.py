"""The installation's own secrets: made once, kept in one 0600 file."""

import base64
import os
import secrets
import shlex
import uuid
from pathlib import Path

from liuli.embedded.folders import DataFolder
from liuli.embedded.locks import exclusive

_MADE = (
    "SECRET_KEY",
    "LIULI_FIELD_KEYS",
    "LIULI_INDEX_KEY",
    "LIULI_SUPERUSER_PASSWORD",
    "LIULI_OWNER_PASSWORD",
    "LIULI_APP_PASSWORD",
)


def open_vault(folder: DataFolder) -> dict[str, str]:
    """All secrets of `folder`; missing ones are made and written first.

    Lines a person added to the file are kept and returned too.
    """
    with exclusive(folder.run / "vault.lock"):
        known = _read(folder.secrets)
        missing = {name: _make(name) for name in _MADE if name not in known}
        if missing:
            known |= missing
            _write(folder.secrets, known)
        return known


def current_epoch(folder: DataFolder) -> str:
    """The id of the last restore; a folder that never saw one gets its first."""
    with exclusive(folder.run / "vault.lock"):
        if not folder.epoch.exists():
            new_epoch(folder)
        return folder.epoch.read_text("ascii").strip()


def new_epoch(folder: DataFolder) -> str:
    """Issue a new epoch, as every restore does."""
    issued = str(uuid.uuid4())
    write_private(folder.epoch, issued + "\n")
    return issued


def write_private(path: Path, text: str) -> None:
    """Write `text` to `path` all at once, readable by this user only."""
    unfinished = path.with_name(path.name + ".new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _make(name: str) -> str:
    if name == "SECRET_KEY":
        return secrets.token_urlsafe(64)
    if name == "LIULI_FIELD_KEYS":
        return "k1:" + _random_key()
    if name == "LIULI_INDEX_KEY":
        return _random_key()
    return secrets.token_urlsafe(32)


def _random_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode("ascii")


def _read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    found = {}
    for line in path.read_text("utf-8").splitlines():
        name, equals, value = line.partition("=")
        if equals and not name.lstrip().startswith("#"):
            found[name.strip()] = "".join(shlex.split(value))
    return found


def _write(path: Path, values: dict[str, str]) -> None:
    lines = ["# Made by script/up. Without these keys the personal data is lost:"]
    lines += ["# keep a copy apart from the backups, and show it to nobody."]
    lines += [f"{name}={shlex.quote(value)}" for name, value in values.items()]
    write_private(path, "\n".join(lines) + "\n")
