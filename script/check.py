"""Everything that can be checked without running the portal: script/check [STEP...].

Every step runs, whatever failed before; one line per step, the words of a failed step
below it, exit code 1 at the end when any failed.
"""

import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from liuli.embedded.environment import portal_environment  # noqa: E402
from liuli.embedded.folders import DataFolder  # noqa: E402
from liuli.embedded.sharing import SharedServers  # noqa: E402

_PYTHON = sys.executable
_BIN = Path(sys.prefix) / "bin"
_DEPLOY = [_PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
_WITH_DATABASE = {"tables", "migrations", "deploy", "triggers"}
STEPS: dict[str, list[str]] = {
    "format": [_PYTHON, "-m", "ruff", "format", "--check", "."],
    "lint": [_PYTHON, "-m", "ruff", "check", "."],
    "templates": [str(_BIN / "djlint"), "templates", "--lint", "--quiet"],
    "imports": [str(_BIN / "lint-imports"), "--no-cache"],
    "types": [_PYTHON, "-m", "mypy", "."],
    "tables": [_PYTHON, "manage.py", "migrate", "--verbosity", "0"],
    "migrations": [_PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "deploy": _DEPLOY,
    "triggers": [_PYTHON, "manage.py", "pgtrigger", "ls"],
    "marks": [_PYTHON, "script/marks.py"],
    "translations": ["script/messages", "--check"],
}


def main(wanted: list[str]) -> int:
    """Run the steps (all, or those named) and name the failed ones at the end."""
    unknown = set(wanted) - set(STEPS)
    if unknown:
        sys.exit(f"script/check: no step {sorted(unknown)}; known: {', '.join(STEPS)}")
    if "triggers" in wanted:
        wanted = ["tables", *wanted]
    steps = [name for name in STEPS if not wanted or name in wanted]
    with tempfile.TemporaryDirectory(prefix="liuli-check-") as place:
        folder = DataFolder(Path(place) / "data")
        folder.prepare()
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"):
            os.environ.pop(name, None)
        kinds = ("postgres",) if _WITH_DATABASE & set(steps) else ()
        with SharedServers(folder, kinds, fast=True):
            env = production_environment(folder)
            failed = [name for name in steps if not passes(name, env)]
    if failed:
        print(f"script/check: failed: {', '.join(failed)}")
        return 1
    print("script/check: everything holds")
    return 0


def production_environment(folder: DataFolder) -> dict[str, str]:
    """The portal as in production, with secrets made for this run only."""
    env = portal_environment(folder, mode="production")
    return env | {
        "LIULI_DB_ROLE": "owner",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "LIULI_FIELD_KEYS": "k1:" + b64encode(secrets.token_bytes(32)).decode(),
        "LIULI_INDEX_KEY": b64encode(secrets.token_bytes(32)).decode(),
        "ALLOWED_HOSTS": "portal.example.com",
        "LIULI_MODE": "production",
        "LIULI_PYTHON": _PYTHON,
        "PATH": f"{_BIN}{os.pathsep}{env.get('PATH', os.defpath)}",
    }


def passes(name: str, env: dict[str, str]) -> bool:
    """Run one step; its words are shown only when it fails."""
    began = time.monotonic()
    done = subprocess.run(
        STEPS[name],
        cwd=CHECKOUT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    words = done.stdout.rstrip()
    held = done.returncode == 0
    if name == "triggers" and held:
        words = wrong_triggers(words)
        held = not words
    verdict = "ok" if held else "FAILED"
    print(f"{name:<14}{verdict:<8}{time.monotonic() - began:6.1f} s", flush=True)
    if not held:
        print(words, flush=True)
    return held


def wrong_triggers(listing: str) -> str:
    """The lines of `pgtrigger ls` that are not installed and enabled."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", listing).splitlines()
    right = [line for line in plain if line.split()[:2] == ["INSTALLED", "ENABLED"]]
    if not right:
        return "No trigger is installed at all.\n" + listing
    return "\n".join(line for line in plain if line not in right)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
