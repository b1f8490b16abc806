"""Remembered columns, blank forms, and the file kinds beside .xlsx (XL-1, XL-4)."""

import io
from pathlib import Path

import openpyxl
import pytest
from django.urls import reverse

from liuli.exchange import operations
from liuli.exchange.blank_forms import blank_form, options_of
from liuli.exchange.cells import cell_text
from liuli.exchange.choices import ImportState
from liuli.exchange.models import Import, LearnedColumn
from liuli.exchange.reading import Limits, read_workbook
from liuli.exchange.registry import get_kind, kinds
from liuli.kernel.errors import Refused
from tests.clock import NOON
from tests.ledgers.samples import bytes_of_sheets, open_document

YARDS = [
    ["站点叫法", "在哪儿", "经营面积", "营业执照", "谁管"],
    ["甲站", "琉璃三街1号", 20, "有", "张三"],
]


def uploaded(community, cadre, rows=YARDS, kind="scrapyard"):
    job = operations.upload_ledger(
        community,
        data=bytes_of_sheets({"站": rows}),
        file_name="站.xlsx",
        kind=kind,
        actor=cadre,
        now=NOON,
    )
    return operations.try_import(job, actor=cadre, now=NOON)


def corrected(community, cadre):
    """A ledger whose odd headings a cadre explained and confirmed."""
    rows = [[*YARDS[0][:1], "地址", *YARDS[0][2:]], YARDS[1]]
    job = uploaded(community, cadre, rows)
    assert job.state == ImportState.CHECKED, job.fault
    job = operations.choose_columns(
        job,
        kind="scrapyard",
        columns={
            "站": {"name": 0, "address": 1, "area_m2": 2, "is_licensed": 3, "keeper": 4}
        },
        hidden_sheets=(),
        actor=cadre,
    )
    job = operations.try_import(job, actor=cadre, now=NOON)
    operations.confirm_import(job, actor=cadre, now=NOON)
    job.refresh_from_db()
    return operations.run_import(job, actor=cadre, now=NOON)


@pytest.mark.django_db
def test_a_corrected_column_is_found_the_next_time(community, cadre):
    """XL-4: 谁管 is the keeper, because somebody said so."""
    corrected(community, cadre)

    rows = [
        ["谁管", "地址", "经营面积", "营业执照", "站点叫法"],
        ["李四", "琉璃三街2号", 9, "无", "乙站"],
    ]
    again = uploaded(community, cadre, rows, kind="")

    assert again.kind == "scrapyard"
    places = again.layout[0]["columns"]
    assert places["keeper"] == 0
    assert LearnedColumn.objects.get(heading="谁管").column == "keeper"


@pytest.mark.django_db
def test_what_one_community_said_means_nothing_in_another(
    community, cadre, other_community, stranger
):
    corrected(community, cadre)

    rows = [[YARDS[0][0], "地址", *YARDS[0][2:]], YARDS[1]]
    theirs = uploaded(other_community, stranger, rows)

    assert "keeper" not in theirs.layout[0]["columns"]


@pytest.mark.django_db
def test_a_ledger_nobody_corrected_teaches_nothing(community, cadre):
    rows = [["名称", "地址", "经营面积", "营业执照", "负责人"], YARDS[1]]
    job = uploaded(community, cadre, rows)
    operations.confirm_import(job, actor=cadre, now=NOON)

    assert not LearnedColumn.objects.exists()
    assert Import.objects.get().state == ImportState.CONFIRMED


# --- blank forms ----------------------------------------------------------------------
@pytest.mark.parametrize("slug", [kind.slug for kind in kinds()])
def test_a_blank_form_is_found_to_be_of_its_kind(slug):
    """Headings are found again by themselves, each under its own column."""
    from liuli.exchange.headers import find_tables, map_columns

    kind = get_kind(slug)
    book = read_workbook(blank_form(kind), file_name="表.xlsx", limits=Limits())
    table = find_tables(book.sheets[0], kinds())[0]

    assert list(map_columns(table, kind).places) != []
    assert map_columns(table, kind).unknown == ()
    assert set(map_columns(table, kind).places) == {c.key for c in kind.columns}


def test_a_blank_form_offers_words_and_keeps_numbers_as_text():
    """XL-5: eighteen digits typed into it stay eighteen digits."""
    kind = get_kind("resident")
    sheet = openpyxl.load_workbook(io.BytesIO(blank_form(kind))).worksheets[0]

    assert sheet.data_validations.count >= 2
    place = [cell.value for cell in sheet[1]].index("公民身份号码") + 1
    letter = openpyxl.utils.get_column_letter(place)
    assert sheet.column_dimensions[letter].number_format == "@"


def test_every_offered_word_is_one_the_portal_reads():
    from datetime import date

    from liuli.exchange.rows import Reading

    reading = Reading(today=date(2026, 1, 1))
    offered = [(c, w) for k in kinds() for c in k.columns for w in options_of(c)]

    assert offered
    assert [w for c, w in offered if c.parse(w, reading).value is None] == []


@pytest.mark.django_db
def test_the_upload_page_hands_out_blank_forms(cadre, worker, signed_in):
    page = signed_in(cadre).get(reverse("exchange:upload")).content.decode()
    url = reverse("exchange:blank", args=["scrapyard"])

    assert url in page
    assert signed_in(cadre).get(url).content[:2] == b"PK"
    assert (
        signed_in(cadre).get(reverse("exchange:blank", args=["x"])).status_code == 404
    )


# --- .xls and .ods (XL-1) ----------------------------------------------------------------------
def test_an_open_document_is_read_with_its_hidden_rows():
    """XL-1, XL-2."""
    book = read_workbook(
        open_document(
            [["名称", "地址"], ["甲", "琉璃三街1号"], ["乙", "琉璃三街2号"]], hidden=3
        ),
        file_name="台账.ods",
        limits=Limits(),
    )

    assert [[cell_text(c) for c in r] for r in book.sheets[0].rows][2] == [
        "乙",
        "琉璃三街2号",
    ]
    assert book.sheets[0].hidden_rows == {3}


def test_a_document_that_is_no_sheet_is_refused():
    """XL-1: an .odt by the name of an .ods."""
    data = open_document([["名称"]]).replace(b"spreadsheet", b"presentatio")

    with pytest.raises(Refused) as refusal:
        read_workbook(data, file_name="台账.ods", limits=Limits())

    assert refusal.value.code == "not_a_workbook"


def test_the_old_binary_format_is_read():
    """XL-1: a workbook of Excel 97."""
    book = read_workbook(
        (Path(__file__).parents[1] / "ledgers" / "旧版.xls").read_bytes(),
        file_name="旧版.xls",
        limits=Limits(),
    )

    assert [cell_text(c) for c in book.sheets[0].rows[1]] == [
        "甲站",
        "琉璃三街1号",
        "2024-03-05",
    ]
