"""An import from upload to undo, and what is at rest meanwhile (XL-10, F27, F28)."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from liuli.accounts.models import User
from liuli.audit.models import Entry
from liuli.exchange import operations, tasks
from liuli.exchange.choices import ImportState
from liuli.exchange.models import Import, ImportedRow, ImportProblem
from liuli.exchange.reading import Limits, read_workbook
from liuli.exchange.registry import get_kind
from liuli.exchange.storage import REPORT, UPLOAD, open_sealed
from liuli.exchange.undoing import StandsInTheWay, undo_import
from liuli.exchange.wiping import expire_imports
from liuli.kernel.errors import NotAllowed, Refused
from liuli.territory.models import Unit
from residents.models import ClassSpell, Person, Stay
from tests.clock import NOON
from tests.ledgers.samples import (
    SHEET,
    a_row,
    an_identity,
    part,
    rezipped,
    workbook,
)

GOOD = workbook([a_row(1), a_row(2)])
MIXED = workbook([a_row(1), a_row(2, 联系电话="123"), a_row(1), a_row(3, 姓名="=甲")])


@pytest.fixture
def upload(community: Unit, cadre: User) -> Callable[..., Import]:
    def act(data: bytes = GOOD, **more: Any) -> Import:
        return operations.upload_ledger(
            community,
            data=data,
            file_name="台账.xlsx",
            actor=cadre,
            now=timezone.now(),
            **more,
        )

    return act


@pytest.fixture
def imported(upload: Callable[..., Import], cadre: User) -> Callable[..., Import]:
    def act(data: bytes = GOOD) -> Import:
        job = upload(data)
        tasks.check_import(import_id=job.pk)
        operations.confirm_import(job, actor=cadre, now=timezone.now())
        tasks.run_import(import_id=job.pk)
        job.refresh_from_db()
        return job

    return act


def state_of(job: Import) -> str:
    job.refresh_from_db()
    return job.state


# --- the way in ---------------------------------------------------------------------
def test_dry_run_counts_and_writes_nothing(upload: Callable[..., Import]):
    job = upload(MIXED)

    tasks.check_import(import_id=job.pk)

    assert state_of(job) == ImportState.CHECKED
    counts = (job.read, job.created, job.duplicate, job.refused)
    assert counts == (4, 2, 1, 1)
    assert [(p.row, p.code) for p in job.problems.filter(level="refused")] == [
        (3, "phone_invalid")
    ]
    assert (Person.objects.count(), ImportedRow.objects.count()) == (0, 0)


def test_confirmed_import_is_written_by_the_worker(
    imported: Callable[..., Import], cadre: User
):
    job = imported()

    assert (job.state, job.progress, job.created) == (ImportState.DONE, 100, 2)
    assert Person.objects.count() == 2
    entry = Entry.objects.get(action="exchange.imported")
    assert entry.actor_label == cadre.actor_label
    assert entry.detail["created"] == 2


def test_nothing_is_written_without_confirmation(upload: Callable[..., Import]):
    job = upload()
    tasks.check_import(import_id=job.pk)

    tasks.run_import(import_id=job.pk)

    assert state_of(job) == ImportState.CHECKED
    assert Person.objects.count() == 0


def test_file_fault_ends_the_import_with_its_code(upload: Callable[..., Import]):
    job = upload(b"\0\1\2 not a workbook")

    tasks.check_import(import_id=job.pk)

    assert (state_of(job), job.fault) == (ImportState.FAILED, "not_a_workbook")
    assert Person.objects.count() == 0


def test_rows_over_the_limit_are_refused_as_a_whole(community: Unit, cadre: User):
    rows = [a_row(n) for n in range(1, 6)]
    setting = operations.command_setting(community, kind="", actor=cadre, now=NOON)
    from dataclasses import replace

    from liuli.exchange.pipeline import Source, dry_run

    small = replace(setting, limits=Limits(rows=4))

    with pytest.raises(Refused) as refusal:
        dry_run(Source(workbook(rows), "a.xlsx"), small, tell=lambda _s, _p: None)

    assert refusal.value.code == "too_many_rows"
    assert "4" in str(refusal.value)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "台账.xlsx", "empty"),
        (b"x" * 11_000_000, "台账.xlsx", "too_large"),
        (b"x", "台账.et", "et_format"),
    ],
    ids=["empty", "too_large", "et"],
)
def test_upload_refuses_at_once_and_keeps_nothing(
    community: Unit, cadre: User, sealed_files: Path, data: bytes, name: str, code: str
):
    with pytest.raises(Refused) as refusal:
        operations.upload_ledger(
            community, data=data, file_name=name, actor=cadre, now=NOON
        )

    assert refusal.value.code == code
    assert Import.objects.count() == 0
    assert not sealed_files.exists()


@pytest.mark.parametrize(
    "who", ["worker", "stranger", "street_officer", "official", "auditor"]
)
def test_only_who_imports_for_this_community_may_upload(
    request: pytest.FixtureRequest, community: Unit, who: str
):
    person = request.getfixturevalue(who)

    with pytest.raises(NotAllowed):
        operations.upload_ledger(
            community, data=GOOD, file_name="a.xlsx", actor=person, now=NOON
        )

    assert Import.objects.count() == 0


def test_stranger_may_not_confirm(upload: Callable[..., Import], stranger: User):
    job = upload()
    tasks.check_import(import_id=job.pk)

    with pytest.raises(NotAllowed):
        operations.confirm_import(job, actor=stranger, now=NOON)

    assert state_of(job) == ImportState.CHECKED


def test_other_columns_are_another_dry_run(upload: Callable[..., Import], cadre: User):
    job = upload(workbook([a_row(1, 居住方式="保洁")]))
    tasks.check_import(import_id=job.pk)
    columns = dict(Import.objects.get(pk=job.pk).layout[0]["columns"])
    columns["occupation"] = columns.pop("stay_kind")

    operations.choose_columns(
        job,
        kind="resident",
        columns={"实有人口": columns},
        hidden_sheets=(),
        actor=cadre,
    )
    tasks.check_import(import_id=job.pk)
    operations.confirm_import(job, actor=cadre, now=NOON)
    tasks.run_import(import_id=job.pk)

    assert Person.objects.get().occupation == "保洁"
    assert not ImportProblem.objects.filter(code="word_unknown").exists()


def hiding(row: int = 3) -> bytes:
    """Two rows of which the sheet hides one."""
    text = part(GOOD, SHEET).replace(
        f'<row r="{row}"'.encode(), f'<row hidden="1" r="{row}"'.encode()
    )
    return rezipped(GOOD, {SHEET: text})


@pytest.mark.parametrize(("answer", "count"), [("read", 2), ("skip", 1)])
def test_hidden_rows_are_asked_about(
    upload: Callable[..., Import], cadre: User, answer: str, count: int
):
    """XL-2: neither read nor left out in silence."""
    job = upload(hiding())
    tasks.check_import(import_id=job.pk)
    with pytest.raises(Refused) as refusal:
        operations.confirm_import(job, actor=cadre, now=NOON)
    assert refusal.value.code == "hidden_unanswered"
    columns = {"实有人口": Import.objects.get(pk=job.pk).layout[0]["columns"]}

    operations.choose_columns(
        job,
        kind="resident",
        columns=columns,
        hidden_sheets=(),
        hidden=answer,
        actor=cadre,
    )
    tasks.check_import(import_id=job.pk)
    operations.confirm_import(job, actor=cadre, now=NOON)
    tasks.run_import(import_id=job.pk)

    assert Person.objects.count() == count
    told = "row_hidden" if answer == "read" else "row_hidden_skipped"
    assert job.problems.filter(code=told, row=3).count() == 1


def test_same_file_again_shows_the_first_and_adds_nothing(
    imported: Callable[..., Import],
):
    """XL-10, F28."""
    first = imported()

    second = imported()

    assert list(Import.objects.with_same_file(second)) == [first]
    assert (second.created, second.unchanged) == (0, 2)


def test_what_the_database_refuses_is_told_without_quoting_it(
    upload: Callable[..., Import],
    cadre: User,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
):
    """The server's own message would put the cell into the log."""
    job = upload()
    tasks.check_import(import_id=job.pk)
    operations.confirm_import(job, actor=cadre, now=timezone.now())
    monkeypatch.setattr(
        "residents.imports.people.name_values",
        lambda name: {"full_name": name * 60} | _other_name_columns(),
    )

    tasks.run_import(import_id=job.pk)

    assert (state_of(job), job.fault) == (ImportState.FAILED, "not_written")
    assert Person.objects.count() == 0
    assert "StringDataRightTruncation" in caplog.text
    assert "张" not in caplog.text


