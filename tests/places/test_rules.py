import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuli.places.rules import (
    KEY_LENGTH,
    AddressParts,
    address_key,
    building_parts,
    parse_address,
)


def parts_of(raw, **kwargs):
    """The parts that were written, without the empty ones."""
    parts = parse_address(raw, **kwargs)
    return {
        name: getattr(parts, name)
        for name in AddressParts.__slots__
        if getattr(parts, name) and name != "candidates"
    }


def key_of(raw, **kwargs):
    return address_key(parse_address(raw, **kwargs))


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        (
            "琉璃三街123号",
            {"system": "street", "road": "琉璃三街", "number": "123"},
        ),
        (
            "琉璃五组2号",
            {"system": "group", "road": "琉璃五组", "number": "2"},
        ),
        (
            "琉璃五街63号2楼6室",
            {
                "system": "street",
                "road": "琉璃五街",
                "number": "63",
                "floor": "2",
                "room": "6",
            },
        ),
        (
            "琉璃二街29号附1号",
            {
                "system": "street",
                "road": "琉璃二街",
                "number": "29",
                "sub_number": "1",
            },
        ),
        (
            "琉璃三街183号旁",
            {"system": "street", "road": "琉璃三街", "number": "183", "tail": "旁"},
        ),
        (
            "柳江新居三期30号院3栋2单元501",
            {
                "system": "street",
                "compound": "柳江新居",
                "period": "3",
                "yard": "30",
                "building": "3",
                "unit": "2",
                "room": "501",
            },
        ),
        (
            "锦华路一段12号3栋2单元5层501号",
            {
                "system": "street",
                "road": "锦华路一段",
                "number": "12",
                "building": "3",
                "unit": "2",
                "floor": "5",
                "room": "501",
            },
        ),
        (
            "琉璃五组2号3楼12床",
            {
                "system": "group",
                "road": "琉璃五组",
                "number": "2",
                "floor": "3",
                "bed": "12",
            },
        ),
        (
            "1栋1单元101",
            {"building": "1", "unit": "1", "room": "101"} | {"system": "unknown"},
        ),
        ("29号附1号", {"system": "unknown", "number": "29", "sub_number": "1"}),
    ],
)
def test_addresses_of_both_systems_are_read(raw, parts):
    """AR-1"""
    assert parts_of(raw) == parts


@pytest.mark.parametrize(
    "raw",
    [
        "四川省成都市锦江区锦华路街道琉璃社区琉璃三街5号",
        "成都市锦江区琉璃三街5号",
        "琉璃社区居委会琉璃三街5号",
        "锦华路街道办事处琉璃社区琉璃三街5号",
        "琉璃三街5号",
    ],
)
def test_the_region_in_front_makes_no_difference(raw):
    """AR-1"""
    assert key_of(raw) == "s/琉璃三街/#5"


def test_a_number_with_a_dash_is_ambiguous_and_keeps_both_readings():
    """AR-2: never expanded, never chosen."""
    parts = parse_address("琉璃三街7-19号")

    assert parts.is_ambiguous
    assert not parts.is_clear
    assert (parts.number, parts.range_end, parts.sub_number) == ("7", "19", "")
    one_range, sub_number = parts.candidates
    assert (one_range.number, one_range.range_end) == ("7", "19")
    assert (sub_number.number, sub_number.sub_number) == ("7", "19")
    assert address_key(sub_number) == key_of("琉璃三街7号附19号")


def test_a_falling_pair_can_only_be_a_sub_number():
    """AR-2"""
    parts = parse_address("琉璃三街16-2号")

    assert (parts.number, parts.sub_number, parts.is_ambiguous) == ("16", "2", False)


