"""Ties of a person to the place, each for a time (T of 3.5)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents.choices import Source
from residents.choices.ties import TieKind
from residents.querysets import PersonFactQuerySet


@tracked()
class Tie(models.Model):
    """One tie: a permit ends when its yearly endorsement is due (PO-4)."""

    read_capability = Capability.RESIDENTS_VIEW
    unit_lookup = "person__unit"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="ties",
        verbose_name=_("resident"),
    )
    kind = models.CharField(_("kind of tie"), max_length=10, choices=TieKind)
    period = DateRangeField(_("period"))
    source = models.CharField(
        pgettext_lazy("record", "source"),
        max_length=8,
        choices=Source,
        default=Source.DESK,
    )
    recorded_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )

    objects = PersonFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("tie to the place")
        verbose_name_plural = _("ties to the place")
        ordering = ["-pk"]
        constraints = [
            ExclusionConstraint(
                name="tie_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This tie is recorded already."),
            ),
            models.CheckConstraint(
                name="tie_kind_known", condition=Q(kind__in=TieKind.values)
            ),
            models.CheckConstraint(
                name="tie_source_known", condition=Q(source__in=Source.values)
            ),
            models.CheckConstraint(
                name="tie_has_a_start",
                condition=Q(period__startswith__isnull=False, period__isempty=False),
                violation_error_message=_("The end must come after the start."),
            ),
            models.CheckConstraint(
                name="tie_permit_ends",
                condition=~Q(kind=TieKind.PERMIT) | Q(period__endswith__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Tie #{self.pk}"
