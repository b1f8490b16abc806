"""Contracts with partners: what for, from when to when (K4, K11, K21)."""

from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.kernel.history import tracked
from services.choices.orders import Covers
from services.models.meals.canteen import Supplier
from services.models.orders.rows import OrderRow
from services.querysets.orders import ContractQuerySet


@tracked()
class Contract(OrderRow):
    """One contract of a partner; two on the same matter never overlap."""

    unit_lookup = "supplier__unit"

    supplier = models.ForeignKey(
        Supplier,
        on_delete=models.PROTECT,
        related_name="contracts",
        verbose_name=_("partner"),
    )
    covers = models.CharField(
        pgettext_lazy("contract", "what it is about"), max_length=12, choices=Covers
    )
    number = models.CharField(_("number of the contract"), max_length=40)
    period = DateRangeField(_("in force"))
    kept_at = models.CharField(
        _("where the paper is kept"), max_length=120, blank=True, default=""
    )
    ended_for = models.CharField(
        _("why it ended early"), max_length=200, blank=True, default=""
    )

    objects = ContractQuerySet.as_manager()

    class Meta:
        verbose_name = _("contract of a partner")
        verbose_name_plural = _("contracts of partners")
        ordering = ["-period", "-pk"]
        constraints = [
            ExclusionConstraint(
                name="contract_one_at_a_time",
                expressions=[
                    ("supplier", RangeOperators.EQUAL),
                    ("covers", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Another contract holds in that time."),
            ),
            models.CheckConstraint(
                name="contract_covers_known", condition=Q(covers__in=Covers.values)
            ),
            models.CheckConstraint(name="contract_has_number", condition=~Q(number="")),
            models.CheckConstraint(
                name="contract_has_two_ends",
                condition=Q(
                    period__isempty=False,
                    period__lower_inf=False,
                    period__upper_inf=False,
                ),
            ),
        ]

    @property
    def unit(self) -> Any:
        """Where the partner works."""
        return self.supplier.unit

    @property
    def last_on(self) -> date:
        """The last day it holds."""
        after: date = self.period.upper
        return after - timedelta(days=1)
