"""manage.py in the environment and data of script/up, with its servers."""

import os
import signal
import subprocess
import sys
from types import FrameType

from liuli.embedded.environment import needed_servers, portal_environment
from liuli.embedded.folders import CHECKOUT, DataFolder
from liuli.embedded.processes import launch_command
from liuli.embedded.sharing import SharedServers

_WITHOUT_SERVERS = {"help", "--help", "-h", "version", "--version"}


def manage(words: list[str]) -> int:
    """Run one management command; its exit code is ours, its output untouched."""
    folder = DataFolder.from_environment()
    folder.prepare()
    kinds = needed_servers()
    if not words or words[0] in _WITHOUT_SERVERS:
        kinds = ()
    with SharedServers(folder, kinds) as servers:
        command = [sys.executable, str(CHECKOUT / "manage.py"), *words]
        child = subprocess.Popen(
            launch_command(command, tie=signal.SIGTERM, identity=None),
            cwd=os.environ.get("LIULI_CALLED_FROM") or None,
            env=portal_environment(folder, mode="local"),
            # The command counts as a user of the servers by itself, should we die.
            pass_fds=servers.descriptors,
        )
        return _wait(child)


def _wait(child: subprocess.Popen[bytes]) -> int:
    """Wait for `child`, passing on what would end us; 128+n when a signal ended it."""

    def pass_on(number: int, frame: FrameType | None) -> None:
        # The terminal sends SIGINT to the child itself.
        if number != signal.SIGINT:
            child.send_signal(number)

    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, pass_on)
    code = child.wait()
    return code if code >= 0 else 128 - code
