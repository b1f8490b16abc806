"""Two canvasses of the sample community: one all but over, one just begun."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import xlsxwriter

from liuli.demo.invented import SEED, Inventor
from liuli.places.models import Address
from liuli.territory.choices import Level
from liuli.territory.models import Unit

_HEADS: Final = ("序号", "地址", "是否完成登记", "未完成原因", "登记日期", "登记人")
_LEFT: Final = ("拒访",) * 6 + ("空置",) * 4 + ("多次无人",) * 3
_BEGUN: Final = 60  # doors of the new drive
_KNOCKED: Final = 12

Line = tuple[int | str, ...]


def write_canvass_ledgers(folder: Path, community: Unit, *, today: date) -> list[Path]:
    """The form of a drive with thirteen doors left, and the list of a new one."""
    doors = list(
        Address.objects.filter(community=community, unit__level=Level.GRID)
        .exclude(number_value=None)
        .order_by("road", "number_value", "pk")
        .values_list("raw", "unit__short_name")
    )
    over, begun = folder / "敲门行动入户登记.xlsx", folder / "冬季敲门行动.xlsx"
    _write(over, "敲门行动入户登记表", list(_over(doors)))
    near = [door for door in doors if door[1] == "第一网格"][:_BEGUN]
    _write(begun, f"{today.year}年冬季敲门行动登记表", list(_new(near, today)))
    return [over, begun]


def _over(doors: Sequence[tuple[str, str]]) -> Iterator[Line]:
    inventor = Inventor(SEED + 11)
    left = inventor.chance.sample(range(len(doors)), min(len(_LEFT), len(doors)))
    reasons = dict(zip(left, _LEFT, strict=False))
    for place, (raw, grid) in enumerate(doors):
        if place in reasons:
            yield (place + 1, raw, "否", reasons[place], "", grid)
        else:
            day = inventor.day(date(2025, 3, 3), date(2025, 5, 30)).isoformat()
            yield (place + 1, raw, "是", "", day, grid)


def _new(doors: Sequence[tuple[str, str]], today: date) -> Iterator[Line]:
    """A few knocked at yesterday, the rest still to do."""
    yesterday = (today - timedelta(days=1)).isoformat()
    for place, (raw, _grid) in enumerate(doors):
        if place >= _KNOCKED:
            yield (place + 1, raw, "", "", "", "")
        elif place % 3 == 0:
            yield (place + 1, raw, "否", "无人", yesterday, "何勇")
        else:
            yield (place + 1, raw, "是", "", yesterday, "何勇")


def _write(path: Path, title: str, lines: Sequence[Line]) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("入户")
    sheet.merge_range(0, 0, 0, len(_HEADS) - 1, title)
    for row, line in enumerate((_HEADS, *lines), 1):
        sheet.write_row(row, 0, line)
    book.close()
