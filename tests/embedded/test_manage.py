"""script/manage: manage.py with servers for the command, and nothing of its own."""

import json
import os
import subprocess
import sys

import pytest

from liuli.embedded.folders import CHECKOUT
from liuli.embedded.servers import clean_environment
from tests.embedded.conftest import processes_in

pytestmark = [pytest.mark.long, pytest.mark.timeout(120)]

ROLE = (
    "from django.db import connection as c; k = c.cursor();"
    " k.execute('select current_user'); print(k.fetchone()[0])"
)


def start_manage(folder, *words, cwd=CHECKOUT, **more) -> subprocess.Popen[str]:
    given = clean_environment(dict(os.environ))
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "LIULI_DB_ROLE"):
        given.pop(name, None)
    given |= {"LIULI_DATA": str(folder.root), "LIULI_MODE": "local"} | more
    return subprocess.Popen(
        [sys.executable, "-m", "liuli.embedded", "manage", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=CHECKOUT,
        env=given | {"LIULI_CALLED_FROM": str(cwd)},
    )


def run_manage(folder, *words, **more) -> tuple[int, str, str]:
    process = start_manage(folder, *words, **more)
    out, err = process.communicate()
    return process.returncode, out, err


def test_standard_output_is_the_commands_alone_and_servers_stop_with_it(
    folder, tmp_path
):
    words = f"import os; print(os.getcwd()); {ROLE}"

    code, out, err = run_manage(
        folder, "shell", "--no-imports", "-c", words, cwd=tmp_path
    )

    assert (code, out) == (0, f"{tmp_path}\nliuli_app\n"), err
    assert processes_in(folder) == []


def test_exit_code_is_the_commands(folder):
    code, _, _ = run_manage(folder, "shell", "-c", "raise SystemExit(7)")

    assert code == 7


def test_parallel_calls_share_the_servers(folder):
    slow = ROLE + "; import time; time.sleep(1.5)"
    calls = [start_manage(folder, "shell", "--no-imports", "-c", slow) for _ in "ab"]

    answers = [call.communicate() for call in calls]

    assert [call.returncode for call in calls] == [0, 0], answers
    assert [out for out, _ in answers] == ["liuli_app\n"] * 2
    log = (folder.logs / "postgres.log").read_text()
    assert log.count("ready to accept connections") == 1
    assert processes_in(folder) == []


def test_given_servers_are_used_and_nothing_is_started(folder):
    words = "import json; from django.conf import settings as s; d = s.DATABASES"
    words += "['default']; print(json.dumps([d['HOST'], s.REDIS_URL]))"

    code, out, err = run_manage(
        folder,
        *("shell", "--no-imports", "-c", words),
        DATABASE_URL="postgres://a:b@db.example.com/liuli",
        REDIS_URL="redis://broker.example.com:6379",
    )

    assert code == 0, err
    assert json.loads(out) == ["db.example.com", "redis://broker.example.com:6379"]
    assert not (folder.root / "postgres").exists()
    assert not (folder.root / "valkey").exists()


def test_termination_reaches_the_command_and_the_servers(folder):
    call = start_manage(
        folder,
        *("shell", "--no-imports", "-c"),
        "import time; print('in', flush=True); time.sleep(60)",
    )
    assert call.stdout is not None
    assert call.stdout.readline() == "in\n"

    call.terminate()
    call.communicate()

    assert call.returncode == 128 + 15
    assert processes_in(folder) == []
