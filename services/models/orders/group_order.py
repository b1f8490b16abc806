"""Orders of a round: pieces accounted for one by one, money to the fen (K10)."""

from typing import Any, Final

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.choices.orders import MoneyKind
from services.models.ledger import only_by_entries, written_once
from services.models.meals.rows import staff, yuan
from services.models.orders.group import GroupGood, GroupRound
from services.models.orders.rows import OrderRow
from services.querysets.orders import GroupOrderQuerySet, OrderRowQuerySet

_FITS: Final = """
    PERFORM FROM services_groupround round
    JOIN services_grouporder ordered ON ordered.round_id = round.id
    WHERE ordered.id = NEW.order_id FOR SHARE OF round;
    IF NOT EXISTS (
        SELECT FROM services_grouporder ordered
        JOIN services_groupround round ON round.id = ordered.round_id
        JOIN services_groupgood good ON good.round_id = round.id
        WHERE ordered.id = NEW.order_id AND good.id = NEW.good_id
          AND round.state = 'open' AND ordered.cancelled_at IS NULL
          AND ordered.placed_at >= round.opens_at
          AND ordered.placed_at < round.closes_at
          AND NEW.price_yuan = good.price_yuan AND NEW.quantity <= round.most_each
    ) THEN
        RAISE EXCEPTION 'an order fits its round while it is open'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'groupline_fits_its_round';
    END IF;
    RETURN NEW;
"""
_TAKE: Final = """
    UPDATE services_groupgood good
    SET taken = good.taken + NEW.quantity - NEW.refunded
        - CASE WHEN TG_OP = 'UPDATE' THEN OLD.quantity - OLD.refunded ELSE 0 END
    WHERE good.id = NEW.good_id;
    RETURN NULL;
"""
_STANDS: Final = """
    IF EXISTS (
        SELECT FROM services_grouporder ordered
        JOIN services_groupround round ON round.id = ordered.round_id
        WHERE ordered.id = NEW.order_id AND round.state IN ('settled', 'failed')
    ) THEN
        RAISE EXCEPTION 'a round that is over stays as it is'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
    END IF;
"""
_PICKED_WHEN_PAID: Final = """
    IF NEW.picked > OLD.picked AND NOT EXISTS (
        SELECT FROM services_grouporder ordered
        WHERE ordered.id = NEW.order_id AND ordered.paid_yuan > 0
    ) THEN
        RAISE EXCEPTION 'what is picked up is paid'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'groupline_picked_when_paid';
    END IF;
    IF NEW.picked < OLD.picked OR NEW.refunded < OLD.refunded
       OR NEW.unclaimed < OLD.unclaimed THEN
        RAISE EXCEPTION 'a piece that is accounted for stays so'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'groupline_only_forward';
    END IF;
    RETURN NEW;
"""
_MOVE_PAID: Final = """
    UPDATE services_grouporder ordered SET paid_yuan = ordered.paid_yuan
        + CASE NEW.kind WHEN 'collected' THEN NEW.amount_yuan ELSE -NEW.amount_yuan END
    WHERE ordered.id = NEW.order_id;
    RETURN NULL;
"""
_PAID_WHOLE: Final = """
    IF EXISTS (
        SELECT FROM services_grouporder ordered
        WHERE ordered.id = NEW.order_id AND ordered.paid_yuan NOT IN (0, (
            SELECT coalesce(sum(line.price_yuan * (line.quantity - line.refunded)), 0)
            FROM services_groupline line WHERE line.order_id = ordered.id))
    ) THEN
        RAISE EXCEPTION 'an order is paid whole, to the fen, or not at all'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
    END IF;
    RETURN NULL;
"""


def _paid_whole(name: str, operation: Any) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        func=_PAID_WHOLE.format(name=name),
    )


