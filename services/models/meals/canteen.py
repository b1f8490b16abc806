"""Canteens: who runs them, their papers, people, samples and routes (ML-5, K5)."""

from datetime import timedelta

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.kernel.history import tracked
from services.choices.meals import SAMPLE_GRAMS, SAMPLE_HOURS, Meal
from services.choices.orders import PartnerKind
from services.models.meals.rows import MealRow, staff, unit_column
from services.querysets.meals import CanteenQuerySet, MealQuerySet


@tracked()
class Supplier(MealRow):
    """A partner: who serves and is paid for it, or helps for nothing (K21, 服务商)."""

    unit = unit_column()
    name = models.CharField(_("provider"), max_length=80)
    kind = models.CharField(
        _("kind of partner"),
        max_length=10,
        choices=PartnerKind,
        default=PartnerKind.FIRM,
    )
    office_phone = models.CharField(
        _("phone of the office"), max_length=20, blank=True, default=""
    )
    closed_on = models.DateField(_("no more from"), null=True, blank=True)

    objects = MealQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                name="supplier_name_once",
                fields=["unit", "name"],
                violation_error_message=_("A provider of this name is there already."),
            ),
            models.CheckConstraint(name="supplier_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="supplier_kind_known", condition=Q(kind__in=PartnerKind.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Canteen(MealRow):
    """A place where meals are served (助餐点)."""

    unit = unit_column()
    supplier = models.ForeignKey(
        Supplier,
        on_delete=models.PROTECT,
        related_name="canteens",
        verbose_name=_("provider"),
    )
    name = models.CharField(_("canteen"), max_length=60)
    place = models.CharField(_("place"), max_length=120, blank=True)
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)
    permit = models.CharField(_("food permit"), max_length=40, blank=True)
    permit_until = models.DateField(_("permit until"), null=True, blank=True)
    opened_on = models.DateField(_("open from"))
    closed_on = models.DateField(_("closed from"), null=True, blank=True)

    objects = CanteenQuerySet.as_manager()

    class Meta:
        verbose_name = _("canteen")
        verbose_name_plural = _("canteens")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                name="canteen_name_once",
                fields=["unit", "name"],
                violation_error_message=_("A canteen of this name is there already."),
            ),
            models.CheckConstraint(name="canteen_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="canteen_permit_whole",
                condition=Q(permit="", permit_until__isnull=True)
                | (~Q(permit="") & Q(permit_until__isnull=False)),
                violation_error_message=_(
                    "Enter the number of the permit and its last day together."
                ),
            ),
            models.CheckConstraint(
                name="canteen_forward",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gt=F("opened_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class FoodHandler(MealRow):
    """Somebody who handles food, and until when their health certificate holds."""

    unit_lookup = "canteen__unit"

    canteen = models.ForeignKey(
        Canteen,
        on_delete=models.PROTECT,
        related_name="handlers",
        verbose_name=_("canteen"),
    )
    full_name = models.CharField(_("full name"), max_length=50)
    certificate_until = models.DateField(_("health certificate until"))
    left_on = models.DateField(_("left the canteen on"), null=True, blank=True)

    objects = MealQuerySet.as_manager()

    class Meta:
        verbose_name = _("food handler")
        verbose_name_plural = _("food handlers")
        ordering = ["certificate_until", "pk"]
        constraints = [
            models.CheckConstraint(
                name="foodhandler_has_name", condition=~Q(full_name="")
            )
        ]


class FoodSample(MealRow):
    """A sample of one dish, kept in the cold (留样, ML-5)."""

    unit_lookup = "canteen__unit"

    canteen = models.ForeignKey(
        Canteen,
        on_delete=models.PROTECT,
        related_name="samples",
        verbose_name=_("canteen"),
    )
    on = models.DateField(_("day"))
    meal = models.CharField(_("meal"), max_length=8, choices=Meal)
    dish = models.CharField(_("dish"), max_length=60)
    grams = models.PositiveSmallIntegerField(_("weight (g)"))
    kept_at = models.DateTimeField(_("kept since"))
    kept_by = staff(_("kept by"))
    discarded_at = models.DateTimeField(_("discarded at"), null=True, blank=True)
    discarded_by = staff(_("discarded by"))

    objects = MealQuerySet.as_manager()

    class Meta:
        verbose_name = _("food sample")
        verbose_name_plural = _("food samples")
        ordering = ["-kept_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="foodsample_once",
                fields=["canteen", "on", "meal", "dish"],
                violation_error_message=_("A sample of this dish is kept already."),
            ),
            models.CheckConstraint(
                name="foodsample_meal_known", condition=Q(meal__in=Meal.values)
            ),
            models.CheckConstraint(
                name="foodsample_heavy_enough",
                condition=Q(grams__gte=SAMPLE_GRAMS),
                violation_error_message=_("A sample weighs 125 g or more."),
            ),
            models.CheckConstraint(
                name="foodsample_kept_long_enough",
                condition=Q(discarded_at__isnull=True)
                | Q(discarded_at__gte=F("kept_at") + timedelta(hours=SAMPLE_HOURS)),
                violation_error_message=_("A sample is kept for 48 hours or more."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="foodsample_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "canteen", "on", "meal", "dish", "grams", "kept_at"
                ),
            ),
            pgtrigger.Protect(name="foodsample_is_kept", operation=pgtrigger.Delete),
        ]


@tracked()
class Route(MealRow):
    """A way along the doors meals are carried to; its order is saved (K5)."""

    unit_lookup = "canteen__unit"

    canteen = models.ForeignKey(
        Canteen,
        on_delete=models.PROTECT,
        related_name="routes",
        verbose_name=_("canteen"),
    )
    name = models.CharField(_("route"), max_length=40)

    objects = MealQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery route")
        verbose_name_plural = _("delivery routes")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                name="route_name_once",
                fields=["canteen", "name"],
                violation_error_message=_("A route of this name is there already."),
            )
        ]

    def __str__(self) -> str:
        return self.name
