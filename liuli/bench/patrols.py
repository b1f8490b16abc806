"""A patrol sent by a phone beside an empty view: goals b1, b2, b3 and b5."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from time import process_time
from typing import Any, Final
from uuid import uuid4

from liuli.bench.peers import HANDS, NetBox, rate
from liuli.embedded.folders import CHECKOUT

EMPTY: Final = "/bench/empty/"
SYNC: Final = "/field/sync"
HOST: Final = "127.0.0.1"
_PER_BLOCK: Final = 60
_BATCH: Final = 50
_SITES: Final = 50
_LONG_AGO: Final = date(2020, 1, 1)
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_OK: Final = 200


def application() -> Any:
    """The portal with one more page, which does nothing: for gunicorn and for here."""
    add_empty_page()
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def add_empty_page() -> None:
    """Put the empty page in front of the portal's own addresses."""
    import django

    django.setup()
    from django.conf import settings
    from django.http import HttpRequest, HttpResponse
    from django.urls import path
    from django.utils.module_loading import import_string

    def nothing(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    addresses = import_string(f"{settings.ROOT_URLCONF}.urlpatterns")
    addresses.insert(0, path(EMPTY[1:], nothing))


def measure_patrols(
    community: Any, *, blocks: int, netbox: NetBox | None = None
) -> bool:
    """Say what submissions cost; whether all goals hold."""
    from liuli.bench.figures import median, say, say_goal

    add_empty_page()
    phone = Phone(community)
    works: dict[str, Callable[[], int]] = {
        "empty": phone.open_empty,
        "single": phone.send_one,
        "batch": phone.send_batch,
        "again": phone.send_batch_again,
    }
    cost: dict[str, list[float]] = {name: [] for name in works}
    rows = phone.receipts()
    for number in range(blocks + 1):
        for name, work in works.items():
            spent = _cpu_of(work)
            if number:
                cost[name].append(spent)
    middle = {name: median(times) for name, times in cost.items()}
    say(f"CPU of Python and database, {blocks} blocks of {_PER_BLOCK}:")
    for name, words in _WORDS.items():
        say(f"  {words:<44} {middle[name]:9.3f} ms")
    # Each block sends 60 single ones and 60 in batches; what is sent again adds none.
    sent = (blocks + 1) * 2 * _PER_BLOCK
    again = phone.receipts() - rows - sent
    rates = _rates(phone)
    say(f"requests a second, one gunicorn process: empty {rates['empty']:.0f}, "
        f"submission {rates['single']:.0f}")  # fmt: skip
    goals = [
        say_goal("b1", "CPU of a submission over an empty view",
                 middle["single"] / middle["empty"], at_most=15),
        say_goal("b2", "CPU of a submission in a batch of 50 over one alone",
                 middle["batch"] / middle["single"], at_most=1 / 5),
        say_goal("b3", "submissions a second over empty views",
                 rates["single"] / rates["empty"], at_least=0.2),
        say_goal("b5", "rows added by a batch that was sent before", again, at_most=0),
        say_goal("b5", "CPU of a batch sent again over the first time",
                 middle["again"] / middle["batch"], at_most=0.7),
    ]  # fmt: skip
    if netbox is None:
        say("b4  not measured: give --netbox the address of one that runs here.")
    else:
        netbox.rate()  # its first answers load much
        peer = median([netbox.rate() for _turn in range(3)])
        say(f"contacts a second through NetBox's API: {peer:.0f}")
        goals.append(
            say_goal("b4", "submissions a second over contacts of NetBox",
                     rates["single"] / peer, at_least=5)
        )  # fmt: skip
    return all(goals)


_WORDS: Final = {
    "empty": "an empty view, signed in",
    "single": "one submission alone",
    "batch": "one submission of a batch of 50",
    "again": "the same of a batch sent again",
}


@dataclass(frozen=True)
class Visit:
    """Cookies and token of somebody signed in."""

    cookie: str
    token: str


class Phone:
    """A grid worker's phone on a round under way, talking to the portal in process."""

    def __init__(self, community: Any) -> None:
        from django.test import Client

        self._round, self._sites, worker = _round_under_way(community)
        self._client = Client(enforce_csrf_checks=True, SERVER_NAME=HOST)
        self._client.force_login(worker)
        token = self._client.get("/field/session").json()["csrf"]
        jar = self._client.cookies
        cookie = "; ".join(f"{name}={jar[name].value}" for name in jar)
        self.visit = Visit(cookie, token)
        self._place = count()
        self._last: list[bytes] = []

    def receipts(self) -> int:
        """How many submissions the portal has."""
        from liuli.fieldwork.models import Receipt

        return Receipt.objects.count()

    def open_empty(self) -> int:
        """Sixty times nothing."""
        for _request in range(_PER_BLOCK):
            assert self._client.get(EMPTY).status_code == _OK  # noqa: S101
        return _PER_BLOCK

    def send_one(self) -> int:
        """Sixty submissions, each in a request of its own."""
        for _request in range(_PER_BLOCK):
            self._send(self.body(1))
        return _PER_BLOCK

    def send_batch(self) -> int:
        """Sixty submissions: a batch of 50 and one of ten."""
        self._last = [self.body(_BATCH), self.body(_PER_BLOCK - _BATCH)]
        return self.send_batch_again()

    def send_batch_again(self) -> int:
        """The batches of before, byte for byte."""
        for body in self._last:
            self._send(body)
        return _PER_BLOCK

    def body(self, number: int) -> bytes:
        """So many new submissions, each the answer at one stop."""
        items = [self._item() for _item in range(number)]
        return json.dumps({"items": items}).encode()

    def _item(self) -> dict[str, Any]:
        site = self._sites[next(self._place) % len(self._sites)]
        return {
            "client_id": str(uuid4()),
            "kind": "patrols.answers",
            "observed_at": datetime.now(UTC).isoformat(),
            "payload": {
                "round": self._round,
                "answers": [{"site": site, "answer": "sound"}],
            },
        }

    def _send(self, body: bytes) -> None:
        reply = self._client.post(
            SYNC,
            data=body,
            content_type="application/json",
            headers={"X-CSRFToken": self.visit.token},
        )
        answers = reply.json()["items"]
        assert {one["status"] for one in answers} == {"accepted"}, answers  # noqa: S101


def _cpu_of(work: Callable[[], int]) -> float:
    """Milliseconds of CPU for each, of this process and of its database's."""
    from django.db import connection

    connection.ensure_connection()
    backend = connection.connection.info.backend_pid
    before = process_time() + _cpu_of_process(backend)
    number = work()
    spent = process_time() + _cpu_of_process(backend) - before
    return spent * 1_000 / number


def _cpu_of_process(pid: int) -> float:
    """Seconds of CPU a process has had."""
    text = Path(f"/proc/{pid}/stat").read_text("ascii")
    fields = text.rpartition(")")[2].split()
    user, system = fields[11:13]
    return (int(user) + int(system)) / _TICKS


def _rates(phone: Phone) -> dict[str, float]:
    """Requests a second of both pages from one gunicorn process, in turns."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = int(probe.getsockname()[1])
    words = [
        *(sys.executable, "-m", "gunicorn", "--no-control-socket", "--log-level"),
        *("error", "-b", f"{HOST}:{port}", "-k", "gthread", "-w", "1"),
        *("--threads", str(HANDS), "liuli.bench.patrols:application()"),
    ]
    server = subprocess.Popen(words, cwd=CHECKOUT)
    try:
        _wait_for(phone, port)
        taken: dict[str, list[float]] = {"empty": [], "single": []}
        for _turn in range(3):
            taken["empty"].append(_rate(phone, port, is_empty=True))
            taken["single"].append(_rate(phone, port, is_empty=False))
    finally:
        server.terminate()
        server.wait()
    return {name: sorted(rates)[1] for name, rates in taken.items()}


def _rate(phone: Phone, port: int, *, is_empty: bool) -> float:
    return rate(HOST, port, lambda line: _ask(phone, line, is_empty=is_empty))


def _ask(phone: Phone, line: http.client.HTTPConnection, *, is_empty: bool) -> None:
    headers = {
        "Cookie": phone.visit.cookie,
        "X-CSRFToken": phone.visit.token,
        "Content-Type": "application/json",
    }
    if is_empty:
        line.request("GET", EMPTY, headers=headers)
    else:
        line.request("POST", SYNC, body=phone.body(1), headers=headers)
    reply = line.getresponse()
    reply.read()
    assert reply.status == _OK, reply.status  # noqa: S101  a refusal looks fast


def _wait_for(phone: Phone, port: int) -> None:
    """Until each of its threads has answered both: the first answers load much."""
    until = time.monotonic() + 120
    while True:
        try:
            for is_empty in (True, False) * HANDS:
                line = http.client.HTTPConnection(HOST, port, timeout=120)
                _ask(phone, line, is_empty=is_empty)
                line.close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def _round_under_way(community: Any) -> tuple[int, list[int], Any]:
    """A round of fifty sites that a worker has started."""
    from django.utils import timezone

    from hazards.choices import SiteKind
    from hazards.models import Round
    from hazards.operations.patrols import Told, start_round
    from hazards.operations.schedules import schedule_rounds
    from hazards.operations.sites import SiteWords, add_site
    from liuli.accounts.operations import give_post, open_account
    from liuli.accounts.roles import Role
    from liuli.kernel.access import SYSTEM
    from liuli.places.operations import claim_road
    from liuli.territory.choices import Level
    from liuli.territory.operations import add_unit

    now = timezone.now()
    yesterday = timezone.localdate(now) - timedelta(days=1)
    grid = add_unit(community, name="测量网格", level=Level.GRID, actor=SYSTEM)
    claim_road(grid, road="琉璃六街", actor=SYSTEM, starts_on=_LONG_AGO)
    worker, _first = open_account("bench-worker", display_name="b", actor=SYSTEM)
    worker.must_change_password = False
    worker.save(update_fields=["must_change_password"])
    give_post(
        worker, role=Role.GRID_WORKER, unit=grid, actor=SYSTEM, starts_on=_LONG_AGO
    )
    sites = [
        add_site(
            community, kind=SiteKind.SMALL_HOTEL, address=f"琉璃六街{n}号",
            words=SiteWords(name=f"旅馆{n}"), known_since=_LONG_AGO, actor=SYSTEM,
        ).pk
        for n in range(1, _SITES + 1)
    ]  # fmt: skip
    schedule_rounds(yesterday)
    round_ = Round.objects.filter(unit=grid, on=yesterday).order_by("pk")[0]
    start_round(round_, actor=worker, told=Told(at=now, now=now))
    return round_.pk, sites, worker
