"""The life of an import: uploaded, tried, confirmed, written, perhaps undone (XL-10).

The row in `Import` is the truth. Pressing a button writes the row and wakes a worker
by name; with the broker down a sweep wakes it later.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.exchange import policies
from liuli.exchange.choices import ImportState, Stage
from liuli.exchange.faults import FAULTS, fault
from liuli.exchange.flows import IMPORT
from liuli.exchange.laying_out import Choices
from liuli.exchange.learning import learn_columns, learned_columns
from liuli.exchange.models import Import, ImportProblem
from liuli.exchange.pipeline import (
    Result,
    Setting,
    Source,
    bring_in,
    counts_of,
    dry_run,
    limits_for,
)
from liuli.exchange.registry import get_kind
from liuli.exchange.reports import problem_workbook
from liuli.exchange.storage import (
    REPORT,
    UPLOAD,
    keep_sealed,
    open_sealed,
    wipe,
    wipe_later,
)
from liuli.kernel.access import Actor, acting_as, require
from liuli.kernel.errors import Refused
from liuli.kernel.later import after_commit
from liuli.parameters.operations import parameter
from liuli.territory.choices import Level
from liuli.territory.models import Unit

MOST_ATTEMPTS: Final = 3
_MEGABYTE: Final = 1024 * 1024
_MOST_PROBLEMS: Final = 20_000  # more are only in the problem workbook
_HIDDEN: Final = frozenset({"read", "skip"})


# --- uploaded -----------------------------------------------------------------------
def upload_ledger(
    unit: Unit,
    *,
    data: bytes,
    file_name: str,
    actor: User,
    now: datetime,
    kind: str = "",
) -> Import:
    """Keep a ledger file, sealed, and have a worker try it.

    Raises Refused `not_a_community`, `too_large`, `empty`, `et_format`,
    `unknown_kind`.
    """
    require(policies.may_import, actor, unit, kind=kind)
    _require_community(unit)
    most = int(parameter("ledger.max_megabytes", unit=unit))
    if len(data) > most * _MEGABYTE:
        raise fault("too_large", most=most)
    if not data:
        raise fault("empty")
    if file_name.lower().endswith(".et"):
        raise fault("et_format")
    if kind and get_kind(kind) is None:
        raise fault("unknown_kind")
    name = keep_sealed(data, purpose=UPLOAD)
    try:
        with transaction.atomic():
            job = _new_import(unit, data, file_name, actor=actor, now=now)
            job.upload, job.kind, job.kind_is_chosen = name, kind, bool(kind)
            job.save()
            record("exchange.uploaded", job, actor=actor)
            after_commit("liuli.exchange.tasks.check_import", import_id=job.pk)
    except BaseException:
        wipe(name)
        raise
    return job


def _new_import(
    unit: Unit, data: bytes, file_name: str, *, actor: Actor, now: datetime
) -> Import:
    days = int(parameter("ledger.keep_days", unit=unit))
    return Import(
        unit=unit,
        file_name=file_name[-255:],
        file_hash=hashlib.sha256(data).hexdigest(),
        size=len(data),
        uploaded_by_id=actor.actor_id,
        uploaded_at=now,
        expires_at=now + timedelta(days=days),
    )


def _require_community(unit: Unit) -> None:
    if unit.level != Level.COMMUNITY:
        raise Refused(
            _("Ledgers are imported for a whole community."), code="not_a_community"
        )


@transaction.atomic
def choose_columns(
    job: Import,
    *,
    kind: str,
    columns: dict[str, dict[str, int]],
    hidden_sheets: Iterable[str],
    actor: User,
    into: Mapping[str, str] | None = None,
    hidden: str = "",
) -> Import:
    """Try the file again as another ledger or with other columns.

    `hidden` answers whether rows the sheet hides are read ("read") or left out
    ("skip"); while it is "" they are asked about.
    """
    job = _locked(job)
    require(policies.may_handle, actor, job)
    IMPORT.require(job.state, ImportState.UPLOADED)
    if get_kind(kind) is None:
        raise fault("unknown_kind")
    require(policies.may_import, actor, job.unit, kind=kind)
    # Columns chosen for one kind mean nothing for another.
    kept = columns if kind == job.kind else {}
    names = {sheet: name.strip() for sheet, name in (into or {}).items()}
    job.choices = {
        "columns": kept,
        "hidden": hidden if hidden in _HIDDEN else job.choices.get("hidden", ""),
        "hidden_sheets": sorted(hidden_sheets),
        "into": {s: n for s, n in names.items() if n} if kind == job.kind else {},
    }
    job.kind, job.kind_is_chosen = kind, True
    job.state, job.stage, job.progress = ImportState.UPLOADED, Stage.WAITING, 0
    job.attempts = 0
    job.save(
        update_fields=[
            "choices", "kind", "kind_is_chosen", "state", "stage", "progress",
            "attempts",
        ]
    )  # fmt: skip
    after_commit("liuli.exchange.tasks.check_import", import_id=job.pk)
    return job


@transaction.atomic
def confirm_import(job: Import, *, actor: User, now: datetime) -> Import:
    """Have a worker write what the dry run showed."""
    job = _locked(job)
    require(policies.may_handle, actor, job)
    IMPORT.require(job.state, ImportState.CONFIRMED)
    if is_unnamed(job):
        raise Refused(
            _("First say what each sheet belongs to, and check again."),
            code="into_missing",
        )
    if is_hiding(job):
        raise Refused(
            _("First say whether hidden rows are read, and check again."),
            code="hidden_unanswered",
        )
    job.state, job.stage, job.progress = ImportState.CONFIRMED, Stage.WAITING, 0
    job.confirmed_by, job.confirmed_at, job.attempts = actor, now, 0
    job.save(
        update_fields=[
            "state", "stage", "progress", "confirmed_by", "confirmed_at", "attempts",
        ]
    )  # fmt: skip
    learn_columns(job, actor=actor, now=now)
    record("exchange.confirmed", job, actor=actor)
    after_commit("liuli.exchange.tasks.run_import", import_id=job.pk)
    return job


def has_open_question(job: Import) -> bool:
    """A sheet belongs to something nobody has named, or hides what nobody has seen."""
    return is_unnamed(job) or is_hiding(job)


def is_unnamed(job: Import) -> bool:
    """A sheet belongs to something nobody has named yet."""
    kind = get_kind(job.kind)
    asks = kind is not None and bool(kind.into_label)
    return asks and any(not sheet.get("into") for sheet in job.layout)


def is_hiding(job: Import) -> bool:
    """Rows or columns are hidden in the file and nobody has said what about them."""
    if job.choices.get("hidden"):
        return False
    return any(
        sheet.get("hidden_rows") or sheet.get("hidden_places") for sheet in job.layout
    )


# --- tried and written by a worker --------------------------------------------------
def try_import(job: Import, *, actor: Actor, now: datetime) -> Import:
    """The dry run of an uploaded file; what is wrong with the file ends the import."""
    job = _begin(job, ImportState.UPLOADED, ImportState.CHECKING)
    try:
        setting = _setting(job, actor, now)
        result = dry_run(_source(job), setting, tell=_teller(job))
        if not policies.may_import(actor, job.unit, kind=result.kind.slug):
            raise fault("not_your_kind", kind=result.kind.label)
    except Refused as refusal:
        return _fail(job, refusal)
    report = keep_sealed(problem_workbook(result.checked), purpose=REPORT)
    with transaction.atomic():
        job = _locked(job)
        IMPORT.require(job.state, ImportState.CHECKED)
        _keep_result(job, result)
        wipe_later(job.report)
        job.report, job.state, job.checked_at = report, ImportState.CHECKED, now
        job.stage, job.progress = Stage.FINISHED, 100
        job.save()
    return job


def run_import(job: Import, *, actor: Actor, now: datetime) -> Import:
    """Write a confirmed ledger in one transaction, with its result."""
    job = _begin(job, ImportState.CONFIRMED, ImportState.RUNNING)
    source = _source(job)

    def keep(result: Result) -> None:
        report = keep_sealed(problem_workbook(result.checked), purpose=REPORT)
        _finish(job, result, actor=actor, report=report)

    try:
        with acting_as(actor, operation="exchange.import"):
            bring_in(
                source,
                _setting(job, actor, now),
                job,
                tell=_teller(job),
                in_transaction=keep,
            )
    except Refused as refusal:
        return _fail(job, refusal)
    job.refresh_from_db()
    return job


def import_file(
    unit: Unit,
    *,
    data: bytes,
    file_name: str,
    kind: str,
    actor: Actor,
    now: datetime,
    into: Mapping[str, str] | None = None,
    hidden: str = "read",
) -> tuple[Import, Result]:
    """Import a file at once, as the command line does; all or nothing.

    Raises Refused with a code of `faults`, and `not_a_community`.
    """
    require(policies.may_import, actor, unit, kind=kind)
    _require_community(unit)
    setting = command_setting(
        unit, kind=kind, actor=actor, now=now, into=into, hidden=hidden
    )
    with acting_as(actor, operation="exchange.import"):
        job = _new_import(unit, data, file_name, actor=actor, now=now)
        job.state, job.checked_at, job.confirmed_at = ImportState.RUNNING, now, now
        job.save()
        result = bring_in(
            Source(data, file_name),
            setting,
            job,
            tell=lambda _stage, _percent: None,
            in_transaction=lambda r: _finish(job, r, actor=actor, report=""),
        )
    return job, result


def check_file_only(
    unit: Unit,
    *,
    data: bytes,
    file_name: str,
    kind: str,
    actor: Actor,
    now: datetime,
    into: Mapping[str, str] | None = None,
    hidden: str = "read",
) -> Result:
    """What importing a file would do; writes nothing at all."""
    require(policies.may_import, actor, unit, kind=kind)
    _require_community(unit)
    setting = command_setting(
        unit, kind=kind, actor=actor, now=now, into=into, hidden=hidden
    )
    return dry_run(Source(data, file_name), setting, tell=lambda _stage, _percent: None)


def command_setting(
    unit: Unit,
    *,
    kind: str,
    actor: Actor,
    now: datetime,
    into: Mapping[str, str] | None = None,
    hidden: str = "read",
) -> Setting:
    """The setting of the command line: larger files (XL-1)."""
    return Setting(
        unit,
        actor,
        timezone.localdate(now),
        now,
        limits_for(unit, by_command=True),
        Choices(
            kind=kind, into=into or {}, hidden=hidden, learned=learned_columns(unit)
        ),
    )


def _begin(job: Import, waiting: ImportState, working: ImportState) -> Import:
    """Take the job up; one whose worker died is taken up where it was."""
    with transaction.atomic():
        job = _locked(job)
        if job.state != working:
            if job.state != waiting:
                raise Refused(
                    _("This import is not waiting for a worker."), code="not_waiting"
                )
            IMPORT.require(job.state, working)
        job.state, job.attempts = working, job.attempts + 1
        job.save(update_fields=["state", "attempts"])
    return job


def _source(job: Import) -> Source:
    return Source(open_sealed(job.upload, purpose=UPLOAD), job.file_name)


def _setting(job: Import, actor: Actor, now: datetime) -> Setting:
    kind = job.kind if job.kind_is_chosen or job.state == ImportState.RUNNING else ""
    return Setting(
        job.unit,
        actor,
        timezone.localdate(now),
        now,
        limits_for(job.unit),
        Choices.from_json(
            job.choices,
            kind=kind,
            asks=job.state == ImportState.CHECKING,
            learned=learned_columns(job.unit),
        ),
    )


def _teller(job: Import) -> Any:
    """Save the progress for the page; a step backwards is not told."""
    told = -1

    def tell(stage: str, percent: int) -> None:
        nonlocal told
        if percent > told:
            told = percent
            Import.objects.filter(pk=job.pk).update(
                stage=stage, progress=min(percent, 99)
            )

    return tell


def _finish(job: Import, result: Result, *, actor: Actor, report: str) -> None:
    """In the transaction of the merge: the result stands or falls with the rows."""
    _keep_result(job, result)
    wipe_later(job.report)
    job.report, job.finished_at = report, timezone.now()
    job.state, job.stage, job.progress = ImportState.DONE, Stage.FINISHED, 100
    job.save()
    record(
        "exchange.imported",
        job,
        actor=actor,
        detail={"kind": job.kind, **counts_of(result)},
    )


def _keep_result(job: Import, result: Result) -> None:
    job.kind = result.kind.slug
    job.layout = result.checked.layout.as_json()
    job.sheets = [
        {slot: getattr(sheet, slot) for slot in sheet.__slots__}
        for sheet in result.sheets
    ]
    for name, count in counts_of(result).items():
        setattr(job, name, count)
    ImportProblem.objects.filter(job=job).delete()
    telling = sorted(result.problems, key=lambda p: p.level == "warning")
    ImportProblem.objects.bulk_create(
        [
            ImportProblem(
                job=job,
                sheet=problem.sheet[:100],
                row=problem.row,
                column=problem.column[:200],
                code=problem.code,
                level=problem.level,
                values=problem.values,
                quoted=problem.quoted[:500] or None,
            )
            for problem in telling[:_MOST_PROBLEMS]
        ],
        batch_size=2_000,
    )


def _fail(job: Import, refusal: Refused) -> Import:
    with transaction.atomic():
        job = _locked(job)
        IMPORT.require(job.state, ImportState.FAILED)
        job.state, job.stage, job.fault = (
            ImportState.FAILED,
            Stage.FINISHED,
            refusal.code,
        )
        job.fault_values = _fault_values(job, refusal)
        job.save(update_fields=["state", "stage", "fault", "fault_values"])
    return job


def _fault_values(job: Import, refusal: Refused) -> dict[str, str]:
    """The sentence is kept where it holds values; codes alone are translated anew."""
    known = refusal.code in FAULTS and "%(" not in str(FAULTS[refusal.code])
    return {} if known else {"sentence": str(refusal)}


@transaction.atomic
def give_up(job: Import) -> Import:
    """End an import whose worker died again and again."""
    job = _locked(job)
    if job.state not in {ImportState.CHECKING, ImportState.RUNNING}:
        return job
    job.state, job.stage, job.fault = ImportState.FAILED, Stage.FINISHED, "interrupted"
    job.save(update_fields=["state", "stage", "fault"])
    return job


def _locked(job: Import) -> Import:
    found: Import = Import.objects.for_update().select_related("unit").get(pk=job.pk)
    return found


def note_report_taken(job: Import, *, actor: User) -> None:
    """Leave a line in the audit: the workbook quotes what the rows said."""
    require(policies.may_handle, actor, job)
    record("exchange.problems_downloaded", job, actor=actor)


def undo_until(job: Import) -> date | None:
    """The last day an import can be undone, None before it is done."""
    if job.finished_at is None:
        return None
    days = int(parameter("ledger.undo_days", unit=job.unit))
    return timezone.localdate(job.finished_at) + timedelta(days=days)
