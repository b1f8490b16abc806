"""The words of vote ledgers."""

import re
from typing import Final

from residents.choices.votes import Channel, Choice

DOOR: Final = (
    "房号", "门牌号", "户号", "门牌", "地址", "住址", "房屋坐落", "门牌号码",
    "房屋地址", "楼栋房号",
)  # fmt: skip
HOLDER: Final = (
    "户主", "业主", "户主姓名", "业主姓名", "姓名", "户代表", "代表姓名", "投票人",
    "房主",
)  # fmt: skip
FOR: Final = ("赞成", "同意", "赞同", "赞成票", "支持")
AGAINST: Final = ("反对", "不同意", "不赞成", "反对票", "不赞同")
TICK: Final = re.compile(r"[√✓✔☑vVyY是1]|[^\s0×✗☐□否无/nN-].*")

_CHOICES: Final = {
    Choice.AGAINST: re.compile(r"不同意|不赞成|不赞同|反对|不支持|不愿意|否"),
    Choice.ABSTAIN: re.compile(r"弃权|无所谓|无意见|随意"),
    Choice.INVALID: re.compile(r"无效|废票|作废"),
    Choice.FOR: re.compile(r"同意|赞成|赞同|支持|愿意|是"),
}
_CHANNELS: Final = {
    Channel.FIXED: re.compile(r"定点|投票点|现场投票|集中"),
    Channel.VISIT: re.compile(r"入户|上门|敲门|走访"),
    Channel.MEETING: re.compile(r"会议|会场|大会"),
}
_QUOTED: Final = re.compile(r"《[^》]{2,80}》")
_TAIL: Final = re.compile(r"(?:登记|统计|汇总|明细)?(?:表|名册|花名册|台账|清单)$")
_LONGEST: Final = 120


def read_choice(words: str) -> Choice | None:
    """What a written opinion says: 不同意 before 同意; None for anything else."""
    text = words.strip()
    for choice, pattern in _CHOICES.items():
        if pattern.match(text):
            return choice
    return None


def read_channel(words: str) -> Channel:
    """定点, 入户 or 会场."""
    for channel, pattern in _CHANNELS.items():
        if pattern.search(words):
            return channel
    return Channel.UNKNOWN


def vote_title(line: str) -> str:
    """Which vote a ledger's title names: 《…公约》, or the title without its 表."""
    title = "".join(line.split())
    if quoted := _QUOTED.search(title):
        return quoted[0][:_LONGEST]
    return (_TAIL.sub("", title) or title)[:_LONGEST]
