import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuli.privacy.masks import (
    mask_address,
    mask_identity,
    mask_name,
    mask_name_for_notice,
    mask_phone,
)


@pytest.mark.parametrize(
    ("name", "masked", "notice"),
    [
        ("张三", "张*", "张*"),
        ("张小明", "张**", "张*明"),
        ("欧阳娜娜", "欧阳**", "欧阳*娜"),
        ("欧阳锋", "欧阳*", "欧阳*"),
        ("欧阳", "欧*", "欧*"),
        ("买买提·艾力", "买**", "买****力"),
        ("", "", ""),
    ],
)
def test_names_are_masked(name, masked, notice):
    """Domain 2.3"""
    assert mask_name(name) == masked
    assert mask_name_for_notice(name) == notice


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("19900012345", "199****2345"),
        ("02885551234", "028****1234"),
        ("85551234", "****1234"),
        ("123", "***"),
        ("", ""),
    ],
)
def test_phones_are_masked(number, masked):
    """Domain 2.3"""
    assert mask_phone(number) == masked


def test_identity_shows_the_last_four_only():
    """MK-1"""
    assert mask_identity("51019919650307123X") == "**************123X"
    assert mask_identity("E12345678") == "*****5678"
    assert mask_identity("1234") == "**34"
    assert mask_identity("") == ""


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("琉璃三街123号2楼6室", "琉璃三街***"),
        ("琉璃五组2号", "琉璃五组***"),
        ("琉璃5组2号", "琉璃5组***"),
        ("琉璃中街三12号", "琉璃中街三***"),
        ("锦华路街道琉璃社区琉璃三街1号", "锦华路街道琉璃社区琉璃三街***"),
        ("柳江新居三期30号院3-2-501", "***"),
        ("", ""),
    ],
)
def test_addresses_stop_at_the_road_or_group(address, masked):
    """Domain 2.3"""
    assert mask_address(address) == masked


@given(st.text())
def test_masks_never_show_the_whole_and_never_raise(text):
    for masked in (mask_phone(text), mask_identity(text), mask_address(text)):
        assert not text.strip("*") or masked != text
    assert len(mask_name(text)) <= 4
