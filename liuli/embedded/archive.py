"""The form of a backup: one tar of a manifest, a database dump and the files."""

import hashlib
import hmac
import json
import os
import tarfile
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, cast

from liuli.embedded.errors import CannotStartError

FORM = 1
MANIFEST = "manifest.json"
DUMP = "database.dump"
FILES = "files/"
_PIECE = 1024 * 1024


@dataclass(frozen=True)
class Manifest:
    """What a backup holds and what it needs; never a key, only keys' marks."""

    portal: str
    postgres: str
    made_at: str
    epoch: str
    app_role: str
    migrations: list[str]
    keys: dict[str, str]
    members: dict[str, str] = field(default_factory=dict)
    form: int = FORM

    def to_json(self) -> str:
        """The manifest as it lies in the archive."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Read a manifest; raises CannotStartError when it is none of ours."""
        try:
            said = json.loads(text)
            manifest = cls(**said)
        except (ValueError, TypeError) as problem:
            raise CannotStartError("The manifest cannot be read.") from problem
        if manifest.form != FORM:
            raise CannotStartError(f"This backup has the unknown form {manifest.form}.")
        return manifest


def key_marks(env: dict[str, str]) -> dict[str, str]:
    """A mark per key id, telling whether two installations have the same key.

    The mark is one-way: 32 random bytes cannot be found from it.
    """
    named = dict(
        item.strip().partition(":")[::2]
        for item in env["LIULI_FIELD_KEYS"].split(",")
        if item.strip()
    )
    named["index"] = env["LIULI_INDEX_KEY"]
    return {name: _mark(b64decode(value)) for name, value in named.items()}


def checksum(file: IO[bytes]) -> str:
    """The SHA-256 of what is left to read."""
    mark = hashlib.sha256()
    while piece := file.read(_PIECE):
        mark.update(piece)
    return mark.hexdigest()


def stored_files(folder: Path) -> Iterator[Path]:
    """All files below `folder`, in a stable order; no links, no leftovers of probes."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            yield path


def write_archive(target: Path, manifest: Manifest, dump: Path, files: Path) -> int:
    """Write everything to `target`, which gets its name when complete; bytes written.

    A file that is deleted while we copy (an upload that expired) is left out.
    """
    unfinished = target.with_name(target.name + ".partial")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
            manifest.members[DUMP] = _add(tar, DUMP, dump)
            for path in stored_files(files):
                name = FILES + path.relative_to(files).as_posix()
                try:
                    manifest.members[name] = _add(tar, name, path)
                except FileNotFoundError:
                    continue
            _add_text(tar, MANIFEST, manifest.to_json())
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(target)
    return target.stat().st_size


def read_archive(source: Path) -> Manifest:
    """The manifest of a whole and unharmed backup, else CannotStartError."""
    try:
        with tarfile.open(source, mode="r:") as tar:
            return _verified(tar)
    except (tarfile.TarError, EOFError) as problem:
        raise CannotStartError(f"{source} is not a whole backup.") from problem
    except OSError as problem:
        message = f"{source} cannot be read ({problem.strerror})."
        raise CannotStartError(message) from problem


def unpack(source: Path, manifest: Manifest, *, dump: Path, files: Path) -> None:
    """Copy the members out, judging each again while it is copied."""
    with tarfile.open(source, mode="r:") as tar:
        for name, expected in manifest.members.items():
            target = dump if name == DUMP else files / name.removeprefix(FILES)
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            member = tar.extractfile(name)
            if member is None:
                raise CannotStartError(f"{name} is missing in the backup.")
            if _copy(member, target) != expected:
                raise CannotStartError(f"{name} is damaged in the backup.")


def _verified(tar: tarfile.TarFile) -> Manifest:
    found: dict[str, str] = {}
    text = b""
    for member in tar:
        content = tar.extractfile(member) if member.isreg() else None
        if content is None or member.name in found or not _is_safe(member.name):
            raise CannotStartError(f"The backup holds a strange entry: {member.name}.")
        if member.name == MANIFEST:
            text = content.read()
            continue
        found[member.name] = checksum(content)
    if not text:
        raise CannotStartError("The backup has no manifest: it is not whole.")
    manifest = Manifest.from_json(text)
    wrong = sorted(
        name
        for name in found.keys() | manifest.members.keys()
        if found.get(name) != manifest.members.get(name)
    )
    if wrong:
        count = len(wrong)
        raise CannotStartError(f"The backup is damaged: {wrong[0]} ({count} in all).")
    return manifest


def _is_safe(name: str) -> bool:
    inside = name.startswith(FILES) and ".." not in name.split("/")
    return name in {MANIFEST, DUMP} or (inside and "//" not in name)


def _add(tar: tarfile.TarFile, name: str, path: Path) -> str:
    """Add one file and return the checksum of exactly the bytes added."""
    with path.open("rb") as file:
        entry = tarfile.TarInfo(name)
        entry.size = os.fstat(file.fileno()).st_size
        entry.mode = 0o600
        reader = _Counting(file)
        tar.addfile(entry, cast("IO[bytes]", reader))  # it only reads
    return reader.mark.hexdigest()


def _add_text(tar: tarfile.TarFile, name: str, text: str) -> None:
    import io

    entry = tarfile.TarInfo(name)
    entry.size = len(text.encode())
    entry.mode = 0o600
    tar.addfile(entry, io.BytesIO(text.encode()))


class _Counting:
    """A reader that takes the checksum of what passes through."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.mark = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self.mark.update(piece)
        return piece


def _copy(source: IO[bytes], target: Path) -> str:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    mark = hashlib.sha256()
    with os.fdopen(descriptor, "wb") as out:
        while piece := source.read(_PIECE):
            mark.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    return mark.hexdigest()


def _mark(key: bytes) -> str:
    return hmac.new(key, b"liuli backup key mark", hashlib.sha256).hexdigest()[:24]
