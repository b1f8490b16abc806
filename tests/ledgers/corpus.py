"""Bad ledgers by the hundred, each made from one good file and a seed (reliability 4.2)."""

import io
import random
import zipfile
from collections.abc import Iterator
from typing import Any

from tests.ledgers import samples
from tests.ledgers.samples import SHEET, a_row, csv_of, part, rezipped, workbook

GOOD = workbook([a_row(n) for n in range(1, 6)])
FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0")


def harmed_bytes(seed: int) -> Iterator[tuple[str, bytes]]:
    """Cut off, flipped, by another name."""
    dice = random.Random(seed)
    for n in range(20):
        yield f"cut-{seed}-{n}", GOOD[: dice.randrange(len(GOOD))]
        flipped = bytearray(GOOD)
        for _each in range(dice.randrange(1, 30)):
            flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
        yield f"flip-{seed}-{n}", bytes(flipped)
    yield "magic", b"PK\x05\x06" + GOOD[4:]
    yield "ole-shell", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + dice.randbytes(4096)
    yield "html", b"<html><table><tr><td>1</td></tr></table></html>"
    yield "rtf", b"{\\rtf1 x}"
    yield "pdf", b"%PDF-1.7\n" + dice.randbytes(200)
    yield "noise", dice.randbytes(3000)
    yield "encrypted", samples.encrypted()


def broken_structure() -> Iterator[tuple[str, bytes]]:
    """Parts that are missing, twice, or point nowhere."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
        names = package.namelist()
    for name in names:
        yield f"without-{name}", rezipped(GOOD, {name: None})
        yield f"empty-{name}", rezipped(GOOD, {name: b""})
    relations = "xl/_rels/workbook.xml.rels"
    nowhere = part(GOOD, relations).replace(b"sheet1.xml", b"sheet9.xml")
    yield "relation-nowhere", rezipped(GOOD, {relations: nowhere})
    outside = part(GOOD, relations).replace(b"worksheets/", b"../../../etc/")
    yield "relation-outside", rezipped(GOOD, {relations: outside})


def bombs() -> Iterator[tuple[str, bytes]]:
    """Small files that want to be large."""
    yield "entities", samples.entity_bomb()
    yield "corner", samples.far_corner()
    many = {f"xl/x{n}.xml": b"<x/>" for n in range(2_100)}
    yield "members", rezipped(GOOD, many)
    yield "steep", rezipped(GOOD, {"xl/media/image1.bin": b"\0" * 20_000_000})
    wide = "".join(f'<c r="{_letters(n)}1"><v>1</v></c>' for n in range(16_384))
    row = f'<sheetData><row r="1">{wide}</row>'.encode()
    text = part(GOOD, SHEET).replace(b"<sheetData>", row)
    yield "wide", rezipped(GOOD, {SHEET: text})
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("xl/workbook.xml", b"<x/>" * 10)
    yield "nested", rezipped(GOOD, {"xl/embeddings/a.zip": inner.getvalue() * 3})


def active_content() -> Iterator[tuple[str, bytes]]:
    """Macros refused, links dropped, formulas nothing but their text."""
    yield "macros", samples.with_macros()
    link = b"<externalLink/>"
    yield "external", rezipped(GOOD, {"xl/externalLinks/externalLink1.xml": link})
    for n, formula in enumerate(FORMULAS):
        yield f"formula-{n}", workbook([a_row(1, 姓名=formula), a_row(2)])
    yield "uncounted", samples.uncounted_formula()


def odd_values() -> Iterator[tuple[str, bytes]]:
    """Cells that say something else than they seem to."""
    days = (
        "0219-01-01",
        "1970-01-01",
        "二〇二四年三月五日",
        "2024.1",
        "3月5日",
        "2999-1-1",
    )
    for n, day in enumerate(days):
        yield f"day-{n}", workbook([a_row(1, 入住日期=day), a_row(2)])
    numbers: tuple[Any, ...] = (5.10199e17, 510199199001010017, "5.10199E+17", "１２３")
    for n, number in enumerate(numbers):
        yield f"number-{n}", workbook([a_row(1, 身份证号=number), a_row(2)])
    yield "epoch-1904", workbook([a_row(1, 入住日期=45356)], date_1904=True)
    for n, cell in enumerate(("#REF!", True, 0.5, "长" * 32_767, "\u202e甲", "\ufeff")):
        yield f"cell-{n}", workbook([a_row(1, 现住址=cell), a_row(2)])
    yield "none", workbook([])
    yield "one", workbook([a_row(1)])
    yield "twice", workbook([a_row(1), a_row(1), a_row(2)])


def encodings() -> Iterator[tuple[str, bytes]]:
    """The same rows as text, as programs save them."""
    rows = [a_row(1), a_row(2, 姓名='王"五'), a_row(3, 姓名="𠮷田")]
    for name in ("gb18030", "utf-8", "utf-8-sig", "utf-16"):
        yield f"csv-{name}", csv_of(rows, name)
        yield f"tsv-{name}", csv_of(rows, name, "\t")
    mixed = csv_of(rows, "utf-8").replace(b"\r\n", b"\n", 1).replace(b"\r\n", b"\r", 1)
    yield "csv-mixed-ends", mixed
    yield "csv-open-quote", csv_of(rows, "utf-8") + b'"'
    yield "csv-nul", csv_of(rows, "utf-8") + b"\0"
    yield "csv-broken", csv_of(rows, "gb18030") + b"\xff\xff\xff"


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