@pytest.mark.parametrize(
    "writings",
    [
        {"琉璃中三街12号", "琉璃中街三12号", "中三街12号"},
        {"三街12号", "琉璃三街12号", "琉璃3街12号"},
        {"5组2号", "五组2号", "伍组2号", "琉璃五组2号", "琉璃村五组2号", "琉璃村5组2#"},
        {"琉璃三街123#", "琉璃三街123号", "琉璃三街一百二十三号", "琉璃三街１２３号"},
        {"柳江新居三期30号院3-2-501", "柳江新居3期30号院3栋2单元501室"},
        {"琉璃三街7-19号", "琉璃三街7—19号", "琉璃三街7～19号", "琉璃三街 7 - 19 号"},
        {"横街3号", "琉璃横街3号", "琉璃横街003号"},
    ],
)
def test_writings_of_one_place_share_a_key(writings):
    """AR-3"""
    assert len({key_of(raw) for raw in writings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("琉璃三街12号", "琉璃中三街12号"),
        ("琉璃三街12号", "琉璃三组12号"),
        ("琉璃三街1号12室", "琉璃三街11号2室"),
        ("琉璃中街三号", "琉璃中三街"),
        ("琉璃三街183号", "琉璃三街183号旁"),
        ("琉璃三街7-19号", "琉璃三街7号附19号"),
        ("琉璃三街5号后院小屋", "琉璃三街5号"),
    ],
)
def test_different_places_never_share_a_key(one, other):
    assert key_of(one) != key_of(other)


def test_three_numbers_are_read_only_inside_a_known_compound():
    """AR-3"""
    assert parts_of("琉璃三街3-2-501")["rest"] == "3-2-501"
    known = parts_of("机关院3-2-501", compounds=frozenset({"机关院"}))
    assert (known["compound"], known["building"], known["room"]) == (
        "机关院",
        "3",
        "501",
    )


def test_aliases_lead_to_the_standard_address():
    """AR-4"""
    aliases = {"老粮站": "琉璃三街45号", "流璃三街": "琉璃三街", "三街1": "错"}

    assert key_of("老粮站", aliases=aliases) == key_of("琉璃三街45号")
    assert key_of("琉璃社区老粮站2楼", aliases=aliases) == key_of("琉璃三街45号2楼")
    assert key_of("流璃三街7号", aliases=aliases) == key_of("琉璃三街7号")
    assert key_of("三街12号", aliases=aliases) == key_of("琉璃三街12号")


def test_what_is_not_understood_is_kept_and_not_clear():
    parts = parse_address("菜市场背后老张家")

    assert parts.system == "unknown"
    assert parts.rest == "菜市场背后老张家"
    assert not parts.is_clear
    assert not parse_address("不知道").is_clear


def test_remarks_in_brackets_do_not_split_a_place():
    assert key_of("琉璃三街12号(李家院子)") == key_of("琉璃三街12号")
    assert key_of("琉璃三街12号(3楼)") == key_of("琉璃三街12号3楼")


def test_the_building_of_a_room_is_what_neighbours_share():
    one = building_parts(parse_address("琉璃三街12号2楼6室"))
    other = building_parts(parse_address("琉璃三街12号5楼1室"))

    assert address_key(one) == address_key(other) == key_of("琉璃三街12号")


@given(
    st.one_of(
        st.text(),
        st.text(
            "琉璃中三街五组路巷0123456789-号附栋单元楼室床院小区期旁(#)一二百",
            max_size=40,
        ),
        st.text("一百二十三号街", min_size=250, max_size=500),
    )
)
def test_parsing_never_raises_and_keys_fit_their_column(raw):
    parts = parse_address(raw)

    assert len(address_key(parts)) <= KEY_LENGTH
    assert bool(parts.candidates) == parts.is_ambiguous


@given(
    st.sampled_from(["琉璃三街", "琉璃中街", "琉璃五组"]),
    st.integers(1, 999),
    st.integers(1, 30),
    st.integers(1, 99),
)
def test_written_parts_come_back(road, number, floor, room):
    """AR-1"""
    parts = parse_address(f"{road}{number}号{floor}楼{room}室")

    assert (parts.road, parts.number) == (road, str(number))
    assert (parts.floor, parts.room, parts.is_clear) == (str(floor), str(room), True)
