"""The sample community's two vote ledgers: a street pact, and a public room."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from liuli.demo.invented import Inventor

PACT_FOR, PACT_ABSTAIN = 108, 4
ROOM_ROLL, ROOM_FOR, ROOM_AGAINST, ROOM_ABSTAIN = 731, 495, 75, 26
_FLATS = 6
_SAID_BY_HAND = "填报单位:琉璃社区居民委员会      填报日期:2024年12月31日"
_FIRST, _LAST = date(2024, 8, 1), date(2024, 8, 31)

Line = tuple[int | str, ...]


def write_vote_ledgers(folder: Path) -> list[Path]:
    """Write both, with invented householders; the counts are the case study's."""
    inventor = Inventor()
    pact, room = folder / "自治公约投票登记.xlsx", folder / "活动用房意见征集.xlsx"
    _write(
        pact,
        "《琉璃社区琉璃中三街自治公约》投票登记表",
        ("序号", "户主", "门牌号", "赞成", "反对", "弃权", "投票日期"),
        list(_pact(inventor)),
    )
    _write(
        room,
        "柳江新居三期居民活动用房意见征集表",
        ("序号", "房号", "业主", "是否参与", "意见", "方式", "日期"),
        list(_room(inventor)),
    )
    return [pact, room]


def _pact(inventor: Inventor) -> Iterator[Line]:
    """Only those who voted are listed: the electorate stays unknown."""
    for number in range(1, PACT_FOR + PACT_ABSTAIN + 1):
        abstains = number > PACT_FOR
        ticks = ("", "", "√") if abstains else ("√", "", "")
        door = f"琉璃中三街{number}号"
        yield (number, inventor.name(), door, *ticks, "2024-05-18")


def _room(inventor: Inventor) -> Iterator[Line]:
    """Every flat is listed, also those that were not reached."""
    said = ["同意"] * ROOM_FOR + ["不同意"] * ROOM_AGAINST + ["弃权"] * ROOM_ABSTAIN
    said += [""] * (ROOM_ROLL - len(said))
    inventor.chance.shuffle(said)
    for place, words in enumerate(said):
        door = f"{place // 120 + 1}栋{place % 120 // _FLATS + 1}01-{place % _FLATS + 1}"
        if words:
            day = inventor.day(_FIRST, _LAST).isoformat()
            channel = inventor.chance.choice(("定点", "入户"))
            yield (place + 1, door, inventor.name(), "是", words, channel, day)
        else:
            yield (place + 1, door, inventor.name(), "否", "", "", "")


def _write(path: Path, title: str, heads: Sequence[str], lines: Sequence[Line]) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sheet1")
    sheet.merge_range(0, 0, 0, len(heads) - 1, title)
    sheet.merge_range(1, 0, 1, len(heads) - 1, _SAID_BY_HAND)
    for row, line in enumerate((heads, *lines), 2):
        sheet.write_row(row, 0, line)
    foot = len(lines) + 3
    sheet.write_row(foot, 0, ("合计", len(lines)))
    book.close()
