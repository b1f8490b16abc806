"""Ledgers as other communities head and frame them (XL-2, XL-4, XL-7)."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from liuli.exchange.pipeline import Result, counts_of
from liuli.exchange.values import parse_boolean
from liuli.kernel.identity import check_identity
from liuli.kernel.phone import parse_phones
from residents.rules.words import read_hukou, read_tags
from tests.ledgers.samples import HEADINGS, a_row, an_identity, workbook

TryOut = Callable[..., Result]


def unknown(result: Result) -> set[str]:
    columns = [p for p in result.problems if p.code == "column_unknown"]
    return {problem.column for problem in columns}


def values(result: Result, *names: str) -> list[Any]:
    return [result.checked.rows[0].values[name] for name in names]


def test_resident_ledger_in_other_words_is_recognised(try_out: TryOut):
    headings = [
        "户主姓名", "与户主关系", "证件号码", "手机号", "来蓉日期", "现住址", "户口性质",
        "租住/自住", "就业稳定", "监护人电话",
    ]  # fmt: skip
    row = [
        "张甲", "本人", an_identity(1), "19900000001", "2024.3.5", "琉璃三街1号", "外来",
        "自住", "是", "19900000002",
    ]  # fmt: skip

    result = try_out(workbook([row], headings=headings, sheet="Sheet1"))

    assert result.kind.slug == "resident"
    assert unknown(result) == {"与户主关系", "监护人电话"}
    assert values(result, "phones", "address", "hukou", "has_fixed_work") == [
        ("19900000001",), "琉璃三街1号", "elsewhere", True,
    ]  # fmt: skip


HOUSE = ["自建房地址", "房屋所有权人", "联系电话", "地上层数", "修建年代"]


@pytest.mark.parametrize(
    "rooftop",
    [
        "楼顶有无搭建住人", "屋顶是否违规搭建住人", "顶楼是否住人",
        "是否存在楼顶搭建住人", "楼顶搭建住人情况",
    ],
)  # fmt: skip
def test_rooftop_dwelling_is_found_under_other_headings(try_out: TryOut, rooftop: str):
    row = ["琉璃三街1号", "张甲", "", "3层", "1998年", "有"]

    result = try_out(workbook([row], headings=[*HOUSE, rooftop], sheet="Sheet1"))

    assert result.kind.slug == "self_built_house"
    assert unknown(result) == set()
    assert values(result, "has_rooftop_dwelling", "floors") == [True, 3]


def test_scrapyard_in_other_words_is_recognised(try_out: TryOut):
    headings = [
        "废品收购站名称", "所在位置", "法人", "法人电话", "占地面积（平方米）",
        "是否办理营业执照", "站内是否住人", "排查发现问题",
    ]  # fmt: skip
    row = [
        "甲站",
        "琉璃三街1号",
        "张甲",
        "19900000001",
        "121㎡",
        "否",
        "是（2人）",
        "无",
    ]

    result = try_out(workbook([row], headings=headings, sheet="Sheet1"))

    assert result.kind.slug == "scrapyard"
    assert unknown(result) == set()
    assert values(result, "is_licensed", "has_dwellers") == [False, True]


def test_heading_of_another_thing_is_not_guessed(try_out: TryOut):
    """Bait: 户籍地址 and 工作地址 end in 地址, 网格长电话 in 电话."""
    headings = ["店名", "工作地址", "地址", "网格长电话", "房间数"]
    row = ["甲", "琉璃三街9号", "琉璃三街1号", "19900000001", 3]

    result = try_out(workbook([row], headings=headings, sheet="Sheet1"))

    assert unknown(result) == {"工作地址", "网格长电话"}
    assert values(result, "address", "phones") == ["琉璃三街1号", ()]


def framed(lines: Sequence[Sequence[Any]], merged: Sequence[Any]) -> bytes:
    first, *rest = lines
    return workbook(rest, headings=first, sheet="Sheet1", merged=merged)


def test_unit_line_merged_in_parts_is_no_parent_heading(try_out: TryOut):
    """填报单位 and 填表日期 right above the headings, each over some columns (XL-2)."""
    lines = [[""], [""], HEADINGS, a_row(1)]
    merged = [
        (0, 0, 0, len(HEADINGS) - 1, "实有人口登记表"),
        (1, 0, 1, 2, "填报单位：琉璃社区"),
        (1, 4, 1, 6, "填表日期：2026年3月1日"),
    ]

    result = try_out(framed(lines, merged))

    assert counts_of(result)["created"] == 1
    assert unknown(result) == set()


def test_page_numbers_and_section_rows_are_skipped(try_out: TryOut):
    """第2页, 共3人, 制表: and a merged 琉璃三街片区 are nobody (XL-2)."""
    lines = [
        HEADINGS, [""], a_row(1), ["第2页"], a_row(3), ["共2人"], ["制表：张甲"],
        ["此表数据截至2026年3月1日"], ["社区（盖章）："],
        ["主要负责人：张甲", "", "联系电话：19900000001"],
    ]  # fmt: skip
    merged = [(1, 0, 1, len(HEADINGS) - 1, "琉璃三街片区")]

    result = try_out(framed(lines, merged))

    assert counts_of(result) == counts_of(result) | {"read": 2, "created": 2}
    assert [(p.row, p.code) for p in result.problems] == [
        (2, "footer_skipped"), (4, "footer_skipped"), (6, "footer_skipped"),
        (7, "footer_skipped"), (8, "footer_skipped"), (9, "footer_skipped"),
        (10, "footer_skipped"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("是（2人）", True), ("否(已搬离)", False), ("(待查)", None), ("正在办理", None),
        ("☑是 □否", True), ("□有 ■无", False), ("是□ 否√", False), ("□是□否", None),
        ("V", True), ("■", True),
    ],
)  # fmt: skip
def test_remark_or_box_beside_a_yes_or_no_is_understood(text: str, truth: bool | None):
    assert parse_boolean(text).value is truth


@pytest.mark.parametrize(
    ("word", "heading", "hukou"),
    [
        ("是", "是否本地户籍", "local"),
        ("否", "是否本地户籍", "elsewhere"),
        ("是", "是否流动人口", "elsewhere"),
        ("否", "是否流动人口", "local"),
        ("是", "户籍类别", None),
    ],
)
def test_yes_answers_the_heading_that_asks(word: str, heading: str, hukou: str | None):
    assert read_hukou(word, heading=heading) == hukou


def test_tag_with_a_remark_is_a_tag():
    """PO-7: the remark is part of the text to keep."""
    assert read_tags("低保(2024年批准)、外号(老张)") == (("low_income",), ("外号",))


@pytest.mark.parametrize("text", ["没有电话", "无手机", "老人无手机", "无联系方式"])
def test_cell_that_says_there_is_no_phone_is_no_wrong_phone(text: str):
    assert parse_phones(text).code is None


@pytest.mark.parametrize("text", ["空号", "1990006099", "无1990006099"])
def test_cell_with_a_wrong_phone_stays_wrong(text: str):
    assert parse_phones(text).code == "phone_invalid"


@pytest.mark.parametrize("form", ["身份证:{}", "{}（户口簿）", "身份证号{}"])
def test_words_around_a_number_do_not_hide_it(form: str):
    number = an_identity(1)

    assert check_identity(form.format(number)).number == number
    wrong = number[:17] + ("0" if number[17] != "0" else "1")
    assert check_identity(form.format(wrong)).code == "id_check_digit"


def test_number_forced_to_text_in_a_csv_is_read(try_out: TryOut):
    row = a_row(1)
    cells = [f'"=""{cell}"""' for cell in row]
    text = ",".join(HEADINGS) + "\r\n" + ",".join(cells)

    result = try_out(text.encode("gb18030"), "名册.csv")

    assert counts_of(result)["created"] == 1
    assert values(result, "phones") == [("19900000001",)]
