"""Simulated phones: they keep a ledger on disk and send until they have a receipt."""

import hashlib
import http.client
import json
import os
import random
import threading
import time
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.faults.plans import Intent, Photo
from tests.faults.village import PASSWORD
from tests.outage.browsing import Caller, Reply, multipart

_MOST = 10
_DROPPED = 0.04  # replies that get lost on the way
_TWICE = 0.04  # batches sent by two tabs at once
_DIES = 0.02  # the phone forgets all but its ledger
_PATIENCE = 240.0


class Away(Exception):  # noqa: N818  as in the phone's own script
    """Nobody answered, or not the portal: nothing is known of what was sent."""


class Progress:
    """How many submissions of all phones have a receipt; whose, for re-reading."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.acknowledged: list[str] = []

    def add(self, client_id: str) -> None:
        with self._lock:
            self.acknowledged.append(client_id)

    def count(self) -> int:
        return len(self.acknowledged)


class Ledger:
    """What one phone meant to send and what it was told, each line on disk at once."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")
        self._path = path

    def write(self, lines: Iterable[dict[str, Any]]) -> None:
        for line in lines:
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def settled(self) -> set[str]:
        """Numbers with a receipt, read from disk."""
        lines = self._path.read_text("utf-8").splitlines()
        return {line["settled"] for line in map(json.loads, lines) if "settled" in line}


class Phone(threading.Thread):
    """One worker's phone; ends when everything planned has a receipt."""

    def __init__(
        self,
        address: str,
        village: dict[str, Any],
        intents: list[Intent],
        *,
        path: Path,
        progress: Progress,
        chance: random.Random,
    ) -> None:
        super().__init__(name=village["name"], daemon=True)
        self._caller = Caller(address)
        self._address = address
        self._village = village
        self._intents = intents
        self._ledger = Ledger(path)
        self._progress = progress
        self._chance = chance
        self._settled: set[str] = set()
        self.sendings = 0
        self.contradictions = 0
        self.problem = ""

    def run(self) -> None:
        self._ledger.write(promise(intent) for intent in self._intents)
        until = time.monotonic() + _PATIENCE + len(self._intents)
        signed_in = False
        while self._open() and time.monotonic() < until:
            try:
                if not signed_in:
                    self._caller.sign_in(self._village["name"], PASSWORD)
                    signed_in = True
                self._flush()
            except (Away, AssertionError, OSError, http.client.HTTPException):
                time.sleep(0.1 + self._chance.random() * 0.3)
            if self._chance.random() < _DIES:
                self._settled = self._ledger.settled()
        if self._open() and not self.problem:
            self.problem = f"{self.name} could not send everything"

    def _open(self) -> list[Intent]:
        return [one for one in self._intents if not self._is_settled(one)]

    def _is_settled(self, intent: Intent) -> bool:
        numbers = [intent.client_id, *(photo.client_id for photo in intent.photos)]
        return self._settled.issuperset(numbers)

    def _flush(self) -> None:
        """As `field_sync.js`: who am I, the records, then their photos."""
        who = self._ask("/field/session")
        batch = self._open()[: self._chance.randint(1, _MOST)]
        waiting = [one for one in batch if one.client_id not in self._settled]
        if waiting:
            self._send_items(waiting, csrf=who["csrf"])
        for intent in batch:
            for photo in intent.photos:
                if photo.client_id not in self._settled:
                    self._send_photo(photo, csrf=who["csrf"])

    def _send_items(self, items: list[Intent], *, csrf: str) -> None:
        body = json.dumps({"items": [one.as_item() for one in items]}).encode()
        headers = {"Content-Type": "application/json", "X-CSRFToken": csrf}
        said = self._send_perhaps_twice("/field/sync", body, headers)
        known = {one.client_id for one in items}
        for answer in said.get("items", []):
            if answer["client_id"] in known and answer["receipt"]:
                self._settle(answer)
                self._progress.add(answer["client_id"])

    def _send_photo(self, photo: Photo, *, csrf: str) -> None:
        fields = {
            "client_id": photo.client_id,
            "kind": photo.kind,
            "unit": str(self._village["unit"]),
            "from_gallery": "no",
        }
        body, kind = multipart(fields, photo.content, name="photo")
        headers = {"Content-Type": kind, "X-CSRFToken": csrf}
        answer = self._send_perhaps_twice("/field/photos", body, headers)
        if answer.get("receipt"):
            self._settle(answer)
        elif answer.get("status") in ("refused", "conflict"):
            self.problem = f"a photo was not taken: {answer['code']}"
            self._settled.add(photo.client_id)

    def _settle(self, answer: dict[str, Any]) -> None:
        number = answer["client_id"]
        line = {
            "settled": number,
            "receipt": answer["receipt"],
            "status": answer["status"],
            "code": answer["code"],
            "facts": answer["facts"],
        }
        self._ledger.write([line])
        self._settled.add(number)

    def _send_perhaps_twice(
        self, path: str, body: bytes, headers: dict[str, str]
    ) -> dict[str, Any]:
        """Send; now and then two tabs do at once, now and then the reply is lost."""
        if self._chance.random() >= _TWICE:
            answer = self._ask(path, body=body, headers=headers)
        else:
            answer = self._send_twice(path, body, headers)
        if self._chance.random() < _DROPPED:
            raise Away
        return answer

    def _send_twice(
        self, path: str, body: bytes, headers: dict[str, str]
    ) -> dict[str, Any]:
        told: list[dict[str, Any]] = []

        def send() -> None:
            try:
                told.append(self._ask(path, body=body, headers=headers))
            except (Away, OSError, http.client.HTTPException):
                return

        tabs = [threading.Thread(target=send) for _tab in range(2)]
        for tab in tabs:
            tab.start()
        for tab in tabs:
            tab.join()
        if not told:
            raise Away
        receipts = [_receipts(one) for one in told]
        both = receipts[0].keys() & receipts[-1].keys()
        self.contradictions += sum(receipts[0][n] != receipts[-1][n] for n in both)
        return told[0]

    def _ask(
        self,
        path: str,
        *,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """JSON of the portal itself, or Away."""
        self.sendings += body is not None
        request = urllib.request.Request(
            self._address + path, data=body, headers=headers or {}
        )
        reply: Reply = self._caller.send(request, "application/json")
        if reply.status not in (200, 409):
            raise Away
        try:
            said: dict[str, Any] = json.loads(reply.text)
        except ValueError:
            raise Away from None
        return said


def promise(intent: Intent) -> dict[str, Any]:
    """What goes into the ledger before anything is sent."""
    content = {
        "kind": intent.kind,
        "at": intent.observed_at,
        "payload": intent.payload,
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return {
        "meant": intent.client_id,
        "kind": intent.kind,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "photos": {
            photo.client_id: hashlib.sha256(photo.content).hexdigest()
            for photo in intent.photos
        },
    }


def _receipts(answer: dict[str, Any]) -> dict[str, str]:
    listed = answer.get("items", [answer])
    return {one["client_id"]: one["receipt"] for one in listed if one.get("receipt")}
