"""Lists on their way out: exactly the filter, masked, marked, for a day (XL-12, SEC-10)."""

import io
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from liuli.accounts.models import User
from liuli.accounts.operations import end_post
from liuli.audit.models import Entry
from liuli.exchange import streaming, tasks
from liuli.exchange.choices import ExportState
from liuli.exchange.exports import expire_exports, order_export, take_export
from liuli.exchange.models import Export
from liuli.exchange.reading import Limits, read_workbook
from liuli.exchange.storage import EXPORT, SealedWriter, read_sealed
from liuli.exchange.streaming import WorkbookStream
from liuli.kernel.access import SYSTEM
from liuli.kernel.errors import NotAllowed, Refused
from liuli.privacy.crypto import DecryptionFailed
from liuli.territory.models import Unit
from residents.choices import Hukou
from tests.factories.residents import a_phone, a_resident, an_identity
from tests.taking_out import take_out

SignedIn = Callable[[User], Client]
LIST = reverse("admin:residents_person_open_export")
NAME, PHONE = "欧阳震华", "19900012345"
PEOPLE = "residents.person"


def written(rows: list[list[Any]], **more: Any) -> bytes:
    target = io.BytesIO()
    facts = {"title": "居民", "headings": ["甲", "乙"], "mark": "cadre 2026-11-25"}
    stream = WorkbookStream(target, **{**facts, **more})
    stream.add(rows)
    stream.close()
    return target.getvalue()


def ordered(who: User, **more: Any) -> Export:
    facts: dict[str, Any] = {"purpose": "月报", "now": timezone.now()}
    return order_export(
        "desk", PEOPLE, more.pop("query", {}), actor=who, **facts | more
    )


def done(export: Export) -> Export:
    tasks.run_export(export_id=export.pk)
    export.refresh_from_db()
    return export


@pytest.fixture
def person(grid: Unit) -> Any:
    return a_resident(grid, full_name=NAME, identity=an_identity(), phone=PHONE)


# --- the workbook -----------------------------------------------------------------------
def test_every_text_is_a_text_cell():
    """SEC-11, XL-12: identity numbers keep their places, formulas stay letters."""
    cells = [
        "510199199001010017",
        "=1+1",
        "＝cmd",
        "+86",
        "-5",
        "@x",
        "\tx",
        "a\x00b<&>",
        "𠮷",
    ]

    sheet = load_workbook(io.BytesIO(written([[cell, ""] for cell in cells]))).active

    shown = [row[0] for row in sheet.iter_rows(min_row=2, max_row=len(cells) + 1)]
    assert {cell.data_type for cell in shown} == {"s"}
    assert {cell.number_format for cell in shown} == {"@"}
    assert [cell.value for cell in shown] == [
        "510199199001010017", "'=1+1", "'＝cmd", "'+86", "'-5", "'@x", "'\tx", "ab<&>", "𠮷",
    ]  # fmt: skip


def test_numbers_dates_and_truths_stay_what_they_are():
    now = datetime(2026, 3, 9, 12, 30)  # noqa: DTZ001 - as a cell holds it
    row = [3, Decimal("4.50"), True, date(2026, 3, 9), now, None]

    sheet = load_workbook(io.BytesIO(written([row]))).active

    values = [cell.value for cell in sheet[2]]
    assert values[:3] == [3, 4.5, True]
    assert [values[3].date(), values[4]] == [date(2026, 3, 9), now]


def test_our_own_reader_reads_it_back():
    """import(export(x)) = x, calamine and openpyxl alike."""
    rows = [[f"值{n}", "" if n % 3 else "=甲"] for n in range(50)]

    book = read_workbook(written(rows), file_name="a.xlsx", limits=Limits())

    assert book.sheets[0].rows[1:51] == [[a, f"'{b}" if b else ""] for a, b in rows]


