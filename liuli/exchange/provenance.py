"""Where a record comes from: its file, sheet and row, and the row while it is kept.

The row is read anew from the sealed file, so nothing of it is kept twice and nothing
outlives the file (PI-5); file name, sheet and row number stay.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models

from liuli.audit.operations import record
from liuli.exchange import policies
from liuli.exchange.cells import cell_text
from liuli.exchange.choices import Action, ImportState
from liuli.exchange.models import Conflict, Import, ImportedRow
from liuli.exchange.notes import without_long_numbers
from liuli.exchange.pipeline import limits_for
from liuli.exchange.reading import read_row
from liuli.exchange.storage import UPLOAD, open_sealed
from liuli.kernel.access import Actor, require

_MOST = 20


@dataclass(frozen=True, slots=True)
class Origin:
    """One time a ledger made or changed a record."""

    job: Import
    sheet: str
    row: int
    is_made: bool

    @property
    def is_kept(self) -> bool:
        """The file is still there."""
        return bool(self.job.upload)


@dataclass(frozen=True, slots=True)
class OldCell:
    """One cell of the old row under its heading; long numbers only by their ends."""

    heading: str
    text: str


def origins_of(record_: models.Model) -> list[Origin]:
    """The imports a record comes from, the latest first.

    Also those that only contradict one of its verified values. A record that stems
    from another one names it as its `provenance` and has that one's rows.
    """
    record_ = getattr(record_, "provenance", record_)
    wanted = {
        "model": record_._meta.label_lower,  # noqa: SLF001
        "object_pk": record_.pk,
        "row__gt": 0,
        "job__state": ImportState.DONE,
    }
    found: dict[int, Origin] = {}
    for model in (ImportedRow, Conflict):
        rows: Any = model._default_manager.filter(**wanted)  # noqa: SLF001
        for row in rows.select_related("job", "job__unit").order_by("-job")[:_MOST]:
            is_made = getattr(row, "action", "") == Action.CREATED
            found.setdefault(row.job_id, Origin(row.job, row.sheet, row.row, is_made))
    return [found[job] for job in sorted(found, reverse=True)]


def show_old_row(record_: models.Model, origin: Origin, *, actor: Actor) -> Any:
    """The cells of the row a record comes from, or None once the file is wiped.

    Reading it is an act that stays in the audit. Long numbers are masked: showing one
    in full is the reveal's business, with its reason and its daily limit.
    """
    require(policies.may_handle, actor, origin.job)
    job = origin.job
    try:
        data = open_sealed(job.upload, purpose=UPLOAD) if job.upload else None
    except FileNotFoundError:
        data = None
    if data is None:
        return None
    cells = read_row(
        data,
        file_name=job.file_name,
        limits=limits_for(job.unit),
        sheet=origin.sheet,
        row=origin.row,
    )
    record("exchange.source_shown", record_, actor=actor, unit=job.unit)
    return [
        OldCell(heading, without_long_numbers(text))
        for place, heading in _headings(job, origin)
        if place < len(cells) and (text := cell_text(cells[place]))
    ]


def _headings(job: Import, origin: Origin) -> list[tuple[int, str]]:
    """Of the last table of the sheet that begins above the row."""
    tables = [one for one in job.layout if one["sheet"] == origin.sheet]
    above = [one for one in tables if one.get("bottom", 0) < origin.row]
    chosen = (above or tables)[-1:] or [{"headings": []}]
    return [(place, text) for place, text in chosen[0]["headings"]]
