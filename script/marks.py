"""Refuse marks of unfinished work: what is not done is an issue, not a comment."""

import re
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
_MARK = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
_KINDS = {".py", ".html", ".js", ".css", ".sh", ".md", ".toml", ".po"}
_SKIPPED = {".venv", ".data", ".git", "node_modules", "staticfiles", "build"}


def main() -> int:
    """Print every mark with its place; 1 when there is any."""
    found = 0
    for path in sorted(CHECKOUT.rglob("*")):
        place = path.relative_to(CHECKOUT)
        if path.suffix not in _KINDS or _SKIPPED & set(place.parts):
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if _MARK.search(line):
                found += 1
                print(f"{place}:{number}: {line.strip()}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
