"""Fields of the phone's forms that hardly anybody fills in (减负).

A field that stays empty costs everybody a look and gives nobody an answer: it is named
here so that somebody proposes to drop it. Counted are rows, never who wrote them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Count, Q

from liuli.parameters.operations import parameter


@dataclass(frozen=True)
class Captured:
    """An optional field a phone offers, and when its row was written.

    `read_on` says where somebody reads it: a field nobody reads has no place here.
    """

    model: str
    field: str
    at: str
    read_on: str


@dataclass(frozen=True)
class Filled:
    """How many of the rows of late have something in a field."""

    label: str
    rows: int
    filled: int

    @property
    def percent(self) -> float:
        """Of the rows; 0 without any."""
        return round(100 * self.filled / self.rows, 1) if self.rows else 0.0


_captured: dict[tuple[str, str], Captured] = {}


def captured(model: str, field: str, *, at: str, read_on: str) -> None:
    """Count how often an optional field is filled in."""
    if (model, field) in _captured:
        raise ValueError(f"{model}.{field} is declared twice.")
    _captured[model, field] = Captured(model, field, at, read_on)


def every_captured() -> tuple[Captured, ...]:
    """All declared fields."""
    return tuple(_captured.values())


def hardly_filled(scopes: tuple[str, ...], *, now: datetime) -> list[Filled]:
    """Fields filled in less often than `burden.least_filled_percent` says.

    Only with at least `burden.fewest_rows` rows in the last `burden.days_looked_at`
    days under the paths: less says nothing.
    """
    since = now - timedelta(days=float(parameter("burden.days_looked_at")))
    fewest = float(parameter("burden.fewest_rows"))
    least = float(parameter("burden.least_filled_percent"))
    counted = [_count(one, scopes, since) for one in every_captured()]
    return [one for one in counted if one.rows >= fewest and one.percent < least]


def _count(one: Captured, scopes: tuple[str, ...], since: datetime) -> Filled:
    model = apps.get_model(one.model)
    manager: Any = model._default_manager  # noqa: SLF001
    rows = manager.in_scopes(scopes).filter(**{f"{one.at}__gte": since})
    empty = Q(**{one.field: ""})
    found = rows.aggregate(rows=Count("pk"), filled=Count("pk", filter=~empty))
    field = model._meta.get_field(one.field)  # noqa: SLF001
    label = f"{model._meta.verbose_name} · {field.verbose_name}"  # noqa: SLF001
    return Filled(label, found["rows"], found["filled"])
