"""Servings: counted by the act of serving, split to the fen, never rewritten (K8)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.kernel.history import tracked
from services import flows
from services.choices.meals import Meal, OverpaidState, Portion, Way
from services.models.meals.agreement import MealAgreement
from services.models.meals.canteen import Canteen
from services.models.meals.rows import MealRow, staff, unit_column, yuan
from services.querysets.meals import OverpaidQuerySet, ServingQuerySet

# A serving lies in its agreement, and its subsidy in the days of the subsidy (ML-6).
# The second serving of a meal needs the row that took the first one back.
_FITS = """
    IF NEW.reverses_id IS NOT NULL THEN
        IF NOT EXISTS (
            SELECT 1 FROM services_serving first
            WHERE first.id = NEW.reverses_id AND first.reverses_id IS NULL
              AND first.agreement_id = NEW.agreement_id AND first."on" = NEW."on"
              AND first.meal = NEW.meal AND first.turn = NEW.turn
              AND first.canteen_id = NEW.canteen_id
              AND first.price_yuan = -NEW.price_yuan
              AND first.subsidy_yuan = -NEW.subsidy_yuan
              AND first.voucher_yuan = -NEW.voucher_yuan
              AND first.points_yuan = -NEW.points_yuan
              AND first.cash_yuan = -NEW.cash_yuan
        ) THEN
            RAISE EXCEPTION 'a correction takes back exactly one serving'
                USING ERRCODE = 'check_violation',
                      CONSTRAINT = 'serving_reverses_exactly';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.turn > 1 AND NOT EXISTS (
        SELECT 1 FROM services_serving back
        WHERE back.agreement_id = NEW.agreement_id AND back."on" = NEW."on"
          AND back.meal = NEW.meal AND back.turn = NEW.turn - 1
          AND back.reverses_id IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'this meal is served already'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'serving_once';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM services_mealagreement agreement
        WHERE agreement.id = NEW.agreement_id AND agreement.period @> NEW."on"
          AND (NEW.subsidy_yuan = 0 OR agreement.subsidy_until IS NULL
               OR NEW."on" <= agreement.subsidy_until)
    ) THEN
        RAISE EXCEPTION 'no agreement, or no subsidy any more, on that day'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'serving_in_its_agreement';
    END IF;
    RETURN NEW;
