"""What a simulated phone will send: decided by a seed before anything is sent."""

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from PIL import Image

_OTHERS = {
    "patrols.finding": 5,
    "hazards.new_site": 4,
    "residents.need": 5,
    "water.reading": 2,
    "water.leak": 3,
}
NEW_SITE = "新店"
_ROUND = 2  # of as many as the others together; a round is three submissions
_PHOTO_KINDS = ("patrols.finding", "water.leak")


@dataclass(frozen=True)
class Photo:
    """One picture under the number its phone gave it."""

    client_id: str
    kind: str
    content: bytes


@dataclass(frozen=True)
class Intent:
    """One submission as it will be sent, with its photos."""

    client_id: str
    kind: str
    payload: dict[str, Any]
    observed_at: str
    photos: tuple[Photo, ...] = field(default=())

    def as_item(self) -> dict[str, Any]:
        return {
            "client_id": self.client_id,
            "kind": self.kind,
            "observed_at": self.observed_at,
            "payload": self.payload,
        }


def plan(village: dict[str, Any], *, count: int, chance: random.Random) -> list[Intent]:
    """`count` submissions of one phone: rounds in their order, the rest mixed."""
    made: list[Intent] = []
    rounds = iter(village["rounds"])
    pictures = _pictures(village)
    while len(made) < count:
        kinds = [*_OTHERS, "round"]
        kind = chance.choices(kinds, [*_OTHERS.values(), _ROUND])[0]
        if kind == "round":
            made += _round(village, rounds, chance)
        else:
            made.append(_one(kind, village, len(made), chance, pictures))
    return made[:count]


def _round(
    village: dict[str, Any], rounds: Iterator[int], chance: random.Random
) -> list[Intent]:
    number = next(rounds, None)
    if number is None:
        return []
    seen = [
        {"site": site, "answer": "sound", "note": f"第{number}轮"}
        for site in village["sites"]
    ]
    return [
        _intent("patrols.start", {"round": number}, chance),
        _intent("patrols.answers", {"round": number, "answers": seen}, chance),
        _intent("patrols.finish", {"round": number, "skipped": []}, chance),
    ]


def _one(
    kind: str,
    village: dict[str, Any],
    place: int,
    chance: random.Random,
    pictures: Iterator[bytes],
) -> Intent:
    payload: dict[str, Any] = {
        "patrols.finding": {
            "site": chance.choice(village["sites"]),
            "item": village["item"],
            "text": f"现场情况{place}",
        },
        "hazards.new_site": {
            "kind": "small_hotel",
            "address": f"{village['road']}{1000 + place}号",
            "name": f"{NEW_SITE}{place}",
        },
        "residents.need": {"kind": "wages", "text": f"需要{place}"},
        # More readings than meters: the second of a day is refused, with a receipt.
        "water.reading": {
            "number": chance.choice(village["meters"]),
            "value": 110,
            "kind": "read",
        },
        "water.leak": {"kind": "leak", "place": f"{village['road']}{place}号门前"},
    }[kind]
    wanted = chance.choice((1, 1, 2)) if kind == "patrols.finding" else 0
    wanted = chance.choice((0, 1)) if kind == "water.leak" else wanted
    return _intent(kind, payload, chance, photos=list(islice(pictures, wanted)))


def _intent(
    kind: str,
    payload: dict[str, Any],
    chance: random.Random,
    *,
    photos: Sequence[bytes] = (),
) -> Intent:
    taken = tuple(Photo(_number(chance), kind, content) for content in photos)
    if taken:
        payload = payload | {"photos": [photo.client_id for photo in taken]}
    now = datetime.now(UTC).isoformat()
    return Intent(_number(chance), kind, payload, now, taken)


def _number(chance: random.Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))


def _pictures(village: dict[str, Any]) -> Iterator[bytes]:
    """No two alike, also not those of other phones: a hazard refuses a photo twice."""
    return (picture(village["unit"] % 16 << 12 | place) for place in range(4096))


def picture(number: int) -> bytes:
    """A JPEG of its own for every number below 65,536, also once it is re-encoded."""
    image, out = Image.new("RGB", (128, 16)), io.BytesIO()
    for bit in range(16):
        if number >> bit & 1:
            image.paste((255, 255, 255), (bit * 8, 0, bit * 8 + 8, 16))
    image.save(out, "JPEG")
    return out.getvalue()
