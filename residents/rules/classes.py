"""Floating or rooted (domain 3.5, FR-1): pure decisions on counted days.

Days are whole days. The window is the `window` days up to and including the day
the class is read on. A stay whose start is not known counts as begun before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

RULE_VERSION: Final = "2026-1"
HOTEL_KINDS: Final = frozenset({"small_hotel", "daily_rental", "work_shed"})
SETTLED_KINDS: Final = frozenset({"partition", "one_bedroom", "courtyard"})
OWNED: Final = "owned"

_KNOWN_ENOUGH: Final = 90
_RECENT: Final = 90
_LONG: Final = 180
_SHORT: Final = 30
_MANY_ROOMS: Final = 3
_FEW_ROOMS: Final = 1

Kind = Literal["local", "new", "undetermined", "transitional", "floating", "rooted"]


@dataclass(frozen=True, slots=True)
class Spell:
    """One stay as the rule sees it: half-open, `None` is an unknown or open end."""

    starts_on: date | None
    ends_on: date | None
    kind: str
    place: tuple[int, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """K, H, M, L, F and T of 3.5, with what rule 1 and 2 ask besides."""

    is_local: bool
    is_owner: bool
    known_days: int
    hotel_days: int
    new_rooms: int
    current_days: int
    is_settled: bool
    fixed_days: int
    ties: int
    first_seen_days: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """A class and the codes of the reasons that led to it."""

    kind: Kind
    reasons: tuple[str, ...]


def decide_class(facts: Facts) -> Verdict:
    """The class of a person by the five rules of 3.5, first that fits."""
    if facts.is_local or facts.is_owner:
        reason = "local_hukou" if facts.is_local else "owner_occupier"
        return Verdict("local", (reason,))
    if facts.known_days < _KNOWN_ENOUGH:
        if facts.first_seen_days < _RECENT:
            return Verdict("new", ("known_under_90", "first_seen_under_90"))
        return Verdict("undetermined", ("known_under_90",))
    if rooted := _rooted(facts):
        return Verdict("rooted", rooted)
    if floating := _floating(facts):
        return Verdict("floating", floating)
    return Verdict("transitional", ("between",))


def _has_fixed_work(facts: Facts) -> bool:
    return facts.fixed_days * 2 >= facts.known_days


def _rooted(facts: Facts) -> tuple[str, ...]:
    lasting = facts.is_settled and facts.current_days >= _LONG
    if not lasting or facts.new_rooms > _FEW_ROOMS:
        return ()
    ties = {"fixed_work": _has_fixed_work(facts), "ties": facts.ties > 0}
    held_by = tuple(code for code, holds in ties.items() if holds)
    return ("long_stay", "few_moves", *held_by) if held_by else ()


def _floating(facts: Facts) -> tuple[str, ...]:
    if _has_fixed_work(facts):
        return ()
    signs = {
        "mostly_hotels": facts.hotel_days * 2 >= facts.known_days,
        "many_moves": facts.new_rooms >= _MANY_ROOMS,
        "short_stay": facts.current_days < _SHORT,
    }
    shown = tuple(code for code, holds in signs.items() if holds)
    return (*shown, "no_fixed_work") if shown else ()


def count_facts(
    spells: Sequence[Spell],
    *,
    on: date,
    window: int,
    is_local: bool,
    has_fixed_work: bool,
    first_seen_on: date,
    ties: int = 0,
) -> Facts:
    """Count one person's days up to `on`; `ties` are those that hold on the day."""
    opens, closes = on - timedelta(days=window - 1), on + timedelta(days=1)
    known = _covered(spells, opens, closes)
    hotels = [spell for spell in spells if spell.kind in HOTEL_KINDS]
    current = _current(spells, on)
    starts = [spell.starts_on or opens for spell in spells]
    return Facts(
        is_local=is_local,
        is_owner=current is not None and current.kind == OWNED,
        known_days=known,
        hotel_days=_covered(hotels, opens, closes),
        new_rooms=len(
            {
                spell.place
                for spell in spells
                if spell.starts_on is not None and opens <= spell.starts_on < closes
            }
        ),
        current_days=_current_days(current, spells, on, window),
        is_settled=current is not None and current.kind in SETTLED_KINDS,
        fixed_days=known if has_fixed_work else 0,
        ties=ties,
        first_seen_days=(on - min([first_seen_on, *starts])).days,
    )


def _covered(spells: Iterable[Spell], opens: date, closes: date) -> int:
    """Days of the window in at least one of the spells."""
    cut = sorted(
        (max(spell.starts_on or opens, opens), min(spell.ends_on or closes, closes))
        for spell in spells
    )
    days, reached = 0, opens
    for starts, ends in cut:
        days += max(0, (ends - max(starts, reached)).days)
        reached = max(reached, ends)
    return days


def _current(spells: Sequence[Spell], on: date) -> Spell | None:
    """The spell that holds on the day; of several, the one begun last."""
    holding = [
        spell
        for spell in spells
        if (spell.starts_on is None or spell.starts_on <= on)
        and (spell.ends_on is None or on < spell.ends_on)
    ]
    return max(holding, key=lambda spell: spell.starts_on or date.min, default=None)


def _current_days(
    current: Spell | None, spells: Sequence[Spell], on: date, window: int
) -> int:
    """How long the person has been in the same room without a gap."""
    if current is None:
        return 0
    begun = current.starts_on
    before = sorted(
        (spell for spell in spells if spell.place == current.place),
        key=lambda spell: spell.starts_on or date.min,
        reverse=True,
    )
    for spell in before:
        if begun is None:
            break
        touches = spell.ends_on is None or spell.ends_on >= begun
        if touches and (spell.starts_on is None or spell.starts_on < begun):
            begun = spell.starts_on
    return window if begun is None else (on - begun).days
