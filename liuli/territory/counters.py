"""Numbers that begin anew each day in each community (编号), without gaps."""

from datetime import date
from typing import Any

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from liuli.territory.choices import Level
from liuli.territory.models import Unit


class DailyCounter(models.Model):
    """The last number given out in one community on one day; a table per series."""

    community = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    on = models.DateField(_("day"))
    last = models.PositiveIntegerField(_("last number"))

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                name="%(class)s_once_a_day", fields=["community", "on"]
            )
        ]

    def __str__(self) -> str:
        return f"{type(self).__name__} #{self.pk}"


def next_number(series: type[DailyCounter], prefix: str, unit: Any, *, on: date) -> str:
    """PREFIX-<community>-<day>-<4 digits> (EV-3): the database gives each out once.

    A unit above the communities has a series of its own.
    """
    community = Unit.objects.above(unit).filter(level=Level.COMMUNITY).first() or unit
    table = connection.ops.quote_name(series._meta.db_table)  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO {table} (community_id, "on", last) VALUES (%s, %s, 1) '  # noqa: S608  the name of our own table
            'ON CONFLICT (community_id, "on") '
            f"DO UPDATE SET last = {table}.last + 1 RETURNING last",
            [community.pk, on],
        )
        last = int(cursor.fetchone()[0])
    return f"{prefix}-{community.code}-{on:%Y%m%d}-{last:04d}"
