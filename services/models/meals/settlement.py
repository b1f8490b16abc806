"""Settlements: what a provider is paid for a month, equal to its servings (K8)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.kernel.history import tracked
from services import flows
from services.choices.meals import SettlementState
from services.models.meals.canteen import Supplier
from services.models.meals.rows import MealRow, staff, unit_column, yuan
from services.models.meals.serving import Serving
from services.querysets.meals import MealQuerySet, SettlementQuerySet

_EQUALS_ITS_SERVINGS = """
    IF EXISTS (
        SELECT 1 FROM services_settlement whole
        JOIN LATERAL (
            SELECT count(*) FILTER (WHERE one.reverses_id IS NULL)
                   - count(*) FILTER (WHERE one.reverses_id IS NOT NULL) AS meals,
                   sum(one.price_yuan) AS price, sum(one.subsidy_yuan) AS subsidy,
                   sum(one.voucher_yuan) AS voucher, sum(one.points_yuan) AS points,
                   sum(one.cash_yuan) AS cash
            FROM services_settledserving line
            JOIN services_serving one ON one.id = line.serving_id
            WHERE line.settlement_id = whole.id
        ) found ON true
        WHERE whole.id IN (SELECT added.settlement_id FROM added)
          AND (whole.meals, whole.price_yuan, whole.subsidy_yuan, whole.voucher_yuan,
               whole.points_yuan, whole.cash_yuan)
              IS DISTINCT FROM (found.meals, found.price, found.subsidy,
                                found.voucher, found.points, found.cash)
    ) THEN
        RAISE EXCEPTION 'a settlement equals its servings'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'settlement_equals_its_servings';
    END IF;
    RETURN NULL;
"""


@tracked()
class Settlement(MealRow):
    """One provider's month, frozen: drawn up by one person, approved by another."""

    unit = unit_column()
    supplier = models.ForeignKey(
        Supplier,
        on_delete=models.PROTECT,
        related_name="settlements",
        verbose_name=_("provider"),
    )
    month = models.DateField(_("month"))
    meals = models.IntegerField(pgettext_lazy("meal", "servings"))
    price_yuan = yuan(_("price (yuan)"))
    subsidy_yuan = yuan(_("subsidy (yuan)"))
    voucher_yuan = yuan(_("vouchers (yuan)"))
    points_yuan = yuan(_("points (yuan)"))
    cash_yuan = yuan(_("cash (yuan)"))
    state = models.CharField(
        pgettext_lazy("settlement", "state"),
        max_length=10,
        choices=SettlementState,
        default=SettlementState.DRAWN,
    )
    drawn_at = models.DateTimeField(_("drawn up at"))
    drawn_by = staff(_("drawn up by"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = staff(_("decided by"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = SettlementQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("meal", "settlement")
        verbose_name_plural = pgettext_lazy("meal", "settlements")
        ordering = ["-month", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="settlement_state_known",
                condition=Q(state__in=SettlementState.values),
            ),
            models.CheckConstraint(
                name="settlement_of_a_month", condition=Q(month__day=1)
            ),
            models.CheckConstraint(
                name="settlement_parts_sum",
                condition=Q(
                    price_yuan=F("subsidy_yuan")
                    + F("voucher_yuan")
                    + F("points_yuan")
                    + F("cash_yuan")
                ),
            ),
            models.CheckConstraint(
                name="settlement_decided_with_its_state",
                condition=Q(state=SettlementState.DRAWN, decided_at__isnull=True)
                | (~Q(state=SettlementState.DRAWN) & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="settlement_drawer_does_not_decide",
                condition=Q(decided_by__isnull=True)
                | Q(drawn_by__isnull=True)
                | ~Q(decided_by=F("drawn_by")),
                violation_error_message=_(
                    "Whoever drew a settlement up does not decide it."
                ),
            ),
            models.CheckConstraint(
                name="settlement_declined_for_a_reason",
                condition=~Q(state=SettlementState.DECLINED) | ~Q(note=""),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="settlement_moves_by_its_table",
                field="state",
                transitions=flows.SETTLEMENT.transitions(),
            ),
            pgtrigger.Protect(
                name="settlement_stays_as_drawn",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "supplier", "month", "meals", "price_yuan", "subsidy_yuan",
                    "voucher_yuan", "points_yuan", "cash_yuan", "drawn_by",
                ),
            ),
            pgtrigger.Protect(name="settlement_is_kept", operation=pgtrigger.Delete),
        ]  # fmt: skip

    @property
    def payable_yuan(self) -> object:
        """What the provider is still to get: all but the cash it took itself."""
        return self.price_yuan - self.cash_yuan


class SettledServing(MealRow):
    """That a serving is part of a settlement: of one that stands, at most."""

    unit_lookup = "settlement__unit"

    settlement = models.ForeignKey(
        Settlement,
        on_delete=models.PROTECT,
        related_name="lines",
        verbose_name=pgettext_lazy("meal", "settlement"),
    )
    serving = models.ForeignKey(
        Serving,
        on_delete=models.PROTECT,
        related_name="settled",
        verbose_name=pgettext_lazy("meal", "serving"),
    )
    is_standing = models.BooleanField(_("counts"), default=True)

    objects = MealQuerySet.as_manager()

    class Meta:
        verbose_name = _("serving of a settlement")
        verbose_name_plural = _("servings of settlements")
        ordering = ["settlement", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="settledserving_once",
                fields=["serving"],
                condition=Q(is_standing=True),
            ),
            models.UniqueConstraint(
                name="settledserving_once_in_each", fields=["settlement", "serving"]
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="settledserving_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("settlement", "serving"),
            ),
            pgtrigger.Protect(
                name="settledserving_is_kept", operation=pgtrigger.Delete
            ),
            pgtrigger.Trigger(
                name="settledserving_sums_to_its_settlement",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(new="added"),
                func=_EQUALS_ITS_SERVINGS,
            ),
        ]
