"""The words ledgers use for closed lists (domain 3.4, PO-7, PO-10).

Each function answers a code, or `None` for a word it does not know: never guessed.
"""

import re
from typing import Final

from liuli.kernel.text import fold_width, strip_invisible

_SPACES: Final = re.compile(r"\s+")
_SEPARATORS: Final = re.compile(r"[,，、;；/|\n]+")
_ANSWERS: Final = {"是": True, "√": True, "否": False, "×": False, "不是": False}
_FROM_ELSEWHERE: Final = re.compile(r"流动|外来|外地|非")
_REMARK: Final = re.compile(r"\([^()]*\)$")  # 低保(2024年批准)
_EMPTY: Final = frozenset({"", "/", "-", "—", "无", "没有", "否", "暂无", "不详"})

STAY_KINDS: Final = {
    "小旅馆": "small_hotel", "小旅馆短租": "small_hotel", "旅馆": "small_hotel",
    "旅店": "small_hotel", "招待所": "small_hotel", "小旅店": "small_hotel",
    "群租房": "group_rental", "群租床位": "group_rental", "群租": "group_rental",
    "床位": "group_rental", "合租床位": "group_rental",
    "日租": "daily_rental", "日租房": "daily_rental", "短租": "daily_rental",
    "工棚": "work_shed", "工地": "work_shed", "工地工棚": "work_shed",
    "隔间": "partition", "单间出租": "partition", "自建房出租": "partition",
    "单间": "partition", "隔断间": "partition", "出租屋": "partition",
    "套一": "one_bedroom", "小套一": "one_bedroom", "一室": "one_bedroom",
    "院落住宅": "courtyard", "院落住房": "courtyard", "小区住房": "courtyard",
    "商品房": "courtyard", "住宅": "courtyard",
    "自有": "owned", "自有房": "owned", "自有住房": "owned", "自住": "owned",
    "自有房屋": "owned", "自购房": "owned", "自购": "owned", "自有产权": "owned",
    "单位宿舍": "dormitory", "宿舍": "dormitory", "集体宿舍": "dormitory",
    "员工宿舍": "dormitory",
}  # fmt: skip
HUKOU: Final = {
    "本地户籍": "local", "本地": "local", "户籍": "local", "户籍人口": "local",
    "本社区户籍": "local", "本市户籍": "local", "常住户籍": "local",
    "户籍常住": "local",
    "外来": "elsewhere", "外地": "elsewhere", "外来人口": "elsewhere",
    "流动人口": "elsewhere", "非户籍": "elsewhere", "外地户籍": "elsewhere",
    "外来常住": "elsewhere", "外来短住": "elsewhere", "非本地户籍": "elsewhere",
}  # fmt: skip
TAGS: Final = {
    "独居老人": "lives_alone", "独居": "lives_alone", "独居老年人": "lives_alone",
    "空巢老人": "empty_nest", "空巢": "empty_nest",
    "高龄": "eighty", "高龄老人": "eighty", "80岁以上": "eighty",
    "残疾": "disabled", "残疾人": "disabled",
    "低保": "low_income", "低保户": "low_income",
    "特困": "extreme_hardship", "特困人员": "extreme_hardship",
    "低保边缘": "near_low_income", "低保边缘户": "near_low_income",
    "困境儿童": "child_in_need", "留守儿童": "left_behind_child",
    "孕产妇": "expecting", "孕妇": "expecting", "产妇": "expecting",
    "退役军人": "veteran", "退伍军人": "veteran",
    "失独家庭": "lost_only_child", "失独": "lost_only_child",
    "新居民求助": "newcomer_asks",
}  # fmt: skip


def read_stay_kind(text: str) -> str | None:
    """The kind of stay a word names; an empty cell is `unknown`."""
    word = _word(text)
    return "unknown" if word in _EMPTY else STAY_KINDS.get(word)


def read_hukou(text: str, *, heading: str = "") -> str | None:
    """Where the registration is, as stated; an empty cell is `unknown`.

    Under a heading that asks (是否本地户籍, 是否流动人口) 是 and 否 answer it.
    """
    word = _word(text)
    if heading.startswith("是否") and word in _ANSWERS:
        asks_local = _FROM_ELSEWHERE.search(heading) is None
        return "local" if _ANSWERS[word] is asks_local else "elsewhere"
    return "unknown" if word in _EMPTY else HUKOU.get(word)


def read_tags(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Allowed service tags of a cell, and the words that are none (PO-7).

    What is none may be a category that must not be stored (PO-8): callers say
    that words were left out and keep none of them.
    """
    words = [_REMARK.sub("", _word(part)) for part in _SEPARATORS.split(text)]
    stated = [word for word in words if word not in _EMPTY]
    found = dict.fromkeys(TAGS[word] for word in stated if word in TAGS)
    return tuple(found), tuple(word for word in stated if word not in TAGS)


def _word(text: str) -> str:
    return _SPACES.sub("", strip_invisible(fold_width(text)))
