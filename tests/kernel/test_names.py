import pytest
from hypothesis import given
from hypothesis import strategies as st

from liuli.kernel.names import (
    grams,
    normalise_name,
    pinyin_keys,
    query_grams,
    search_key,
)


@pytest.mark.parametrize("dot", list("•・．‧●･∙·"))
def test_twins_of_the_middle_dot_become_one(dot):
    """NM-1"""
    assert normalise_name(f"买买提{dot}艾力").text == "买买提·艾力"


def test_full_stop_between_han_is_a_dot_and_in_latin_is_not():
    """NM-1"""
    assert normalise_name("买买提.艾力").text == "买买提·艾力"
    assert normalise_name("J.R. Smith").text == "J.R. Smith"


def test_inner_spaces_go_from_han_and_stay_in_latin():
    """NM-2"""
    assert normalise_name("张\u3000三").text == "张三"
    assert normalise_name(" 李 小  明 ").text == "李小明"
    assert normalise_name("John  Smith").text == "John Smith"


@pytest.mark.parametrize(
    ("written", "note"),
    [("张三（户主）", "户主"), ("张三(已故)", "已故"), ("张三【租】", "租")],
)
def test_notes_in_brackets_move_to_the_note(written, note):
    """NM-2"""
    name = normalise_name(written)

    assert (name.text, name.note) == ("张三", note)


def test_only_ascii_full_width_is_folded():
    """NM-3"""
    assert normalise_name("Ａlan").text == "Alan"
    assert normalise_name("张①㊣").text == "张①㊣"


@pytest.mark.parametrize("name", ["𠮷田", "䶮", "黄\U00030000", "㐂"])
def test_rare_characters_survive(name):
    """NM-1"""
    assert normalise_name(name).text == name


def test_invisible_characters_are_told_and_dropped():
    name = normalise_name("李\u200b四")

    assert (name.text, name.warnings) == ("李四", ("name_invisible",))


def test_name_over_fifty_characters_is_told():
    """NM-1"""
    assert normalise_name("阿" * 50).warnings == ()
    assert normalise_name("阿" * 51).warnings == ("name_long",)


@pytest.mark.parametrize("written", ["", None, "无", "/", "不详", "  ", "（户主）"])
def test_no_name_is_empty(written):
    assert normalise_name(written).text == ""


def test_grams_are_distinct_pieces_of_one_and_two_characters():
    """Performance design c"""
    assert grams("张小小") == ["张", "小", "张小", "小小"]
    assert grams("𠮷田") == ["𠮷", "田", "𠮷田"]
    assert grams("") == []


def test_query_grams_are_all_in_the_grams_of_a_match():
    assert query_grams("张") == ["张"]
    assert query_grams("小明") == ["小明"]
    assert query_grams("张小明") == ["张小", "小明"]
    assert set(query_grams("买买提•艾")) <= set(grams("买买提·艾力"))


@pytest.mark.parametrize(
    ("surname", "reading"),
    [
        ("曾", "zeng"), ("单", "shan"), ("仇", "qiu"), ("解", "xie"), ("区", "ou"),
        ("查", "zha"), ("盖", "ge"), ("朴", "piao"), ("缪", "miao"), ("翟", "zhai"),
        ("种", "chong"), ("繁", "po"), ("秘", "bi"), ("员", "yun"), ("召", "shao"),
        ("乐", "yue"), ("覃", "qin"), ("尉迟", "yuchi"), ("单于", "chanyu"),
        ("万俟", "moqi"),
    ],
)  # fmt: skip
def test_surnames_sort_by_their_own_reading(surname, reading):
    """NM-4"""
    keys = pinyin_keys(f"{surname}明")

    assert keys.sort_key == f"{reading}ming"
    assert keys.initials[0][0] == reading[0]


def test_the_same_character_in_a_given_name_reads_as_usual():
    assert pinyin_keys("王单").sort_key == "wangdan"


def test_surnames_of_two_readings_are_found_by_both():
    """NM-4"""
    assert set(pinyin_keys("乐明").full) == {"yueming", "leming"}
    assert set(pinyin_keys("覃明").initials) == {"qm", "tm"}


def test_u_umlaut_is_found_in_all_its_spellings():
    """NM-4"""
    assert set(pinyin_keys("吕布").full) == {"lvbu", "lyubu", "lubu", "lübu"}
    assert pinyin_keys("吕布").initials == ("lb",)


def test_names_of_other_scripts_have_keys_too():
    assert pinyin_keys("买买提·艾力").initials == ("mmtal",)
    assert pinyin_keys("John Smith").initials == ("js",)
    assert pinyin_keys("①") == ("", (), ())


@given(st.one_of(st.text(), st.none(), st.floats(), st.integers()))
def test_normalising_never_raises_and_is_stable(value):
    text = normalise_name(value).text

    assert normalise_name(text).text == text
    text.encode()


@given(st.text("张曾乐吕绿欧阳单于马·・ abcＡ𠮷①", max_size=60))
def test_keys_never_raise_and_variants_are_few(text):
    keys = pinyin_keys(text)

    assert len(keys.full) <= 8
    assert search_key(search_key(text)) == search_key(text)
    assert len(grams(text)) == len(set(grams(text)))
