"""First values, loaded once; a later change is a new dated row, never lost."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

_FILE = Path(__file__).with_name("data") / "parameters.csv"
_SINCE = date(2000, 1, 1)


def load_after_migrate(**kwargs: Any) -> None:
    """Insert keys that have no value yet."""
    from liuli.parameters.models import Parameter

    manager = Parameter.objects.using(kwargs["using"])
    known = set(manager.values_list("key", flat=True))
    with _FILE.open(encoding="utf-8", newline="") as lines:
        missing = [row for row in csv.DictReader(lines) if row["key"] not in known]
    manager.bulk_create(
        Parameter(
            key=row["key"],
            label=row["label"],
            kind=row["kind"],
            value=row["value"],
            period=DateRange(_SINCE, None),
            source=row["source"],
            is_uncertain=row["uncertain"] == "yes",
        )
        for row in missing
    )
