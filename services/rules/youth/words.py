"""What the words of ledgers and posters mean: the kind of a course."""

from typing import Final

# The first that is found in the text decides.
_KINDS: Final = (
    ("parent_child", ("亲子",)),
    ("healing", ("疗愈",)),
    ("exhibition", ("展览", "比赛", "展赛", "大赛")),
    ("eaglets", ("雏鹰",)),
    ("law", ("普法", "法治", "法律")),
    ("reading", ("阅读", "早教", "绘本")),
)


def read_kind(text: str) -> str | None:
    """The kind a course name means, None when it names none of them."""
    for kind, words in _KINDS:
        if any(word in text for word in words):
            return kind
    return None
