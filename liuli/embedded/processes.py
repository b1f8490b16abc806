"""Starting children that cannot outlive us, and knowing who a process id is."""

import json
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Literal

from liuli.embedded.errors import CannotStartError

_LAUNCH = str(Path(__file__).with_name("launch.py"))


@dataclass(frozen=True)
class Identity:
    """Who a child is: a user inside a namespace, or really another user."""

    kind: Literal["namespace", "user"]
    uid: int
    gid: int


def launch_command(
    command: Sequence[str], *, tie: signal.Signals | None, identity: Identity | None
) -> list[str]:
    """`command`, wrapped so that it gets `tie` when this process dies."""
    order = {
        "parent": os.getpid(),
        "signal": int(tie) if tie else 0,
        "identity": asdict(identity) if identity else None,
    }
    return [sys.executable, "-I", "-S", _LAUNCH, json.dumps(order), *command]


def spawn(
    command: Sequence[str],
    *,
    tie: signal.Signals,
    identity: Identity | None = None,
    output: IO[bytes] | int,
    cwd: Path,
    env: Mapping[str, str],
) -> subprocess.Popen[bytes]:
    """Start `command` in its own process group, tied to our life."""
    return subprocess.Popen(
        launch_command(command, tie=tie, identity=identity),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        cwd=cwd,
        env=env,
        start_new_session=True,
    )


def run(
    command: Sequence[str],
    *,
    identity: Identity | None,
    cwd: Path,
    env: Mapping[str, str],
) -> subprocess.CompletedProcess[str]:
    """Run `command` to its end and return what it said."""
    wrapped = launch_command(command, tie=signal.SIGKILL, identity=identity)
    return subprocess.run(
        wrapped,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=cwd,
        env=env,
        check=False,
    )


def has_account(uid: int) -> bool:
    """Whether the machine's list of users knows `uid` (initdb insists)."""
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def plain_account() -> tuple[int, int]:
    """User and group number of some account that is not root."""
    accounts = [a for a in pwd.getpwall() if a.pw_uid != 0 and a.pw_name != "nobody"]
    if not accounts:
        return nobody()
    return accounts[0].pw_uid, accounts[0].pw_gid


def nobody() -> tuple[int, int]:
    """User and group number of the account without rights."""
    try:
        account = pwd.getpwnam("nobody")
    except KeyError:
        return 65534, 65534
    return account.pw_uid, account.pw_gid


def program_of(pid: int) -> str:
    """The name of the program process `pid` runs, "" when there is none."""
    listed = Path(f"/proc/{pid}/exe")
    if Path("/proc/self").exists():
        try:
            return listed.readlink().name.removesuffix(" (deleted)")
        except OSError:
            return ""
    said = subprocess.run(
        ["ps", "-p", str(pid), "-o", "comm="],
        capture_output=True,
        text=True,
        check=False,
    )
    return Path(said.stdout.strip()).name


def folder_of(pid: int) -> Path | None:
    """The folder process `pid` stands in, None when it is gone or not ours to see."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cwd").readlink()
        except OSError:
            return None
    said = subprocess.run(
        ["lsof", "-a", "-p", str(pid), "-d", "cwd", "-Fn"],
        capture_output=True,
        text=True,
        check=False,
    )
    names = [line[1:] for line in said.stdout.splitlines() if line.startswith("n")]
    return Path(names[0]) if names else None


def end_stale(
    pid: int, *, program: str, folder: Path, politely: signal.Signals
) -> None:
    """End what a killed run left behind: process `pid`, if it is `program` in `folder`.

    A number in a file may have become another portal's server, or the machine's own:
    the same program, but in another folder. Raises CannotStartError where the program
    is right and its folder cannot be seen.
    """
    for how, patience in ((politely, 20.0), (signal.SIGKILL, 10.0)):
        if not _stands(pid, program, folder):
            return
        send(pid, how)
        until = time.monotonic() + patience
        while time.monotonic() < until and _stands(pid, program, folder):
            time.sleep(0.05)


def _stands(pid: int, program: str, folder: Path) -> bool:
    place = folder_of(pid)
    # Asked second: a process that ended in between has no program any more.
    if program_of(pid) != program:
        return False
    if place is None:
        message = f"Process {pid} ({program}) may be one of this portal's servers."
        raise CannotStartError(f"{message} End it, then start again.")
    return place == folder.resolve()


def send(pid: int, what: signal.Signals) -> None:
    """Send a signal; a process that is gone already needs none."""
    try:
        os.kill(pid, what)
    except ProcessLookupError:
        return


def end_group(child: subprocess.Popen[Any]) -> None:
    """Kill whatever is left in the process group of a finished child."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
