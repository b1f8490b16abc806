"""Photo files no row names: an upload whose transaction never came to its end.

The bytes are written before any row names them, so that no row ever names missing
bytes; what a killed process leaves behind is taken away here.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from liuli.attachments.models import File
from liuli.attachments.storage import kept_photos
from liuli.audit.operations import record
from liuli.kernel.access import Actor
from liuli.parameters.operations import parameter


@dataclass(frozen=True)
class Swept:
    """How many files were found without a row, and their bytes; what was done."""

    files: int
    size: int
    is_removed: bool


def hold_bytes(sha256: str) -> None:
    """Keep the sweep from the bytes of this hash until the transaction ends."""
    _lock("pg_advisory_xact_lock_shared", sha256)


def sweep_photos(*, actor: Actor, now: datetime, is_dry: bool = False) -> Swept:
    """Remove photo files older than `photo.orphan_days` that no row names.

    Each file under its own lock, looked up once more there: an upload of the same bytes
    either waits and writes them anew or has its row already. Where not a single file is
    named nothing is removed: then it is the wrong folder or the wrong database. One
    audit line says how many; a dry run changes nothing.
    """
    limit = now - timedelta(
        days=float(parameter("photo.orphan_days", on=timezone.localdate(now)))
    )
    known = set(File.objects.values_list("sha256", flat=True).distinct())
    files = list(kept_photos())
    orphans = [path for path in files if path.stem not in known]
    old = list(_older(orphans, limit))
    is_removed = not is_dry and len(orphans) < len(files)
    sizes = [path.stat().st_size for path in old]
    if not is_removed:
        return Swept(len(old), sum(sizes), is_removed=False)
    gone = [size for path, size in zip(old, sizes, strict=True) if _remove(path, limit)]
    if gone:
        detail = {"files": len(gone), "bytes": sum(gone)}
        record("attachments.photos_swept", actor=actor, detail=detail, at=now)
    return Swept(len(gone), sum(gone), is_removed=True)


def _older(paths: list[Path], limit: datetime) -> Iterator[Path]:
    for path in paths:
        with suppress(FileNotFoundError):  # half written a moment ago, whole by now
            if path.stat().st_mtime < limit.timestamp():
                yield path


@transaction.atomic
def _remove(path: Path, limit: datetime) -> bool:
    """Unless an upload has named it or written it anew meanwhile."""
    _lock("pg_advisory_xact_lock", path.stem)
    if File.objects.filter(sha256=path.stem).exists():
        return False
    if not any(_older([path], limit)):
        return False
    path.unlink()
    return True


def _lock(how: str, sha256: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {how}(hashtextextended(%s, 0))", [f"photo:{sha256}"])
