"""Bad ledgers by the hundred (reliability 4.2): one sentence or the good rows, never a crash.

Workbooks are read by the child's own function inside this process, which is quick; a
few of each class go the whole way through the child process with its ceilings.
"""

import faulthandler
import io
import json
import os
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from liuli.exchange import workbook_child
from liuli.exchange.checking import check_rows
from liuli.exchange.faults import FAULTS
from liuli.exchange.laying_out import Choices, lay_out
from liuli.exchange.reading import MEGABYTE, Limits, Workbook, _sheet, read_workbook
from liuli.exchange.rows import Reading
from liuli.kernel.errors import Refused
from tests.clock import TODAY
from tests.ledgers import corpus, corpus_more

# LIULI_LONG_RUNS=1 reads them all: half a minute.
EVERY = 1 if os.environ.get("LIULI_LONG_RUNS") else 12
Told = Callable[[bytes], bytes]
CLASSES = {
    "bytes": lambda: [*corpus.harmed_bytes(1), *corpus.harmed_bytes(2)],
    "structure": corpus.broken_structure,
    "bombs": corpus.bombs,
    "active": corpus.active_content,
    "values": corpus.odd_values,
    "encodings": corpus.encodings,
}
MUST_FAIL = {
    "entities": "bomb", "corner": "bomb", "members": "bomb", "steep": "bomb",
    "wide": "bomb", "macros": "macros", "encrypted": "encrypted",
    "html": "not_a_workbook", "rtf": "not_a_workbook", "pdf": "not_a_workbook",
    "csv-nul": "not_a_workbook", "csv-broken": "not_a_workbook",
}  # fmt: skip
MUST_READ = {"good", "one", "external", "nested", "epoch-1904", "csv-mixed-ends"}


def told_here(data: bytes) -> bytes:
    """What the child would answer, without a process for each of hundreds of files."""
    try:
        told = workbook_child.read(data, Limits().rows)
    except workbook_child.Fault as fault:
        told = {"fault": str(fault)}
    except MemoryError:
        told = {"fault": "bomb"}
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        told = {"fault": "not_a_workbook"}
    return json.dumps(told, default=workbook_child._plain).encode()


def told_apart(data: bytes) -> bytes:
    """The same from a fork with the child's ceiling: of these some end the parser."""
    with tempfile.TemporaryFile() as answer:
        if not (child := os.fork()):
            try:
                os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a dying parser says
                faulthandler.disable()
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
                most = Limits().memory * MEGABYTE + _in_use()
                resource.setrlimit(resource.RLIMIT_AS, (most, most))
                answer.write(told_here(data))
                answer.flush()
            finally:
                os._exit(not answer.tell())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code <= 0, "the parser raised something else than its faults"
        answer.seek(0)
        return b'{"fault": "bomb"}' if code else answer.read()


def _in_use() -> int:
    pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    return int(pages) * resource.getpagesize()


def outcome(data: bytes, name: str, told: Told = told_here) -> tuple[str, list[Any]]:
    """The code that refuses the file, or "" with its rows."""
    try:
        book = _read(data, name, told)
        layout = lay_out(book, Choices(kind="resident"), file_name=name)
    except Refused as refusal:
        return refusal.code, []
    checked = check_rows(layout, Reading(today=TODAY, from_1904=book.from_1904))
    return "", checked.rows


def _read(data: bytes, name: str, told: Told) -> Workbook:
    if not data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return read_workbook(data, file_name=name, limits=Limits())
    answer = json.loads(told(data))
    if "fault" in answer:
        raise Refused("", code=answer["fault"])
    return Workbook([_sheet(sheet) for sheet in answer["sheets"]], answer["from_1904"])


def assert_whole(label: str, rows: list[Any]) -> None:
    """A row is refused where a problem says so, and every problem has its sentence."""
    for row in rows:
        assert (row.outcome == "refused") == any(
            problem.level == "refused" for problem in row.problems
        ), label
        assert all(problem.message for problem in row.problems), label


@pytest.mark.django_db
@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", CLASSES)
def test_every_bad_file_is_one_sentence_or_its_good_rows(name: str):
    """XL-1, XL-5, XL-6, XL-9: file faults write nothing, row faults only their row."""
    files = dict(CLASSES[name]())

    found = {label: outcome(data, f"{label}.csv") for label, data in files.items()}

    assert {code for code, _rows in found.values()} <= {"", *FAULTS}
    for label, (code, rows) in found.items():
        if label in MUST_FAIL:
            assert code == MUST_FAIL[label], label
        if label in MUST_READ:
            assert (code, bool(rows)) == ("", True), label
        assert_whole(label, rows)


@pytest.mark.django_db
@pytest.mark.timeout(120)
def test_more_bad_files_are_one_sentence_or_their_good_rows():
    """XL-1: 335 more make 500; a twelfth of each class in every run, all in a long one."""
    files = list(corpus_more.more())
    assert len(files) == 335

    for label, data in files[::EVERY]:
        code, rows = outcome(data, f"{label}.csv", told_apart)
        assert code in {"", *FAULTS}, label
        assert_whole(label, rows)


@pytest.mark.django_db
def test_a_merge_written_backwards_is_read_forwards():
    """XL-3: C3:A1 names the same cells as A1:C3."""
    text = corpus.part(corpus.GOOD, corpus.SHEET)
    area = b'</sheetData><mergeCells><mergeCell ref="F3:F2"/></mergeCells>'
    back = corpus.rezipped(
        corpus.GOOD, {corpus.SHEET: text.replace(b"</sheetData>", area)}
    )

    code, rows = outcome(back, "a.xlsx")

    assert code == ""
    assert [row.values["address"] for row in rows[:2]] == ["琉璃三街1号2楼1室"] * 2


@pytest.mark.django_db
@pytest.mark.parametrize("label", ["number-0", "number-1", "number-2"])
def test_identity_number_that_lost_digits_is_refused_not_repaired(label: str):
    """XL-5: the good row beside it goes in."""
    code, rows = outcome(dict(corpus.odd_values())[label], label)

    assert code == ""
    assert [row.outcome for row in rows] == ["refused", None]


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("label", ["entities", "steep", "corner", "macros"])
def test_hostile_files_meet_the_ceilings_of_the_child(label: str):
    """F29: the same verdict from the process of its own, within its 512 MB."""
    files = dict([*corpus.bombs(), *corpus.active_content()])

    with pytest.raises(Refused) as refusal:
        read_workbook(files[label], file_name="a.xlsx", limits=Limits())

    assert refusal.value.code == MUST_FAIL[label]


def test_ceilings_are_those_of_the_plan():
    """XL-1: 512 MB and thirty seconds for an upload."""
    limits = Limits()

    assert (limits.memory, limits.seconds, limits.megabytes) == (512, 30, 10)
    assert io.BytesIO(corpus.GOOD).read(4) == b"PK\x03\x04"
