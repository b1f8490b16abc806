"""A real broker and a real Celery worker on the test database, to be killed."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from celery import Celery
from django.db import connection

from liuli.embedded.addresses import (
    DatabaseAddress,
    broker_url,
    database_url,
    socket_url,
)
from liuli.embedded.folders import CHECKOUT, DataFolder
from liuli.embedded.valkey import Valkey, socket_of


def wait_until(holds, *, within: float, every: float = 0.02):
    """Wait for something to hold; say so when it does not."""
    ends = time.monotonic() + within
    while not holds():
        if time.monotonic() > ends:
            raise AssertionError(f"Nothing happened within {within} seconds.")
        time.sleep(every)


class Broker:
    """An embedded Valkey in a folder of its own: `start`, `stop`, `url`."""

    def __init__(self, folder: DataFolder):
        self.url = socket_url(str(socket_of(folder)))
        self._server = Valkey(folder, fast=True)
        self._server.prepare()
        self._process = None

    def start(self):
        self._process = subprocess.Popen(
            self._server.command(), stdout=subprocess.DEVNULL
        )
        wait_until(self._server.is_ready, within=10)
        return self

    def stop(self):
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


class Portal:
    """The portal's processes in production manner, on this test's database."""

    def __init__(self, place: Path, *, mail_url: str = ""):
        self.folder = DataFolder(place / "data")
        self.folder.prepare()
        self.broker = Broker(self.folder)
        self._log = (place / "worker.log").open("wb")
        self._mail_url = mail_url
        self._worker = None

    def run(self, code: str) -> subprocess.CompletedProcess:
        """Run a piece of Python with Django set up."""
        script = f"import django; django.setup()\n{code}"
        return subprocess.run(
            [sys.executable, "-c", script],
            cwd=CHECKOUT,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=True,
        )

    def ring(self, *tasks: str):
        """What beat does, from an app of its own."""
        url = broker_url(self.broker.url, database=0)
        beat = Celery("beat", broker=url, set_as_current=False)
        with beat:
            for task in tasks:
                beat.send_task(task)

    def start_worker(self):
        self._worker = subprocess.Popen(
            [
                *(sys.executable, "-W", "ignore", "-m", "celery"),
                *("-A", "liuli.celery", "worker"),
                *("--concurrency=2", "--loglevel=WARNING", "--without-mingle"),
            ],
            cwd=CHECKOUT,
            env=self._environment(),
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )

    def kill_worker(self):
        """SIGKILL to the worker and its children at once (M1)."""
        if self._worker is not None:
            os.killpg(self._worker.pid, signal.SIGKILL)
            self._worker.wait()
            self._worker = None

    def __enter__(self):
        return self

    def __exit__(self, *_outcome):
        self.kill_worker()
        self.broker.stop()
        self._log.close()

    def _environment(self):
        known = connection.settings_dict
        address = DatabaseAddress(
            user=known["USER"],
            password=known["PASSWORD"],
            host=known["HOST"],
            port=str(known["PORT"] or ""),
            name=known["NAME"],
        )
        url = database_url(address)
        return os.environ | {
            "LIULI_MODE": "local",
            "DATABASE_URL": url,
            "DATABASE_OWNER_URL": url,
            "REDIS_URL": self.broker.url,
            "LIULI_DATA": str(self.folder.root),
            "LIULI_MAIL_URL": self._mail_url,
            "DJANGO_SETTINGS_MODULE": "liuli.settings",
        }


def short_place() -> Path:
    """A folder whose name leaves room for a socket's."""
    return Path(tempfile.mkdtemp(prefix="ln-", dir="/tmp"))
