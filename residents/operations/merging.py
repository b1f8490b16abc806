"""Two records become one person, and two again: nothing is lost either way.

Rows of every app that point at a person are found from the model registry, so an app
above takes part without being known here. What cannot point at the survivor (the same
stay twice) stays with the merged record, which itself is only hidden.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import Refused
from residents.choices import Hukou, Sex
from residents.choices.duplicates import PairState
from residents.flows import PAIR
from residents.models import DuplicatePair, Merge, Person
from residents.operations.duplicates import settle_pair
from residents.policies.duplicates import may_decide

# What the survivor lacks comes from the merged record, a lead with its followers.
_GROUPS: Final = (
    ("phone", ("phone_index", "phone_tail")),
    ("other_phone", ("other_phone_index",)),
    ("birth_on", ()), ("sex", ()), ("hukou", ()), ("hukou_place", ()),
    ("marital", ()), ("education", ()), ("political", ()), ("occupation", ()),
    ("has_fixed_work", ()),
)  # fmt: skip
_MISSING: Final[dict[str, tuple[Any, ...]]] = {
    "sex": (Sex.UNKNOWN, Sex.UNSTATED),
    "hukou": (Hukou.UNKNOWN,),
}
_ALWAYS: Final = ("unit_id", "last_seen_on")  # moved by triggers and by the newer date


@transaction.atomic
def merge_people(
    survivor: Person, merged: Person, *, actor: Actor, now: datetime
) -> Merge:
    """Join one record to another; its number leads to the survivor from now on.

    Raises Refused `merge_other_community`, `merge_erased`, `merge_already`, and
    `merge_number` when only the record to be merged has an identity number: keep
    that one instead.
    """
    survivor, merged = _both(survivor.pk, merged.pk)
    require(may_decide, actor, [survivor, merged])
    _refuse_unfit(survivor, merged)
    before = _row(survivor)
    moved, left = _move(merged.pk, survivor.pk)
    filled = _fill(survivor, merged)
    merged.merged_into = survivor
    merged.save(update_fields=["merged_into"])
    after = _row(survivor)
    changed = [key for key in (*filled, *_ALWAYS) if before[key] != after[key]]
    merge = Merge.objects.create(
        survivor=survivor,
        merged=merged,
        moved=moved,
        before={key: before[key] for key in changed},
        filled={key: after[key] for key in changed},
        left_count=left,
        by_id=actor.actor_id,
        at=now,
    )
    _settle(survivor.pk, merged.pk, PairState.MERGED, actor, now)
    record(
        "residents.merged",
        survivor,
        actor=actor,
        at=now,
        detail={"merged": merged.pk, "rows": len(moved), "left": left},
    )
    return merge


@transaction.atomic
def part_people(merge: Merge, *, actor: Actor, now: datetime) -> Merge:
    """Take a merge back: every row that moved returns, every filled column empties.

    What was added or changed since stays where it is. Raises Refused `part_already`,
    and `part_later_first` when the survivor was itself merged since.
    """
    merge = Merge.objects.for_update().get(pk=merge.pk)
    survivor, merged = _both(merge.survivor_id, merge.merged_id)
    require(may_decide, actor, [survivor, merged])
    if merge.undone_at is not None:
        raise Refused(_("This merge has been taken back already."), code="part_already")
    if survivor.merged_into_id is not None:
        raise Refused(
            _("The record that was kept was merged since. Take that merge back first."),
            code="part_later_first",
        )
    for step in merge.moved:
        options = apps.get_model(step["model"])._meta  # noqa: SLF001
        field = options.get_field(step["field"])
        _point(field, [step["pk"]], survivor.pk, merged.pk)
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    _restore(survivor.pk, merge)
    merge.undone_by_id, merge.undone_at = actor.actor_id, now
    merge.save(update_fields=["undone_by", "undone_at"])
    _settle(survivor.pk, merged.pk, PairState.DIFFERENT, actor, now)
    record(
        "residents.parted",
        survivor,
        actor=actor,
        at=now,
        detail={"parted": merged.pk, "rows": len(merge.moved)},
    )
    return merge


def _both(first: int, second: int) -> tuple[Person, Person]:
    locked = Person.objects.for_update().filter(pk__in=[first, second])
    rows = {one.pk: one for one in locked.select_related("unit")}
    return rows[first], rows[second]


def _refuse_unfit(survivor: Person, merged: Person) -> None:
    if survivor.community_id != merged.community_id:
        raise Refused(
            _("Only records of one community can be merged."),
            code="merge_other_community",
        )
    if survivor.erased_at or merged.erased_at:
        raise Refused(_("This record has been erased already."), code="merge_erased")
    if survivor.merged_into_id or merged.merged_into_id or survivor.pk == merged.pk:
        raise Refused(
            _("One of these records has been merged already."), code="merge_already"
        )
    if survivor.identity_index is None and merged.identity_index is not None:
        raise Refused(
            _("Keep the record that has the identity number."), code="merge_number"
        )


# --- rows that point at a person ------------------------------------------------------
def person_fields() -> Iterator[Any]:
    """Every foreign key to a person, of every app; history and the merges aside."""
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model") or model in {DuplicatePair, Merge}:
            continue
        for field in model._meta.concrete_fields:  # noqa: SLF001
            points = field.is_relation and field.related_model is Person
            if points and not field.primary_key:
                yield field


def _move(merged: int, survivor: int) -> tuple[list[dict[str, Any]], int]:
    moved: list[dict[str, Any]] = []
    left = 0
    for field in person_fields():
        rows = _rows(field, merged)
        for pk in rows.order_by("pk").values_list("pk", flat=True):
            if _point(field, [pk], merged, survivor):
                label = field.model._meta.label_lower  # noqa: SLF001
                moved.append({"model": label, "field": field.name, "pk": _plain(pk)})
            else:
                left += 1
    return moved, left


def _rows(field: Any, person: int) -> Any:
    return field.model._base_manager.filter(  # noqa: SLF001
        **{field.attname: person}
    )


def _plain(pk: Any) -> int | str:
    return pk if isinstance(pk, int) else str(pk)


def _point(field: Any, pks: list[Any], here: int, there: int) -> bool:
    """Point rows at another person; False where a rule of the table is against it."""
    rows = _rows(field, here).filter(pk__in=pks)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            changed = rows.update(**{field.attname: there})
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except DatabaseError:
        return False
    return bool(changed)


# --- the survivor's own columns -------------------------------------------------------
def _fill(survivor: Person, merged: Person) -> list[str]:
    changed: list[str] = []
    has_two = bool(survivor.phone and merged.phone) and not survivor.other_phone
    if has_two and merged.phone_index != survivor.phone_index:
        survivor.other_phone = merged.phone
        survivor.other_phone_index = merged.phone_index
        changed += ["other_phone", "other_phone_index"]
    for lead, followers in _GROUPS:
        if lead not in changed and _lacks(survivor, lead) and not _lacks(merged, lead):
            for name in (lead, *followers):
                setattr(survivor, name, getattr(merged, name))
                changed.append(name)
    if merged.last_seen_on and (
        survivor.last_seen_on is None or survivor.last_seen_on < merged.last_seen_on
    ):
        survivor.last_seen_on = merged.last_seen_on
        changed.append("last_seen_on")
    if changed:
        survivor.save(update_fields=changed)
    return changed


def _lacks(person: Person, name: str) -> bool:
    value = getattr(person, name)
    return value is None or value == "" or value in _MISSING.get(name, ())


def _row(person: Person) -> dict[str, Any]:
    """The columns as the database has them: sealed ones stay sealed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_jsonb(p) FROM residents_person p WHERE id = %s", [person.pk]
        )
        found = cursor.fetchone()[0]
    row: dict[str, Any] = json.loads(found) if isinstance(found, str) else found
    return row