def test_mark_stands_under_the_table_and_on_every_printed_page():
    sheet = load_workbook(io.BytesIO(written([["a", "b"]]))).active

    assert sheet.cell(4, 1).value == "cadre 2026-11-25"
    assert "cadre 2026-11-25" in str(sheet.oddFooter.left.text)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B2")


def test_more_rows_than_a_sheet_holds_go_on_the_next(monkeypatch: pytest.MonkeyPatch):
    """Any size: no row is cut off (kpi #2370)."""
    monkeypatch.setattr(streaming, "ROWS_OF_A_SHEET", 10)

    book = load_workbook(io.BytesIO(written([[str(n), ""] for n in range(25)])))

    assert book.sheetnames == ["居民 1", "居民 2", "居民 3"]
    found = [
        row[0] for sheet in book for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    numbers = [cell for cell in found if cell and cell.isdigit()]
    assert numbers == [str(n) for n in range(25)]
    assert {sheet.cell(1, 1).value for sheet in book} == {"甲"}


def test_rows_are_written_while_they_come(sealed_files: Path):
    """Memory does not grow with the rows."""

    def rows() -> Iterator[list[str]]:
        for n in range(20_000):
            yield [f"{n}" * 20] * 6

    writer = SealedWriter(purpose=EXPORT)
    tracemalloc.start()
    stream = WorkbookStream(writer, title="x", headings=["a"] * 6, mark="m")
    stream.add(rows())
    stream.close()
    writer.close()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 8_000_000
    assert b"".join(read_sealed(writer.name, purpose=EXPORT)).startswith(b"PK")


# --- at rest ----------------------------------------------------------------------------
def test_file_at_rest_is_sealed_piece_by_piece(sealed_files: Path):
    """SEC-10: nothing in clear; a piece swapped or cut off does not open."""
    writer = SealedWriter(purpose=EXPORT)
    writer.write(b"canary" * 400_000)
    writer.close()
    path = sealed_files / writer.name
    whole = path.read_bytes()

    assert b"canary" not in whole
    assert path.stat().st_mode & 0o777 == 0o600
    clear = b"".join(read_sealed(writer.name, purpose=EXPORT))
    assert clear == b"canary" * 400_000
    first = 5 + int.from_bytes(whole[1:5])
    for harmed in (whole[:first], whole[first:], whole[: first + 9]):
        path.write_bytes(harmed)
        with pytest.raises(DecryptionFailed):
            list(read_sealed(writer.name, purpose=EXPORT))


# --- from the list to the file ----------------------------------------------------------
def test_file_holds_the_present_filter_and_its_count_is_audited(
    grid: Unit, cadre: User, person: Any
):
    a_resident(grid, full_name="别人", phone=a_phone(), hukou=Hukou.LOCAL)

    export = done(ordered(cadre, query={"hukou__exact": ["local"]}))

    assert (export.state, export.expected, export.written) == ("ready", 1, 1)
    entry = Entry.objects.get(action="lists.exported")
    assert (entry.actor_label, entry.detail["rows"]) == (cadre.actor_label, 1)


def test_names_and_numbers_are_masked_for_whoever_asks(
    signed_in: SignedIn, cadre: User, person: Any
):
    """Bait: a cadre who sends the tick all the same."""
    book = take_out(signed_in(cadre), LIST, is_unmasked="on")

    said = str([list(row) for row in book.active.iter_rows(values_only=True)])
    assert NAME not in said
    assert PHONE not in said
    assert not Export.objects.get().is_unmasked
    with pytest.raises(NotAllowed):
        ordered(cadre, is_unmasked=True)


def test_in_full_only_by_right_and_with_a_reason(
    signed_in: SignedIn, secretary: User, person: Any
):
    book = take_out(signed_in(secretary), LIST, is_unmasked="on", purpose="上级核查")

    said = [list(row) for row in book.active.iter_rows(values_only=True)]
    assert {NAME, PHONE, person.identity} <= {str(cell) for cell in said[1]}
    mark = next(row[0] for row in reversed(said) if row[0])
    assert ("secretary" in mark, "上级核查" in mark) == (True, True)
    assert Entry.objects.get(action="lists.exported").detail["unmasked"] is True
    with pytest.raises(Refused) as refusal:
        ordered(secretary, is_unmasked=True, purpose=" ")
    assert refusal.value.code == "purpose_missing"


def test_page_shows_progress_then_the_file(
    signed_in: SignedIn, cadre: User, person: Any
):
    client, export = signed_in(cadre), ordered(cadre)
    page = reverse("exchange:export", args=[export.pk])
    progress = reverse("exchange:export_progress", args=[export.pk])
    assert client.get(progress).json()["busy"] is True
    assert "data-exchange-progress" in client.get(page).content.decode()

    done(export)

    assert client.get(progress).json()["busy"] is False
    assert (
        reverse("exchange:export_file", args=[export.pk])
        in client.get(page).content.decode()
    )
    assert page in client.get(reverse("exchange:exports")).content.decode()


def test_file_is_nobody_elses(
    signed_in: SignedIn, cadre: User, secretary: User, person: Any
):
    export = done(ordered(cadre))

    for name in ("export", "export_progress"):
        url = reverse(f"exchange:{name}", args=[export.pk])
        assert signed_in(secretary).get(url).status_code == 404
    url = reverse("exchange:export_file", args=[export.pk])
    assert signed_in(secretary).post(url).status_code == 404
    with pytest.raises(NotAllowed):
        take_export(export, actor=secretary, now=timezone.now())


def test_file_is_wiped_after_a_day(
    cadre: User, signed_in: SignedIn, person: Any, sealed_files: Path,
    django_capture_on_commit_callbacks: Any,
):  # fmt: skip
    """SEC-10."""
    export = done(ordered(cadre))
    assert export.expires_at - export.finished_at == timedelta(hours=24)
    later = export.expires_at + timedelta(seconds=1)
    with pytest.raises(Refused) as refusal:
        take_export(export, actor=cadre, now=later)
    assert refusal.value.code == "export_gone"

    with django_capture_on_commit_callbacks(execute=True):
        expire_exports(now=later)

    export.refresh_from_db()
    assert (export.state, export.file) == (ExportState.WIPED, "")
    assert list(sealed_files.iterdir()) == []
    answer = signed_in(cadre).post(reverse("exchange:export_file", args=[export.pk]))
    assert answer.status_code == 302


def test_who_lost_the_right_gets_no_file(cadre: User, person: Any):
    """Pending exports and finished files end with the post (T2)."""
    ready, waiting = done(ordered(cadre)), ordered(cadre)
    for post in cadre.posts.all():
        end_post(post, ends_on=timezone.localdate(), actor=SYSTEM)
    cadre = User.objects.get(pk=cadre.pk)

    failed = done(waiting)

    assert (failed.state, failed.fault) == (ExportState.FAILED, "not_allowed")
    with pytest.raises(NotAllowed):
        take_export(ready, actor=cadre, now=timezone.now())


def test_forgotten_export_is_woken_and_a_hopeless_one_given_up(
    cadre: User, person: Any, monkeypatch: pytest.MonkeyPatch
):
    """The broker was away, or the worker died."""
    waiting, hopeless = ordered(cadre), ordered(cadre)
    old = timezone.now() - timedelta(minutes=2)
    Export.objects.update(asked_at=old)
    Export.objects.filter(pk=hopeless.pk).update(state=ExportState.RUNNING, attempts=3)
    rung: list[int] = []
    monkeypatch.setattr(
        tasks, "after_commit", lambda _name, export_id: rung.append(export_id)
    )

    tasks.resume_exports()

    hopeless.refresh_from_db()
    assert rung == [waiting.pk]
    assert (hopeless.state, hopeless.fault) == (ExportState.FAILED, "interrupted")
