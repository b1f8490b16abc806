"""Columns a person corrected once are found by themselves the next time."""

from collections.abc import Mapping
from datetime import datetime

from liuli.accounts.models import User
from liuli.exchange.headers import heading_key
from liuli.exchange.models import Import, LearnedColumn
from liuli.territory.models import Unit

Learned = Mapping[str, Mapping[str, str]]


def learned_columns(unit: Unit) -> Learned:
    """Kind → heading key → column key ("" for a heading that is only a note)."""
    found: dict[str, dict[str, str]] = {}
    rows = LearnedColumn.objects.filter(unit=unit)
    for kind, heading, column in rows.values_list("kind", "heading", "column"):
        found.setdefault(kind, {})[heading] = column
    return found


def learn_columns(job: Import, *, actor: User, now: datetime) -> int:
    """Keep the mapping a person chose for a ledger that is now confirmed.

    Inside the caller's transaction; returns how many headings were kept. Ledgers whose
    columns were found without a word from anybody teach nothing.
    """
    by_hand = job.choices.get("columns", {})
    meant: dict[str, str] = {}
    for sheet in job.layout:
        if sheet.get("table", sheet["sheet"]) not in by_hand:
            continue
        keys = {place: key for key, place in sheet["columns"].items()}
        for place, text in sheet["headings"]:
            if place != sheet.get("serial") and (heading := heading_key(text)[:200]):
                meant.setdefault(heading, keys.get(place, ""))
    LearnedColumn.objects.bulk_create(
        [
            LearnedColumn(
                unit=job.unit,
                kind=job.kind,
                heading=heading,
                column=column,
                learned_by=actor,
                learned_at=now,
            )
            for heading, column in meant.items()
        ],
        update_conflicts=True,
        unique_fields=["unit", "kind", "heading"],
        update_fields=["column", "learned_by", "learned_at"],
    )
    return len(meant)