def _other_name_columns() -> dict[str, Any]:
    lists: dict[str, Any] = {"grams": [], "initials": [], "readings": []}
    return lists | {"name_key": "x", "pinyin": "x"}


# --- at rest ------------------------------------------------------------------------
def test_stored_files_and_quoted_cells_are_sealed(
    upload: Callable[..., Import], sealed_files: Path
):
    """SEC-10: a canary is in the clear nowhere, neither on disk nor in the tables."""
    number, phone = an_identity(7), "1990000"
    job = upload(workbook([a_row(7, 联系电话=phone, 姓名="探针甲")]))
    tasks.check_import(import_id=job.pk)
    job.refresh_from_db()

    at_rest = b"".join(path.read_bytes() for path in sealed_files.iterdir())
    at_rest += str(list(Import.objects.values())).encode()
    at_rest += str(list(ImportProblem.objects.values("values", "column"))).encode()
    assert len(list(sealed_files.iterdir())) == 2
    for canary in (number, "探针甲", "PK\x03\x04"):
        assert canary.encode() not in at_rest
    assert open_sealed(job.upload, purpose=UPLOAD).startswith(b"PK")
    assert {path.stat().st_mode & 0o777 for path in sealed_files.iterdir()} == {0o600}


def test_problem_workbook_quotes_row_heading_and_reason(upload: Callable[..., Import]):
    job = upload(MIXED)
    tasks.check_import(import_id=job.pk)
    job.refresh_from_db()

    data = open_sealed(job.report, purpose=REPORT)
    refused, everything = read_workbook(
        data, file_name="a.xlsx", limits=Limits()
    ).sheets

    form = [column.heading for column in get_kind("resident").columns]
    assert refused.rows[0][4:] == form
    assert [(row[0], row[1]) for row in refused.rows[1:]] == [
        ("实有人口", 3.0),
        ("实有人口", 4.0),
    ]
    shown = dict(zip(form, refused.rows[1][4:], strict=True))
    assert [shown[h] for h in ("姓名", "性别", "公民身份号码", "联系电话")] == [
        "张丙",
        "女",
        an_identity(2),
        "123",
    ]
    assert all(row[3] for row in refused.rows[1:])
    assert len(everything.rows) == 1 + 2


