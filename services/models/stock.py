"""Stock: things to exchange for points and kits to give away, never below nought."""

from typing import Final

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from services.choices.points import StockKind, StockReason
from services.models.ledger import only_by_entries, written_once
from services.querysets.volunteers import StockQuerySet

_MOVE_STOCK: Final = """
    UPDATE services_stockitem item SET "left" = item."left" + NEW.change
    WHERE item.id = NEW.item_id;
    RETURN NULL;
"""


class StockItem(models.Model):
    """Something kept in stock: to exchange for points, or to give away."""

    read_capability = Capability.VOLUNTEERS_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("community"),
    )
    kind = models.CharField(_("kind of stock"), max_length=8, choices=StockKind)
    name = models.CharField(pgettext_lazy("stock", "thing"), max_length=60)
    cost = models.PositiveIntegerField(_("costs points"), null=True, blank=True)
    left = models.IntegerField(
        pgettext_lazy("stock", "left"), default=0, editable=False
    )

    objects = StockQuerySet.as_manager()

    class Meta:
        verbose_name = _("stock")
        verbose_name_plural = _("stock")
        ordering = ["kind", "name"]
        constraints = [
            models.CheckConstraint(
                name="stockitem_kind_known", condition=Q(kind__in=StockKind.values)
            ),
            models.CheckConstraint(
                name="stockitem_reward_has_a_price",
                condition=Q(kind=StockKind.REWARD, cost__gte=1)
                | Q(kind=StockKind.KIT, cost__isnull=True),
            ),
            models.CheckConstraint(
                name="stockitem_never_below_nought",
                condition=Q(left__gte=0),
                violation_error_message=_("There is not so much left."),
            ),
            models.UniqueConstraint(
                name="stockitem_name_once", fields=["unit", "name"]
            ),
        ]
        triggers = [
            only_by_entries("stockitem_moves_by_entries", "left"),
            pgtrigger.Protect(
                name="stockitem_begins_empty",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__left=0),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class StockMove(models.Model):
    """Stock in or out; written once."""

    read_capability = Capability.VOLUNTEERS_VIEW
    unit_lookup = "item__unit"

    item = models.ForeignKey(
        StockItem,
        on_delete=models.PROTECT,
        related_name="moves",
        verbose_name=_("stock"),
    )
    change = models.IntegerField(_("change"))
    reason = models.CharField(_("why stock moved"), max_length=10, choices=StockReason)
    note = models.CharField(_("note"), max_length=120, blank=True, default="")
    on = models.DateField(_("day"))
    event = models.ForeignKey(
        "services.CommunityEvent",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="moves",
        verbose_name=_("event"),
    )
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    objects = StockQuerySet.as_manager()

    class Meta:
        verbose_name = _("movement of stock")
        verbose_name_plural = _("movements of stock")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="stockmove_reason_known",
                condition=Q(reason__in=StockReason.values),
            ),
            models.CheckConstraint(
                name="stockmove_in_or_out_by_its_reason",
                condition=Q(
                    reason__in=[StockReason.RECEIVED, StockReason.BACK], change__gt=0
                )
                | Q(
                    reason__in=[StockReason.GIVEN, StockReason.SET_ASIDE],
                    change__lt=0,
                )
                | Q(reason=StockReason.COUNTED) & ~Q(change=0) & ~Q(note=""),
            ),
        ]
        triggers = [
            written_once("stockmove_written_once"),
            pgtrigger.Trigger(
                name="stockmove_moves_stock",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=_MOVE_STOCK,
            ),
        ]

    def __str__(self) -> str:
        return f"StockMove #{self.pk}"
