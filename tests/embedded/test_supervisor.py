"""Children run together, come back after a crash, and stop in reverse order."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from liuli.embedded.console import Console
from liuli.embedded.folders import CHECKOUT
from liuli.embedded.processes import end_stale, program_of
from liuli.embedded.supervisor import Program, Supervisor
from tests.embedded.conftest import wait_until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(60)]

STEADY = "import time\nprint('here', flush=True)\ntime.sleep(60)"
STUBBORN = "import signal\nsignal.signal(15, signal.SIG_IGN)\n" + STEADY
BROKEN = "import sys\nprint('broken', flush=True)\nsys.exit(3)"
PARENT = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', "
# A worker of the old kind: its own child, which nobody told to stop.
WITH_CHILD = f"{PARENT}{STEADY!r}])\n{STEADY}"


def program(name: str, code: str, patience: float = 5.0) -> Program:
    return Program(name, [sys.executable, "-c", code], patience)


@pytest.fixture
def supervisor(tmp_path):
    made = Supervisor(
        cwd=tmp_path, env=dict(os.environ), logs=tmp_path, console=Console()
    )
    yield made
    made.stop(hurry=lambda: True)
    made.selector.close()


def turn_until(supervisor, holds, within=20.0):
    until = time.monotonic() + within
    while not holds():
        assert time.monotonic() < until, "waited in vain"
        supervisor.turn(0.05)


def said(tmp_path: Path, name: str) -> str:
    log = tmp_path / f"{name}.log"
    return log.read_text() if log.exists() else ""


def test_child_output_goes_to_log_and_console(supervisor, tmp_path, capsys):
    supervisor.start(program("web", STEADY))

    turn_until(supervisor, lambda: said(tmp_path, "web") == "here\n")

    assert "   web | here\n" in capsys.readouterr().out


def test_crashed_child_is_started_again(supervisor, tmp_path, capsys):
    child = supervisor.start(program("worker", STEADY))
    turn_until(supervisor, lambda: said(tmp_path, "worker") == "here\n")
    first = child.process.pid

    os.kill(first, signal.SIGKILL)

    turn_until(supervisor, lambda: said(tmp_path, "worker") == "here\nhere\n")
    assert child.process.pid != first
    assert "worker ended (ended by SIGKILL); starting it again in 0." in (
        capsys.readouterr().out
    )


def test_last_words_without_a_line_end_are_kept(supervisor, tmp_path):
    words = "import sys; sys.stdout.write('cannot go on'); sys.exit(1)"
    child = supervisor.start(program("web", words))

    turn_until(supervisor, lambda: child.starts == 2)

    assert said(tmp_path, "web").startswith("cannot go on\n")


def test_child_that_keeps_crashing_is_given_longer_pauses(supervisor, tmp_path, capsys):
    child = supervisor.start(program("beat", BROKEN))

    turn_until(supervisor, lambda: child.starts == 4)

    pauses = [
        float(line.rsplit(" in ", 1)[1].removesuffix(" s"))
        for line in capsys.readouterr().out.splitlines()
        if "beat ended (exit code 3)" in line
    ]
    assert pauses == pytest.approx([0.5, 1.0, 2.0], abs=0.11)


def test_crash_of_one_child_leaves_the_others_alone(supervisor, tmp_path):
    steady = supervisor.start(program("web", STEADY))
    broken = supervisor.start(program("beat", BROKEN))
    before = steady.process.pid

    turn_until(supervisor, lambda: broken.starts == 2)

    assert steady.process.pid == before
    assert steady.is_running()


def test_children_stop_in_reverse_order(supervisor, tmp_path, capsys):
    for name in ("web", "worker", "beat"):
        supervisor.start(program(name, STEADY))
    turn_until(supervisor, lambda: said(tmp_path, "beat") == "here\n")

    supervisor.stop(hurry=lambda: False)

    told = [line for line in capsys.readouterr().out.splitlines() if "stopping" in line]
    assert [line.rsplit(" ", 1)[1] for line in told] == ["beat", "worker", "web"]


def test_child_that_ignores_the_signal_is_killed(supervisor, tmp_path, capsys):
    child = supervisor.start(program("worker", STUBBORN, patience=0.5))
    turn_until(supervisor, lambda: said(tmp_path, "worker") == "here\n")
    pid = child.process.pid

    supervisor.stop(hurry=lambda: False)

    assert program_of(pid) == ""
    assert "worker did not stop and is killed" in capsys.readouterr().out


def test_grandchildren_do_not_survive_a_crash(supervisor, tmp_path):
    child = supervisor.start(program("worker", WITH_CHILD))
    turn_until(supervisor, lambda: said(tmp_path, "worker").count("here") == 2)
    group = child.process.pid
    members = members_of(group)
    assert len(members) == 2, "the bait"

    os.kill(group, signal.SIGKILL)

    turn_until(supervisor, lambda: child.starts == 2)
    wait_until(lambda: not any(program_of(pid) for pid in members), within=10)


def test_stale_process_is_ended_only_in_its_own_folder(tmp_path):
    """Its number may have become a server of another checkout, or the machine's."""
    ours, strangers = tmp_path / "ours", tmp_path / "strangers"
    running = []
    for place in (ours, strangers):
        place.mkdir()
        running.append(subprocess.Popen(["sleep", "60"], cwd=place))
    orphan, stranger = running
    words = {"folder": ours, "politely": signal.SIGTERM}

    for child in running:
        end_stale(child.pid, program="postgres", **words)
    assert [child.poll() for child in running] == [None, None]

    for child in running:
        end_stale(child.pid, program="sleep", **words)
    try:
        assert orphan.wait(10) == -signal.SIGTERM
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux ties children to parents")
def test_killed_supervisor_leaves_no_orphan(tmp_path):
    code = (
        "import os, sys\nfrom pathlib import Path\n"
        "from liuli.embedded.console import Console\n"
        "from liuli.embedded.supervisor import Program, Supervisor\n"
        "place = Path(sys.argv[1])\n"
        "s = Supervisor(cwd=place, env=dict(os.environ), logs=place, console=Console())\n"
        f"c = s.start(Program('web', [sys.executable, '-c', {STEADY!r}], 5.0))\n"
        "print(c.process.pid, flush=True)\n"
        "while True:\n    s.turn(0.1)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=CHECKOUT,
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    wait_until(lambda: said(tmp_path, "web") == "here\n", within=10)

    parent.kill()
    parent.communicate()

    wait_until(lambda: program_of(child) == "", within=10)


def members_of(group: int) -> list[int]:
    """The living processes of a process group."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getpgid(int(entry.name)) == group:
                    found.append(int(entry.name))
            except ProcessLookupError:
                continue
    return found
