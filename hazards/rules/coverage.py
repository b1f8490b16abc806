"""Where and when nobody looks: streets by hour, from answered stops (F7).

Nothing here knows who walked or along which way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

HOURS: Final = range(8, 19)
_SHARE: Final = 2


@dataclass(frozen=True, slots=True)
class Street:
    """One street: its sites, its looks by hour of the day, the hours without a look."""

    road: str
    sites: int
    looks: int
    by_hour: tuple[int, ...]
    is_thin: bool

    @property
    def empty_hours(self) -> int:
        """Hours of the day in which nobody looked."""
        return self.by_hour.count(0)


def streets(
    sites: Mapping[str, int], looks: Iterable[tuple[str, int, int]]
) -> list[Street]:
    """Every street with sites; thin where it has less than half of the usual looks.

    `looks` are (road, hour, count); the usual is what a site gets on the whole.
    """
    counted: dict[str, dict[int, int]] = {road: {} for road in sites}
    for road, hour, count in looks:
        if road in counted:
            counted[road][hour] = counted[road].get(hour, 0) + count
    everything = sum(sum(hours.values()) for hours in counted.values())
    together = sum(sites.values())
    return [
        Street(
            road=road,
            sites=number,
            looks=sum(counted[road].values()),
            by_hour=tuple(counted[road].get(hour, 0) for hour in HOURS),
            # looks / number < everything / together / 2, in whole numbers
            is_thin=_SHARE * sum(counted[road].values()) * together
            < everything * number
            or not counted[road],
        )
        for road, number in sorted(sites.items())
    ]
