"""What the words of a roll of party members mean, on plain values."""

import re
from typing import Final

_YES: Final = frozenset({"是", "√", "✓", "1", "Y", "流动", "流动党员", "流入"})
_NO: Final = frozenset({"否", "×", "0", "N", "本地", "本社区", "在册", "在册党员"})
_KINDS: Final = (
    (re.compile(r"联络点|联系点|联络站"), "contact_point"),
    (re.compile(r"党小组"), "group"),
    (re.compile(r"党总支"), "general_branch"),
    (re.compile(r"党委"), "committee"),
)


def read_standing(word: str) -> str | None:
    """`full` or `probationary`; None for words that say neither."""
    if "预备" in word:
        return "probationary"
    if "正式" in word or word in {"党员", "中共党员", "是"}:
        return "full"
    return None


def read_floating(word: str) -> bool | None:
    """Whether the organisation is elsewhere; None where the word doesn't say."""
    tidy = re.sub(r"\s+", "", word).upper()
    if tidy in _YES:
        return True
    return False if tidy in _NO else None


def read_kind(name: str) -> str:
    """The kind of an organisation in its name; a branch where it says nothing."""
    for pattern, kind in _KINDS:
        if pattern.search(name):
            return kind
    return "branch"