"""
# What points pay stands in their ledger: no yuan without its entry (VO-2, K24).
_POINTS_PAID = """
    IF NEW.points_yuan <> 0 AND NOT EXISTS (
        SELECT 1 FROM services_pointsentry entry WHERE entry.serving_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'what points pay for a meal is taken from their ledger'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'serving_points_in_their_ledger';
    END IF;
    RETURN NULL;
"""


class Serving(MealRow):
    """One meal somebody got, or the row that takes one back for a reason.

    Price = subsidy + voucher + points + cash (ML-2); `taken_yuan` is the cash rounded
    to the jiao. `turn` counts servings of one diner's meal: the next one is only
    possible once the one before is taken back.
    """

    unit = unit_column()
    agreement = models.ForeignKey(
        MealAgreement,
        on_delete=models.PROTECT,
        related_name="servings",
        verbose_name=_("meal agreement"),
    )
    canteen = models.ForeignKey(
        Canteen,
        on_delete=models.PROTECT,
        related_name="servings",
        verbose_name=_("canteen"),
    )
    on = models.DateField(_("day"))
    meal = models.CharField(_("meal"), max_length=8, choices=Meal)
    portion = models.CharField(
        _("portion"), max_length=8, choices=Portion, default=Portion.STANDARD
    )
    way = models.CharField(_("dine in or delivery"), max_length=8, choices=Way)
    turn = models.PositiveSmallIntegerField(_("turn"), default=1)
    price_yuan = yuan(_("price (yuan)"))
    subsidy_yuan = yuan(_("subsidy (yuan)"))
    voucher_yuan = yuan(_("vouchers (yuan)"))
    points_yuan = yuan(_("points (yuan)"))
    cash_yuan = yuan(_("cash (yuan)"))
    taken_yuan = yuan(_("taken at the till (yuan)"))
    at = models.DateTimeField(_("served at"))
    received_at = models.DateTimeField(_("arrived at"))
    by = staff(_("served by"))
    client_id = models.UUIDField(_("number made on the device"), null=True, unique=True)
    reverses = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
        verbose_name=_("takes back"),
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = ServingQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("meal", "serving")
        verbose_name_plural = pgettext_lazy("meal", "servings")
        ordering = ["-on", "-pk"]
        indexes = [
            models.Index(fields=["on", "canteen"]),
            models.Index(fields=["agreement", "on"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="serving_once_per_diner_day_and_meal",
                fields=["agreement", "on", "meal", "turn"],
                condition=Q(reverses__isnull=True),
                violation_error_message=_("This meal is served already."),
            ),
            models.CheckConstraint(
                name="serving_meal_known", condition=Q(meal__in=Meal.values)
            ),
            models.CheckConstraint(
                name="serving_portion_known", condition=Q(portion__in=Portion.values)
            ),
            models.CheckConstraint(
                name="serving_way_known", condition=Q(way__in=Way.values)
            ),
            models.CheckConstraint(
                name="serving_turn_counted", condition=Q(turn__gte=1)
            ),
            models.CheckConstraint(
                name="serving_parts_sum_to_the_price",
                condition=Q(
                    price_yuan=F("subsidy_yuan")
                    + F("voucher_yuan")
                    + F("points_yuan")
                    + F("cash_yuan")
                ),
            ),
            models.CheckConstraint(
                name="serving_till_rounds_the_cash",
                condition=Q(taken_yuan=Round(F("cash_yuan"), 1)),
            ),
            models.CheckConstraint(
                name="serving_positive_or_taken_back_for_a_reason",
                condition=Q(
                    reverses__isnull=True,
                    price_yuan__gt=0,
                    subsidy_yuan__gte=0,
                    voucher_yuan__gte=0,
                    points_yuan__gte=0,
                    cash_yuan__gte=0,
                )
                | (
                    Q(
                        reverses__isnull=False,
                        price_yuan__lt=0,
                        subsidy_yuan__lte=0,
                        voucher_yuan__lte=0,
                        points_yuan__lte=0,
                        cash_yuan__lte=0,
                    )
                    & ~Q(reason="")
                ),
                violation_error_message=_("Say why the serving is taken back."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="serving_written_once", operation=pgtrigger.Update),
            pgtrigger.Protect(name="serving_stays", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="serving_fits",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_FITS,
            ),
            pgtrigger.Trigger(
                name="serving_points_in_their_ledger",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func=_POINTS_PAID,
            ),
        ]


@tracked()
class Overpaid(MealRow):
    """A subsidy paid after its last day: to be recovered, never deducted (ML-6)."""

    unit_lookup = "serving__unit"

    serving = models.OneToOneField(
        Serving,
        on_delete=models.PROTECT,
        related_name="overpaid",
        verbose_name=pgettext_lazy("meal", "serving"),
    )
    amount_yuan = yuan(_("subsidy (yuan)"))
    state = models.CharField(
        pgettext_lazy("overpaid subsidy", "state"),
        max_length=10,
        choices=OverpaidState,
        default=OverpaidState.OPEN,
    )
    found_on = models.DateField(_("found on"))
    closed_on = models.DateField(
        pgettext_lazy("overpaid subsidy", "closed on"), null=True, blank=True
    )
    closed_by = staff(pgettext_lazy("overpaid subsidy", "closed by"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = OverpaidQuerySet.as_manager()

    class Meta:
        verbose_name = _("overpaid subsidy")
        verbose_name_plural = _("overpaid subsidies")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="overpaid_amount_positive", condition=Q(amount_yuan__gt=0)
            ),
            models.CheckConstraint(
                name="overpaid_state_known", condition=Q(state__in=OverpaidState.values)
            ),
            models.CheckConstraint(
                name="overpaid_closed_with_a_note",
                condition=Q(state=OverpaidState.OPEN, closed_on__isnull=True)
                | (
                    ~Q(state=OverpaidState.OPEN)
                    & Q(closed_on__isnull=False)
                    & ~Q(note="")
                ),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="overpaid_moves_by_its_table",
                field="state",
                transitions=flows.OVERPAID.transitions(),
            )
        ]
