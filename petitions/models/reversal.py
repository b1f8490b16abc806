"""A payment somebody asks to take back; another person decides (LC-9, RO-2)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from petitions.choices.compensation import ReversalState
from petitions.flows.compensation import REVERSAL
from petitions.models.roll import staff
from petitions.querysets.compensation import ReversalQuerySet


@tracked()
class Reversal(models.Model):
    """Who asked for it, why, and who said yes or no; the money is a `Payment` row."""

    read_capability = Capability.COMPENSATION_VIEW
    unit_lookup = "payment__batch__roll__group__unit"

    payment = models.ForeignKey(
        "petitions.Payment",
        on_delete=models.PROTECT,
        related_name="reversals",
        verbose_name=_("payment"),
    )
    reason = models.CharField(_("reason"), max_length=300)
    state = models.CharField(
        _("state"), max_length=10, choices=ReversalState, default=ReversalState.ASKED
    )
    asked_by = staff(_("asked by"))
    asked_at = models.DateTimeField(_("asked at"))
    decided_by = staff(_("decided by"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = ReversalQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment to take back")
        verbose_name_plural = _("payments to take back")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="reversal_state_known", condition=Q(state__in=ReversalState.values)
            ),
            models.CheckConstraint(name="reversal_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="reversal_second_person",
                condition=Q(
                    state=ReversalState.ASKED,
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | (
                    ~Q(state=ReversalState.ASKED)
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("asked_by"))
                ),
                violation_error_message=_("Another person has to decide."),
            ),
            models.UniqueConstraint(
                name="reversal_one_at_a_time",
                fields=["payment"],
                condition=Q(state=ReversalState.ASKED),
                violation_error_message=_("Somebody has asked for this already."),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="reversal_moves_by_its_table",
                field="state",
                transitions=REVERSAL.transitions(),
            )
        ]

    def __str__(self) -> str:
        return f"Reversal #{self.pk}"