def _restore(survivor: int, merge: Merge) -> None:
    """Give back each filled column that still holds what the merge wrote."""
    now = _row(Person.objects.get(pk=survivor))
    same = [key for key, value in merge.filled.items() if now[key] == value]
    known = {field.column for field in Person._meta.concrete_fields}  # noqa: SLF001
    columns = [connection.ops.quote_name(key) for key in same if key in known]
    if not columns:
        return
    sets = ", ".join(f"{column} = was.{column}" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE residents_person p SET {sets} FROM "  # noqa: S608 - own columns
            "jsonb_populate_record(NULL::residents_person, %s) was WHERE p.id = %s",
            [json.dumps(merge.before), survivor],
        )


def _settle(
    first: int, second: int, state: PairState, actor: Actor, now: datetime
) -> None:
    pair, _new = DuplicatePair.objects.get_or_create(
        first_id=min(first, second),
        second_id=max(first, second),
        defaults={"reasons": [], "score": 0},
    )
    if pair.state == PairState.DIFFERENT and state == PairState.MERGED:
        pair.state, pair.decided_by_id, pair.decided_at = PairState.OPEN, None, None
        pair.save(update_fields=["state", "decided_by", "decided_at"])
    if pair.state != state:
        PAIR.require(pair.state, state)
        settle_pair(pair, state, actor=actor, now=now)
