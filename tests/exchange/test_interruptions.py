"""A worker killed in the middle, two at once, a broker that is away (F27, F28)."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection, connections
from django.utils import timezone

from liuli.accounts.models import User
from liuli.exchange import operations, tasks
from liuli.exchange.choices import ImportState
from liuli.exchange.models import Import, ImportedRow
from liuli.kernel.access import SYSTEM
from liuli.places.models import Address
from liuli.territory.models import Unit
from residents.models import Person, Stay
from tests.clock import NOON
from tests.ledgers.samples import a_row, workbook

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(120),
    pytest.mark.django_db(transaction=True),
]
ROWS = 400
LEDGER = workbook([a_row(n, 姓名="张甲") for n in range(1, ROWS + 1)])
# The worker of this test dies after the rows were written and before the commit.
DYING_WORKER = """
import os, signal, sys
import django
django.setup()
from django.conf import settings
settings.MEDIA_ROOT = sys.argv[2]
from liuli.exchange import pipeline, tasks
def die(*_given):
    open(sys.argv[3], "w").write("written")
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[4] == "writing":
    pipeline.mark_rows = die
else:
    pipeline.check_rows = lambda *a, **k: die(None)
tasks.run_import(import_id=int(sys.argv[1]))
"""


def confirmed(community: Unit, cadre: User) -> Import:
    now = timezone.now()
    job = operations.upload_ledger(
        community, data=LEDGER, file_name="台账.xlsx", actor=cadre, now=now
    )
    tasks.check_import(import_id=job.pk)
    return operations.confirm_import(job, actor=cadre, now=now)


def written() -> tuple[int, ...]:
    models: tuple[Any, ...] = (Person, Stay, Address, ImportedRow)
    return tuple(model.objects.count() for model in models)


@pytest.mark.parametrize("moment", ["checking", "writing"])
def test_killed_worker_leaves_nothing_and_the_next_gives_all(
    community: Unit, cadre: User, tmp_path: Path, moment: str
):
    """F27: 0 rows; a re-run gives the full result."""
    job = confirmed(community, cadre)
    sign = tmp_path / "sign"

    done = subprocess.run(
        [sys.executable, "-c", DYING_WORKER, str(job.pk),
         str(django_settings.MEDIA_ROOT), str(sign), moment],
        env=os.environ
        | {"DATABASE_URL": _test_database(), "DATABASE_OWNER_URL": _test_database()},
        check=False, capture_output=True,
    )  # fmt: skip

    assert done.returncode == -signal.SIGKILL, done.stderr[-2000:]
    assert sign.read_text() == "written"
    assert written() == (0, 0, 0, 0)
    job.refresh_from_db()
    assert job.state == ImportState.RUNNING
    _until(lambda: _run_again(job))
    assert (job.state, job.created, job.attempts) == (ImportState.DONE, ROWS, 2)
    assert written() == (ROWS, ROWS, ROWS, 2 * ROWS)


def _run_again(job: Import) -> bool:
    """The dead worker's hold ends when the server notices that it is gone."""
    tasks.run_import(import_id=job.pk)
    job.refresh_from_db()
    return job.state == ImportState.DONE


def _until(done: Any) -> None:
    for _attempt in range(50):
        if done():
            return
        time.sleep(0.2)
    raise AssertionError("It never happened.")


def _test_database() -> str:
    """The address of the database this test runs on, socket or not."""
    parts = connection.settings_dict
    who = f"{parts['USER']}:{parts['PASSWORD']}"
    if parts["HOST"].startswith("/"):
        return f"postgres://{who}@/{parts['HOST']}/{parts['NAME']}"
    where = f"{parts['HOST'] or '127.0.0.1'}:{parts['PORT'] or 5432}"
    return f"postgres://{who}@{where}/{parts['NAME']}"


def test_same_file_twice_at_once_is_written_once(community: Unit):
    """F28: two imports of one file at the same moment."""
    results: list[tuple[int, int]] = []
    start = threading.Barrier(2)

    def act() -> None:
        start.wait()
        try:
            _job, result = operations.import_file(
                community,
                data=LEDGER,
                file_name="a.xlsx",
                kind="",
                actor=SYSTEM,
                now=NOON,
            )
            results.append((result.total("created"), result.total("unchanged")))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == [(0, ROWS), (ROWS, 0)]
    assert Person.objects.count() == ROWS


def test_second_worker_leaves_a_running_import_alone(community: Unit, cadre: User):
    """The broker may deliver a task twice."""
    job = confirmed(community, cadre)
    held = threading.Event()
    leave = threading.Event()

    def other_worker() -> None:
        try:
            with tasks._alone(job.pk) as alone:
                assert alone
                held.set()
                leave.wait(20)
        finally:
            connections.close_all()

    thread = threading.Thread(target=other_worker)
    thread.start()
    held.wait(20)
    tasks.run_import(import_id=job.pk)
    leave.set()
    thread.join()

    job.refresh_from_db()
    assert job.state == ImportState.CONFIRMED
    assert Person.objects.count() == 0


def test_upload_stands_when_the_broker_is_away(
    community: Unit, cadre: User, monkeypatch: pytest.MonkeyPatch
):
    """7.5 for imports: kept, told on the page, done later."""
    from celery import current_app
    from kombu.exceptions import OperationalError

    def away(*_args: Any, **_kwargs: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(current_app, "send_task", away)
    job = operations.upload_ledger(
        community, data=LEDGER, file_name="a.xlsx", actor=cadre, now=timezone.now()
    )
    monkeypatch.undo()

    tasks.check_import(import_id=job.pk)

    job.refresh_from_db()
    assert job.state == ImportState.CHECKED
