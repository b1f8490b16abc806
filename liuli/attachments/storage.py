"""Where photos lie: outside any web root, named by the hash of their bytes."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings


def photo_path(sha256: str) -> Path:
    """The file of a hash, whether or not it exists."""
    return Path(settings.MEDIA_ROOT) / "photos" / sha256[:2] / f"{sha256}.jpg"


def kept_photos() -> Iterator[Path]:
    """Every file that lies there, also what a killed process left half written."""
    folder = Path(settings.MEDIA_ROOT) / "photos"
    return (path for path in folder.glob("*/*") if path.is_file())


def keep_photo(content: bytes, sha256: str) -> Path:
    """Write the bytes durably before any row names them; the same bytes once."""
    target = photo_path(sha256)
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).chmod(0o600)
    Path(part.name).replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return target
