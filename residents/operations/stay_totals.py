"""Stays of people long gone become totals of their month (PI-5).

Lodging history is sensitive (PI-3): once somebody has lived nowhere here for the time
that is kept, only how many came and went in which month stays.
"""

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Exists, F, Max, Min, OuterRef, Q

from liuli.territory.choices import Level
from liuli.territory.models import Unit
from residents.choices.population import Way
from residents.models import Stay, StayTotal, TenantReport
from residents.operations.erasure import forget_history


def stays_of_the_gone(community: Any, last: date) -> Any:
    """Stays in a community of people all of whose stays ended before a day.

    Whoever is named by a record of another topic through a stay is left out: that
    record decides for itself how long it is kept.
    """
    others = Stay.objects.filter(person=OuterRef("person"))
    lives = others.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=last))
    rows = Stay.objects.in_unit(community).filter(
        ~Exists(lives), ends_on__lt=last, person__merged_into__isnull=True
    )
    for relation in Stay._meta.related_objects:  # noqa: SLF001
        model = relation.related_model
        if model is TenantReport or hasattr(model, "pgh_tracked_model"):
            continue
        naming = {f"{relation.field.name}__person": OuterRef("person")}
        rows = rows.exclude(Exists(model._base_manager.filter(**naming)))  # noqa: SLF001
    return rows


def total_and_forget(rows: Any) -> int:
    """Count what these stays tell of their months, then delete them and their past."""
    pks = list(rows.values_list("pk", flat=True))
    stays = Stay.objects.filter(pk__in=pks)
    for (unit, month, way), people in _counted(stays).items():
        total, _made = StayTotal.objects.get_or_create(unit=unit, month=month, way=way)
        StayTotal.objects.filter(pk=total.pk).update(people=F("people") + people)
    TenantReport.objects.filter(stay__in=pks).update(stay=None)
    stays.delete()
    forget_history(Stay, {"pgh_obj_id__in": pks})
    return len(pks)


def _counted(stays: Any) -> Counter[tuple[Unit, date, str]]:
    """People by unit, month and way: each once where the first stay began there."""
    counted: Counter[tuple[Unit, date, str]] = Counter()
    for unit in _units_over(stays):
        here = stays.in_unit(unit).order_by().values("person")
        spans = here.annotate(
            came=Min("starts_on"),
            went=Max("ends_on"),
            is_open=Exists(
                stays.in_unit(unit).filter(
                    person=OuterRef("person"), starts_on__isnull=True
                )
            ),
        )
        for span in spans:
            if span["came"] is not None and not span["is_open"]:
                counted[unit, span["came"].replace(day=1), Way.CAME] += 1
            counted[unit, span["went"].replace(day=1), Way.WENT] += 1
    return counted


def _units_over(stays: Any) -> list[Unit]:
    """The grids these stays lie in, and the communities over them."""
    paths = set(stays.order_by().values_list("unit__path", flat=True).distinct())
    kept = Unit.objects.filter(level__in=[Level.COMMUNITY, Level.GRID])
    return [unit for unit in kept if any(path.startswith(unit.path) for path in paths)]
