"""今日待办: each app says what waits for a person; the desk asks, it does not look."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Waiting:
    """One thing to do, one click from done.

    `url` opens it; `light` is green, yellow, red or empty.
    """

    text: str
    url: str
    due: datetime | None = None
    light: str = ""


@dataclass(frozen=True)
class Tray:
    """One heap of work: its title, how much there is, the first few, all of them."""

    title: str | Promise
    count: int
    first: Iterable[Waiting] = field(default_factory=tuple)
    url: str = ""
    empty: str | Promise = ""
    weight: int = 50


TrayMaker = Callable[[Any, datetime], Tray | None]
_MAKERS: list[TrayMaker] = []


def tray(maker: TrayMaker) -> TrayMaker:
    """Register a function (user, now) → Tray, or None where it is not this person's.

    Put it into an app's `admin` room; lower weight stands further up.
    """
    if maker not in _MAKERS:
        _MAKERS.append(maker)
    return maker


def trays_for(user: Any, now: datetime) -> list[Tray]:
    """Every heap that concerns this person, in order of weight."""
    trays = [made for maker in _MAKERS if (made := maker(user, now)) is not None]
    return sorted(trays, key=lambda one: one.weight)
