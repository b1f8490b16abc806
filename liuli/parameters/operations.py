"""Reading and changing a parameter."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import (
    CharField,
    ExpressionWrapper,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liuli.audit.operations import record
from liuli.kernel.access import Actor, require
from liuli.kernel.errors import NotAllowed, Refused
from liuli.parameters.models import Kind, Parameter
from liuli.territory.models import Unit

Value = Decimal | time | bool | str


class UnknownParameterError(LookupError):
    """A key that the reference file does not name: a mistake in the code."""


def parameter(key: str, *, unit: Any = None, on: date | None = None) -> Any:
    """The value of `key` on a day: the nearest unit's own value, else everyone's.

    A number is a Decimal, a time a `datetime.time`, a flag a bool.
    Raises UnknownParameterError when no value holds on that day.
    """
    day = on or timezone.localdate()
    rows = list(Parameter.objects.filter(key=key).holding(day).select_related("unit"))
    return _nearest(key, rows, unit)


def number_per_row(key: str, *, unit_path: str, on: date) -> Subquery:
    """As `parameter`, inside a statement: the whole number that holds for each row.

    `unit_path` is the lookup of the row's path in the territory.
    """
    nearest = (
        Parameter.objects.filter(key=key, kind=Kind.NUMBER)
        .holding(on)
        .annotate(here=ExpressionWrapper(OuterRef(unit_path), CharField()))
        .filter(Q(unit__isnull=True) | Q(here__startswith=F("unit__path")))
        .order_by(F("unit__path").desc(nulls_last=True))
        .annotate(number=Cast(Cast("value", FloatField()), IntegerField()))
    )
    return Subquery(nearest.values("number")[:1])


class ParameterBook:
    """Every value under a prefix, read at once: for work on hundreds of units."""

    def __init__(self, prefix: str) -> None:
        self._rows = list(
            Parameter.objects.filter(key__startswith=prefix).select_related("unit")
        )

    def value(self, key: str, *, unit: Any = None, on: date) -> Any:
        """As `parameter`, without asking the database."""
        rows = [row for row in self._rows if row.key == key and _holds(row, on)]
        return _nearest(key, rows, unit)


def may_change_parameter(actor: Actor, unit: Any) -> bool:
    """Whoever keeps the parameters of that unit; of every unit, where it is None."""
    if unit is not None:
        return actor.may("parameters.change", unit)
    roots = list(Unit.objects.filter(parent__isnull=True))
    return bool(roots) and all(actor.may("parameters.change", root) for root in roots)


@transaction.atomic
def set_parameter(
    key: str,
    *,
    value: str,
    actor: Actor,
    starts_on: date,
    unit: Any = None,
    source: str,
    confirmed_by: str = "",
) -> Parameter:
    """Let a new value hold from `starts_on`; the old one ends that day and is kept.

    Without `unit` it holds for everyone, which takes the capability over every unit.
    Raises Refused `parameter_in_past` for a start before the present value's start.
    """
    if unit is None and not may_change_parameter(actor, None):
        raise NotAllowed(
            _(
                "A value for everyone is changed by an administrator of the whole "
                "portal. Choose a unit of yours."
            ),
            code="not_allowed",
        )
    require(may_change_parameter, actor, unit)
    present = (
        Parameter.objects.select_for_update(of=("self",))
        .filter(key=key, unit=unit, period__endswith__isnull=True)
        .first()
    )
    model = present or Parameter.objects.filter(key=key).first()
    if model is None:
        raise UnknownParameterError(key)
    if present is not None:
        if starts_on <= present.period.lower:
            raise Refused(
                _("The new value must start after the present one."),
                code="parameter_in_past",
            )
        present.period = DateRange(present.period.lower, starts_on)
        present.save(update_fields=["period"])
    fresh = Parameter(
        key=key,
        label=model.label,
        kind=model.kind,
        value=value,
        unit=unit,
        period=DateRange(starts_on, None),
        source=source,
        is_uncertain=not confirmed_by,
        confirmed_by=confirmed_by,
    )
    fresh.full_clean()
    fresh.save()
    record("parameters.changed", fresh, actor=actor, detail={"key": key})
    return fresh


def _nearest(key: str, rows: list[Parameter], unit: Any) -> Any:
    path = getattr(unit, "path", "")
    fitting = [r for r in rows if r.unit is None or path.startswith(r.unit.path)]
    if not fitting:
        raise UnknownParameterError(key)
    nearest = max(fitting, key=lambda row: len(row.unit.path) if row.unit else 0)
    return _read(nearest.kind, nearest.value)


def _holds(row: Parameter, day: date) -> bool:
    starts, ends = row.period.lower, row.period.upper
    return (starts is None or starts <= day) and (ends is None or day < ends)


def _read(kind: str, value: str) -> Value:
    if kind == Kind.NUMBER:
        return Decimal(value)
    if kind == Kind.TIME:
        return time.fromisoformat(value)
    if kind == Kind.FLAG:
        return value == "yes"
    return value
