"""Things set aside for points (K24)."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from services import flows
from services.choices.points import OrderState
from services.models.points import PointsEntry
from services.querysets.volunteers import PointsQuerySet


class PointsOrder(models.Model):
    """Something set aside for a volunteer, paid in points at once."""

    read_capability = Capability.VOLUNTEERS_VIEW
    unit_lookup = "volunteer__person__unit"

    volunteer = models.ForeignKey(
        "services.Volunteer",
        on_delete=models.PROTECT,
        related_name="orders",
        verbose_name=_("volunteer"),
    )
    item = models.ForeignKey(
        "services.StockItem",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("stock"),
    )
    quantity = models.PositiveSmallIntegerField(_("quantity"))
    entry = models.OneToOneField(
        PointsEntry,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("entry of points"),
    )
    state = models.CharField(
        pgettext_lazy("points order", "state"),
        max_length=10,
        choices=OrderState,
        default=OrderState.ORDERED,
    )
    ordered_at = models.DateTimeField(pgettext_lazy("points", "ordered at"))
    ended_at = models.DateTimeField(
        pgettext_lazy("points order", "ended at"), null=True, blank=True
    )
    ended_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    objects = PointsQuerySet.as_manager()

    class Meta:
        verbose_name = _("order for points")
        verbose_name_plural = _("orders for points")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="pointsorder_state_known", condition=Q(state__in=OrderState.values)
            ),
            models.CheckConstraint(
                name="pointsorder_of_something", condition=Q(quantity__gte=1)
            ),
            models.CheckConstraint(
                name="pointsorder_ended_iff_dated",
                condition=Q(state=OrderState.ORDERED, ended_at__isnull=True)
                | ~Q(state=OrderState.ORDERED) & Q(ended_at__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="pointsorder_moves_by_its_table",
                field="state",
                transitions=flows.POINTS_ORDER.transitions(),
            ),
            pgtrigger.Protect(name="pointsorder_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"PointsOrder #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the volunteer lives."""
        return self.volunteer.person.unit
