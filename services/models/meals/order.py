"""Orders: who will eat what, where, on which day (K5)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.kernel.history import tracked
from services import flows
from services.choices.meals import Meal, OrderState, Portion, Way
from services.models.meals.agreement import MealAgreement
from services.models.meals.canteen import Canteen
from services.models.meals.rows import MealRow, staff
from services.querysets.meals import MealOrderQuerySet


@tracked()
class MealOrder(MealRow):
    """One meal of one diner on one day, until it is served or the day is over."""

    unit_lookup = "agreement__unit"

    agreement = models.ForeignKey(
        MealAgreement,
        on_delete=models.PROTECT,
        related_name="orders",
        verbose_name=_("meal agreement"),
    )
    canteen = models.ForeignKey(
        Canteen,
        on_delete=models.PROTECT,
        related_name="orders",
        verbose_name=_("canteen"),
    )
    on = models.DateField(_("day"))
    meal = models.CharField(_("meal"), max_length=8, choices=Meal)
    portion = models.CharField(
        _("portion"), max_length=8, choices=Portion, default=Portion.STANDARD
    )
    way = models.CharField(_("dine in or delivery"), max_length=8, choices=Way)
    state = models.CharField(
        pgettext_lazy("meal order", "state"),
        max_length=10,
        choices=OrderState,
        default=OrderState.ORDERED,
    )
    is_late = models.BooleanField(_("after the cut-off"), default=False)
    at = models.DateTimeField(_("ordered at"))
    by = staff(_("taken by"))

    objects = MealOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("meal order")
        verbose_name_plural = _("meal orders")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["canteen", "on", "meal"])]
        constraints = [
            models.UniqueConstraint(
                name="mealorder_once",
                fields=["agreement", "on", "meal"],
                condition=~Q(state=OrderState.CANCELLED),
                violation_error_message=_("This meal is ordered already."),
            ),
            models.CheckConstraint(
                name="mealorder_meal_known", condition=Q(meal__in=Meal.values)
            ),
            models.CheckConstraint(
                name="mealorder_portion_known", condition=Q(portion__in=Portion.values)
            ),
            models.CheckConstraint(
                name="mealorder_way_known", condition=Q(way__in=Way.values)
            ),
            models.CheckConstraint(
                name="mealorder_state_known", condition=Q(state__in=OrderState.values)
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="mealorder_moves_by_its_table",
                field="state",
                transitions=flows.MEAL_ORDER.transitions(),
            )
        ]
