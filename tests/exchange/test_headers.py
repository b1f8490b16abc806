"""Headings in any order and wording; what is around the rows (XL-2 to XL-4)."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from liuli.exchange.headers import heading_key
from liuli.exchange.pipeline import Result, counts_of
from liuli.exchange.registry import get_kind, kinds
from liuli.kernel.errors import Refused
from residents.models import Person, Stay
from tests.ledgers import samples
from tests.ledgers.samples import HEADINGS, a_row, an_identity, workbook

TryOut = Callable[..., Result]


def codes(result: Result) -> list[tuple[int, str]]:
    return [(p.row, p.code) for p in result.problems]


def test_the_kinds_are_known():
    assert {kind.slug for kind in kinds()} == {
        "resident", "small_hotel", "scrapyard", "self_built_house", "vacant_house",
        "ballot", "canvass_visit", "compensation_roll", "landlord", "meter_reading",
        "opinion", "party_member", "programme_session",
        "meal_agreement",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("姓 名", "姓名"),
        ("姓名*", "姓名"),
        ("面积(㎡)", "面积"),
        ("面积（㎡）", "面积"),
        ("身份证\n号码", "身份证号码"),
        ("联系电话：", "联系电话"),
    ],
)
def test_heading_key_leaves_only_the_words(written: str, key: str):
    assert heading_key(written) == key


@pytest.mark.parametrize("seed", range(5))
def test_columns_come_in_any_order(try_out: TryOut, seed: int):
    order = list(range(len(HEADINGS)))
    random.Random(seed).shuffle(order)
    rows = [a_row(n) for n in range(1, 6)]

    result = try_out(
        workbook(
            [[row[i] for i in order] for row in rows],
            headings=[HEADINGS[i] for i in order],
            sheet="Sheet1",
        )
    )

    assert result.kind.slug == "resident"
    assert counts_of(result)["created"] == 5
    assert codes(result) == []


OTHER_WORDINGS = {
    "姓名": ["名字", "户主姓名", "姓　名", "人员姓名", "*姓名"],
    "身份证号": [
        "身份证",
        "公民身份号码",
        "身份证号码",
        "证件号",
        "居民身份证号码(18位)",
    ],
    "联系电话": ["电话", "手机", "联系方式", "手机号码"],
    "现住址": ["住址", "居住地址", "详细地址", "现居住地址（详细到室）"],
    "入住日期": ["入住时间", "来居日期", "来居时间"],
    "户籍类别": ["户籍类型", "人口类别"],
    "居住方式": ["居住类型", "住房类型"],
}


@pytest.mark.parametrize(
    ("usual", "other"), [(k, o) for k, others in OTHER_WORDINGS.items() for o in others]
)
def test_other_usual_wordings_are_the_same_column(
    try_out: TryOut, usual: str, other: str
):
    headings = [other if heading == usual else heading for heading in HEADINGS]

    result = try_out(workbook([a_row()], headings=headings))

    assert result.kind.slug == "resident"
    assert codes(result) == []
    table = result.checked.layout.tables[0]
    assert sorted(table.places.values()) == list(range(len(HEADINGS)))


def test_title_lines_day_and_footers_are_skipped_and_told(try_out: TryOut):
    """XL-2."""
    rows: list[list[Any]] = [
        a_row(1),
        [],
        list(HEADINGS),  # a page break
        a_row(2),
        ["合 计", 2],
        ["填表人:张三    审核人:李四"],
    ]
    body = [["填报单位:琉璃社区    填报日期:2024年12月31日"], list(HEADINGS), *rows]

    result = try_out(workbook(body, headings=["琉璃社区实有人口登记表"]))

    assert counts_of(result)["read"] == 2
    assert codes(result) == [
        (6, "footer_skipped"), (8, "footer_skipped"), (9, "footer_skipped"),
    ]  # fmt: skip
    assert {row.as_of.isoformat() for row in result.checked.rows if row.as_of} == {
        "2024-12-31"
    }


def test_rows_with_a_number_only_are_no_rows(try_out: TryOut):
    rows = [[1, *a_row(1)], [2], [3]]

    result = try_out(workbook(rows, headings=["序号", *HEADINGS]))

    assert counts_of(result)["read"] == 1
    assert codes(result) == [(3, "row_blank"), (4, "row_blank")]


def test_two_heading_rows_without_merged_cells(try_out: TryOut):
    """A csv or a copy has lost its merged cells."""
    parents = ["姓名", "身份证号", "联系电话", "现住址", "就业情况", "", "居住方式"]
    children = ["", "", "", "", "职业", "工作是否固定", ""]
    row = ["张甲", an_identity(1), "19900000001", "琉璃三街1号", "保洁", "否", "隔间"]

    result = try_out(workbook([children, row], headings=parents))

    assert counts_of(result) == counts_of(result) | {"read": 1, "created": 1}
    values = result.checked.rows[0].values
    assert (values["occupation"], values["has_fixed_work"]) == ("保洁", False)


def test_ditto_copies_the_cell_above(bring_in: TryOut):
    """XL-3."""
    bring_in(workbook([a_row(1), a_row(2, 现住址="同上"), a_row(3, 现住址="〃")]))

    assert Stay.objects.values("address").distinct().count() == 1


def test_merged_address_belongs_to_the_whole_household(bring_in: TryOut):
    """XL-3: the value fills its merge area and no more."""
    rows = [a_row(n, 现住址="") for n in (1, 2, 3)]
    data = workbook(rows, merged=[(1, 5, 2, 5, "琉璃三街9号1楼1室")])

    result = bring_in(data)

    assert Stay.objects.count() == 2
    assert codes(result) == [(4, "address_missing")]


def test_unknown_column_is_a_warning_and_its_words_are_kept(bring_in: TryOut):
    result = bring_in(workbook([[*a_row(), "会理发"]], headings=[*HEADINGS, "特长"]))

    assert codes(result) == [(1, "column_unknown")]
    assert Person.objects.get().unread == {"特长": "会理发"}


def test_long_numbers_in_unknown_columns_are_not_kept_whole(bring_in: TryOut):
    """An account or a number of somebody else has no sealed column to go to."""
    bring_in(
        workbook([[*a_row(), "6222021234567890123"]], headings=[*HEADINGS, "社保卡"])
    )

    assert Person.objects.get().unread == {"社保卡": "****0123"}


def test_column_about_somebody_else_is_not_taken(try_out: TryOut):
    headings = [h if h != "联系电话" else "监护人联系电话" for h in HEADINGS]

    result = try_out(workbook([a_row()], headings=headings))

    assert codes(result) == [(1, "column_unknown")]
    assert "phone" not in result.checked.layout.tables[0].places


def test_longer_heading_is_guessed_and_told(try_out: TryOut):
    headings = [h if h != "入住日期" else "到本社区入住日期" for h in HEADINGS]

    result = try_out(workbook([a_row()], headings=headings))

    assert [(p.column, p.code) for p in result.problems] == [
        ("到本社区入住日期", "column_guessed")
    ]


def test_what_must_not_be_kept_is_left_out(bring_in: TryOut):
    """PO-8, PO-9: categories of other bodies and ethnicity are never stored."""
    headings = [*HEADINGS, "民族", "特殊情况", "备注", "人员说明"]
    row = [*a_row(), "汉", "低保、刑满释放", "社区矫正对象", "吸毒史"]

    result = bring_in(workbook([row], headings=headings))

    assert (1, "column_not_kept") in codes(result)
    assert codes(result).count((2, "words_not_kept")) == 3
    person = Person.objects.get()
    assert (person.note, person.unread) == ("", {"特殊情况": "低保"})


@pytest.mark.parametrize(
    "headings",
    [
        ["甲", "乙", "丙"],
        ["序号", "物资名称", "规格", "领取日期", "领取数量"],
        ["序号", "姓名", "身份证号", "领证日期", "证书类别", "发证机关"],
    ],
)
def test_other_ledgers_are_not_mistaken(try_out: TryOut, headings: list[str]):
    """7.6: the wrong columns."""
    with pytest.raises(Refused) as refusal:
        try_out(workbook([["1"] * len(headings)], headings=headings))

    assert refusal.value.code == "wrong_columns"


def test_forced_kind_says_what_is_missing(try_out: TryOut):
    with pytest.raises(Refused) as refusal:
        try_out(workbook([a_row()]), kind="scrapyard")

    assert refusal.value.code == "columns_missing"
    assert "是否持证" in str(refusal.value)


def test_hidden_sheet_is_told_and_not_read(try_out: TryOut):
    data = workbook([a_row()])
    text = samples.part(data, "xl/workbook.xml").replace(
        b"<sheet ", b'<sheet state="hidden" '
    )
    both = samples.rezipped(data, {"xl/workbook.xml": text})

    with pytest.raises(Refused) as refusal:
        try_out(both)

    assert refusal.value.code == "wrong_columns"


def test_hidden_rows_and_columns_are_read_and_told(try_out: TryOut):
    data = workbook([a_row(1), a_row(2)])
    text = samples.part(data, samples.SHEET)
    text = text.replace(b'<row r="3"', b'<row hidden="1" r="3"')
    text = text.replace(
        b"<sheetData>", b'<cols><col min="4" max="4" hidden="1"/></cols><sheetData>'
    )

    result = try_out(samples.rezipped(data, {samples.SHEET: text}))

    assert counts_of(result)["created"] == 2
    assert codes(result) == [(1, "column_hidden"), (3, "row_hidden")]


def test_every_heading_of_a_kind_means_one_column():
    """A wording that two columns claim would be taken by the first alone."""
    for kind in kinds():
        claimed = [
            (heading_key(heading), column.key)
            for column in kind.columns
            for heading in kind.headings(column)
        ]
        meanings: dict[str, set[str]] = {}
        for key, column in claimed:
            meanings.setdefault(key, set()).add(column)
        twice = {key: found for key, found in meanings.items() if len(found) > 1}
        assert twice == {}, kind.slug


def test_needed_columns_exist():
    for kind in kinds():
        keys = {column.key for column in kind.columns}
        assert {key for group in kind.needs for key in group} <= keys
    assert get_kind("nothing") is None
