"""Become another program: tied to its parent's life, and never as root if so told.

Run by path with `python -I -S`, so it may use the standard library only. Its one
argument is JSON, the rest is the program. It replaces itself by that program.
"""

import ctypes
import json
import os
import sys
from pathlib import Path
from typing import Any

_CLONE_NEWUSER = 0x10000000
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Apply the identity, tie this process to its parent, start the program."""
    order: dict[str, Any] = json.loads(sys.argv[1])
    identity = order["identity"]
    if identity is not None and identity["kind"] == "namespace":
        _enter_namespace(identity["uid"], identity["gid"])
    elif identity is not None:
        os.setgroups([])
        os.setgid(identity["gid"])
        os.setuid(identity["uid"])
    if order["signal"] and sys.platform == "linux":
        # After the identity: changing it would clear the tie.
        _system_call("prctl", _PR_SET_PDEATHSIG, order["signal"], 0, 0, 0)
        if os.getppid() != order["parent"]:
            sys.exit("the parent died before its child started")
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606  the very purpose of this file


def _enter_namespace(uid: int, gid: int) -> None:
    """Let this process see itself as `uid`; outside it stays who it is."""
    outer_uid, outer_gid = os.geteuid(), os.getegid()
    _system_call("unshare", _CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny", "ascii")
    Path("/proc/self/uid_map").write_text(f"{uid} {outer_uid} 1", "ascii")
    Path("/proc/self/gid_map").write_text(f"{gid} {outer_gid} 1", "ascii")


def _system_call(name: str, *arguments: int) -> None:
    """Call the C library's `name`, raising what it complains about."""
    library = ctypes.CDLL(None, use_errno=True)
    if getattr(library, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


if __name__ == "__main__":
    main()
