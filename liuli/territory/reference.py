"""The official units, loaded from the published codes (domain section 9)."""

import csv
from pathlib import Path
from typing import Any

from django.db import transaction

from liuli.territory.choices import Level

_FILE = Path(__file__).with_name("data") / "territories.csv"
_LEVEL_BY_ZEROS = (
    (10, Level.PROVINCE, slice(0, 2)),
    (8, Level.CITY, slice(2, 4)),
    (6, Level.DISTRICT, slice(4, 6)),
    (3, Level.STREET, slice(6, 9)),
    (0, Level.COMMUNITY, slice(9, 12)),
)


def load_after_migrate(**kwargs: Any) -> None:
    """Bring missing official units in; never overwrites one (AD-2)."""
    load_units(using=kwargs["using"])


@transaction.atomic
def load_units(*, using: str = "default") -> int:
    """Insert the units that are missing; returns how many."""
    from liuli.territory.models import Unit

    known = dict(Unit.objects.using(using).values_list("code", "pk"))
    added = 0
    for row in _rows():
        if row["code"] in known:
            continue
        level, segment = _level_and_segment(row["code"])
        unit = Unit.objects.using(using).create(
            code=row["code"],
            name=row["name"],
            short_name=_short_name(row["name"], level),
            level=level,
            segment=segment,
            parent_id=known.get(row["parent"]),
        )
        known[unit.code] = unit.pk
        added += 1
    return added


def _rows() -> list[dict[str, str]]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return sorted(csv.DictReader(lines), key=lambda row: row["code"])


def _level_and_segment(code: str) -> tuple[Level, str]:
    """Level and own part of a 12-digit code (AD-1: 2+2+2+3+3)."""
    for zeros, level, part in _LEVEL_BY_ZEROS:
        if not zeros or code.endswith("0" * zeros):
            return level, code[part]
    raise ValueError(f"Not a 12-digit code: {code}")


def _short_name(name: str, level: Level) -> str:
    """Names in the file end 社区居委会; people say 社区 (AD-1)."""
    if level == Level.COMMUNITY:
        return name.removesuffix("居委会").removesuffix("居民委员会")
    return name
