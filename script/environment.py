"""Make the checkout's virtual environment, once per change of pyproject.toml.

Run by script/launch.sh with the machine's own Python: standard library only.
Usage: environment.py [--quiet] EXTRA... -- ARGUMENTS
It becomes the environment's Python with ARGUMENTS, in the checkout; all it says itself
goes to standard error.
"""

import fcntl
import hashlib
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any, NoReturn

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("LIULI_VENV") or CHECKOUT / ".venv")
PYTHON = FOLDER / "bin" / "python"
STAMP = FOLDER / "liuli-stamp.json"
_MISLEADING = (
    *("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP"),
    *("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"),
)


def main() -> None:
    """Become a Python that has everything installed."""
    cut = sys.argv.index("--")
    words = sys.argv[1:cut]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    require_venv()
    with (CHECKOUT / "pyproject.toml").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        extras = {word for word in words if word != "--quiet"}
        make(extras, quiet="--quiet" in words)
    os.chdir(CHECKOUT)
    command = [str(PYTHON), *sys.argv[cut + 1 :]]
    os.execve(PYTHON, command, clean_environment())  # noqa: S606  our own arguments


def require_venv() -> None:
    """End with one sentence when this Python cannot make an environment."""
    if sys.platform == "win32":
        stop("the portal runs on Linux and macOS (on Windows: inside WSL).")
    if not importlib.util.find_spec("ensurepip") or not importlib.util.find_spec(
        "venv"
    ):
        package = f"python3.{sys.version_info.minor}-venv"
        stop(
            "this Python cannot make a virtual environment;"
            f" install what it lacks (Debian, Ubuntu: apt install {package})."
        )


def make(extras: set[str], *, quiet: bool) -> None:
    """Bring the environment to what pyproject.toml says, if it is not there."""
    mark, project = read_project()
    stamp = read_stamp()
    usable = os.access(PYTHON, os.X_OK) and stamp.get("folder") == str(FOLDER)
    before = set(stamp.get("extras", [])) if usable else set()
    if usable and stamp.get("project") == mark and extras <= before:
        return
    if not usable:
        say(f"Making the virtual environment {FOLDER}")
        shutil.rmtree(FOLDER, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(FOLDER)])
    wanted = sorted(extras | before)
    needed: list[str] = list(project["dependencies"])
    for extra in wanted:
        needed += project["optional-dependencies"][extra]
    began = time.monotonic()
    say(f"Installing {len(needed)} packages and what they need (a minute or two)")
    install(needed, quiet=quiet)
    said = {"project": mark, "extras": wanted, "folder": str(FOLDER)}
    STAMP.write_text(json.dumps(said), "utf-8")
    say(f"Installed in {time.monotonic() - began:.0f} s")


def read_project() -> tuple[str, dict[str, Any]]:
    """The fingerprint of the dependencies with this Python, and the project table."""
    text = (CHECKOUT / "pyproject.toml").read_text("utf-8")
    project: dict[str, Any] = tomllib.loads(text)["project"]
    lists = [project["dependencies"], project["optional-dependencies"], sys.version]
    return hashlib.sha256(json.dumps(lists).encode()).hexdigest(), project


def read_stamp() -> dict[str, Any]:
    """What the last complete installation was, {} when there was none."""
    try:
        found: dict[str, Any] = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def install(needed: list[str], *, quiet: bool) -> None:
    """Let pip install `needed`, telling about each package it takes up."""
    command = [str(PYTHON), "-m", "pip", "install", "--progress-bar", "off", *needed]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=clean_environment(),
    ) as pip:
        try:
            tail = follow(pip, quiet=quiet)
        except BaseException:
            pip.terminate()
            raise
    if pip.returncode != 0:
        sys.stderr.write("".join(tail))
        stop("pip could not install the packages (its last words are above).")


def follow(pip: subprocess.Popen[str], *, quiet: bool) -> list[str]:
    """Tell what pip is doing; return its last words."""
    tail: list[str] = []
    count = 0
    for line in pip.stdout or ():
        tail = [*tail[-30:], line]
        collected = re.match(r"Collecting ([A-Za-z0-9._-]+)", line)
        if collected:
            count += 1
            if not quiet:
                say(f"  {count:3} {collected.group(1)}")
        elif line.startswith("Installing collected packages"):
            say(f"  unpacking {count} packages")
    return tail


def run(command: list[str]) -> None:
    """Run one command; when it fails, show what it said."""
    done = subprocess.run(
        command, capture_output=True, text=True, env=clean_environment(), check=False
    )
    if done.returncode != 0:
        sys.stderr.write(done.stdout + done.stderr)
        stop(f"{' '.join(command[1:3])} failed (its words are above).")


def clean_environment() -> dict[str, str]:
    """The environment without what would lead Python or pip to other packages."""
    kept = {
        name: value for name, value in os.environ.items() if name not in _MISLEADING
    }
    return kept | {
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        "PIP_NO_INPUT": "1",
        "PYTHONNOUSERSITE": "1",
    }


def say(sentence: str) -> None:
    """Tell what is being done, on standard error."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def stop(sentence: str) -> NoReturn:
    """End with one clear line."""
    sys.exit(f"liuli: {sentence}")


main()
