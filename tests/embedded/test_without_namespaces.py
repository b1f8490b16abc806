"""Root where user namespaces are forbidden, as in most containers."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from liuli.embedded.folders import CHECKOUT
from liuli.embedded.servers import clean_environment
from tests.embedded.conftest import processes_in

pytestmark = [pytest.mark.slow, pytest.mark.timeout(90)]

_CLONE_NEWUSER = 0x10000000
# In a namespace with every number mapped, forbid further ones; then use the servers.
_INSIDE = """
import sys
from pathlib import Path
Path("/proc/sys/user/max_user_namespaces").write_text("0")
import psycopg
from liuli.embedded.folders import DataFolder
from liuli.embedded.postgres import OWNER, database_address
from liuli.embedded.sharing import SharedServers
folder = DataFolder(Path(sys.argv[1]))
with SharedServers(folder, ("postgres",), fast=True):
    a = database_address(folder, OWNER)
    with psycopg.connect(
        host=a.host, user=a.user, password=a.password, dbname=a.name
    ) as line:
        print(line.execute("select current_user").fetchone()[0])
    pid = (folder.root / "postgres/17/postmaster.pid").read_text().split()[0]
    status = Path(f"/proc/{pid}/status").read_text()
    print([line for line in status.splitlines() if line.startswith("Uid:")][0].split())
"""


def test_root_without_namespaces_runs_postgres_as_nobody(folder):
    if os.geteuid() != 0 or not namespaces_are_allowed():
        pytest.skip("here every other test of the servers walks this path, or none can")
    folder.root.parent.chmod(0o711)
    ready, go = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        become_inner_root(ready[1], go[0], str(folder.root))
    os.read(ready[0], 1)
    for table in ("uid_map", "gid_map"):
        Path(f"/proc/{child}/{table}").write_text("0 0 65536")
    os.write(go[1], b"x")
    _, status = os.waitpid(child, 0)
    for end in (*ready, *go):
        os.close(end)

    said = (folder.root.parent / "said").read_text()
    assert os.waitstatus_to_exitcode(status) == 0, said
    assert said.splitlines() == ["liuli_owner", str(["Uid:", *["65534"] * 4])]
    assert processes_in(folder) == []


def become_inner_root(ready: int, go: int, place: str) -> None:
    """In the forked child: never returns."""
    try:
        ctypes.CDLL(None).unshare(_CLONE_NEWUSER)
        os.write(ready, b"x")
        os.read(go, 1)
        os.setgid(0)
        os.setuid(0)
        with Path(place).with_name("said").open("wb") as said:
            done = subprocess.run(
                [sys.executable, "-c", _INSIDE, place],
                stdout=said,
                stderr=said,
                cwd=CHECKOUT,
                env=clean_environment(dict(os.environ)),
                check=False,
            )
        os._exit(done.returncode)
    except BaseException:  # noqa: BLE001  a fork must not run the rest of the tests
        os._exit(99)


def namespaces_are_allowed() -> bool:
    code = (
        f"import ctypes; raise SystemExit(ctypes.CDLL(None).unshare({_CLONE_NEWUSER}))"
    )
    tried = subprocess.run([sys.executable, "-c", code], check=False)
    return tried.returncode == 0
