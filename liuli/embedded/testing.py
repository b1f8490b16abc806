"""script/test: servers of their own, browser tests last, long ones when asked for."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from liuli.embedded.environment import needed_servers, portal_environment
from liuli.embedded.folders import CHECKOUT, DataFolder
from liuli.embedded.sharing import SharedServers

_NOTHING_COLLECTED = 5
# The browser tests find the two databases of the run before them.
_BOTH_CORES = ("-n", "2", "--reuse-db")
_OUTSIDE = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SECRET_KEY")


def test(words: list[str]) -> int:
    """Run pytest twice, `words` passed on: all but browser tests, then those.

    The long tests are left out; `long` as the first word runs them instead. Words that
    choose markers themselves (`-m`) run once, as they say.
    """
    for name in _OUTSIDE:
        # Never someone's real database, whatever this shell knows.
        os.environ.pop(name, None)
    browser = find_browser()
    with tempfile.TemporaryDirectory(prefix="liuli-test-") as place:
        folder = DataFolder(Path(place) / "data")
        folder.prepare()
        with SharedServers(folder, needed_servers(), fast=True):
            env = portal_environment(folder, mode="test")
            env["LIULI_BROWSER"] = browser
            env["TMPDIR"] = str(_temporary(place))
            codes = [_pytest(run, env) for run in runs_of(words)]
    return verdict(*codes)


def runs_of(words: list[str]) -> list[list[str]]:
    """The words of each run of pytest that the words of script/test ask for."""
    if any(word.startswith("-m") for word in words):
        return [words]
    length = "not long"
    if words[:1] == ["long"]:
        length, *words = words
    quick = ["-m", f"not browser and {length}", *_BOTH_CORES, *words]
    slow = ["-m", f"browser and {length}", "-rs", *_BOTH_CORES, *words]
    return [quick, slow]


def verdict(*runs: int) -> int:
    """One exit code of all; a run that had nothing to do does not count."""
    codes = {*runs} - {0}
    if codes == {_NOTHING_COLLECTED}:
        return 0 if 0 in runs else _NOTHING_COLLECTED
    codes.discard(_NOTHING_COLLECTED)
    return min(codes, default=0)


def find_browser() -> str:
    """Chromium of this machine, fetched from Debian where that is possible, or ""."""
    found = _installed_browser()
    if found or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return found
    sys.stderr.write("script/test: installing Chromium for the browser tests\n")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    wanted = ["chromium", "fonts-noto-cjk"]
    for words in (["update"], ["install", "-y", "--no-install-recommends", *wanted]):
        done = subprocess.run(
            ["apt-get", "-qq", *words],
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            env=quiet,
            check=False,
        )
        if done.returncode != 0:
            sys.stderr.write("script/test: Chromium could not be installed\n")
            break
    return _installed_browser()


def _installed_browser() -> str:
    named = os.environ.get("LIULI_BROWSER", "")
    names = (named, "chromium", "chromium-browser", "google-chrome")
    return next(filter(None, (shutil.which(name) for name in names if name)), "")


def _temporary(place: str) -> Path:
    folder = Path(place) / "tmp"
    folder.mkdir()
    return folder


def _pytest(words: list[str], env: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", "-p", "tests.browser_presence", *words]
    return subprocess.run(command, cwd=CHECKOUT, env=env, check=False).returncode
