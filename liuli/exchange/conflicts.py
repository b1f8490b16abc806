"""The conflict desk: verified values against what a ledger says (XL-11).

Importing never overwrites a verified value; it leaves a question. A person answers per
field, or once for the same field of many records. What is taken belongs to the import:
undoing the import puts the verified value back.
"""
# ruff: noqa: S608 - names in SQL come from our own models, values are parameters

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.exchange import policies
from liuli.exchange.choices import Action, ConflictState
from liuli.exchange.flows import CONFLICT
from liuli.exchange.models import Conflict, Import, ImportedRow
from liuli.exchange.registry import get_kind, kinds
from liuli.exchange.targets import quoted
from liuli.kernel.access import require
from liuli.kernel.errors import Refused

_LINKS: Final = quoted(ImportedRow._meta.db_table)  # noqa: SLF001
_CONFLICTS: Final = quoted(Conflict._meta.db_table)  # noqa: SLF001
_MARK_LENGTH: Final = 16


@dataclass(frozen=True, slots=True)
class Question:
    """One conflict as the desk shows it: the value that holds, and the sheet's.

    `seen` names what holds now; sent back with the answer, it shows whether the value
    changed meanwhile.
    """

    conflict: Conflict
    url: str
    field: str
    present: str
    proposed: str
    seen: str


# --- asked ----------------------------------------------------------------------------
def open_conflicts(user: Any) -> Any:
    """Those this person may decide: in their units, of records they may change."""
    mine = Conflict.objects.visible_to(user).filter(job__kind__in=_kinds_of(user))
    return mine.open()


def _kinds_of(user: Any) -> list[str]:
    """Kinds of ledgers this person brings in and whose records they may change."""
    return [
        kind.slug
        for kind in kinds()
        if user.may(kind.import_capability) and user.may(kind.change_capability)
    ]


def questions(conflicts: Iterable[Conflict]) -> list[Question]:
    """Conflicts with the values of both sides; records that are gone are left out."""
    listed = list(conflicts)
    present, urls = _present_values(listed), _urls(listed)
    shown = []
    for conflict in listed:
        kind, values = get_kind(conflict.job.kind), present.get(conflict.pk)
        if kind is None or values is None:
            continue
        model, field = conflict.model, conflict.field
        shown.append(
            Question(
                conflict,
                urls.get((model, conflict.object_pk), ""),
                kind.column(conflict.column).heading,
                kind.shown_value(model, field, values),
                kind.shown_value(model, field, conflict.proposed),
                seen_mark(values),
            )
        )
    return shown


def _urls(conflicts: Sequence[Conflict]) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for slug in {conflict.job.kind for conflict in conflicts}:
        kind = get_kind(slug)
        mine = [conflict for conflict in conflicts if conflict.job.kind == slug]
        if kind is None:
            continue
        for model, group in _by_model(mine):
            pks = sorted({conflict.object_pk for conflict in group})
            found |= {
                (model, pk): url for pk, url in kind.record_urls(model, pks).items()
            }
    return found