def test_corrected_problem_workbook_can_be_imported_as_it_is(
    imported: Callable[..., Import],
):
    job = imported(MIXED)
    data = open_sealed(job.report, purpose=REPORT)
    rows = read_workbook(data, file_name="a.xlsx", limits=Limits()).sheets[0].rows
    phone = rows[0].index("联系电话")
    fixed = [[*rows[1][:phone], "19900000002", *rows[1][phone + 1 :]]]

    again = imported(workbook(fixed, headings=[str(cell) for cell in rows[0]]))

    assert (again.read, again.created) == (1, 1)
    assert list(again.problems.values_list("code", "column")) == []


def test_files_and_quotes_are_wiped_when_they_expire(
    imported: Callable[..., Import], sealed_files: Path
):
    """PI-5: thirty days."""
    job = imported(MIXED)
    later = job.expires_at + timedelta(seconds=1)
    assert job.expires_at - job.uploaded_at == timedelta(days=30)

    with _commits():
        expire_imports(now=later)

    job.refresh_from_db()
    assert (job.upload, job.report, job.is_wiped) == ("", "", True)
    assert list(sealed_files.iterdir()) == []
    assert not job.problems.filter(quoted__isnull=False).exists()
    assert Person.objects.count() == 2


def _commits() -> Any:
    from django.test import TestCase

    return TestCase.captureOnCommitCallbacks(execute=True)


