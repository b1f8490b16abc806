"""The words of landlord ledgers, on plain values (房东协会名册)."""

from typing import Final

DWELLINGS: Final = {
    "旅馆": "hotel_room", "小旅馆": "hotel_room", "客房": "hotel_room",
    "群租": "shared_room", "群租房": "shared_room", "床位": "shared_room",
    "隔间": "partition", "单间": "partition", "隔断间": "partition",
    "套一": "small_flat", "小套一": "small_flat", "套房": "small_flat",
    "院落住宅": "courtyard", "院落住房": "courtyard", "商品房": "courtyard",
    "自建房": "self_built", "自建房单间": "self_built", "农民自建房": "self_built",
    "整栋": "house", "整套": "house", "独栋": "house",
    "宿舍": "dormitory", "工棚": "work_shed",
}  # fmt: skip
RELATIONS: Final = {
    "产权人": "owns", "业主": "owns", "房主": "owns", "自有": "owns", "所有": "owns",
    "本人": "owns", "房东": "owns",
    "二房东": "lets", "转租": "lets", "代管": "lets", "代理": "lets", "受托": "lets",
    "承租转租": "lets", "托管": "lets",
}  # fmt: skip
POSITIONS: Final = {
    "会长": "chair", "理事长": "chair", "副会长": "deputy", "副理事长": "deputy",
    "会员": "member", "理事": "member", "成员": "member",
}  # fmt: skip
ASSOCIATION: Final = "协会"


def read_word(table: dict[str, str], text: str, *, default: str) -> str | None:
    """The code of a word, `default` for an empty cell, None for a word unknown."""
    word = "".join(text.split())
    return table.get(word) if word and word not in {"/", "-", "无"} else default
