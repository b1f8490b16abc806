"""The launchers in script/: plain POSIX sh, clear when Python will not do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from liuli.embedded.folders import CHECKOUT

NAMES = ["up", "manage", "test", "check", "backup", "restore"]


@pytest.fixture
def bare(tmp_path):
    """A copy of the launchers, and a PATH on which only `tools` are found."""
    (tmp_path / "script").mkdir()
    for name in [*NAMES, "launch.sh", "environment.py"]:
        shutil.copy2(CHECKOUT / "script" / name, tmp_path / "script" / name)
    shutil.copy2(CHECKOUT / "pyproject.toml", tmp_path / "pyproject.toml")
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "dirname"):
        (tmp_path / "bin" / tool).symlink_to(str(shutil.which(tool)))
    return tmp_path


def launch(bare: Path, name: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(bare / "script" / name), *words],
        env={"PATH": str(bare / "bin"), "HOME": str(bare)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def fake_python(bare: Path, body: str) -> None:
    path = bare / "bin" / "python3"
    path.write_text(f"#!{shutil.which('sh')}\n{body}\n")
    path.chmod(0o755)


@pytest.mark.parametrize("name", NAMES)
def test_launcher_is_executable_posix_sh(name):
    path = CHECKOUT / "script" / name
    checked = subprocess.run(["sh", "-n", str(path)], check=False, capture_output=True)

    assert os.access(path, os.X_OK)
    assert path.read_text().startswith("#!/bin/sh\n")
    assert (checked.returncode, checked.stderr) == (0, b"")


@pytest.mark.parametrize("name", NAMES)
def test_machine_without_python_is_told_what_to_install(bare, name):
    done = launch(bare, name)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "liuli: Python 3.11 or newer is needed"
        " (Debian, Ubuntu: apt install python3 python3-venv).\n"
    )


def test_old_python_counts_as_none(bare):
    fake_python(bare, "exit 1")

    done = launch(bare, "up")

    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr


def test_python_without_venv_is_told_which_package_lacks(bare):
    """Debian splits ensurepip off; a Python that cannot find it stands for that."""
    hide = (
        "import sys, runpy; sys.argv = sys.argv[1:];"
        " import importlib.util as u; real = u.find_spec;"
        " u.find_spec = lambda n, *a: None if n == 'ensurepip' else real(n, *a);"
        " runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    fake_python(
        bare,
        f'if [ "$2" = -c ]; then exec {sys.executable} "$@"; fi\n'
        f'shift; exec {sys.executable} -I -c "{hide}" "$@"',
    )

    done = launch(bare, "up")

    assert (done.returncode, done.stdout) == (1, "")
    minor = sys.version_info.minor
    assert done.stderr == (
        "liuli: this Python cannot make a virtual environment; install what it lacks"
        f" (Debian, Ubuntu: apt install python3.{minor}-venv).\n"
    )
