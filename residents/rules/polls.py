"""Fingerprints of a roll and of a closed vote: any later change shows (VT-8)."""

import json
from calendar import isleap
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final

_LONGEST_DOOR: Final = 260
_OF_AGE: Final = 18


def door_words(address: str, room: str, number: str) -> str:
    """How a roll names a door: address, then room, else the household's number."""
    parts = [address.strip(), room.strip() or number.strip()]
    return " ".join(part for part in parts if part)[:_LONGEST_DOOR]


def latest_birth_of_age(on: date) -> date:
    """The last day of birth of whoever is of age on a day (MFD §17: 18 and over)."""
    year = on.year - _OF_AGE
    if (on.month, on.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return on.replace(year=year)


def roll_fingerprint(
    lines: Iterable[tuple[int, int, str, Decimal | None]],
) -> str:
    """SHA-256 of the roll: number, household or adult, door, area of every line."""
    return _digest(
        [
            [number, household, door, None if area is None else f"{area:.2f}"]
            for number, household, door, area in lines
        ]
    )


def vote_seal(
    *,
    facts: Mapping[str, Any],
    papers: Iterable[tuple[int, int, str, str]],
    choices: Mapping[int, str],
) -> str:
    """SHA-256 of a closed vote: its facts, every paper, every settled choice."""
    return _digest(
        {
            "facts": dict(facts),
            "papers": [list(one) for one in papers],
            "choices": sorted(choices.items()),
        }
    )


def _digest(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()
