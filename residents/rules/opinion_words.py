"""The words of ledgers of opinions."""

import re
from typing import Final

from residents.choices.opinions import OpinionChannel

_CHANNELS: Final = {
    OpinionChannel.VISIT: re.compile(r"入户|上门|敲门|走访"),
    OpinionChannel.MEETING: re.compile(r"会议|会场|大会|座谈|院坝|坝坝会|议事"),
    OpinionChannel.BOX: re.compile(r"意见箱|柜台|窗口|定点|现场|收集点"),
}


def read_channel(words: str) -> OpinionChannel:
    """入户, 座谈会, 意见箱; anything else came in some other way."""
    for channel, pattern in _CHANNELS.items():
        if pattern.search(words):
            return channel
    return OpinionChannel.OTHER