class GroupOrder(OrderRow):
    """What one household takes of a round, by a code without a name or a resident."""

    unit_lookup = "round__unit"

    round = models.ForeignKey(
        GroupRound,
        on_delete=models.PROTECT,
        related_name="orders",
        verbose_name=_("round of group buying"),
    )
    number = models.PositiveIntegerField(_("pick-up number"))
    code = models.ForeignKey(
        "services.BookingCode",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("booking code"),
    )
    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resident"),
    )
    placed_at = models.DateTimeField(_("ordered at"))
    by = staff(_("taken by"))
    cancelled_at = models.DateTimeField(
        pgettext_lazy("group buying", "cancelled at"), null=True, blank=True
    )
    paid_yuan = yuan(
        pgettext_lazy("group buying", "paid (yuan)"), default=0, editable=False
    )

    objects = GroupOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order of a round")
        verbose_name_plural = _("orders of rounds")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="grouporder_number_once", fields=["round", "number"]
            ),
            models.UniqueConstraint(
                name="grouporder_once_per_code",
                fields=["round", "code"],
                condition=Q(cancelled_at__isnull=True),
                violation_error_message=_("There is an order in this round already."),
            ),
            models.UniqueConstraint(
                name="grouporder_once_per_person",
                fields=["round", "person"],
                condition=Q(cancelled_at__isnull=True),
                violation_error_message=_("There is an order in this round already."),
            ),
            models.CheckConstraint(
                name="grouporder_of_a_code_or_a_person",
                condition=Q(code__isnull=False, person__isnull=True)
                | Q(code__isnull=True, person__isnull=False),
            ),
            models.CheckConstraint(
                name="grouporder_never_below_nought", condition=Q(paid_yuan__gte=0)
            ),
        ]
        triggers = [
            only_by_entries("grouporder_paid_by_money", "paid_yuan"),
            pgtrigger.Protect(
                name="grouporder_begins_unpaid",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__paid_yuan=0),
            ),
            pgtrigger.ReadOnly(
                name="grouporder_stays",
                fields=["round", "number", "code", "placed_at"],
            ),
            pgtrigger.Protect(name="grouporder_is_kept", operation=pgtrigger.Delete),
        ]

    @property
    def is_waiting(self) -> bool:
        """With pieces nobody has fetched; asks the lines, prefetched on a list."""
        return any(line.open for line in self.lines.all())


class GroupLine(OrderRow):
    """Pieces of one good in an order: picked up, given back or unclaimed in the end."""

    unit_lookup = "order__round__unit"

    order = models.ForeignKey(
        GroupOrder,
        on_delete=models.PROTECT,
        related_name="lines",
        verbose_name=_("order of a round"),
    )
    good = models.ForeignKey(
        GroupGood,
        on_delete=models.PROTECT,
        related_name="lines",
        verbose_name=pgettext_lazy("group buying", "good"),
    )
    quantity = models.PositiveIntegerField(pgettext_lazy("group buying", "pieces"))
    price_yuan = yuan(_("price (yuan)"))
    picked = models.PositiveIntegerField(_("picked up"), default=0)
    refunded = models.PositiveIntegerField(_("given back"), default=0)
    unclaimed = models.PositiveIntegerField(_("unclaimed"), default=0)

    objects = OrderRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of an order")
        verbose_name_plural = _("lines of orders")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="groupline_once_per_good", fields=["order", "good"]
            ),
            models.CheckConstraint(
                name="groupline_accounts_for_its_pieces",
                condition=Q(
                    quantity__gte=F("picked") + F("refunded") + F("unclaimed"),
                    picked__gte=0,
                    refunded__gte=0,
                    unclaimed__gte=0,
                )
                & Q(quantity__gte=1),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="groupline_fits_its_round",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_FITS,
            ),
            pgtrigger.Trigger(
                name="groupline_takes_of_the_stock",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("refunded"),
                func=_TAKE,
            ),
            pgtrigger.Trigger(
                name="groupline_moves_forward",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("picked", "refunded", "unclaimed"),
                func=_STANDS.format(name="groupline_moves_forward") + _PICKED_WHEN_PAID,
            ),
            _paid_whole("groupline_paid_whole", pgtrigger.UpdateOf("refunded")),
            pgtrigger.ReadOnly(
                name="groupline_stays",
                fields=["order", "good", "quantity", "price_yuan"],
            ),
            pgtrigger.Protect(name="groupline_is_kept", operation=pgtrigger.Delete),
        ]

    @property
    def open(self) -> int:
        """Pieces still to be accounted for."""
        return int(self.quantity - self.picked - self.refunded - self.unclaimed)


class GroupMoney(OrderRow):
    """Money taken or given back for an order; written once."""

    unit_lookup = "order__round__unit"

    order = models.ForeignKey(
        GroupOrder,
        on_delete=models.PROTECT,
        related_name="money",
        verbose_name=_("order of a round"),
    )
    kind = models.CharField(_("which way"), max_length=10, choices=MoneyKind)
    amount_yuan = yuan(_("amount (yuan)"))
    reason = models.CharField(_("reason"), max_length=120, blank=True, default="")
    at = models.DateTimeField(_("at"))
    by = staff(_("by"))

    objects = OrderRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("money of an order")
        verbose_name_plural = _("money of orders")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="groupmoney_kind_known", condition=Q(kind__in=MoneyKind.values)
            ),
            models.CheckConstraint(
                name="groupmoney_of_something", condition=Q(amount_yuan__gt=0)
            ),
        ]
        triggers = [
            written_once("groupmoney_written_once"),
            pgtrigger.Trigger(
                name="groupmoney_before_the_end",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_STANDS.format(name="groupmoney_before_the_end") + "RETURN NEW;",
            ),
            pgtrigger.Trigger(
                name="groupmoney_moves_paid",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=_MOVE_PAID,
            ),
            _paid_whole("groupmoney_paid_whole", pgtrigger.Insert),
        ]
