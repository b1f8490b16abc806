"""A knock at the door of a person who was not seen for long: written once."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liuli.accounts.roles import Capability
from residents.choices.seen import SeenOutcome
from residents.querysets import KnockQuerySet


class Knock(models.Model):
    """Who knocked, when, and whether the person still lives there."""

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="knocks",
        verbose_name=_("resident"),
    )
    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    outcome = models.CharField(_("outcome"), max_length=8, choices=SeenOutcome)
    on = models.DateField(_("day"))
    by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )

    objects = KnockQuerySet.as_manager()

    class Meta:
        verbose_name = _("knock")
        verbose_name_plural = _("knocks")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["person", "on"])]
        constraints = [
            models.CheckConstraint(
                name="knock_outcome_known",
                condition=Q(outcome__in=SeenOutcome.values),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="knock_written_once",
                operation=pgtrigger.UpdateOf("outcome", "on", "by_id", "unit_id")
                | pgtrigger.Delete,
            ),
        ]

    def __str__(self) -> str:
        return f"Knock #{self.pk}"
