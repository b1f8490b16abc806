"""Loading the checklists: a changed list becomes a new version (HZ-1)."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from hazards.models import ChecklistItem, ChecklistVersion

_FILE = Path(__file__).parents[1] / "data" / "checklists.csv"
_FIRST_DAY = date(2024, 1, 1)
_COLUMNS = ("code", "text", "text_en", "severity", "basis", "rectify_days")


def load_after_migrate(**kwargs: Any) -> None:
    """Keep the checklists of the file in force after every migration."""
    load_checklists(today=timezone.localdate(), using=kwargs["using"])


@transaction.atomic
def load_checklists(
    *, today: date, using: str = "default", path: Path = _FILE
) -> list[ChecklistVersion]:
    """Open a new version of each list that differs from the file; return those.

    Old versions and their items stay as they were; old hazards keep pointing at them.
    """
    opened = []
    for kind, wanted in _lists(path).items():
        current = (
            ChecklistVersion.objects.using(using)
            .current()
            .filter(site_kind=kind)
            .select_for_update()
            .first()
        )
        if current is None or _items(current) != wanted:
            opened.append(_open_version(kind, wanted, current, today, using))
    return opened


def _lists(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    lists: dict[str, list[tuple[Any, ...]]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            lists.setdefault(row["site_type"], []).append(
                (
                    row["code"],
                    row["item_zh"],
                    row["item_en"],
                    row["severity"],
                    row["basis"],
                    int(row["rectify_days"]),
                )
            )
    return lists


def _items(version: ChecklistVersion) -> list[tuple[Any, ...]]:
    return list(version.items.order_by("position").values_list(*_COLUMNS))


def _open_version(
    kind: str,
    wanted: list[tuple[Any, ...]],
    current: ChecklistVersion | None,
    today: date,
    using: str,
) -> ChecklistVersion:
    if current is not None:
        current.valid_to = max(today, current.valid_from + timedelta(days=1))
        current.save(update_fields=["valid_to"], using=using)
    version: ChecklistVersion = ChecklistVersion.objects.using(using).create(
        site_kind=kind,
        number=current.number + 1 if current else 1,
        valid_from=today if current else _FIRST_DAY,
    )
    ChecklistItem.objects.using(using).bulk_create(
        ChecklistItem(
            version=version,
            site_kind=kind,
            position=position,
            **dict(zip(_COLUMNS, values, strict=True)),
        )
        for position, values in enumerate(wanted, start=1)
    )
    return version
