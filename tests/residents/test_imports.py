"""What a row of 实有人口 may say, and what it comes to (section 3)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from liuli.exchange.pipeline import Result, counts_of
from liuli.kernel.access import SYSTEM
from liuli.places.operations import locate_addresses
from liuli.privacy.crypto import blind_index
from residents.choices import DwellingKind, Source, StayKind
from residents.choices.ties import TieKind
from residents.models import ClassSpell, Person, ServiceTag, Stay, Tie
from residents.operations import add_dwelling, impose_ban, record_tie, verify_stay
from tests.clock import NOON, TODAY
from tests.ledgers.samples import HEADINGS, a_row, an_identity, workbook

BringIn = Callable[..., Result]
ADDRESS = "琉璃三街7号2楼"


def problems(result: Result) -> list[tuple[int, str, str]]:
    return [(p.row, p.code, p.level) for p in result.problems]


def one(**changes: Any) -> bytes:
    extra = [name for name in changes if name not in HEADINGS]
    return workbook([a_row(1, **changes)], headings=[*HEADINGS, *extra])


def wrong_digit(number: str) -> str:
    return number[:17] + ("0" if number[17] != "0" else "1")


REFUSED = [
    ({"姓名": ""}, "name_missing"),
    ({"姓名": "无"}, "name_missing"),
    ({"身份证号": wrong_digit(an_identity(1))}, "id_check_digit"),
    ({"身份证号": 510199199001010016.0}, "id_precision_lost"),
    ({"身份证号": "5.10199E+17"}, "id_precision_lost"),
    ({"身份证号": an_identity(1, "19901305")}, "id_date"),
    ({"身份证号": an_identity(1, "20900101")}, "id_date"),
    ({"性别": "女"}, "sex_mismatch"),
    ({"入住日期": "2024年2月30日"}, "date_impossible"),
    ({"入住日期": "2031-01-01"}, "date_future"),
    ({"离开日期": "2023-01-01"}, "period_reversed"),
    ({"联系电话": "199000012"}, "phone_invalid"),
]


@pytest.mark.parametrize(("changes", "code"), REFUSED)
def test_row_is_refused_only_for_these(bring_in: BringIn, changes: Any, code: str):
    result = bring_in(one(**changes))

    assert problems(result) == [(2, code, "refused")]
    assert counts_of(result) == counts_of(result) | {"read": 1, "refused": 1}
    assert Person.objects.count() == 0


WARNED = [
    ({"身份证号": ""}, ["id_missing", "person_new_without_number"]),
    ({"身份证号": "AB#12345"}, ["id_unknown"]),
    ({"身份证号": "510199900101001"}, ["id_legacy"]),
    ({"户籍类别": "不知道哪里"}, ["word_unknown"]),
    ({"居住方式": "树屋"}, ["word_unknown"]),
    ({"文化程度": "私塾"}, ["word_unknown"]),
    ({"现住址": "琉璃三街7-19号"}, ["address_ambiguous"]),
    ({"现住址": ""}, ["address_missing"]),
    ({"入住日期": "3月5日"}, ["date_no_year"]),
    ({"入住日期": 2024.1}, ["date_ambiguous"]),
    ({"入住日期": "农历正月初三"}, ["date_unclear"]),
    ({"入住日期": "1990-01-01"}, ["moved_in_at_birth"]),
    ({"特殊情况": "低保"}, ["basis_missing"]),
    ({"身份证号": "#N/A"}, ["id_unknown", "person_new_without_number"]),
    ({"身份证号": "办理中"}, ["id_unknown", "person_new_without_number"]),
    ({"姓名": "张" * 60}, ["name_long"]),
]


@pytest.mark.parametrize(("changes", "codes"), WARNED)
def test_all_else_is_a_warning_and_the_row_goes_in(
    bring_in: BringIn, changes: Any, codes: list[str]
):
    result = bring_in(one(**changes))

    assert problems(result) == [(2, code, "warning") for code in codes]
    assert counts_of(result) == counts_of(result) | {"read": 1, "created": 1}
    assert Person.objects.count() == 1


def test_number_ending_in_000_is_a_warning(bring_in: BringIn):
    number = next(
        f"510199{year}0101{serial:03d}0"
        for year in range(1950, 2000)
        for serial in (100, 200, 300, 400)
        if an_identity(serial, f"{year}0101").endswith("000")
    )

    result = bring_in(
        one(身份证号=an_identity(int(number[14:17]), number[6:14]), 性别="")
    )

    assert problems(result) == [(2, "id_trailing_zeros", "warning")]
    assert Person.objects.count() == 1


def test_raw_text_of_what_was_not_understood_is_kept(bring_in: BringIn):
    bring_in(one(居住方式="树屋", 入住日期="前年", 特殊情况="低保"))

    person = Person.objects.get()
    assert person.unread == {"居住方式": "树屋", "入住日期": "前年", "特殊情况": "低保"}
    assert Stay.objects.get().kind == StayKind.UNKNOWN


def test_special_situation_makes_no_tag_by_itself(bring_in: BringIn):
    """PO-7: a tag needs its basis."""
    bring_in(one(特殊情况="残疾"))

    assert ServiceTag.objects.count() == 0


DATES = [
    "2024.3.5", "2024-3-5", "2024/03/05", "20240305", "2024年3月5日", "24.3.5",
    "二〇二四年三月五日", "２０２４－０３－０５", 20240305, 45356, date(2024, 3, 5),
    datetime(2024, 3, 5, 0, 0),  # noqa: DTZ001
]  # fmt: skip


@pytest.mark.parametrize("written", DATES)
def test_dates_are_read_in_every_usual_style(bring_in: BringIn, written: Any):
    """XL-6."""
    result = bring_in(one(入住日期=written))

    assert problems(result) == []
    assert Stay.objects.get().starts_on == date(2024, 3, 5)


def test_second_row_of_a_person_is_a_duplicate(bring_in: BringIn):
    rows = [
        a_row(1),
        a_row(2),
        a_row(1, 姓名="别人", 现住址="琉璃二街5号"),
    ]

    result = bring_in(workbook(rows))

    assert problems(result) == [(4, "duplicate_person", "duplicate")]
    assert result.problems[0].values == {"first": "2"}
    assert counts_of(result) == counts_of(result) | {"created": 2, "duplicate": 1}
    assert {p.full_name for p in Person.objects.all()} == {"张乙", "张丙"}


def test_number_and_phone_are_sealed_and_found_by_index(bring_in: BringIn):
    bring_in(one())

    person = Person.objects.get()
    assert person.identity == an_identity(1)
    assert person.identity_tail == an_identity(1)[-4:]
    assert bytes(person.identity_index) == blind_index(
        an_identity(1), "residents.person.identity"
    )
    assert person.phone == "19900000001"
    assert person.birth_on == date(1990, 1, 1)
    assert person.is_synthetic


def test_phones_as_numbers_and_two_in_one_cell(bring_in: BringIn):
    bring_in(
        workbook(
            [
                a_row(1, 联系电话=19900000001.0),
                a_row(2, 联系电话="19900000002/19900000003"),
            ]
        )
    )

    assert sorted((p.phone, p.other_phone) for p in Person.objects.all()) == [
        ("19900000001", None),
        ("19900000002", "19900000003"),
    ]


def test_imported_stay_is_unverified(bring_in: BringIn):
    bring_in(one(离开日期="2025-01-31"))

    stay = Stay.objects.get()
    assert (stay.is_verified, stay.source) == (False, Source.LEDGER)
    assert (stay.starts_on, stay.ends_on) == (date(2024, 5, 1), date(2025, 1, 31))
    assert stay.kind == StayKind.PARTITION


def test_stay_of_one_day_is_possible(bring_in: BringIn):
    result = bring_in(one(离开日期="2024-05-01"))

    assert problems(result) == []
    assert Stay.objects.get().ends_on == date(2024, 5, 2)


def test_first_class_is_set_at_the_end(bring_in: BringIn):
    """3.5, FR-1: no second run is needed."""
    bring_in(workbook([a_row(1), a_row(2, 户籍类别="本地户籍")]))

    assert ClassSpell.objects.count() == 2
    assert ClassSpell.objects.get(person__hukou="local").kind == "local"


def test_later_ledger_updates_and_an_empty_cell_erases_nothing(bring_in: BringIn):
    bring_in(one())

    result = bring_in(one(联系电话="19900099999", 户籍类别="", 离开日期="2025-06-30"))

    person = Person.objects.get()
    assert counts_of(result) == counts_of(result) | {"updated": 1, "created": 0}
    assert (person.phone, person.hukou) == ("19900099999", "elsewhere")
    assert Stay.objects.get().ends_on == date(2025, 6, 30)
    assert counts_of(bring_in(one()))["unchanged"] == 0  # the old phone comes back


def test_move_is_a_second_stay_of_the_same_person(bring_in: BringIn):
    bring_in(one())

    result = bring_in(one(现住址="琉璃二街5号", 入住日期="2025-01-01"))

    assert counts_of(result) == counts_of(result) | {"updated": 1}
    assert (Person.objects.count(), Stay.objects.count()) == (1, 2)


def test_verified_value_is_never_overwritten(bring_in: BringIn, worker: Any):
    """XL-11: what a person verified stays, and the difference is told."""
    bring_in(one())
    stay = Stay.objects.get()
    verify_stay(stay, actor=SYSTEM, today=TODAY)

    result = bring_in(one(联系电话="19900099999", 居住方式="小旅馆"))

    assert problems(result) == [(2, "value_kept", "warning")] * 2
    assert {p.column for p in result.problems} == {"联系电话", "居住方式"}
    assert counts_of(result)["unchanged"] == 1
    assert Person.objects.get().phone == "19900000001"
    assert Stay.objects.get().kind == StayKind.PARTITION


def test_person_without_number_is_matched_by_name_birth_and_phone(bring_in: BringIn):
    """XL-11: the second way of matching; then the number is added."""
    bring_in(one(身份证号="", 出生日期="1990-01-01"))

    again = bring_in(one(身份证号="", 出生日期="1990-01-01"))
    with_number = bring_in(one())

    assert counts_of(again)["unchanged"] == 1
    assert counts_of(with_number)["updated"] == 1
    assert Person.objects.get().identity == an_identity(1)


def test_other_person_of_the_same_name_stays_another(bring_in: BringIn):
    bring_in(one(身份证号="", 出生日期="1990-01-01"))

    result = bring_in(one(身份证号="", 出生日期="1985-07-07"))

    assert counts_of(result)["created"] == 1
    assert Person.objects.count() == 2


def test_rare_characters_and_middle_dots_survive(bring_in: BringIn):
    """NM-1."""
    bring_in(workbook([a_row(1, 姓名="𠮷田甲"), a_row(2, 姓名="买买提•艾力")]))

    assert {p.full_name for p in Person.objects.all()} == {"𠮷田甲", "买买提·艾力"}


def test_no_entry_of_the_audit_holds_personal_data(bring_in: BringIn):
    from liuli.audit.models import Entry

    bring_in(one())

    told = str(list(Entry.objects.values()))
    assert "张乙" not in told
    assert an_identity(1) not in told
    assert "19900000001" not in told


def test_people_without_number_are_not_taken_for_each_other(bring_in: BringIn):
    """Words in place of a number are no key: nobody is lost as a duplicate."""
    rows = [
        a_row(1, 身份证号="办理中", 联系电话=""),
        a_row(2, 身份证号="办理中", 联系电话=""),
    ]

    first = bring_in(workbook(rows))
    again = bring_in(workbook(rows[::-1]))

    assert counts_of(first)["created"] == 2
    assert counts_of(again) == counts_of(again) | {"created": 0, "unchanged": 2}
    assert Person.objects.count() == 2
    assert {p.identity for p in Person.objects.all()} == {None}


# --- where nobody may live ---------------------------------------------------------------
@pytest.fixture
def shut_room(community):
    """One room of an address the ledgers name, under a ban (HZ-6)."""
    place = locate_addresses([ADDRESS], community=community, today=TODAY)[ADDRESS]
    room = add_dwelling(place, kind=DwellingKind.PARTITION, label="301", actor=SYSTEM)
    return impose_ban(
        place, dwelling=room, basis="重大隐患未整改", actor=SYSTEM, now=NOON
    )


def test_a_stay_in_a_room_under_a_ban_is_kept_as_not_compliant_hz_6(
    bring_in: BringIn, shut_room: Any
):
    """HZ-6: by room or bed; the others there, and who left before, are compliant."""
    rooms = ("301", "302", "", "301")
    rows = [
        a_row(i, 现住址=ADDRESS, 房间号=room, 离开日期="2024-06-01" if i == 4 else "")
        for i, room in enumerate(rooms, start=1)
    ]

    result = bring_in(workbook(rows, headings=[*HEADINGS, "房间号", "离开日期"]))

    assert problems(result) == [(2, "stay_where_banned", "warning")]
    stays = {(stay.room, stay.ends_on is None): stay for stay in Stay.objects.all()}
    compliant = {key: stay.is_compliant for key, stay in stays.items()}
    assert compliant == {
        ("301", True): False,
        ("302", True): True,
        ("", True): True,
        ("301", False): True,
    }
    assert stays["301", True].dwelling == shut_room.dwelling
    assert list(Stay.objects.under_bans()) == [stays["301", True]]


def test_a_later_ledger_says_it_again_and_changes_nothing_hz_6(
    bring_in: BringIn, shut_room: Any
):
    rows = workbook(
        [a_row(1, 现住址=ADDRESS, 床位号="301")], headings=[*HEADINGS, "床位号"]
    )
    bring_in(rows)

    again = bring_in(rows)

    assert problems(again) == [(2, "stay_where_banned", "warning")]
    assert counts_of(again)["unchanged"] == 1
    assert not Stay.objects.get().is_compliant


# --- ties a ledger tells -----------------------------------------------------------------
TIES = ("子女是否在本地就读", "配偶是否同住", "是否本地参保", "居住证签发日期")


def told(*cells: str) -> bytes:
    row = [*a_row(1), *cells]
    return workbook([row], headings=[*HEADINGS, *TIES])


def held() -> set[tuple[str, date, date | None]]:
    return {(t.kind, t.period.lower, t.period.upper) for t in Tie.objects.all()}


def test_a_ledger_tells_ties_from_its_day_on_3_5(bring_in: BringIn):
    """3.5, PO-4: a bare yes holds from today, a permit a year from its issue."""
    result = bring_in(told("是", "不同住", "参保", "2026-01-10"))

    assert problems(result) == []
    assert held() == {
        ("school", TODAY, None),
        ("insurance", TODAY, None),
        ("permit", date(2026, 1, 10), date(2027, 1, 10)),
    }
    assert {tie.source for tie in Tie.objects.all()} == {"ledger"}
    again = bring_in(told("是", "", "参保", "2026-01-10"))
    assert counts_of(again)["unchanged"] == 1
    assert Tie.objects.count() == 3


def test_a_later_ledger_ends_or_endorses_its_own_ties_po_4(bring_in: BringIn):
    bring_in(told("", "", "是", "2025-03-01"))
    Tie.objects.filter(kind="insurance").update(
        period=DateRange(date(2025, 1, 1), None)
    )

    result = bring_in(told("", "", "断缴", "2026-02-20"))

    assert counts_of(result)["updated"] == 1
    assert held() == {
        ("insurance", date(2025, 1, 1), TODAY),
        ("permit", date(2025, 3, 1), date(2027, 2, 20)),
    }


def test_a_tie_somebody_wrote_down_waits_at_the_conflict_desk_xl_11(
    bring_in: BringIn,
):
    """XL-11: the ledger's no ends nothing by itself."""
    bring_in(told("", "", "", ""))
    record_tie(
        Person.objects.get(), kind=TieKind.SPOUSE, starts_on=date(2025, 1, 1),
        actor=SYSTEM, today=TODAY,
    )  # fmt: skip

    result = bring_in(told("", "否", "", ""))

    assert [(p.code, p.column) for p in result.problems] == [("value_kept", TIES[1])]
    assert held() == {("spouse", date(2025, 1, 1), None)}
