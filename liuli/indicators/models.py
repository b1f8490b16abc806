"""What was counted for a unit on a day that is over."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.indicators.querysets import SnapshotQuerySet


class Snapshot(models.Model):
    """One figure of one unit at the end of one day; recomputed, never edited.

    Stocks as of the day; flows everything up to it, so that a span of days is the
    difference of two rows and a missing day does no harm. `dimension` is empty for
    the total. A unit without any data has no rows.
    """

    read_capability = Capability.FIGURES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    day = models.DateField(_("day"))
    key = models.CharField(_("figure"), max_length=60)
    dimension = models.CharField(_("part"), max_length=40, blank=True)
    value = models.BigIntegerField(_("value"))
    of = models.BigIntegerField(_("out of"), null=True, blank=True)
    computed_at = models.DateTimeField(_("computed at"))

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("daily snapshot")
        verbose_name_plural = _("daily snapshots")
        ordering = ["unit_id", "day", "key", "dimension"]
        indexes = [models.Index(name="snapshot_of_a_day", fields=["day"])]
        constraints = [
            models.UniqueConstraint(
                name="snapshot_once",
                fields=["unit", "day", "key", "dimension"],
            ),
            models.CheckConstraint(
                name="snapshot_not_negative", condition=Q(value__gte=0)
            ),
            models.CheckConstraint(
                name="snapshot_part_of_whole",
                condition=Q(of__isnull=True) | Q(value__lte=F("of")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.day}"