def seen_mark(values: Mapping[str, Any]) -> str:
    """A short digest of what holds."""
    text = repr(sorted(values.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:_MARK_LENGTH]


def _present_values(conflicts: Sequence[Conflict]) -> dict[int, dict[str, Any]]:
    """Conflict → the database values, by column, that hold now."""
    found: dict[int, dict[str, Any]] = {}
    for model, group in _by_model(conflicts):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT c.id, (SELECT jsonb_object_agg(k, to_jsonb(t) -> k) "
                f"FROM jsonb_object_keys(c.proposed) k)::text FROM {_CONFLICTS} c "
                f"JOIN {_table(model)} t ON t.id = c.object_pk WHERE c.id = ANY(%s)",
                [[conflict.pk for conflict in group]],
            )
            found |= {pk: _json(text) for pk, text in cursor.fetchall()}
    return found


def _json(text: str | None) -> dict[str, Any]:
    return dict(json.loads(text)) if text else {}


def _by_model(conflicts: Sequence[Conflict]) -> Iterator[tuple[str, list[Conflict]]]:
    ordered = sorted(conflicts, key=lambda conflict: conflict.model)
    for model, group in groupby(ordered, key=lambda conflict: conflict.model):
        yield model, list(group)


# --- answered -------------------------------------------------------------------------
@transaction.atomic
def decide_conflicts(
    numbers: Iterable[int],
    *,
    take: bool,
    actor: User,
    now: datetime,
    seen: Mapping[int, str] | None = None,
) -> int:
    """Keep the verified values of these conflicts, or take the sheet's; how many.

    All or nothing. Raises Refused `conflict_decided` when one is no longer open,
    `conflict_changed` when a value is not the one that was `seen`, and
    `conflict_impossible` when a value cannot stand where it would go.
    """
    conflicts = _locked(numbers)
    for job in {conflict.job for conflict in conflicts}:
        kind = get_kind(job.kind)
        needed = kind.change_capability if kind else ""
        require(policies.may_decide, actor, job, change_capability=needed)
    _refuse_stale(conflicts, seen or {})
    state = ConflictState.TAKEN if take else ConflictState.KEPT
    for conflict in conflicts:
        CONFLICT.require(conflict.state, state)
    if take:
        _take(conflicts, actor=actor, now=now)
    Conflict.objects.filter(pk__in=[c.pk for c in conflicts]).update(
        state=state, decided_by=actor, decided_at=now
    )
    for job in sorted({conflict.job for conflict in conflicts}, key=lambda job: job.pk):
        mine = [c for c in conflicts if c.job_id == job.pk]
        fields = sorted({c.field for c in mine})
        record(
            "exchange.conflicts_taken" if take else "exchange.conflicts_kept",
            job,
            actor=actor,
            detail={"count": len(mine), "fields": fields},
        )
    return len(conflicts)


def _locked(numbers: Iterable[int]) -> list[Conflict]:
    """The imports first, as their undo does, then the questions."""
    wanted = list(
        Conflict.objects.filter(pk__in=list(numbers)).values_list("pk", "job")
    )
    jobs = {
        job.pk: job
        for job in Import.objects.for_update()
        .select_related("unit")
        .filter(pk__in={job for _pk, job in wanted})
        .order_by("pk")
    }
    conflicts = list(
        Conflict.objects.for_update().filter(pk__in=[pk for pk, _job in wanted])
    )
    for conflict in conflicts:
        conflict.job = jobs[conflict.job_id]
    return conflicts


def _refuse_stale(conflicts: Sequence[Conflict], seen: Mapping[int, str]) -> None:
    if any(conflict.state != ConflictState.OPEN for conflict in conflicts):
        raise Refused(
            _("Somebody has decided one of these meanwhile. Look again."),
            code="conflict_decided",
        )
    present = _present_values(conflicts) if seen else {}
    for conflict in conflicts:
        told = seen.get(conflict.pk)
        if told and told != seen_mark(present.get(conflict.pk, {})):
            raise Refused(
                _("One of these values has changed meanwhile. Look again."),
                code="conflict_changed",
            )


def _take(conflicts: Sequence[Conflict], *, actor: User, now: datetime) -> None:
    try:
        with transaction.atomic():
            for model, group in _by_model(conflicts):
                _take_into(model, group)
    except IntegrityError as error:
        raise Refused(
            _(
                "One of these values cannot stand beside what is registered, for "
                "example because two stays would overlap. Correct the record itself."
            ),
            code="conflict_impossible",
        ) from error
    today = timezone.localdate(now)
    for model, group in _by_model(conflicts):
        for job in {conflict.job for conflict in group}:
            kind = get_kind(job.kind)
            pks = [c.object_pk for c in group if c.job_id == job.pk]
            if kind is not None:
                kind.after_decision(model, pks, actor=actor, today=today)


def _take_into(model: str, conflicts: Sequence[Conflict]) -> None:
    """Write the proposed values, field by field, and keep what stood there."""
    table, keys = _table(model), [conflict.pk for conflict in conflicts]
    _run(
        f"SELECT FROM {table} t WHERE t.id = ANY(%s) ORDER BY t.id FOR UPDATE",
        [[conflict.object_pk for conflict in conflicts]],
    )
    untouched = _noted(model, keys)
    _run(
        f"UPDATE {_CONFLICTS} c SET before = (SELECT jsonb_object_agg(k, "
        f"to_jsonb(t) -> k) FROM jsonb_object_keys(c.proposed) k) FROM {table} t "
        "WHERE t.id = c.object_pk AND c.id = ANY(%s)",
        [keys],
    )
    for field in sorted({conflict.field for conflict in conflicts}):
        chosen = [c for c in conflicts if c.field == field]
        columns = [quoted(name) for name in chosen[0].proposed]
        sets = ", ".join(f"{column} = p.{column}" for column in columns)
        _run(
            f"UPDATE {table} t SET {sets} FROM (SELECT c.object_pk, "
            f"(jsonb_populate_record(NULL::{table}, c.proposed)).* "
            f"FROM {_CONFLICTS} c WHERE c.id = ANY(%s)) p WHERE t.id = p.object_pk",
            [[c.pk for c in chosen]],
        )
    _run(
        f"UPDATE {_LINKS} r SET mark = md5(t::text) FROM {table} t "
        "WHERE r.id = ANY(%s) AND t.id = r.object_pk",
        [untouched],
    )


def _noted(model: str, keys: Sequence[int]) -> list[int]:
    """Make each record a part of its import, as it is now; which may be marked anew.

    A record that somebody changed since the import keeps its old mark, so that the
    undo goes on to refuse.
    """
    table = _table(model)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT r.id FROM {_LINKS} r JOIN {_CONFLICTS} c ON c.job_id = r.job_id "
            "AND c.model = r.model AND c.object_pk = r.object_pk "
            f"JOIN {table} t ON t.id = r.object_pk "
            "WHERE c.id = ANY(%s) AND r.mark = md5(t::text)",
            [list(keys)],
        )
        untouched = [pk for (pk,) in cursor.fetchall()]
        cursor.execute(
            f"INSERT INTO {_LINKS} "
            '(job_id, model, object_pk, action, before, mark, sheet, "row") '
            "SELECT DISTINCT ON (c.job_id, c.object_pk) c.job_id, c.model, "
            f"c.object_pk, %s, to_jsonb(t), '', c.sheet, c.\"row\" FROM {_CONFLICTS} c "
            f"JOIN {table} t ON t.id = c.object_pk WHERE c.id = ANY(%s) "
            "ON CONFLICT (job_id, model, object_pk) DO NOTHING RETURNING id",
            [Action.UPDATED, list(keys)],
        )
        return untouched + [pk for (pk,) in cursor.fetchall()]


