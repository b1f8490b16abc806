"""What apps add to pages of the desk: heaps of today's work, parts of a file.

今日待办: each app says what waits for a person; the desk asks, it does not look. A file
(一人一档) is the same: the page belongs to one app, each part to the app that knows it.
"""

from collections.abc import Callable, Iterable, Mapping
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


def few(rows: Any, most: int) -> tuple[list[Any], int]:
    """The first `most` of some rows, and how many there are of them.

    Counted by a statement only where there are more than are shown.
    """
    found = list(rows[: most + 1])
    if len(found) <= most:
        return found, len(found)
    return found[:most], int(rows.count())


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


@dataclass(frozen=True)
class Section:
    """One part of a file: `template` is included with this section as `section`.

    `action` is the label and address of what may be done, for whoever may.
    """

    key: str
    title: str | Promise
    template: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    count: int | None = None
    action: tuple[str | Promise, str] | None = None
    weight: int = 50


SectionMaker = Callable[[Any, Any, datetime], Section | None]
_SECTIONS: dict[str, list[SectionMaker]] = {}


def section(of: str) -> Callable[[SectionMaker], SectionMaker]:
    """Register a function (user, row, now) → Section for the file of a model.

    `of` is the model's label, "residents.person". Put it into an app's `admin` room;
    it shows only rows that `visible_to(user)` opens, or None for whoever sees none.
    """

    def register(maker: SectionMaker) -> SectionMaker:
        makers = _SECTIONS.setdefault(of, [])
        if maker not in makers:
            makers.append(maker)
        return maker

    return register


def section_makers(of: str) -> tuple[SectionMaker, ...]:
    """Who adds to the file of a model."""
    return tuple(_SECTIONS.get(of, ()))


def sections_for(of: str, user: Any, row: Any, now: datetime) -> list[Section]:
    """The parts of one row's file for this person, in order of weight."""
    made = [maker(user, row, now) for maker in section_makers(of)]
    return sorted((one for one in made if one), key=lambda one: one.weight)
