"""Tables and static files brought up to date, in one process, as the owner.

Run as `python -m liuli.embedded.prepare` in the portal's environment.
"""

import hashlib
import os
import shutil
from pathlib import Path

from liuli.embedded.folders import CHECKOUT, DataFolder
from liuli.embedded.vault import write_private


def main() -> None:
    """Migrate; collect the static files when something in them changed."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=1)
    folder = Path(os.environ["LIULI_STATIC"])
    data = DataFolder.from_environment()
    stamp = data.root / "static.stamp"
    now = static_fingerprint()
    if stamp.exists() and stamp.read_text("ascii") == now and folder.exists():
        return
    stamp.unlink(missing_ok=True)
    if folder.is_relative_to(data.root):
        shutil.rmtree(folder, ignore_errors=True)  # leftovers; never in others' folders
    call_command("collectstatic", interactive=False, verbosity=0)
    write_private(stamp, now)


def static_fingerprint() -> str:
    """Changes when a static file of ours or an installed package changes."""
    mark = hashlib.sha256()
    for path in sorted((CHECKOUT / "static").rglob("*")):
        if path.is_file():
            seen = path.stat()
            name = path.relative_to(CHECKOUT)
            mark.update(f"{name} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    mark.update((CHECKOUT / "pyproject.toml").read_bytes())
    return mark.hexdigest()


if __name__ == "__main__":
    main()
