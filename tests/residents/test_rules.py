"""Floating or rooted: the vectors and boundaries of 3.5 and FR-1; words of ledgers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from residents.choices import StayKind, Tag
from residents.rules.classes import Facts, Spell, count_facts, decide_class
from residents.rules.names import name_columns
from residents.rules.words import (
    HUKOU,
    STAY_KINDS,
    TAGS,
    read_hukou,
    read_stay_kind,
    read_tags,
)

ON = date(2026, 3, 2)
SETTLED = Facts(
    is_local=False,
    is_owner=False,
    known_days=180,
    hotel_days=0,
    new_rooms=1,
    current_days=180,
    is_settled=True,
    fixed_days=180,
    ties=0,
    first_seen_days=400,
)


def kind(**changes: object) -> str:
    return decide_class(replace(SETTLED, **changes)).kind


def test_local_hukou_stands_outside_the_pair_whatever_else_3_5():
    verdict = decide_class(replace(SETTLED, is_local=True, hotel_days=180))

    assert (verdict.kind, verdict.reasons) == ("local", ("local_hukou",))


def test_owner_occupier_stands_outside_the_pair_3_5():
    verdict = decide_class(replace(SETTLED, is_owner=True))

    assert (verdict.kind, verdict.reasons) == ("local", ("owner_occupier",))


@pytest.mark.parametrize(
    ("known", "seen", "expected"),
    [
        (89, 89, "new"),
        (89, 90, "undetermined"),
        (90, 89, "rooted"),
        (0, 0, "new"),
    ],
)
def test_too_few_known_days_give_new_or_undetermined_3_5(known, seen, expected):
    facts = replace(SETTLED, known_days=known, fixed_days=known, first_seen_days=seen)

    assert decide_class(facts).kind == expected


@pytest.mark.parametrize(("days", "expected"), [(180, "rooted"), (179, "transitional")])
def test_rooted_from_180_days_in_one_room_fr_1(days, expected):
    assert kind(current_days=days) == expected


@pytest.mark.parametrize(
    ("rooms", "expected"),
    [(0, "rooted"), (1, "rooted"), (2, "transitional"), (3, "transitional")],
)
def test_rooted_allows_one_new_room_fr_1(rooms, expected):
    assert kind(new_rooms=rooms) == expected


@pytest.mark.parametrize(
    ("fixed", "rooms", "expected"),
    [
        (50, 1, "rooted"),
        (49, 1, "transitional"),
        (50, 3, "transitional"),
        (49, 3, "floating"),
    ],
)
def test_fixed_work_at_49_and_50_percent_fr_1(fixed, rooms, expected):
    facts = replace(SETTLED, known_days=100, fixed_days=fixed, new_rooms=rooms)

    assert decide_class(facts).kind == expected


def test_ties_hold_like_fixed_work_3_5():
    verdict = decide_class(replace(SETTLED, fixed_days=0, ties=1))

    assert (verdict.kind, verdict.reasons) == (
        "rooted",
        ("long_stay", "few_moves", "ties"),
    )


@pytest.mark.parametrize(
    ("hotel", "expected"), [(90, "floating"), (89, "transitional")]
)
def test_floating_from_exactly_half_the_days_in_hotels_fr_1(hotel, expected):
    assert kind(hotel_days=hotel, fixed_days=0, is_settled=False) == expected


@pytest.mark.parametrize(
    ("rooms", "expected"), [(1, "transitional"), (2, "transitional"), (3, "floating")]
)
def test_floating_from_three_new_rooms_fr_1(rooms, expected):
    assert kind(new_rooms=rooms, fixed_days=0, is_settled=False) == expected


@pytest.mark.parametrize(("days", "expected"), [(29, "floating"), (30, "transitional")])
def test_floating_below_thirty_days_in_the_room_3_5(days, expected):
    assert kind(current_days=days, fixed_days=0) == expected


def test_floating_names_every_sign_it_saw_fr_1():
    verdict = decide_class(
        replace(SETTLED, hotel_days=90, new_rooms=3, current_days=5, fixed_days=0)
    )

    assert verdict.reasons == (
        "mostly_hotels",
        "many_moves",
        "short_stay",
        "no_fixed_work",
    )


def test_not_settled_is_never_rooted_3_5():
    assert kind(is_settled=False) == "transitional"


# --- counting days -------------------------------------------------------------------
def spell(starts, ends=None, what="partition", place=(1, "")):
    return Spell(starts, ends, what, place)


def count(*spells, fixed=False, local=False, seen=date(2020, 1, 1), window=180):
    return count_facts(
        spells,
        on=ON,
        window=window,
        is_local=local,
        has_fixed_work=fixed,
        first_seen_on=seen,
    )


def ago(days):
    return ON - timedelta(days=days)


def test_the_window_holds_180_days_with_the_day_itself():
    assert count(spell(ago(179))).known_days == 180
    assert count(spell(ago(500))).known_days == 180
    assert count(spell(ago(178))).known_days == 179
    assert count(spell(ON)).known_days == 1


def test_days_covered_twice_count_once():
    facts = count(spell(ago(20), ago(5)), spell(ago(10), None, "small_hotel", (2, "")))

    assert (facts.known_days, facts.hotel_days) == (21, 11)


def test_a_short_spell_inside_a_long_one_adds_nothing():
    assert (
        count(spell(ago(20)), spell(ago(15), ago(10), place=(2, ""))).known_days == 21
    )


def test_an_unknown_start_counts_as_before_the_window():
    facts = count(spell(None), fixed=True)

    assert (facts.known_days, facts.current_days, facts.new_rooms) == (180, 180, 0)
    assert decide_class(facts).kind == "rooted"


def test_long_stay_boundary_on_real_dates_fr_1():
    assert count(spell(ago(180))).current_days == 180
    assert count(spell(ago(179))).current_days == 179


def test_rooms_started_in_the_window_count_once_each():
    facts = count(
        spell(ago(300), ago(170), place=(1, "1")),
        spell(ago(170), ago(100), place=(2, "1")),
        spell(ago(100), ago(50), place=(2, "2")),
        spell(ago(50), None, place=(2, "1")),
    )

    assert facts.new_rooms == 2


def test_a_renewed_spell_in_the_same_room_is_one_spell():
    facts = count(spell(ago(300), ago(40)), spell(ago(40)))

    assert facts.current_days == 300


def test_a_renewed_spell_whose_first_start_is_unknown_is_long():
    assert count(spell(None, ago(40)), spell(ago(40))).current_days == 180


def test_a_gap_or_another_room_starts_the_count_again():
    gap = count(spell(ago(300), ago(41)), spell(ago(40)))
    other = count(spell(ago(300), ago(40), place=(9, "")), spell(ago(40)))

    assert (gap.current_days, other.current_days) == (40, 40)


def test_of_two_open_spells_the_later_is_current():
    facts = count(
        spell(ago(300), None, "owned"), spell(ago(10), None, "small_hotel", (2, ""))
    )

    assert (facts.is_owner, facts.is_settled, facts.current_days) == (False, False, 10)


def test_somebody_who_left_has_no_current_spell():
    facts = count(spell(ago(100), ago(10)))

    assert (facts.known_days, facts.current_days, facts.is_settled) == (90, 0, False)


def test_the_first_day_seen_is_the_earliest_known():
    assert count(spell(ago(30)), seen=ago(3)).first_seen_days == 30
    assert count(spell(ago(30)), seen=ago(60)).first_seen_days == 60
    assert count(spell(None, ago(120)), seen=ago(3)).first_seen_days == 179


def test_unknown_work_counts_as_not_fixed():
    assert count(spell(ago(300))).fixed_days == 0
    assert count(spell(ago(300)), fixed=True).fixed_days == 180


@given(
    st.lists(
        st.tuples(
            st.integers(0, 400),
            st.integers(1, 200),
            st.sampled_from(sorted(StayKind.values)),
        ),
        max_size=6,
    )
)
def test_counted_days_stay_inside_the_window(drawn):
    spells = [
        spell(
            ago(start), min(ago(start) + timedelta(days=length), ON), what, (number, "")
        )
        for number, (start, length, what) in enumerate(drawn)
        if start
    ]
    facts = count(*spells)

    assert 0 <= facts.hotel_days <= facts.known_days <= 180
    assert decide_class(facts).kind in {
        "local", "new", "undetermined", "transitional", "floating", "rooted",
    }  # fmt: skip


# --- words -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("单间出租", StayKind.PARTITION),
        ("自建房出租", StayKind.PARTITION),
        ("小套一", StayKind.ONE_BEDROOM),
        ("群租床位", StayKind.GROUP_RENTAL),
        ("自有房", StayKind.OWNED),
        ("院落住房", StayKind.COURTYARD),
        ("小旅馆短租", StayKind.SMALL_HOTEL),
        (" 小 旅 馆 ", StayKind.SMALL_HOTEL),
        ("", StayKind.UNKNOWN),
        ("宫殿", None),
    ],
)
def test_stay_kind_knows_the_synonyms_of_3_4(word, expected):
    assert read_stay_kind(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("本地户籍", "local"), ("外来", "elsewhere"), ("", "unknown"), ("火星", None)],
)
def test_hukou_is_read_as_stated(word, expected):
    assert read_hukou(word) == expected


def test_every_word_leads_to_a_code_that_exists():
    assert set(STAY_KINDS.values()) <= set(StayKind.values)
    assert set(HUKOU.values()) == {"local", "elsewhere"}
    assert set(TAGS.values()) == set(Tag.values)


def test_tags_of_a_cell_are_read_and_the_rest_is_named_po_7():
    assert read_tags("低保、残疾人") == (("low_income", "disabled"), ())
    assert read_tags("无") == ((), ())
    assert read_tags("低保;散步") == (("low_income",), ("散步",))


FORBIDDEN = (
    "刑满释放", "刑释人员", "社区矫正", "严重精神障碍", "精神病", "吸毒", "戒毒",
    "艾滋病", "重点青少年", "上访人员", "信访重点", "重点人员",
)  # fmt: skip


@pytest.mark.parametrize("word", FORBIDDEN)
def test_forbidden_categories_do_not_exist_po_8(word):
    assert read_tags(word) == ((), (word,))
    with_translations = " ".join(str(tag.label) for tag in Tag)
    assert word not in with_translations


# --- names -----------------------------------------------------------------------------
def test_name_columns_hold_every_beginning_and_every_reading_nm_4():
    found = name_columns("曾丽")

    assert found.pinyin == "zengli"
    assert found.initials == ["z", "zl"]
    assert found.readings == ["zengli"]
    assert found.grams == ["曾", "丽", "曾丽"]


def test_name_columns_know_both_readings_of_a_surname_nm_4():
    found = name_columns("乐山")

    assert set(found.readings) == {"yueshan", "leshan"}
    assert {"y", "ys", "l", "ls"} == set(found.initials)


def test_name_columns_keep_rare_characters_nm_1():
    assert name_columns("𠮷䶮").grams == ["𠮷", "䶮", "𠮷䶮"]
