"""The version, read from the changelog so that it is written once."""

import re
from pathlib import Path

_CHANGELOG = Path(__file__).resolve().parent.parent / "docs" / "CHANGELOG.md"


def _read() -> str:
    """First `## x.y.z` heading of docs/CHANGELOG.md, or 0 when there is none."""
    if not _CHANGELOG.exists():
        return "0"
    found = re.search(
        r"^## (\d+\.\d+\.\d+)", _CHANGELOG.read_text("utf-8"), re.MULTILINE
    )
    return found.group(1) if found else "0"


VERSION = _read()
