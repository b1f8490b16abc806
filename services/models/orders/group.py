"""Group buying: rounds and goods; a place is a piece that is left (K10)."""

from typing import Final

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.kernel.history import tracked
from services import flows
from services.choices.orders import Covers, RoundState
from services.models.ledger import only_by_entries
from services.models.meals.canteen import Supplier
from services.models.meals.rows import staff, unit_column, yuan
from services.models.orders.rows import UNDER_CONTRACT, OrderRow
from services.querysets.orders import GroupRoundQuerySet, OrderRowQuerySet

_DAY: Final = "(NEW.{} AT TIME ZONE 'Asia/Shanghai')::date"
# Settled: every piece is picked up, given back or unclaimed. Failed: given back.
_ACCOUNTED: Final = """
    IF EXISTS (
        SELECT FROM services_groupline line
        JOIN services_grouporder ordered ON ordered.id = line.order_id
        WHERE ordered.round_id = NEW.id AND line.quantity <> CASE NEW.state
            WHEN 'failed' THEN line.refunded
            ELSE line.picked + line.refunded + line.unclaimed END
    ) THEN
        RAISE EXCEPTION 'ordered = picked up + given back + unclaimed'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'groupround_every_piece_accounted';
    END IF;
    RETURN NEW;
"""


@tracked()
class GroupRound(OrderRow):
    """A round of group buying: what, until when, and where it is picked up."""

    unit = unit_column()
    supplier = models.ForeignKey(
        Supplier,
        on_delete=models.PROTECT,
        related_name="rounds",
        verbose_name=_("partner"),
    )
    title = models.CharField(pgettext_lazy("group buying", "title"), max_length=80)
    opens_at = models.DateTimeField(pgettext_lazy("group buying", "opens"))
    closes_at = models.DateTimeField(pgettext_lazy("group buying", "closes"))
    pickup_place = models.CharField(_("where it is picked up"), max_length=120)
    pickup_from = models.DateTimeField(_("picked up from"))
    pickup_until = models.DateTimeField(_("picked up until"))
    minimum = models.PositiveIntegerField(_("pieces it takes to go through"))
    most_each = models.PositiveSmallIntegerField(
        _("pieces of one good in an order, at most")
    )
    state = models.CharField(
        pgettext_lazy("group buying", "state"),
        max_length=8,
        choices=RoundState,
        default=RoundState.OPEN,
    )
    ended_for = models.CharField(
        _("why it did not come about"), max_length=200, blank=True, default=""
    )
    by = staff(_("opened by"))

    objects = GroupRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of group buying")
        verbose_name_plural = _("rounds of group buying")
        ordering = ["-closes_at", "-pk"]
        indexes = [models.Index(fields=["state", "closes_at"])]
        constraints = [
            models.CheckConstraint(
                name="groupround_state_known", condition=Q(state__in=RoundState.values)
            ),
            models.CheckConstraint(
                name="groupround_forward",
                condition=Q(
                    closes_at__gt=F("opens_at"),
                    pickup_from__gte=F("closes_at"),
                    pickup_until__gt=F("pickup_from"),
                ),
                violation_error_message=_(
                    "A round opens, closes, and is picked up after that."
                ),
            ),
            models.CheckConstraint(
                name="groupround_of_something",
                condition=Q(minimum__gte=1, most_each__gte=1)
                & ~Q(title="")
                & ~Q(pickup_place=""),
            ),
            models.CheckConstraint(
                name="groupround_failed_says_why",
                condition=Q(state=RoundState.FAILED) & ~Q(ended_for="")
                | ~Q(state=RoundState.FAILED) & Q(ended_for=""),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="groupround_moves_by_its_table",
                field="state",
                transitions=flows.GROUP_ROUND.transitions(),
            ),
            pgtrigger.Trigger(
                name="groupround_opens_under_contract",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=UNDER_CONTRACT.format(
                    covers=Covers.GROUP_BUYING.value,
                    day=_DAY.format("opens_at"),
                    name="groupround_opens_under_contract",
                ),
            ),
            pgtrigger.Trigger(
                name="groupround_closes_under_contract",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("closes_at"),
                func=UNDER_CONTRACT.format(
                    covers=Covers.GROUP_BUYING.value,
                    day=_DAY.format("closes_at"),
                    name="groupround_closes_under_contract",
                ),
            ),
            pgtrigger.Trigger(
                name="groupround_every_piece_accounted",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                condition=pgtrigger.Q(
                    new__state__in=[RoundState.SETTLED.value, RoundState.FAILED.value]
                ),
                func=_ACCOUNTED,
            ),
            pgtrigger.Protect(name="groupround_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.title


class GroupGood(OrderRow):
    """What is sold in a round; `taken` never passes the stock (by the database)."""

    unit_lookup = "round__unit"

    round = models.ForeignKey(
        GroupRound,
        on_delete=models.PROTECT,
        related_name="goods",
        verbose_name=_("round of group buying"),
    )
    name = models.CharField(pgettext_lazy("group buying", "good"), max_length=60)
    pack = models.CharField(
        pgettext_lazy("group buying", "pack"), max_length=40, blank=True, default=""
    )
    price_yuan = yuan(_("price (yuan)"))
    stock = models.PositiveIntegerField(_("pieces there are"))
    taken = models.PositiveIntegerField(
        pgettext_lazy("group buying", "pieces ordered"), default=0, editable=False
    )

    objects = OrderRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("good of a round")
        verbose_name_plural = _("goods of rounds")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="groupgood_once", fields=["round", "name", "pack"]
            ),
            models.CheckConstraint(
                name="groupgood_worth_something",
                condition=Q(price_yuan__gt=0, stock__gte=1) & ~Q(name=""),
            ),
            models.CheckConstraint(
                name="groupgood_taken_within_stock",
                condition=Q(taken__gte=0, taken__lte=F("stock")),
                violation_error_message=_("There is not so much left."),
            ),
        ]
        triggers = [
            only_by_entries("groupgood_taken_by_lines", "taken"),
            pgtrigger.ReadOnly(
                name="groupgood_stays_as_offered",
                fields=["round", "name", "pack", "price_yuan"],
            ),
            pgtrigger.Protect(name="groupgood_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.pack}".strip()

    @property
    def left(self) -> int:
        """Pieces nobody has ordered."""
        return int(self.stock - self.taken)
