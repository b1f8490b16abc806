"""What a row of a site ledger says, and what it comes to (section 3)."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hazards.models import (
    HouseFacts,
    LedgerNote,
    LodgingFacts,
    Site,
    VacantFacts,
    YardFacts,
)
from hazards.operations.notes import split_note
from hazards.rules.notes import parts_of
from liuli.accounts.models import User
from liuli.exchange.pipeline import Result, counts_of
from liuli.exchange.provenance import origins_of
from liuli.kernel.access import SYSTEM
from liuli.places.operations import claim_road
from liuli.territory.models import Unit
from tests.clock import NOON, TODAY
from tests.ledgers.samples import workbook

BringIn = Callable[..., Result]

LODGING = (
    "场所名称",
    "地址",
    "经营者",
    "联系电话",
    "类型",
    "房间数",
    "床位数",
    "营业执照",
    "存在隐患",
    "整改期限",
)
YARD = (
    "站点名称",
    "地址",
    "经营者",
    "联系电话",
    "是否持证",
    "面积(㎡)",
    "是否住人",
    "检查日期",
    "主要隐患",
)
HOUSE = (
    "街巷",
    "门牌号",
    "户主",
    "联系电话",
    "层数",
    "建成年份",
    "是否经营性",
    "楼顶搭建住人",
    "房屋鉴定等级",
)
EMPTY_HOUSE = (
    "组别",
    "房屋位置",
    "点位编号",
    "破损程度",
    "是否上锁封闭",
    "是否有人滞留",
    "最近巡查日期",
)


def hotel(**changes: Any) -> list[Any]:
    cells = dict(
        zip(
            LODGING,
            [
                "福星旅馆",
                "琉璃三街7号",
                "孟甲",
                "19900000001",
                "小旅馆",
                11,
                27,
                "是",
                "",
                "",
            ],
            strict=True,
        )
    )
    return list((cells | changes).values())


def book(rows: Sequence[Sequence[Any]], headings: Sequence[str]) -> bytes:
    return workbook(rows, headings=headings, sheet="Sheet1")


def problems(result: Result) -> list[tuple[int, str, str]]:
    return [(p.row, p.code, p.level) for p in result.problems]


@pytest.mark.parametrize(
    ("word", "kind", "codes"),
    [
        ("小旅馆", "small_hotel", []),
        ("招待所", "small_hotel", []),
        ("群租房", "group_rental", []),
        ("合租床位房", "group_rental", []),
        ("", "small_hotel", []),
        ("太空舱", "small_hotel", ["word_unknown"]),
    ],
)
def test_type_of_a_lodging(bring_in: BringIn, word: str, kind: str, codes: list[str]):
    result = bring_in(book([hotel(类型=word)], LODGING))

    assert [code for _row, code, _level in problems(result)] == codes
    assert Site.objects.get().kind == kind


@pytest.mark.parametrize(
    ("written", "meant"),
    [("√", True), ("☑", True), ("有", True), ("Y", True), ("已办理", True), ("否", False),
     ("☐", False), ("×", False), ("无", False), ("", None), ("/", None)],
)  # fmt: skip
def test_ticks_and_words_are_yes_no_or_unknown(
    bring_in: BringIn, written: str, meant: bool | None
):
    """XL-7: in a yes/no column 无 is no, an empty cell is neither."""
    bring_in(book([hotel(营业执照=written)], LODGING))

    assert LodgingFacts.objects.get().has_business_licence is meant


def test_lodging_facts_and_sealed_phone(bring_in: BringIn):
    bring_in(book([hotel(联系电话=19900000001.0)], LODGING))

    site = Site.objects.get()
    assert (site.name, site.keeper_name, site.keeper_phone) == (
        "福星旅馆",
        "孟甲",
        "19900000001",
    )
    assert (site.lodging.rooms, site.lodging.beds) == (11, 27)
    assert site.known_since == TODAY


def test_missing_address_refuses_the_row(bring_in: BringIn):
    result = bring_in(book([hotel(地址=""), hotel()], LODGING))

    assert problems(result) == [(2, "address_missing", "refused")]
    assert counts_of(result) == counts_of(result) | {"created": 1, "refused": 1}


def test_wrong_phone_is_only_a_warning_in_a_site_ledger(bring_in: BringIn):
    result = bring_in(book([hotel(联系电话="123")], LODGING))

    assert problems(result) == [(2, "phone_invalid", "warning")]
    assert Site.objects.get().keeper_phone is None


def test_same_site_twice_in_a_file_is_a_duplicate(bring_in: BringIn):
    rows = [hotel(), hotel(地址="三街7号", 房间数=99), hotel(场所名称="另一家")]

    result = bring_in(book(rows, LODGING))

    assert problems(result) == [(3, "duplicate_site", "duplicate")]
    assert counts_of(result) == counts_of(result) | {"created": 2, "duplicate": 1}
    assert not LodgingFacts.objects.filter(rooms=99).exists()


def test_changed_facts_are_an_update(bring_in: BringIn):
    bring_in(book([hotel()], LODGING))

    result = bring_in(book([hotel(房间数=15, 床位数="", 类型="群租房")], LODGING))

    site = Site.objects.get()
    assert counts_of(result) == counts_of(result) | {"updated": 1, "created": 0}
    assert (site.kind, site.lodging.rooms, site.lodging.beds) == (
        "group_rental",
        15,
        27,
    )


def test_hazard_text_is_offered_once_whatever_became_of_it(bring_in: BringIn):
    data = book([hotel(存在隐患="电线私拉乱接", 整改期限="2024年12月2日")], LODGING)

    bring_in(data)
    again = bring_in(data)

    note = LedgerNote.objects.get()
    assert (note.text, note.due_text, note.state) == (
        "电线私拉乱接",
        "2024年12月2日",
        "offered",
    )
    assert counts_of(again)["unchanged"] == 1


def test_a_split_note_is_found_again_and_its_parts_know_their_row(
    bring_in: BringIn, cadre: User
):
    data = book([hotel(存在隐患="电线老化;未配灭火器")], LODGING)
    bring_in(data)
    note = LedgerNote.objects.get()
    [row] = origins_of(note)

    made = split_note(note, parts=parts_of(note.text), actor=cadre, now=NOON)
    again = bring_in(data)

    assert [origins_of(part)[-1] for part in made] == [row, row]
    assert LedgerNote.objects.count() == 3
    assert counts_of(again)["unchanged"] == 1


def test_yard_facts_with_words_and_its_note_dated_by_the_check(bring_in: BringIn):
    """XL-8: 121㎡ and 约38; the hazard was seen on the day of the check."""
    rows = [
        ["利民站", "琉璃三街183号旁", "邱甲", "19900000001", "持证", "121㎡", "Y", "20240117", "占道堆放"],
        ["兴旺站", "琉璃横街191号旁", "孟甲", "19900000002", "无证", "约38", "无", "", "无"],
    ]  # fmt: skip

    bring_in(book(rows, YARD))

    facts = {
        f.site.name: (f.is_licensed, f.area_m2, f.has_dwellers)
        for f in YardFacts.objects.select_related("site")
    }
    assert facts == {
        "利民站": (True, Decimal(121), True),
        "兴旺站": (False, Decimal(38), False),
    }
    assert [(n.text, n.noted_on) for n in LedgerNote.objects.all()] == [
        ("占道堆放", date(2024, 1, 17))
    ]


def test_house_address_is_street_and_number(bring_in: BringIn):
    rows = [
        ["琉璃中街", "1号", "任甲", "", 4, "2006年", "否", "是", ""],
        ["琉璃中街", 3, "唐甲", "", "两层", 2006, "有", "N", "B级"],
        ["", "琉璃二街5号", "谢甲", "", 3, "约1991年", "", "", "D"],
    ]

    result = bring_in(book(rows, HOUSE))

    assert problems(result) == []
    assert set(Site.objects.values_list("address__raw", flat=True)) == {
        "琉璃中街1号", "琉璃中街3号", "琉璃二街5号",
    }  # fmt: skip
    facts = HouseFacts.objects.order_by("pk").values_list(
        "built_year", "is_business", "has_rooftop_dwelling", "appraisal_raw", "grade"
    )
    assert list(facts) == [
        (2006, False, True, "", ""),
        (2006, True, False, "B级", ""),
        (1991, None, None, "D", ""),
    ]


def test_street_is_carried_down_where_a_csv_lost_the_merged_cell(bring_in: BringIn):
    lines = [
        ",".join(HOUSE),
        "琉璃中街,1号,任甲,,4,2006,否,是,",
        ",3号,唐甲,,2,2006,否,否,",
    ]

    bring_in("\n".join(lines).encode("gb18030"), "自建房.csv")

    assert set(Site.objects.values_list("address__raw", flat=True)) == {
        "琉璃中街1号", "琉璃中街3号",
    }  # fmt: skip


def test_vacant_house_at_an_old_group_address(bring_in: BringIn):
    rows = [["琉璃四组", "69号", "YC-001", "严重破损", "√", "☐", "2024/12/5"]]

    bring_in(book(rows, EMPTY_HOUSE))

    facts = VacantFacts.objects.select_related("site__address").get()
    assert facts.site.address.raw == "琉璃四组69号"
    assert (facts.point_code, facts.is_sealed, facts.has_occupants) == (
        "YC-001",
        True,
        False,
    )
    assert facts.last_looked_on == date(2024, 12, 5)


def test_site_lies_in_the_grid_that_claims_its_address(bring_in: BringIn, grid: Unit):
    """An address no grid claims stays at the community and is listed."""
    claim_road(grid, road="琉璃三街", actor=SYSTEM, starts_on=date(2020, 1, 1))

    result = bring_in(book([hotel(), hotel(地址="琉璃二街8号")], LODGING))

    assert problems(result) == [(3, "address_outside_grids", "warning")]
    assert {
        s.address.raw: s.unit == grid for s in Site.objects.select_related("address")
    } == {
        "琉璃三街7号": True,
        "琉璃二街8号": False,
    }


@pytest.mark.parametrize(
    ("words", "noted"),
    [
        ("无隐患", 0),
        ("无明显隐患", 0),
        ("未发现问题。", 0),
        ("否", 0),
        ("无烟感报警器", 1),
        ("没有灭火器", 1),
    ],
)
def test_no_hazard_in_words_offers_nothing(bring_in: BringIn, words: str, noted: int):
    bring_in(book([hotel(存在隐患=words)], LODGING))

    assert LedgerNote.objects.count() == noted


@pytest.mark.parametrize(
    ("sheet", "kind"),
    [("群租房", "group_rental"), ("小旅馆与群租房", "small_hotel")],
)
def test_ledger_of_shared_rentals_needs_no_type(
    bring_in: BringIn, sheet: str, kind: str
):
    bring_in(workbook([hotel(类型="")], headings=LODGING, sheet=sheet))

    assert Site.objects.get().kind == kind
