"""Orders from outside and the four levels of command (EV-6)."""

from datetime import date
from typing import Final

LADDER: Final = ("grid", "community", "street", "district")


def earlier(own: date, ordered: date | None) -> date:
    """The day that binds: of two due dates the earlier wins (EV-6)."""
    return own if ordered is None else min(own, ordered)


def next_level(level: str) -> str | None:
    """Who hears of it after this level; after the district nobody (EV-6)."""
    place = LADDER.index(level) + 1
    return LADDER[place] if place < len(LADDER) else None
