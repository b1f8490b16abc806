"""What meals cost from a day on, what is on the menu, what is added (ML-1, ML-5)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from liuli.kernel.history import tracked
from services.choices.meals import Allergen, Meal, Portion, TierBasis
from services.models.meals.canteen import Canteen
from services.models.meals.rows import MealRow, yuan
from services.querysets.meals import MealQuerySet, PriceQuerySet, SubsidyTierQuerySet


@tracked()
class MealPrice(MealRow):
    """What one meal of a portion costs in a canteen, from a day on."""

    unit_lookup = "canteen__unit"

    canteen = models.ForeignKey(
        Canteen,
        on_delete=models.PROTECT,
        related_name="prices",
        verbose_name=_("canteen"),
    )
    meal = models.CharField(_("meal"), max_length=8, choices=Meal)
    portion = models.CharField(
        _("portion"), max_length=8, choices=Portion, default=Portion.STANDARD
    )
    price_yuan = yuan(_("price (yuan)"))
    period = DateRangeField(_("in force"))
    version = models.CharField(_("price list"), max_length=40, blank=True)

    objects = PriceQuerySet.as_manager()

    class Meta:
        verbose_name = _("price of a meal")
        verbose_name_plural = _("prices of meals")
        ordering = ["canteen", "meal", "portion", "-period"]
        constraints = [
            ExclusionConstraint(
                name="mealprice_one_at_a_time",
                expressions=[
                    ("canteen", RangeOperators.EQUAL),
                    ("meal", RangeOperators.EQUAL),
                    ("portion", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Another price is in force then."),
            ),
            models.CheckConstraint(
                name="mealprice_meal_known", condition=Q(meal__in=Meal.values)
            ),
            models.CheckConstraint(
                name="mealprice_portion_known", condition=Q(portion__in=Portion.values)
            ),
            models.CheckConstraint(
                name="mealprice_positive",
                condition=Q(price_yuan__gt=0),
                violation_error_message=_("A price is more than nothing."),
            ),
            models.CheckConstraint(
                name="mealprice_starts",
                condition=Q(period__startswith__isnull=False)
                & Q(period__isempty=False),
            ),
        ]


@tracked()
class MenuDish(MealRow):
    """A dish of a day's menu with what it holds for those who must know (ML-5)."""

    unit_lookup = "canteen__unit"

    canteen = models.ForeignKey(
        Canteen,
        on_delete=models.PROTECT,
        related_name="dishes",
        verbose_name=_("canteen"),
    )
    on = models.DateField(_("day"))
    meal = models.CharField(_("meal"), max_length=8, choices=Meal)
    name = models.CharField(_("dish"), max_length=60)
    allergens = ArrayField(
        models.CharField(max_length=10, choices=Allergen),
        verbose_name=_("allergens"),
        default=list,
        blank=True,
    )

    objects = MealQuerySet.as_manager()

    class Meta:
        verbose_name = _("dish of a menu")
        verbose_name_plural = _("dishes of menus")
        ordering = ["-on", "meal", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="menudish_once",
                fields=["canteen", "on", "meal", "name"],
                violation_error_message=_("This dish is on the menu already."),
            ),
            models.CheckConstraint(
                name="menudish_meal_known", condition=Q(meal__in=Meal.values)
            ),
            models.CheckConstraint(
                name="menudish_allergens_known",
                condition=Q(allergens__contained_by=list(Allergen.values)),
            ),
            models.CheckConstraint(name="menudish_has_name", condition=~Q(name="")),
        ]

    def allergens_shown(self) -> str:
        """In words."""
        words = dict(Allergen.choices)
        return "、".join(str(words[code]) for code in self.allergens)


@tracked()
class SubsidyTier(MealRow):
    """Yuan a meal for an age or a hardship, from a day on; without a unit, for all."""

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit"),
    )
    basis = models.CharField(_("given for"), max_length=12, choices=TierBasis)
    from_age = models.PositiveSmallIntegerField(_("from age"), default=0)
    below_age = models.PositiveSmallIntegerField(_("below age"), null=True, blank=True)
    amount_yuan = yuan(_("subsidy a meal (yuan)"))
    period = DateRangeField(_("in force"))
    source = models.CharField(_("source"), max_length=200)
    is_uncertain = models.BooleanField(_("to be confirmed"), default=True)

    objects = SubsidyTierQuerySet.as_manager()

    class Meta:
        verbose_name = _("tier of the meal subsidy")
        verbose_name_plural = _("tiers of the meal subsidy")
        ordering = ["basis", "from_age", "-period"]
        constraints = [
            ExclusionConstraint(
                name="subsidytier_one_at_a_time",
                expressions=[
                    (Coalesce("unit_id", 0), RangeOperators.EQUAL),
                    ("basis", RangeOperators.EQUAL),
                    ("from_age", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Another tier of this kind is in force."),
            ),
            models.CheckConstraint(
                name="subsidytier_basis_known", condition=Q(basis__in=TierBasis.values)
            ),
            models.CheckConstraint(
                name="subsidytier_ages_forward",
                condition=Q(below_age__isnull=True) | Q(below_age__gt=F("from_age")),
            ),
            models.CheckConstraint(
                name="subsidytier_ages_of_an_age",
                condition=Q(basis=TierBasis.AGE)
                | Q(from_age=0, below_age__isnull=True),
            ),
            models.CheckConstraint(
                name="subsidytier_amount_positive", condition=Q(amount_yuan__gte=0)
            ),
            models.CheckConstraint(
                name="subsidytier_has_source", condition=~Q(source="")
            ),
            models.CheckConstraint(
                name="subsidytier_starts",
                condition=Q(period__startswith__isnull=False)
                & Q(period__isempty=False),
            ),
        ]
