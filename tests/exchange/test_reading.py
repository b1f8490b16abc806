"""Files by their bytes; each bad one gets one sentence (7.6, XL-1, F29)."""

import random
import time

import pytest

from liuli.exchange.reading import Limits, Workbook, read_workbook
from liuli.exchange.writing import write_workbook
from liuli.kernel.errors import Refused
from tests.ledgers import samples

LIMITS = Limits()


def read(data: bytes, name: str = "台账.xlsx", limits: Limits = LIMITS) -> Workbook:
    return read_workbook(data, file_name=name, limits=limits)


def why_not(data: bytes, name: str = "台账.xlsx", limits: Limits = LIMITS) -> str:
    with pytest.raises(Refused) as refusal:
        read(data, name, limits)
    assert str(refusal.value).count("\n") == 0
    return refusal.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (samples.workbook([], headings=[]), "empty"),
        (b"\x7fELF" + bytes(range(256)) * 8, "not_a_workbook"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "not_a_workbook"),
        (b"%PDF-1.7 ...", "not_a_workbook"),
        (samples.sample(samples.HOTELS)[:3000], "not_a_workbook"),
        (
            samples.rezipped(samples.workbook([]), {"xl/workbook.xml": None}),
            "not_a_workbook",
        ),
        (samples.encrypted(), "encrypted"),
        (samples.with_macros(), "macros"),
    ],
)
def test_bad_file_is_refused_with_its_code(data: bytes, code: str):
    assert why_not(data) == code


@pytest.mark.parametrize(
    "make", [samples.zip_bomb, samples.far_corner, samples.entity_bomb]
)
def test_bomb_is_refused_quickly(make):
    """F29: within ten seconds; here nothing is even unpacked."""
    data = make()

    begun = time.monotonic()

    assert why_not(data) == "bomb"
    assert time.monotonic() - begun < 10


def test_child_that_needs_too_much_memory_is_a_bomb():
    """T7: the ceiling on memory ends the child, not the worker."""
    data = samples.many_numbers(rows=40_000, columns=20)

    assert why_not(data, limits=Limits(memory=64)) == "bomb"
    assert len(read(data).sheets[0].rows) == 40_000


def test_et_file_is_named_by_its_ending():
    assert why_not(samples.sample(samples.HOTELS), "台账.et") == "et_format"


def test_file_over_the_limit_is_too_large():
    assert why_not(b"x" * 2_000_001, limits=Limits(megabytes=1)) == "too_large"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_is_read_in_every_usual_encoding(encoding: str, delimiter: str):
    row = samples.a_row(1, 姓名="𠮷·买买提")

    book = read(samples.csv_of([row], encoding, delimiter), "台账.csv")

    assert book.sheets[0].rows == [list(samples.HEADINGS), row]
    assert book.sheets[0].merged is None


def test_1904_workbook_gives_the_same_days():
    """XL-6."""
    book = read(samples.workbook([a_date_row()], date_1904=True))

    assert book.from_1904
    assert book.sheets[0].rows[1][7].isoformat()[:10] == "2024-05-01"


def a_date_row() -> list[object]:
    from datetime import date

    return samples.a_row(1, 入住日期=date(2024, 5, 1))


def test_formula_without_kept_value_is_an_error_cell():
    """XL-9: the value is never guessed."""
    book = read(samples.uncounted_formula())

    assert book.sheets[0].rows[1][7] == "#CALC!"


def test_written_text_is_never_a_formula():
    """SEC-11, and import(export(x)) = x."""
    texts = ["=1+1", "+86", "-5", "@cmd", "\ttab", "＝x", "510199199001010010", "'=1"]

    book = read(write_workbook("导出", ["一"], [[text] for text in texts]))

    assert [row[0] for row in book.sheets[0].rows[1:]] == [
        "'=1+1", "'+86", "'-5", "'@cmd", "'\ttab", "'＝x", "510199199001010010", "''=1",
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(90)
def test_damaged_files_are_read_or_refused_and_never_more():
    """Reliability 4.2: truncated, flipped, overwritten, random; from one seed."""
    dice = random.Random(42)
    good = samples.sample(samples.HOTELS)
    seen = set()

    for number in range(60):
        data = bytearray(good)
        place = dice.randrange(len(data))
        if number % 4 == 0:
            del data[place:]
        elif number % 4 == 1:
            data[place] ^= 1 << dice.randrange(8)
        elif number % 4 == 2:
            data[place : place + 100] = dice.randbytes(100)
        else:
            data = bytearray(dice.randbytes(2_000))
        try:
            read(bytes(data))
        except Refused as refusal:
            seen.add(refusal.code)

    assert "not_a_workbook" in seen
    assert seen <= {"not_a_workbook", "bomb", "encrypted", "empty", "macros"}
