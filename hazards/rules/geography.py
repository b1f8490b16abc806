"""Points on the map: outlines of grids, and the shift Chinese tiles need (display)."""

from collections.abc import Iterable
from math import cos, pi, sin, sqrt
from typing import Final

Point = tuple[float, float]
# The ellipsoid of Krasovsky, as the published shift uses it.
_AXIS: Final = 6378245.0
_ECCENTRICITY: Final = 0.00669342162296594323
_FEWEST: Final = 3


def outline(points: Iterable[Point]) -> list[Point]:
    """The hull around points, against the clock; fewer than three have none."""
    ordered = sorted(set(points))
    if len(ordered) < _FEWEST:
        return []
    lower, upper = _half(ordered), _half(reversed(ordered))
    hull = lower[:-1] + upper[:-1]
    return hull if len(hull) >= _FEWEST else []


def to_gcj02(latitude: float, longitude: float) -> Point:
    """WGS-84 degrees as maps printed in China show them; never stored (AR)."""
    x, y = longitude - 105.0, latitude - 35.0
    north, east = _north(x, y), _east(x, y)
    radians = latitude / 180.0 * pi
    magic = 1 - _ECCENTRICITY * sin(radians) ** 2
    root = sqrt(magic)
    north = north * 180.0 / (_AXIS * (1 - _ECCENTRICITY) / (magic * root) * pi)
    east = east * 180.0 / (_AXIS / root * cos(radians) * pi)
    return latitude + north, longitude + east


def _half(points: Iterable[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
            kept.pop()
        kept.append(point)
    return kept


def _turn(one: Point, two: Point, three: Point) -> float:
    ahead = (two[0] - one[0]) * (three[1] - one[1])
    return ahead - (two[1] - one[1]) * (three[0] - one[0])


def _waves(x: float) -> float:
    return (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0


def _north(x: float, y: float) -> float:
    shift = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y
    shift += 0.2 * sqrt(abs(x)) + _waves(x)
    shift += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    return shift + (160.0 * sin(y / 12.0 * pi) + 320 * sin(y * pi / 30.0)) * 2.0 / 3.0


def _east(x: float, y: float) -> float:
    shift = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    shift += _waves(x)
    shift += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    return shift + (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
