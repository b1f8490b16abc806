"""The same work in another product, on this machine in the same minutes: goal b4.

The product is started by hand (docs/operations.md says how); here it is only asked.
"""

import http.client
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from time import perf_counter
from typing import Final
from urllib.parse import urlsplit
from uuid import uuid4

HANDS: Final = 4
SECONDS: Final = 3.0
_CREATED: Final = 201
_CONTACTS: Final = "/api/tenancy/contacts/"


@dataclass(frozen=True)
class NetBox:
    """A NetBox at an address of this machine, and who we are there.

    `authorization` is the whole header: `Token …` or `Bearer …`.
    """

    url: str
    authorization: str

    def rate(self) -> float:
        """Contacts created a second through its API, change log on, by four hands."""
        made = count()
        run = uuid4().hex[:8]

        def ask(line: http.client.HTTPConnection) -> None:
            body = json.dumps({"name": f"bench {run} {next(made)}"})
            headers = {
                "Authorization": self.authorization,
                "Content-Type": "application/json",
                "Accept": "application/json",
            }
            line.request("POST", _CONTACTS, body=body, headers=headers)
            reply = line.getresponse()
            said = reply.read()
            assert reply.status == _CREATED, said[:200]  # noqa: S101  else it looks fast

        place = urlsplit(self.url)
        return rate(place.hostname or "", place.port or 80, ask)


def rate(
    host: str, port: int, ask: Callable[[http.client.HTTPConnection], None]
) -> float:
    """How many a second four hands get answered, each on a line of its own."""
    began = perf_counter()

    def work(_hand: int) -> int:
        line = http.client.HTTPConnection(host, port, timeout=60)
        done = 0
        while perf_counter() - began < SECONDS:
            ask(line)
            done += 1
        line.close()
        return done

    with ThreadPoolExecutor(HANDS) as hands:
        done = sum(hands.map(work, range(HANDS)))
    return done / (perf_counter() - began)
