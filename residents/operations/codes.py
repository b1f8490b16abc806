"""Standard codes: loaded after every migration, read by forms and ledgers."""

import csv
from functools import lru_cache
from pathlib import Path
from typing import Any

from residents.choices import CodeTable
from residents.models import Code

_FILE = Path(__file__).parents[1] / "data" / "codes.csv"


def load_codes(*, using: str = "default") -> int:
    """Bring the standard tables to what the file says; returns the rows written.

    Other words that were added by hand stay.
    """
    rows = [_row(line) for line in _lines()]
    known = set(Code.objects.using(using).values_list("table", "code"))
    missing = [row for row in rows if (row.table, row.code) not in known]
    Code.objects.using(using).bulk_create(missing)
    return len(missing)


def code_names(table: CodeTable) -> dict[str, str]:
    """The codes of a table with their Chinese names, in the order of the codes."""
    rows = Code.objects.filter(table=table).order_by("code")
    return dict(rows.values_list("code", "name"))


def code_words(table: CodeTable) -> dict[str, str]:
    """Every word that stands for a code of the table, the code itself included.

    A word that is not a key is not understood: never guess one (PO-10).
    """
    words: dict[str, str] = {}
    for row in Code.objects.filter(table=table):
        words |= dict.fromkeys((row.code, row.name, *row.synonyms), row.code)
    return words


@lru_cache(maxsize=1)
def _lines() -> tuple[dict[str, str], ...]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def _row(line: dict[str, Any]) -> Code:
    return Code(
        table=line["table"],
        code=line["code"],
        name=line["name"],
        synonyms=line["synonyms"].split(),
    )
