"""Which two records may be one person (XL-11, ID-4): found, and not found too often."""

import random
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest

from liuli.kernel.identity import check_digit, upgrade_legacy
from liuli.kernel.names import pinyin_keys
from residents.rules.duplicates import (
    Traits,
    compare,
    find_likenesses,
    is_alike_name,
    is_near_birth,
    is_one_slip,
)

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗曾单仇解区查"
GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文华玉建国春梅红云飞鑫波辉玲燕龙"
)


def traits(pk, name, number="", **more):
    return Traits(
        pk=pk,
        name=name,
        sounds=frozenset(pinyin_keys(name).full),
        has_number=bool(number),
        number=number,
        **more,
    )


def a_number(chance, born, sex):
    serial = chance.randrange(0, 499) * 2 + (1 if sex == "1" else 0)
    first = f"5101{chance.choice('0123')}99"[:6] + f"{born:%Y%m%d}{serial:03d}"
    return first + check_digit(first)


def invented(chance, pk):
    name = chance.choice(SURNAMES) + "".join(
        chance.choice(GIVEN) for _ in range(chance.choice((1, 2, 2, 2)))
    )
    born = date(1945, 1, 1) + timedelta(days=chance.randrange(22_000))
    sex = chance.choice("12")
    return traits(
        pk,
        name,
        a_number(chance, born, sex) if chance.random() < 0.85 else "",
        born=born,
        sex=sex,
        phones=frozenset({b"%d" % chance.randrange(10**8)}),
        places=frozenset({chance.randrange(700)}),
    )


def entered_again(chance, one, pk):
    """The same person as another clerk writes them down."""
    again = replace(one, pk=pk)
    kind = chance.choice(("typo", "phone", "legacy", "none", "moved"))
    if kind == "typo":
        name = list(one.name)
        name[-1] = chance.choice(GIVEN)
        text = "".join(name)
        again = replace(
            again, name=text, sounds=frozenset(pinyin_keys(text).full), number=""
        )
    if kind == "phone":
        again = replace(again, phones=frozenset({b"%d" % chance.randrange(10**8)}))
    if kind == "legacy" and one.number and one.born.year < 2000:
        digits = one.number[:6] + one.number[8:17]
        last = str((int(digits[-1]) + 2) % 10)
        again = replace(
            again, number=upgrade_legacy(digits[:-1] + last), is_legacy=True
        )
    elif kind != "typo":
        again = replace(again, number="")
    if kind == "moved":
        again = replace(again, places=frozenset({chance.randrange(700)}))
    if kind == "none":
        again = replace(again, phones=frozenset(), places=frozenset())
    return replace(again, has_number=bool(again.number))


def test_precision_and_recall_on_two_thousand_invented_people(capsys):
    chance = random.Random(20_261_125)
    people = [invented(chance, pk) for pk in range(1, 1_801)]
    chosen = chance.sample(people, 200)
    again = [entered_again(chance, one, 1_801 + n) for n, one in enumerate(chosen)]
    truth = {(one.pk, twin.pk) for one, twin in zip(chosen, again, strict=True)}

    found = {(one.first, one.second) for one in find_likenesses([*people, *again])}

    right = len(found & truth)
    precision, recall = right / len(found), right / len(truth)
    with capsys.disabled():
        sys.stdout.write(
            f"\nduplicates of 2,000 people: precision {precision:.3f}, "
            f"recall {recall:.3f} ({right} of {len(truth)}, {len(found)} asked)\n"
        )
    assert precision >= 0.90
    assert recall >= 0.85


BORN = date(1980, 5, 17)


def test_two_right_numbers_are_two_people_whatever_else():
    one = traits(1, "张小明", "510199198005170011", born=BORN, phones=frozenset({b"1"}))
    two = replace(one, pk=2, number="510199198005172228")

    assert compare(one, two, (one.number, two.number)) is None


def test_an_old_number_with_a_slip_is_asked_about_id_4():
    one = traits(1, "张小明", "510199198005170011", born=BORN)
    two = replace(one, pk=2, number="510199198005170214", is_legacy=True)

    likeness = compare(one, two, (one.number, two.number))

    assert likeness is not None
    assert {"number_slip", "old_number", "same_name", "same_birth"} == set(
        likeness.reasons
    )


def test_brothers_on_one_phone_are_not_asked_about():
    one = traits(1, "张小明", born=BORN, sex="1", phones=frozenset({b"1"}))
    two = traits(2, "张小亮", born=date(1983, 9, 2), sex="1", phones=frozenset({b"1"}))

    assert find_likenesses([one, two]) == []


def test_a_changed_phone_is_said_and_counts_nothing():
    one = traits(1, "曾丽", born=BORN, phones=frozenset({b"1"}))
    two = replace(one, pk=2, phones=frozenset({b"2"}))

    (likeness,) = find_likenesses([one, two])

    assert likeness.reasons == ("same_name", "same_birth", "changed_phone")


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("张小明", "张晓明", True),
        ("张小明", "张小", True),
        ("张伟", "张强", False),
        ("张小明", "李大明", False),
        ("张小明", "张明小", True),
    ],
)
def test_names_are_alike_by_one_slip(first, second, alike):
    assert is_alike_name(first, second) is alike


def test_birth_dates_slip_by_a_digit_or_a_swap():
    assert is_near_birth(date(1980, 5, 7), date(1980, 7, 5))
    assert is_near_birth(date(1980, 5, 17), date(1980, 5, 11))
    assert not is_near_birth(date(1980, 5, 17), date(1981, 6, 17))


def test_one_slip_is_one_slip():
    assert is_one_slip("abc", "acb")
    assert is_one_slip("abc", "abcd")
    assert not is_one_slip("abc", "cba")
    assert not is_one_slip("abc", "abcde")
