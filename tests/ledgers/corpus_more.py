"""Further bad ledgers, each class from one seed: parts, references, layouts, texts."""

import io
import random
import zipfile
from collections.abc import Iterator

import xlsxwriter

from tests.ledgers import samples
from tests.ledgers.corpus import GOOD
from tests.ledgers.samples import (
    HEADINGS,
    SHEET,
    a_row,
    csv_of,
    open_document,
    part,
    rezipped,
    workbook,
)

Files = Iterator[tuple[str, bytes]]
ODD_TEXTS = (
    "", " ", "\u3000", "无", "/", "——", "同上", "〃", "待核实", "不详", "#N/A", "#DIV/0!",
    "null", "None", "true", "1e309", "-1", "0", "９９９", "1,234", "12.5.6", "1/2/3",
    "2024-13-45", "99999999", '=HYPERLINK("x")', "@x", "+86 199", "<b>甲</b>", "'; --",
    "甲\n乙", "甲\t乙", "\u200b", "\u202e乙", "𠮷" * 40, "é", "🙂", "\ufffe", "0" * 400,
    "身份证", "合计", "姓名", "第1页", "说明:见附件",
)  # fmt: skip
REFERENCES = (
    ('r="A2"', 'r="ZZZ2"'), ('r="A2"', 'r="A0"'), ('r="A2"', 'r="2A"'),
    ('r="A2"', 'r=""'), ('r="A2"', 'r="A-2"'), ('r="A2"', 'r="XFE2"'),
    ('r="A2"', 'r="A99999999999"'), ('r="A2"', 'r="H2"'),
    ('<row r="2"', '<row r="0"'), ('<row r="2"', '<row r="-2"'),
    ('<row r="2"', '<row r="x"'), ('<row r="2"', '<row r="9999999"'),
    ('<row r="3"', '<row r="2"'), ('<row r="2"', "<row"),
    ('t="s"', 't="zz"'), ('t="s"', 't="d"'), ('t="s"', 't="e"'),
    ('t="s"', 't="b"'), ('t="s"', ""), ('t="s"', 't="inlineStr"'),
    ("<v>0</v>", "<v>99999</v>"), ("<v>0</v>", "<v>-1</v>"), ("<v>0</v>", "<v/>"),
    ("<v>0</v>", "<v>x</v>"), ("<v>0</v>", "<v>1e9</v>"), ("<v>0</v>", ""),
    ("<sheetData>", "<sheetData><sheetData>"), ("</sheetData>", ""),
    ("</worksheet>", ""), ("<worksheet", "<chartsheet"), ('dimension ref="', 'dimension ref="A1:XFD1048576'),
    ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="C3:A1"/></mergeCells>'),
    ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1"/></mergeCells>'),
    ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="?"/></mergeCells>'),
    ("</sheetData>", "</sheetData><mergeCells><mergeCell/></mergeCells>"),
    ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A2:C3"/><mergeCell ref="B2:D4"/></mergeCells>'),
    ("<sheetData>", '<cols><col min="1" max="99999999" hidden="1"/></cols><sheetData>'),
    ("<sheetData>", '<cols><col min="x" max="" hidden="1"/></cols><sheetData>'),
    ('<row r="2"', '<row hidden="maybe" r="2"'),
)  # fmt: skip


def broken_parts(seed: int, many: int) -> Files:
    """A whole package, with some bytes of one part changed, cut, doubled or filled."""
    dice = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [name for name in sorted(parts) if name.startswith(("xl/", "[", "_"))]
    for n in range(many):
        name = dice.choice(names)
        text = bytearray(parts[name])
        match n % 4:
            case 0:
                for _each in range(dice.randrange(1, 12)):
                    text[dice.randrange(len(text))] = dice.randrange(256)
            case 1:
                del text[dice.randrange(len(text)) :]
            case 2:
                at = dice.randrange(len(text))
                text[at:at] = text[: dice.randrange(len(text))]
            case _:
                at = dice.randrange(len(text))
                text[at : at + 8] = dice.choice((b"<x>", b"&#0;", b"&zz;", b"]]>", b""))
        yield f"part-{n}", rezipped(GOOD, {name: bytes(text)})


def odd_references() -> Files:
    """Cells, rows, kinds and merges that name what is not there."""
    text = part(GOOD, SHEET).decode()
    for n, (old, new) in enumerate(REFERENCES):
        yield f"reference-{n}", rezipped(GOOD, {SHEET: text.replace(old, new).encode()})


def odd_cells(seed: int, many: int) -> Files:
    """A good row beside one whose cells say anything at all."""
    dice = random.Random(seed)
    for n in range(many):
        row = a_row(1)
        for place in dice.sample(range(len(row)), dice.randrange(1, 5)):
            row[place] = dice.choice(ODD_TEXTS)
        yield f"cells-{n}", workbook([row, a_row(2)])


def old_workbooks(seed: int, many: int) -> Files:
    """The .xls of the samples, cut off or flipped."""
    dice, good = random.Random(seed), samples.sample("旧版.xls")
    for n in range(many):
        harmed = bytearray(good)
        if n % 3:
            for _each in range(dice.randrange(1, 60)):
                harmed[dice.randrange(len(harmed))] = dice.randrange(256)
        else:
            del harmed[dice.randrange(8, len(harmed)) :]
        yield f"xls-{n}", bytes(harmed)


