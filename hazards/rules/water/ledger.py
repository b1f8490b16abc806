"""What the title of a meter ledger says of its time (自来水抄表)."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

_NUMERALS: Final = {"一": 1, "二": 2, "三": 3, "四": 4}
_QUARTER: Final = re.compile(r"(20\d\d)\s*年\s*第?([一二三四1-4])\s*季度")
_MONTH: Final = re.compile(r"(20\d\d)\s*年\s*(1[0-2]|0?[1-9])\s*月(?:份)?(?!\s*\d)")
_USUAL_DAYS: Final = 61


def read_before_on(titles: Sequence[str], *, read_on: date) -> date:
    """The day before the ledger's time begins; without one, two months back.

    Only asked where the portal knows no earlier reading of the meter.
    """
    starts = next(filter(None, map(_first_day, titles)), None)
    if starts is None or starts > read_on:
        return read_on - timedelta(days=_USUAL_DAYS)
    return starts - timedelta(days=1)


def _first_day(title: str) -> date | None:
    quarter = _QUARTER.search(title)
    if quarter:
        word = quarter[2]
        number = _NUMERALS.get(word) or int(word)
        return date(int(quarter[1]), number * 3 - 2, 1)
    month = _MONTH.search(title)
    return date(int(month[1]), int(month[2]), 1) if month else None
