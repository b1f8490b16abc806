"""What is stored beside a name so that it can be found (NM-4, design c)."""

from dataclasses import dataclass
from functools import lru_cache

from liuli.kernel.names import grams, pinyin_keys, search_key


@dataclass(frozen=True, slots=True)
class NameColumns:
    """Search columns of one name; the field names are those of the person."""

    name_key: str
    grams: list[str]
    pinyin: str
    initials: list[str]
    readings: list[str]


@lru_cache(maxsize=4_096)
def name_columns(full_name: str) -> NameColumns:
    """Search columns for a normalised name.

    `initials` holds every beginning of every variant, so that "zs" finds 张三丰;
    `readings` every full reading, so that "zengli" and "cengli" are both known.
    """
    keys = pinyin_keys(full_name)
    starts = (
        variant[:end] for variant in keys.initials for end in range(1, len(variant) + 1)
    )
    return NameColumns(
        name_key=search_key(full_name),
        grams=grams(full_name),
        pinyin=keys.sort_key,
        initials=list(dict.fromkeys(starts)),
        readings=list(keys.full),
    )
