"""How people and stays of a ledger go into their tables, and how they are shown."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from liuli.exchange.merging import Computed, Match, Target
from liuli.privacy.crypto import decrypt
from liuli.privacy.masks import mask_phone
from residents.choices import CodeTable
from residents.models import Person, Stay
from residents.operations import code_names

PERSON: Final = Target(
    Person,
    stage_only={"seen": "bigint", "has_address": "bool"},
    matches=(
        Match(("community", "identity_index")),
        # Without a number on one side: name, birth and phone together (XL-11).
        Match(
            ("community", "name_key", "birth_on", "phone_index"),
            where="(t.identity_index IS NULL OR s.identity_index IS NULL)",
        ),
        # The very same row of an earlier ledger, where nothing else tells people apart.
        Match((), where="t.id = s.seen"),
        # Nobody could tell two such people apart, who also live nowhere known.
        Match(
            ("community", "name_key", "birth_on", "phone_index"),
            null_safe=("birth_on", "phone_index"),
            where=(
                "NOT s.has_address AND t.identity_index IS NULL "
                "AND s.identity_index IS NULL AND NOT EXISTS ("
                "SELECT FROM residents_stay v WHERE v.person_id = t.id)"
            ),
        ),
    ),
    change={
        "identity_index": ("identity", "identity_kind", "identity_tail"),
        "full_name": ("name_key", "grams", "pinyin", "initials", "readings"),
        "phone_index": ("phone", "phone_tail"),
        "other_phone_index": ("other_phone",),
        **dict.fromkeys(
            (
                "sex", "birth_on", "hukou", "hukou_place", "marital", "education",
                "political", "occupation", "has_fixed_work",
            ),
            (),
        ),
    },
    append=("note",),
    join=("unread",),
    protected=(
        "EXISTS (SELECT FROM residents_stay v WHERE v.person_id = t.id "
        "AND v.is_verified)"
    ),
    asks={
        "full_name": "name", "phone_index": "phone", "other_phone_index": "phone",
        **{
            name: name
            for name in (
                "sex", "birth_on", "hukou", "hukou_place", "marital", "education",
                "political", "occupation", "has_fixed_work",
            )
        },
    },
)  # fmt: skip
STAY: Final = Target(
    Stay,
    matches=(Match(("person", "address", "starts_on"), null_safe=("starts_on",)),),
    change={"kind": ()},
    stage_only={"starts_on": "date", "ends_on": "date"},
    computed={
        "period": Computed(
            value="daterange(s.starts_on, s.ends_on)",
            differs="(s.ends_on IS NOT NULL AND s.ends_on IS DISTINCT FROM t.ends_on)",
        )
    },
    protected="t.is_verified",
    asks={"kind": "stay_kind", "period": "moved_out"},
)


_SEALED: Final = {"phone_index": "phone", "other_phone_index": "other_phone"}
_CODED: Final = {
    "education": CodeTable.EDUCATION,
    "political": CodeTable.POLITICAL,
    "marital": CodeTable.MARITAL,
}


def shown_fact(field: str, values: Mapping[str, Any]) -> str | None:
    """A phone masked, a code by name, a period as two days; None for other fields."""
    if field in _SEALED:
        sealed = values.get(_SEALED[field])
        if not sealed:
            return ""
        clear = decrypt(
            bytes.fromhex(sealed.removeprefix("\\x")),
            associated=f"residents.person.{_SEALED[field]}",
        )
        return mask_phone(clear)
    if field in _CODED:
        return _names(_CODED[field]).get(values.get(field) or "", "")
    if field == "period":
        return " – ".join(values.get(field, "").strip("[)").split(","))
    return None


@lru_cache(maxsize=len(_CODED))
def _names(table: CodeTable) -> dict[str, str]:
    """Standard tables do not change while the portal runs."""
    return code_names(table)