def test_rows_that_do_not_add_up_are_refused_by_the_database(community: Unit):
    """Read = created + updated + unchanged + duplicate + refused, always."""
    with (
        pytest.raises(IntegrityError, match="import_rows_add_up"),
        transaction.atomic(),
    ):
        Import.objects.create(
            unit=community, file_name="a", file_hash="0" * 64, size=1, read=2, created=1,
            uploaded_at=NOON, expires_at=NOON,
        )  # fmt: skip


# --- undone -------------------------------------------------------------------------
def test_undo_takes_everything_back(imported: Callable[..., Import], cadre: User):
    job = imported()

    undo_import(job, actor=cadre, now=timezone.now())

    assert state_of(job) == ImportState.UNDONE
    left = (Person.objects.count(), Stay.objects.count(), ClassSpell.objects.count())
    assert left == (0, 0, 0)
    assert Entry.objects.filter(action="exchange.undone").count() == 1


def test_undo_puts_changed_rows_back(imported: Callable[..., Import], cadre: User):
    imported(workbook([a_row(1)]))
    before = Person.objects.values().get()
    job = imported(workbook([a_row(1, 联系电话="19900099999", 姓名="张新"), a_row(2)]))
    assert job.updated == 1

    undo_import(job, actor=cadre, now=timezone.now())

    assert Person.objects.values().get() == before


def test_undo_is_refused_when_a_row_was_changed_since(
    imported: Callable[..., Import], cadre: User
):
    job = imported()
    person = Person.objects.order_by("pk").first()
    assert person is not None
    person.occupation = "保洁"
    person.save(update_fields=["occupation"])

    with pytest.raises(StandsInTheWay) as refusal:
        undo_import(job, actor=cadre, now=timezone.now())

    assert [(o.count, o.is_change) for o in refusal.value.obstacles] == [(1, True)]
    assert (state_of(job), Person.objects.count()) == (ImportState.DONE, 2)
    assert ClassSpell.objects.count() == 2


def test_undo_is_refused_when_something_was_built_on_it(
    imported: Callable[..., Import], cadre: User
):
    job = imported()
    person = Person.objects.order_by("pk").first()
    stay = Stay.objects.order_by("pk").first()
    assert person is not None
    assert stay is not None
    Stay.objects.create(person=person, address=stay.address, period=(None, None))

    with pytest.raises(StandsInTheWay) as refusal:
        undo_import(job, actor=cadre, now=timezone.now())

    assert [(o.count, o.is_change) for o in refusal.value.obstacles] == [(1, False)]
    assert Person.objects.count() == 2


def test_undo_is_refused_after_its_days(imported: Callable[..., Import], cadre: User):
    job = imported()

    with pytest.raises(Refused) as refusal:
        undo_import(job, actor=cadre, now=timezone.now() + timedelta(days=8))

    assert refusal.value.code == "undo_too_late"
    assert Person.objects.count() == 2


def test_undo_happens_once(imported: Callable[..., Import], cadre: User):
    job = imported()
    undo_import(job, actor=cadre, now=timezone.now())

    with pytest.raises(Refused):
        undo_import(job, actor=cadre, now=timezone.now())


# --- the worker ---------------------------------------------------------------------
def test_sweep_wakes_what_was_forgotten(
    upload: Callable[..., Import], cadre: User, monkeypatch: pytest.MonkeyPatch
):
    """The broker was away: the row is the truth."""
    job = upload()
    Import.objects.filter(pk=job.pk).update(
        uploaded_at=timezone.now() - timedelta(minutes=1)
    )
    rung: list[tuple[str, int]] = []
    monkeypatch.setattr(
        tasks, "after_commit", lambda name, import_id: rung.append((name, import_id))
    )

    tasks.resume_imports()

    assert rung == [("liuli.exchange.tasks.check_import", job.pk)]


def test_import_whose_worker_keeps_dying_is_given_up(upload: Callable[..., Import]):
    job = upload()
    Import.objects.filter(pk=job.pk).update(
        state=ImportState.CHECKING,
        attempts=operations.MOST_ATTEMPTS,
        uploaded_at=timezone.now() - timedelta(hours=1),
    )

    tasks.resume_imports()

    assert (state_of(job), job.fault) == (ImportState.FAILED, "interrupted")


@pytest.mark.django_db
def test_missing_import_is_not_an_error():
    tasks.check_import(import_id=0)