def open_documents(seed: int, many: int) -> Files:
    """.ods whose text is broken, repeated without end, or locked."""
    dice = random.Random(seed)
    good = open_document([HEADINGS, *([str(c) for c in a_row(n)] for n in (1, 2))])
    text = part(good, "content.xml").decode()
    first = "<table:table-row>"
    changes = (
        text.replace(first, '<table:table-row table:number-rows-repeated="1048576">', 2),
        text.replace(first, '<table:table-row table:number-rows-repeated="-1">', 2),
        text.replace(first, '<table:table-row table:number-rows-repeated="x">', 2),
        text.replace(
            "<table:table-cell ", '<table:table-cell table:number-columns-repeated="16384" '
        ),
        text.replace("?>", '?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', 1),
        text.replace("<table:table ", "<table:other "),
        text.replace('office:value-type="string"', 'office:value-type="date"'),
        text.replace('office:value-type="string"', 'office:value-type="float"'),
        "", "<x/>", text[: len(text) // 2],
    )  # fmt: skip
    for n, change in enumerate(changes):
        yield f"ods-{n}", rezipped(good, {"content.xml": change.encode()})
    locked = b"<manifest><encryption-data/></manifest>"
    yield "ods-locked", rezipped(good, {"META-INF/manifest.xml": locked})
    for n in range(many - len(changes) - 1):
        harmed = bytearray(text.encode())
        for _each in range(dice.randrange(1, 6)):
            harmed[dice.randrange(len(harmed))] = dice.randrange(256)
        yield f"ods-flip-{n}", rezipped(good, {"content.xml": bytes(harmed)})


def odd_texts(seed: int, many: int) -> Files:
    """Text files: wrong encodings, lost quotes, cells too many or too few."""
    dice = random.Random(seed)
    rows = [a_row(n) for n in (1, 2, 3)]
    for name in ("big5", "shift_jis", "utf-16-le", "utf-16-be", "utf-32", "utf-7"):
        data = csv_of(rows, "utf-8").decode().encode(name, "replace")
        yield f"text-{name}", data
    yield "text-two-marks", b"\xef\xbb\xbf" * 2 + csv_of(rows, "utf-8")
    yield "text-long-cell", csv_of([[*a_row(1)[:-1], "长" * 140_000]], "utf-8")
    yield "text-wide", csv_of([[*a_row(1), *["x"] * 20_000]], "utf-8")
    for n in range(many - 9):
        data = bytearray(csv_of(rows, dice.choice(("utf-8", "gb18030"))))
        for _each in range(dice.randrange(1, 8)):
            at = dice.randrange(len(data))
            piece = dice.choice(
                (
                    b'"',
                    b",",
                    b"\r",
                    b"\n",
                    b"\t",
                    b";",
                    b'""',
                    b"\x1a",
                    b"\xa0",
                    b"\xff",
                )
            )
            data[at : at + dice.randrange(3)] = piece
        yield f"text-{n}", bytes(data)


def odd_layouts(seed: int, many: int) -> Files:
    """Headings twice, merged, late, missing or doubled; hidden rows, empty sheets."""
    dice = random.Random(seed)
    for n in range(many):
        headings = list(HEADINGS)
        rows = [a_row(i) for i in range(1, 5)]
        for _each in range(dice.randrange(1, 4)):
            _disturb(dice, headings, rows)
        target = io.BytesIO()
        with xlsxwriter.Workbook(target, {"strings_to_formulas": False}) as book:
            for empty in range(dice.randrange(3)):
                book.add_worksheet(f"空{empty}")
            page = book.add_worksheet("实有人口")
            top = dice.choice((0, 0, 1, 3, 45))
            for number, row in enumerate([headings, *rows]):
                for column, value in enumerate(row):
                    page.write(top + number, column, value)
            if dice.random() < 0.4:
                page.set_row(top + dice.randrange(4), None, None, {"hidden": True})
            if dice.random() < 0.4:
                page.set_column(dice.randrange(8), 7, None, None, {"hidden": True})
            if top:
                page.merge_range(0, 0, top - 1, 7, "人口台账")
        yield f"layout-{n}", target.getvalue()


def _disturb(
    dice: random.Random, headings: list[str], rows: list[list[object]]
) -> None:
    match dice.randrange(6):
        case 0:
            headings[dice.randrange(len(headings))] = dice.choice(
                ("", "姓名", "？", "1")
            )
        case 1:
            rows.insert(dice.randrange(4), list(headings))
        case 2:
            rows.insert(dice.randrange(4), ["合计", 4])
        case 3:
            rows.insert(dice.randrange(4), [])
        case 4:
            headings.reverse()
        case _:
            rows[dice.randrange(len(rows))].append(dice.choice(ODD_TEXTS))


def more(seed: int = 3) -> Files:
    """335 files: with the 165 of `corpus` they are 500."""
    yield from broken_parts(seed, 70)
    yield from odd_references()
    yield from odd_cells(seed, 85)
    yield from old_workbooks(seed, 45)
    yield from open_documents(seed, 30)
    yield from odd_texts(seed, 40)
    yield from odd_layouts(seed, 25)
