"""What the import pages show: mapping, counts, problems, progress."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liuli.exchange.choices import ImportState, ProblemLevel, Stage
from liuli.exchange.faults import FAULTS
from liuli.exchange.models import Import, ImportProblem
from liuli.exchange.problems import PROBLEMS
from liuli.exchange.registry import LedgerKind, get_kind
from liuli.kernel.errors import Refused

LISTED = 200
_PATIENCE = timedelta(seconds=20)
_BUSY = frozenset(
    {
        ImportState.UPLOADED,
        ImportState.CHECKING,
        ImportState.CONFIRMED,
        ImportState.RUNNING,
    }
)
_TONES = {"refused": "danger", "duplicate": "info", "warning": "warning"}


@dataclass(frozen=True)
class ShownProblem:
    """One line of the list of problems."""

    sheet: str
    row: int
    column: str
    level: str
    tone: str
    message: str
    quoted: str


@dataclass(frozen=True)
class ShownHeading:
    """One heading of the file and the column it became."""

    name: str
    text: str
    chosen: str
    is_guessed: bool
    is_hidden: bool = False


@dataclass(frozen=True)
class ShownSheet:
    """One sheet with its headings, as the mapping form shows it."""

    name: str
    as_of: str
    headings: list[ShownHeading]
    into: str = ""


def is_busy(job: Import) -> bool:
    """A worker's step comes next."""
    return job.state in _BUSY


def progress_of(job: Import) -> dict[str, Any]:
    """What the page asks for every second."""
    return {
        "busy": is_busy(job),
        "progress": job.progress,
        "text": progress_text(job),
    }


def progress_text(job: Import) -> str:
    """What is being done, or why nothing is."""
    since = job.confirmed_at if job.state == ImportState.CONFIRMED else job.uploaded_at
    waits = job.state in {ImportState.UPLOADED, ImportState.CONFIRMED}
    if waits and since is not None and timezone.now() - since > _PATIENCE:
        return _(
            "No worker has taken this up yet. It is kept and will be done as soon as "
            "one is free; you can leave this page."
        )
    return str(Stage(job.stage).label)


def fault_sentence(job: Import) -> str:
    """Why a file was not imported."""
    stored = job.fault_values.get("sentence")
    if stored:
        return str(stored)
    return str(FAULTS.get(job.fault, _("The file could not be imported.")))


def kind_label(slug: str) -> str:
    """The name of a ledger kind."""
    kind = get_kind(slug)
    return str(kind.label) if kind else ""


def shown_problems(job: Import) -> list[ShownProblem]:
    """The first problems, those of refused rows first."""
    return [_shown(problem) for problem in job.problems.all()[:LISTED]]


def _shown(problem: ImportProblem) -> ShownProblem:
    known = PROBLEMS.get(problem.code)
    return ShownProblem(
        problem.sheet,
        problem.row,
        problem.column,
        str(ProblemLevel(problem.level).label),
        _TONES[problem.level],
        known.message(**problem.values) if known else problem.code,
        problem.quoted or "",
    )


def shown_sheets(job: Import) -> list[ShownSheet]:
    """The mapping of every sheet."""
    return [
        ShownSheet(
            sheet.get("table", sheet["sheet"]),
            sheet["as_of"] or "",
            [
                _heading(index, sheet, place, text)
                for place, text in sheet["headings"]
                if place != sheet.get("serial")
            ],
            sheet.get("into", ""),
        )
        for index, sheet in enumerate(job.layout)
    ]


def _heading(index: int, sheet: dict[str, Any], place: int, text: str) -> ShownHeading:
    key = next((k for k, p in sheet["columns"].items() if p == place), "")
    return ShownHeading(
        f"column-{index}-{place}",
        text,
        key,
        key in sheet["guessed"],
        place in sheet.get("hidden_places", ()),
    )


def column_choices(kind: LedgerKind) -> list[tuple[str, str]]:
    """The columns of a kind by the names cadres use."""
    return [(column.key, column.heading) for column in kind.columns]


def read_columns(job: Import, posted: QueryDict) -> dict[str, dict[str, int]]:
    """The mapping a person sent. Raises Refused `column_twice`."""
    chosen: dict[str, dict[str, int]] = {}
    for index, sheet in enumerate(job.layout):
        places: dict[str, int] = {}
        for place, _text in sheet["headings"]:
            key = posted.get(f"column-{index}-{place}", "")
            if key and key in places:
                raise Refused(
                    _("Two headings of one sheet were given the same column."),
                    code="column_twice",
                )
            if key:
                places[key] = place
        chosen[sheet.get("table", sheet["sheet"])] = places
    return chosen


def read_into(job: Import, posted: QueryDict) -> dict[str, str]:
    """Sheet → the name a person gave to what it belongs to."""
    return {
        sheet["sheet"]: posted.get(f"into-{index}", "")
        for index, sheet in enumerate(job.layout)
    }


def hidden_sheets_of(job: Import) -> list[tuple[str, bool]]:
    """Sheets that are hidden in the file, and whether a person wants them read."""
    names = job.problems.filter(code="sheet_hidden").values_list("sheet", flat=True)
    wanted = set(job.choices.get("hidden_sheets", ()))
    return [(name, name in wanted) for name in sorted({*names, *wanted})]


def hidden_in(job: Import) -> dict[str, Any]:
    """How many rows and columns the file hides, and what a person said about them."""
    return {
        "rows": sum(sheet.get("hidden_rows", 0) for sheet in job.layout),
        "columns": sum(len(sheet.get("hidden_places", ())) for sheet in job.layout),
        "answer": job.choices.get("hidden", ""),
    }


def result_url(job: Import) -> str:
    """The list in which the imported rows are found."""
    kind = get_kind(job.kind)
    if kind is None or not kind.list_view:
        return ""
    try:
        return reverse(kind.list_view) + kind.list_query
    except NoReverseMatch:
        return ""
