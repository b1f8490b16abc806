"""How many came and went in a month, of people whose stays are kept no more (PI-5)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from residents.choices.population import Way
from residents.querysets import StayTotalQuerySet


class StayTotal(models.Model):
    """A count and nothing else: of one unit by itself, grids are not added up."""

    read_capability = Capability.RESIDENTS_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    month = models.DateField(_("first day of the month"))
    way = models.CharField(
        pgettext_lazy("stay total", "which way"), max_length=4, choices=Way
    )
    people = models.PositiveIntegerField(_("people"), default=0)

    objects = StayTotalQuerySet.as_manager()

    class Meta:
        verbose_name = _("total of stays kept no more")
        verbose_name_plural = _("totals of stays kept no more")
        ordering = ["unit_id", "month"]
        constraints = [
            models.UniqueConstraint(
                name="staytotal_once", fields=["unit", "month", "way"]
            ),
            models.CheckConstraint(
                name="staytotal_way_known", condition=Q(way__in=Way.values)
            ),
            models.CheckConstraint(
                name="staytotal_of_a_month", condition=Q(month__day=1)
            ),
        ]

    def __str__(self) -> str:
        return f"StayTotal #{self.pk}"
