"""What water costs from a day on: dated tariffs with their source (WT-2)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from hazards.models.water.network import WaterRow
from hazards.querysets.water.money import TariffQuerySet, TierQuerySet
from liuli.kernel.history import tracked


@tracked()
class Tariff(WaterRow):
    """A price of water with its tiers; without a unit it holds for everyone."""

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit"),
    )
    code = models.CharField(_("tariff"), max_length=20)
    period = DateRangeField(_("in force"))
    people_included = models.PositiveSmallIntegerField(
        _("people in a usual household"), default=4
    )
    source = models.CharField(_("source"), max_length=200)
    is_uncertain = models.BooleanField(_("to be confirmed"), default=True)

    objects = TariffQuerySet.as_manager()

    class Meta:
        verbose_name = _("water tariff")
        verbose_name_plural = _("water tariffs")
        ordering = ["-period", "code"]
        constraints = [
            ExclusionConstraint(
                name="tariff_one_at_a_time",
                expressions=[
                    (Coalesce("unit_id", 0), RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Another tariff is in force then."),
            ),
            models.CheckConstraint(
                name="tariff_starts",
                condition=Q(period__startswith__isnull=False)
                & Q(period__isempty=False),
            ),
            models.CheckConstraint(name="tariff_has_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return self.code


@tracked()
class TariffTier(WaterRow):
    """One tier: up to so many m³ a year at that price, sewage included."""

    unit_lookup = "tariff__unit"

    tariff = models.ForeignKey(
        Tariff,
        on_delete=models.PROTECT,
        related_name="tiers",
        verbose_name=_("water tariff"),
    )
    position = models.PositiveSmallIntegerField(_("tier"))
    upto_m3 = models.PositiveIntegerField(_("up to (m³ a year)"), null=True, blank=True)
    extra_m3 = models.PositiveIntegerField(_("more for each further person"), default=0)
    price_yuan = models.DecimalField(
        _("price (yuan/m³)"), max_digits=6, decimal_places=2
    )

    objects = TierQuerySet.as_manager()

    class Meta:
        verbose_name = _("tier of a tariff")
        verbose_name_plural = _("tiers of tariffs")
        ordering = ["tariff", "position"]
        constraints = [
            models.UniqueConstraint(
                name="tarifftier_position_once", fields=["tariff", "position"]
            ),
            models.CheckConstraint(
                name="tarifftier_price_positive", condition=Q(price_yuan__gt=0)
            ),
        ]
