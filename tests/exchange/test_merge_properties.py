"""Whatever the cells say, a ledger merges: counts add up and a second time is nothing."""

import random
import string
from collections.abc import Callable
from typing import Any

import pytest

from liuli.exchange.pipeline import Result, counts_of
from liuli.exchange.registry import get_kind
from tests.ledgers.samples import a_row, an_identity, workbook

SLUGS = ("resident", "small_hotel", "scrapyard", "self_built_house", "vacant_house")
ODD = [
    "", "无", "/", "同上", "√", "☐", "是", "否", "#N/A", "#VALUE!", "=1+1", "'=1", "\u200b",
    "2024.3.5", "2024.1", "20240305", "3月5日", "2031-01-01", "1850-01-01", "二〇二四年三月",
    "琉璃三街7-19号", "琉璃五组2号", "7号", "柳江新居三期30号院3-2-501", "四川省成都市锦江区",
    "99999999999", "-5", "1e308", "约900余", "0.12万", "28㎡", "三间", "１２３",
    "19900000001", "19900000001、19900000002", "028-85123456转8", "12345",
    "群租房", "小旅馆", "本地", "外来", "男", "女", "大专", "党员", "低保", "刑满释放",
    "𠮷田", "买买提•艾力", "张三（户主）", "A" * 300, "长" * 700, "a\nb", '"引号"', "x" * 60,
    float("1e18"), 5.10199e17, 20240305, 45356, 2024.1, 3.5, -1, 0, 10**12, True,
]  # fmt: skip


def cells(dice: random.Random, width: int) -> list[Any]:
    row = []
    for _place in range(width):
        throw = dice.random()
        if throw < 0.1:
            row.append(an_identity(dice.randrange(1, 999), "19900101"))
        elif throw < 0.2:
            row.append(dice.choice(a_row(dice.randrange(1, 9))))
        elif throw < 0.25:
            row.append("".join(dice.choices(string.printable, k=dice.randrange(30))))
        else:
            row.append(dice.choice(ODD))
    return row


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("slug", SLUGS)
def test_any_rows_merge_and_the_second_time_is_nothing(
    bring_in: Callable[..., Result],
    try_out: Callable[..., Result],
    slug: str,
    seed: int,
):
    """In the file, in the dry run and in the tables: no cell breaks an import."""
    dice = random.Random(f"{slug}{seed}")
    kind = get_kind(slug)
    assert kind is not None
    headings = [column.heading for column in kind.columns]
    rows = [cells(dice, len(headings)) for _n in range(40)]
    data = workbook(rows, headings=headings)

    tried = counts_of(try_out(data, kind=slug))
    first = counts_of(bring_in(data, kind=slug))
    again = counts_of(bring_in(data, kind=slug))

    assert tried == first
    assert again["created"] == 0
    settled = first["created"] + first["updated"] + first["unchanged"]
    assert again["updated"] + again["unchanged"] == settled
