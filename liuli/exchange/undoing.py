"""Taking a whole import back while nothing was built on it (XL-10)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liuli.accounts.models import User
from liuli.audit.operations import record
from liuli.exchange import policies
from liuli.exchange.choices import Action, ImportState
from liuli.exchange.conflicts import withdraw_conflicts
from liuli.exchange.flows import IMPORT
from liuli.exchange.merging import Batch
from liuli.exchange.models import Import, ImportedRow
from liuli.exchange.operations import undo_until
from liuli.exchange.pipeline import lock_unit
from liuli.exchange.registry import get_kind
from liuli.kernel.access import require
from liuli.kernel.errors import Refused

_LINKS = ImportedRow._meta.db_table  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Rows that stand in the way of an undo: of which kind, how many, and why."""

    name: str | Promise
    count: int
    is_change: bool  # changed since, else built upon


class StandsInTheWay(Refused):
    """An undo was refused; `obstacles` says why."""

    def __init__(self, obstacles: list[Obstacle]) -> None:
        super().__init__(
            _("Records of this import were changed or used since. See the list."),
            code="built_upon",
        )
        self.obstacles = obstacles


@transaction.atomic
def undo_import(job: Import, *, actor: User, now: datetime) -> Import:
    """Delete what an import added and restore what it changed, or do nothing.

    Raises Refused `undo_too_late` after the days of the parameter ledger.undo_days and
    `built_upon` (with `obstacles`) when a row was changed or used since. Addresses
    stay: they belong to nobody's import alone.
    """
    job = Import.objects.for_update().select_related("unit").get(pk=job.pk)
    require(policies.may_handle, actor, job)
    IMPORT.require(job.state, ImportState.UNDONE)
    last_day = undo_until(job)
    if job.is_wiped or last_day is None or timezone.localdate(now) > last_day:
        raise Refused(
            _("An import can be undone for some days only. They are over."),
            code="undo_too_late",
        )
    lock_unit(job.unit)
    if obstacles := list(_changed(job)):
        raise StandsInTheWay(obstacles)
    _clear_derived(job, actor, now)
    if obstacles := list(_built_upon(job)):
        raise StandsInTheWay(obstacles)
    _restore(job)
    _delete(job)
    withdraw_conflicts(job)
    job.state, job.undone_by, job.undone_at = ImportState.UNDONE, actor, now
    job.save(update_fields=["state", "undone_by", "undone_at"])
    record("exchange.undone", job, actor=actor, detail={"kind": job.kind})
    return job


def _clear_derived(job: Import, actor: User, now: datetime) -> None:
    kind = get_kind(job.kind)
    if kind is not None:
        today = timezone.localdate(now)
        kind.clear_derived(Batch(job.unit, actor, today, now, job=job))


def _models(job: Import) -> list[type[models.Model]]:
    """Models the import wrote to, in the order it wrote to them."""
    first = (
        ImportedRow.objects.filter(job=job)
        .order_by()
        .values_list("model")
        .annotate(first=models.Min("pk"))
        .order_by("first")
    )
    return [apps.get_model(label) for label, _first in first]


def _changed(job: Import) -> Iterator[Obstacle]:
    """Rows that are gone or differ from how the import left them."""
    for model in _models(job):
        count = _count(
            f"SELECT count(*) FROM {_LINKS} r LEFT JOIN {_table(model)} t "  # noqa: S608
            "ON t.id = r.object_pk WHERE r.job_id = %s AND r.model = %s "
            "AND r.mark IS DISTINCT FROM md5(t::text)",
            [job.pk, model._meta.label_lower],  # noqa: SLF001
        )
        if count:
            yield Obstacle(_name(model), count, is_change=True)


def _built_upon(job: Import) -> Iterator[Obstacle]:
    """Rows of other origin that refer to a row the import added."""
    for model in _models(job):
        for field in _references(model):
            other = field.model
            own_key = connection.ops.quote_name(str(other._meta.pk.column))  # noqa: SLF001
            count = _count(
                f"SELECT count(*) FROM {_table(other)} o "  # noqa: S608
                f"JOIN {_LINKS} r ON r.object_pk = o.{_column(field)} "
                "WHERE r.job_id = %s AND r.model = %s AND r.action = %s "
                f"AND NOT EXISTS (SELECT FROM {_LINKS} own WHERE own.job_id = r.job_id "
                "AND own.model = %s AND own.action = r.action "
                f"AND own.object_pk::text = o.{own_key}::text)",
                [
                    job.pk,
                    model._meta.label_lower,  # noqa: SLF001
                    Action.CREATED,
                    other._meta.label_lower,  # noqa: SLF001
                ],
            )
            if count:
                yield Obstacle(_name(other), count, is_change=False)


def _references(model: type[models.Model]) -> Iterator["models.ForeignKey[Any, Any]"]:
    """Every foreign key of the portal that points at a model and is a real one."""
    for other in apps.get_models():
        for field in other._meta.concrete_fields:  # noqa: SLF001
            if not isinstance(field, models.ForeignKey):
                continue
            if field.related_model is model and getattr(field, "db_constraint", False):
                yield field


def _name(model: type[models.Model]) -> str | Promise:
    return model._meta.verbose_name_plural or model.__name__  # noqa: SLF001


def _restore(job: Import) -> None:
    """Put changed rows back as they were, column by column."""
    for model in _models(job):
        columns = [
            connection.ops.quote_name(str(f.column))
            for f in model._meta.concrete_fields  # noqa: SLF001
            if not f.primary_key and not getattr(f, "generated", False)
        ]
        sets = ", ".join(f"{column} = b.{column}" for column in columns)
        _run(
            f"UPDATE {_table(model)} t SET {sets} FROM ("  # noqa: S608
            f"SELECT (jsonb_populate_record(NULL::{_table(model)}, r.before)).* "
            f"FROM {_LINKS} r WHERE r.job_id = %s AND r.model = %s AND r.action = %s"
            ") b WHERE t.id = b.id",
            [job.pk, model._meta.label_lower, Action.UPDATED],  # noqa: SLF001
        )


def _delete(job: Import) -> None:
    """Delete added rows, those that refer to others first."""
    for model in reversed(_models(job)):
        _run(
            f"DELETE FROM {_table(model)} t USING {_LINKS} r WHERE t.id = r.object_pk "  # noqa: S608
            "AND r.job_id = %s AND r.model = %s AND r.action = %s",
            [job.pk, model._meta.label_lower, Action.CREATED],  # noqa: SLF001
        )


def _table(model: type[models.Model]) -> str:
    return str(connection.ops.quote_name(str(model._meta.db_table)))  # noqa: SLF001


def _column(field: "models.ForeignKey[Any, Any]") -> str:
    return str(connection.ops.quote_name(str(field.column)))


def _count(sql: str, parameters: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.fetchone()[0])


def _run(sql: str, parameters: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