# --- one decision undone ----------------------------------------------------------
def decided_conflicts(user: Any) -> Any:
    """What was decided and can still be undone, the latest first."""
    decided = Conflict.objects.visible_to(user).filter(
        state__in=[ConflictState.KEPT, ConflictState.TAKEN],
        job__kind__in=_kinds_of(user),
    )
    return decided.exclude(proposed={}).order_by("-decided_at", "-pk")


@transaction.atomic
def reopen_conflict(number: int, *, actor: User, now: datetime) -> Conflict:
    """Undo one decision: what was taken goes back, and the question stands again.

    Who had decided what stays in the audit. Raises Refused `conflict_not_decided`,
    `conflict_lapsed` once the file is gone, and `conflict_changed` where the value is
    no longer the one that was taken.
    """
    conflict = next(iter(_locked([number])), None)
    if conflict is None:
        raise Refused(_("This question is gone."), code="conflict_not_decided")
    kind = get_kind(conflict.job.kind)
    needed = kind.change_capability if kind else ""
    require(policies.may_decide, actor, conflict.job, change_capability=needed)
    was = conflict.state
    if was not in (ConflictState.KEPT, ConflictState.TAKEN):
        raise Refused(_("Nothing is decided here."), code="conflict_not_decided")
    if not conflict.proposed:
        raise Refused(
            _("The ledger's file is gone, so the decision stays."),
            code="conflict_lapsed",
        )
    if was == ConflictState.TAKEN:
        _put_back(conflict)
        if kind is not None:
            today = timezone.localdate(now)
            kind.after_decision(
                conflict.model, [conflict.object_pk], actor=actor, today=today
            )
    conflict.state, conflict.before = ConflictState.OPEN, {}
    decider, conflict.decided_by, conflict.decided_at = (
        conflict.decided_by_id,
        None,
        None,
    )
    conflict.save(update_fields=["state", "before", "decided_by", "decided_at"])
    record(
        "exchange.conflict_reopened",
        conflict.job,
        actor=actor,
        detail={"field": conflict.field, "was": was, "decider": decider},
    )
    return conflict


def _put_back(conflict: Conflict) -> None:
    """The value of before, where what was taken still stands."""
    table = _table(conflict.model)
    _run(f"SELECT FROM {table} t WHERE t.id = %s FOR UPDATE", [conflict.object_pk])
    untouched = _noted(conflict.model, [conflict.pk])
    columns = [quoted(name) for name in conflict.proposed]
    sets = ", ".join(f"{column} = b.{column}" for column in columns)
    same = " AND ".join(f"t.{c} IS NOT DISTINCT FROM p.{c}" for c in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} t SET {sets} FROM {_CONFLICTS} c, "
            f"jsonb_populate_record(NULL::{table}, c.before) b, "
            f"jsonb_populate_record(NULL::{table}, c.proposed) p "
            f"WHERE c.id = %s AND t.id = c.object_pk AND {same}",
            [conflict.pk],
        )
        if not cursor.rowcount:
            raise Refused(
                _("One of these values has changed meanwhile. Look again."),
                code="conflict_changed",
            )
    _run(
        f"UPDATE {_LINKS} r SET mark = md5(t::text) FROM {table} t "
        "WHERE r.id = ANY(%s) AND t.id = r.object_pk",
        [untouched],
    )


# --- ended with the import ------------------------------------------------------------
def withdraw_conflicts(job: Import) -> None:
    """With an undone import nothing is left to decide, and what was taken went back."""
    Conflict.objects.filter(
        job=job, state__in=[ConflictState.OPEN, ConflictState.TAKEN]
    ).update(state=ConflictState.WITHDRAWN)


def lapse_conflicts(job: Import) -> None:
    """With the file its values go (PI-5): open questions end, answers lose values."""
    mine = Conflict.objects.filter(job=job)
    mine.filter(state=ConflictState.OPEN).update(state=ConflictState.LAPSED)
    mine.update(proposed={}, before={})


def _table(label: str) -> str:
    return quoted(apps.get_model(label)._meta.db_table)  # noqa: SLF001


def _run(sql: str, parameters: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
